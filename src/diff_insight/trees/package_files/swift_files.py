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


_VERSION = re.compile(r'(?:from|exact):\s?"([^"]*)"|\.(?:upToNextMajor|exact)\((?:from:\s?)?"([^"]*)"\)')
_PLATFORM = re.compile(
    r'\.(iOS|macOS|tvOS|watchOS|visionOS|macCatalyst|driverKit)\((?:\.v([\d_]+)|"([\d.]+)")\)'
)
_PART = re.compile(
    r"\.(target|testTarget|executableTarget|macro|plugin|binaryTarget|systemLibrary|library|executable)\(\s*"
    r'name:\s?"([^"]{1,200})"'
)
_PRODUCTS = frozenset({"library", "executable"})
_NEEDS = re.compile(r"(?:dependencies|targets):\s?\[")
_NAMED = re.compile(r'"([^"]{1,200})"')
_LONGEST = 20_000
"""Characters of a target beyond which nobody looks for its end."""


def packages(text: Text) -> Iterator[Node]:
    """Give the packages, targets and products of `Package.swift`, and what tools and systems it needs."""
    yield from _parts(text)
    for row, raw in enumerate(text.source.split("\n"), 1):
        line, rows = raw.strip(), (row, row)
        if tools := _TOOLS.fullmatch(line):
            yield runtime("swift-tools-version", tools[1], rows)
        elif found := _PACKAGE.match(line):
            where = found[2]
            wanted = (found[3] or "").rstrip(",").strip().removesuffix(")").strip()
            name = where.rstrip("/").rpartition("/")[2].removesuffix(".git")
            version = _VERSION.fullmatch(wanted)
            said = (version[1] or version[2]) if version else wanted
            rest = [Entry("", wanted)]
            yield package(name, said, rows, ecosystem="swift", direct=DIRECT, source=where, rest=rest)
        else:
            for least in _PLATFORM.finditer(line):
                yield runtime(least[1], (least[2] or least[3]).replace("_", "."), rows)


def _parts(text: Text) -> Iterator[Node]:
    """Give the targets and products whose ends are known, with what they need."""
    source, row, at = text.source, 1, 0
    for found in _PART.finditer(source):
        row += source.count("\n", at, found.start())
        at = found.start()
        end = _closes(source, source.index("(", at))
        if end < 0:
            continue
        rows = (row, row + source.count("\n", at, end))
        needs = _NEEDS.search(source, at, end)
        listed = source[needs.end() : _closes(source, needs.end() - 1)] if needs else ""
        names = ", ".join(_NAMED.findall(listed))
        yield Node(
            thing="build_product" if found[1] in _PRODUCTS else "build_target",
            name=found[2],
            first=rows[0],
            last=rows[1],
            attributes={"targets" if found[1] in _PRODUCTS else "needs": names} if names else {},
            same=" ".join(source[at:end].replace(listed, "").split()),
            heads=(rows[0],),
        )


def _closes(source: str, start: int) -> int:
    """Give where a bracket is closed; -1 where no end is in sight."""
    depth = 0
    for at in range(start, min(len(source), start + _LONGEST)):
        depth += source[at] in "(["
        depth -= source[at] in ")]"
        if not depth:
            return at
    return -1


def parse_lock(text: Text) -> Node:
    """Read `Package.resolved`, formats 1 to 3."""
    nodes: list[Node] = []
    for entry in outline(text).all():
        state = entry.part("state")
        if state is None:
            continue
        if state.cut and not state.part("version"):
            continue
        version = state.says("version")
        version = version if version not in {"", "null"} else state.says("branch") or state.says("revision")
        where = entry.says("location") or entry.says("repositoryURL")
        name = entry.says("identity") or _identity(where) or entry.says("package")
        if name and version:
            nodes.append(_locked(entry, name, version, where, state))
    return lock(text, nodes)


def _identity(where: str) -> str:
    """Name a package as the later formats do, also where the first one says another name."""
    return where.rstrip("/").rpartition("/")[2].removesuffix(".git").lower()


def _locked(entry: Entry, name: str, version: str, where: str, state: Entry) -> Node:
    sums = [part for part in state.parts if part.key == "revision"]
    return package(name, version, entry.rows, ecosystem="swift", source=where, children=checksums(sums))
