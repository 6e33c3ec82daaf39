"""`go.mod`, `go.work` and `go.sum` (https://go.dev/ref/mod)."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    INDIRECT,
    checksum,
    lock,
    package,
    requirement,
    runtime,
)
from diff_insight.trees.text import Text

_SUM = re.compile(r"(\S+) (v[^\s/]+)(/go\.mod)? h1:(\S+)")
_MODULE = re.compile(r"[^\s./]*+[./]\S*+ v\d\S*+")


def parse_mod(text: Text) -> Node:
    """Read `go.mod` or `go.work`; of a block whose verb is not shown, lines that can only be modules."""
    nodes: list[Node] = []
    verb = ""
    for row, raw in enumerate(text.source.split("\n"), 1):
        line, _, comment = raw.partition("//")
        line = line.strip()
        if not line:
            if not text.whole and not raw.strip():
                verb = ""
            continue
        if line == ")":
            verb = ""
            continue
        if raw[0] not in " \t":  # out of every block
            verb = ""
        words = line.split()
        if words[-1] == "(":
            verb = words[0]
            continue
        own = verb
        if not verb and words[0] in {
            "module",
            "go",
            "toolchain",
            "require",
            "replace",
            "exclude",
            "retract",
            "tool",
            "use",
        }:
            own, words = words[0], words[1:]
        nodes += _line(own, words, comment, row, shown=bool(own) or text.whole)
    return lock(text, nodes)


def _line(verb: str, words: list[str], comment: str, row: int, *, shown: bool) -> Iterator[Node]:
    rows = (row, row)
    line = " ".join(words)
    if verb in {"go", "toolchain"} and words:
        yield runtime(verb, words[0].removeprefix("go"), rows)
    elif verb == "replace" or (not verb and " => " in line):
        old, _, new = line.partition(" => ")
        yield requirement(old.partition(" ")[0], new, rows, ecosystem="go replace")
    elif (verb == "require" and len(words) > 1) or (not shown and _MODULE.fullmatch(line)):
        direct = INDIRECT if "indirect" in comment else DIRECT
        yield package(words[0], words[1], rows, ecosystem="go", direct=direct)
    elif verb == "exclude" and len(words) > 1:
        yield requirement(words[0], words[1], rows, ecosystem="go exclude")
    elif verb == "tool" and words:
        yield package(words[0], "", rows, ecosystem="go", kind=DEVELOPMENT)
    elif verb == "module" and words:
        yield Node(thing="module_path", name=words[0], first=row, last=row)


def parse_sum(text: Text) -> Node:
    """Read `go.sum`: a module's own line and that of its `go.mod` are one thing, whichever of them is there.

    It holds what may be needed to check a build, often several versions of a module of which one is used.
    """
    nodes: list[Node] = []
    for row, line in enumerate(text.source.split("\n"), 1):
        found = _SUM.fullmatch(line.strip())
        if found is None:
            continue
        name, version = found[1], found[2]
        before = nodes[-1] if nodes else None
        if before is not None and (before.name, before.text, before.last) == (name, version, row - 1):
            nodes.pop()
            nodes.append(_sum(name, version, (before.first, row), f"{before.children[0].same} {found[4]}"))
        else:
            nodes.append(_sum(name, version, (row, row), found[4]))
    return lock(text, nodes)


def _sum(name: str, version: str, rows: tuple[int, int], said: str) -> Node:
    sums = checksum("h1", said, rows)
    return Node(
        thing="module_checksum",
        name=name,
        first=rows[0],
        last=rows[1],
        text=version,
        details={"ecosystem": "go"},
        children=(sums,),
    )
