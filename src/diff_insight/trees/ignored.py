"""A list of what a program passes over, as a tree: patterns, exceptions from them, comments.

One a line (https://git-scm.com/docs/gitignore, and what other programs have taken over of it), so that pieces
read as the whole does.
"""

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text


def parse(text: Text) -> Node:
    """Read a list of patterns."""
    children = tuple(
        _line(line.strip(), row)
        for stretch in text.stretches()
        for row, line in zip(stretch.numbers, stretch.source.split("\n"), strict=True)
        if line.strip().lstrip("#! ")
    )
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=children)


def _line(said: str, row: int) -> Node:
    if said[0] == "#":
        return Node(thing="comment", text=said.lstrip("# "), first=row, last=row)
    thing = "ignore_exception" if said[0] == "!" else "ignore_pattern"
    return Node(thing=thing, name=said, first=row, last=row)
