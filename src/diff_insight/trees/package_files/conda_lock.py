"""`conda-lock.yml`: what conda, and pip beside it, install on each platform.

https://conda.github.io/conda-lock/output/
"""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_yaml import outline
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    OPTIONAL,
    RUNTIME,
    checksums,
    lock,
    lock_formats,
    package,
    unsure,
)
from diff_insight.trees.text import Text

_HASHES = frozenset({"url", "hash", "build"})
_MANAGERS = {"pip": "pypi", "conda": "conda"}
_KINDS = {"main": RUNTIME, "dev": DEVELOPMENT}


def parse(text: Text) -> Node:
    """Read a lock file; a package stands there once for each platform."""
    root = outline(text)
    listed = [
        part for top in root.parts if top.key in {"package", ""} for part in (top.parts if top.key else [top])
    ]
    nodes = [node for entry in listed for node in _package(entry)]
    return lock(text, [*(nodes if text.whole else unsure(nodes)), *lock_formats(root.parts, "version")])


def _package(entry: Entry) -> Iterator[Node]:
    name, version = entry.says("name"), entry.says("version")
    if not name or not version:
        return
    category = entry.says("category")
    kind = (
        OPTIONAL if entry.says("optional") == "true" and category not in _KINDS else _KINDS.get(category, "")
    )
    yield package(
        name,
        version,
        entry.rows,
        ecosystem=_MANAGERS.get(entry.says("manager"), "conda"),
        kind=kind,
        children=checksums([part for part in entry.parts if part.key in _HASHES]),
        rest=[part for part in entry.parts if part.key not in _HASHES],
    )
