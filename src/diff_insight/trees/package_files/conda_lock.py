"""`conda-lock.yml`: what conda, and pip beside it, install on each platform; and its lists of one platform.

https://conda.github.io/conda-lock/output/
"""

import re
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
_FILE = re.compile(r"([\w.-]+)-([^-/\s]+)-[^-/\s]+\.(?:conda|tar\.bz2)")
"""Name, version and build of a package in the name of its file."""
_HASH = re.compile(r"# (\w+_hash): ")


def parse(text: Text) -> Node:
    """Read a lock file; a package stands there once for each platform."""
    root = outline(text)
    listed = [
        part for top in root.parts if top.key in {"package", ""} for part in (top.parts if top.key else [top])
    ]
    nodes = [node for entry in listed for node in _package(entry)]
    hashes = [part for top in root.parts if top.key == "metadata" for part in top.parts]
    sums = checksums([part for part in hashes if part.key == "content_hash"])
    formats = lock_formats(root.parts, "version")
    return lock(text, [*(nodes if text.whole else unsure(nodes)), *sums, *formats])


def parse_explicit(text: Text) -> Node:
    """Read a list of addresses, one a line, each of a file that holds one package."""
    nodes: list[Node] = []
    for row, line in enumerate(text.source.split("\n"), 1):
        address, _, told = line.strip().partition("#")
        found = _FILE.fullmatch(address.rpartition("/")[2]) if row not in text.headings else None
        if found:
            sums = checksums([Entry("hash", told, row, row)])
            rest = [Entry("address", address, row, row)]
            nodes.append(package(found[1], found[2], (row, row), ecosystem="conda", children=sums, rest=rest))
        elif hashed := _HASH.match(line):
            nodes += checksums([Entry(hashed[1], line, row, row)])
    return lock(text, nodes)


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
