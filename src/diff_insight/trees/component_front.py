"""The program that a component of Astro begins with, between two fences `---`, as TypeScript."""

from dataclasses import replace

from diff_insight.trees.embedded import children_of
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_FENCE = "---"
_LANGUAGE = "ts"


def parted(stretch: Text, *, from_top: bool) -> tuple[tuple[Node, ...], Text]:
    """Give what the program of a component holds, and the text with blank rows in its place.

    Args:
        stretch: Rows of a component that stand together.
        from_top: Whether they begin where the file does; others may begin inside the program.
    """
    rows = stretch.source.split("\n")
    first = 0
    if from_top:
        first = next((at for at, row in enumerate(rows) if row.strip()), 0)
        if rows[first].strip() != _FENCE:
            return (), stretch
        first += 1
    last = next((at for at in range(first, len(rows)) if rows[at].strip() == _FENCE), None)
    if last is None and not from_top:
        shown = any(row.lstrip().startswith("<") for row in rows)
        return (), stretch if shown else replace(stretch, source="\n" * (len(rows) - 1))
    last = len(rows) if last is None else last
    below = "\n".join(rows[last + 1 :])
    inside = children_of(rows[first:last], _LANGUAGE, first + 1)
    return inside, replace(stretch, source="\n" * min(last + 1, len(rows) - 1) + below)
