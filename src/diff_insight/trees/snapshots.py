"""Snapshots that Jest and Vitest keep of what tests give: each by the name of its test, its text as it is.

The format is that of https://jestjs.io/docs/snapshot-testing: statements of JavaScript, one a snapshot, whose
text stands between backquotes on rows of its own.
"""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

_BEGINS = re.compile(r"exports\[`((?:[^`\\]|\\.){1,500})`\] = (`?)")
_END, _NO_END = "`;", "\\`;"


def parse(text: Text) -> Node:
    """Read the snapshots of a file."""
    rows = text.source.split("\n")
    snapshots = list(_snapshots(rows))
    if not snapshots:
        raise UnreadableError(text.path)
    return Node(thing="file", first=1, last=len(rows), children=tuple(snapshots))


def _snapshots(rows: list[str]) -> Iterator[Node]:
    begun: tuple[int, str, str] | None = None
    for number, row in enumerate(rows, 1):
        begins = _BEGINS.match(row)
        if begins is not None:  # what no row closed before ends where a hunk does
            begun = number, begins[1], row[begins.end() :]
        said = row if begins is None else row[begins.end() :]
        if begun is not None and said.endswith(_END) and not said.endswith(_NO_END):
            text = "\n".join([begun[2], *rows[begun[0] : number]]).removesuffix(_END)
            yield Node(
                thing="snapshot",
                name=begun[1].replace("\\`", "`"),
                first=begun[0],
                last=number,
                text=text,
                heads=(begun[0],),
            )
            begun = None
