"""`composer.json` and `composer.lock` (https://getcomposer.org/doc/04-schema.md)."""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_json import outline
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    OPTIONAL,
    RUNTIME,
    checksums,
    lock,
    lock_formats,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.text import Text

_LISTS = {"require": RUNTIME, "require-dev": DEVELOPMENT, "suggest": OPTIONAL}
_SUMS = frozenset({"source", "dist", "time"})
_LOCKED = {"packages": RUNTIME, "packages-dev": DEVELOPMENT}


def parse_lock(text: Text) -> Node:
    """Read `composer.lock`."""
    top = outline(text)
    nodes: list[Node] = []
    for entry in top.parts:
        if entry.key in _LOCKED:
            nodes += [node for part in entry.parts for node in _locked(part, _LOCKED[entry.key])]
        elif entry.key == "content-hash":
            nodes += checksums([entry])
        elif entry.key == "platform":
            nodes += [runtime(part.key, part.value, part.rows) for part in entry.parts]
        elif not entry.known:
            nodes += _locked(entry, "")
    name, version = top.part("name"), top.part("version")
    if name and version and not top.known and version.first == name.last + 1 and "/" in name.value:
        nodes.append(package(name.value, version.value, (name.first, version.last), ecosystem="composer"))
    return lock(text, [*nodes, *lock_formats(top.parts, "plugin-api-version")])


def _locked(entry: Entry, kind: str) -> Iterator[Node]:
    name, version = entry.says("name"), entry.says("version")
    if name and version:
        yield package(
            name,
            version,
            entry.rows,
            ecosystem="composer",
            kind=kind,
            children=checksums([part for part in entry.parts if part.key in _SUMS]),
            rest=[part for part in entry.parts if part.key not in _SUMS],
        )


def packages(text: Text) -> Iterator[Node]:
    """Give the packages of `composer.json`, the least PHP, its extensions and the project's version."""
    top = outline(text)
    version = top.part("version")
    if version is not None and version.known:
        yield project_version(top.says("name"), version.value, version.rows)
    for entry in top.parts:
        if entry.key in _LISTS and entry.key != "suggest":
            for part in entry.parts:
                yield _wanted(part, _LISTS[entry.key])
        elif not entry.known and entry.value and (entry.key == "php" or entry.key.count("/") == 1):
            yield _wanted(entry, "")


def _wanted(entry: Entry, kind: str) -> Node:
    if "/" not in entry.key:  # php, hhvm, ext-json, lib-curl: the platform, which no registry has
        return runtime(entry.key, entry.value, entry.rows)
    return package(entry.key, entry.value, entry.rows, ecosystem="composer", kind=kind, direct=DIRECT)
