"""What stands side by side in a program: what leads a definition, imports that follow one another."""

from collections.abc import Iterator
from itertools import groupby

from diff_insight.trees.code_source import Code
from diff_insight.trees.pieces import DEFINITIONS, Piece


def leading(piece: Piece) -> set[int]:
    """Give the decorators in a piece that stand in front of a definition in it, and are none of its own."""
    found: set[int] = set()
    leads = piece.thing not in DEFINITIONS
    for child in reversed(piece.children):
        if child.thing == "decorator":
            found.update({id(child)} if leads else ())
        elif child.thing != "comment":
            leads = child.thing in DEFINITIONS
    return found


def beside_mark(code: Code, comment: Piece, front: list[Piece]) -> bool:
    """Tell whether a comment stands behind a decorator on its line: it says why that is there."""
    row = code.row_at(comment.first)
    marks = (one for one in front if one.thing == "decorator" and one.first < comment.first)
    return any(code.last_row(one) == row for one in marks)


def groups(children: list[Piece]) -> Iterator[list[Piece]]:
    """Give pieces one by one, imports that follow one another together."""
    for thing, group in groupby(children, key=lambda child: child.thing):
        if thing in {"import", "export"}:
            yield list(group)
        else:
            yield from ([child] for child in group)
