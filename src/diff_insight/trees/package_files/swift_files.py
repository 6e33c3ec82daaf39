"""`Package.swift` and `Package.resolved` (https://docs.swift.org/package-manager/PackageDescription/)."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_json import outline
from diff_insight.trees.package_files.package import DIRECT, checksums, lock, package, runtime
from diff_insight.trees.text import Text

_TOOLS = re.compile(r"//\s?swift-tools-version:\s?([\d.]+).*")
_PACKAGE = re.compile(r'\.package\((?:name:\s?"[^"]*",\s?)?(url|path|id):\s?"([^"]*)"(?:,\s?(.*))?')


def packages(text: Text) -> Iterator[Node]:
    """Give the packages of `Package.swift` and the version of the tools that it needs."""
    for row, raw in enumerate(text.source.split("\n"), 1):
        line, rows = raw.strip(), (row, row)
        if tools := _TOOLS.fullmatch(line):
            yield runtime("swift-tools-version", tools[1], rows)
        elif found := _PACKAGE.match(line):
            where = found[2]
            wanted = (found[3] or "").rstrip(",").strip().removesuffix(")").strip()
            name = where.rstrip("/").rpartition("/")[2].removesuffix(".git")
            yield package(name, wanted, rows, ecosystem="swift", direct=DIRECT, source=where)


def parse_lock(text: Text) -> Node:
    """Read `Package.resolved`, formats 1 to 3."""
    nodes: list[Node] = []
    for entry in outline(text).all():
        state = entry.part("state")
        if state is None:
            continue
        name = entry.says("identity") or entry.says("package")
        if state.cut and not state.part("version"):
            continue
        version = state.says("version")
        version = version if version not in {"", "null"} else state.says("branch") or state.says("revision")
        where = entry.says("location") or entry.says("repositoryURL")
        if name and version:
            nodes.append(_locked(entry, name, version, where, state))
        elif not name and version and where:
            nodes.append(_locked(entry, where.rpartition("/")[2].removesuffix(".git"), version, where, state))
    return lock(text, nodes)


def _locked(entry: Entry, name: str, version: str, where: str, state: Entry) -> Node:
    sums = [part for part in state.parts if part.key == "revision"]
    return package(name, version, entry.rows, ecosystem="swift", source=where, children=checksums(sums))
