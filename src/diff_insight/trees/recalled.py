"""What was read of a piece of code before: in the other version of the file, or in a part of it.

Most of a changed file stands in both versions, and what stands in both is read alike. A piece is known again
by its bytes, by what its grammar made of them, and by all of what is around it that a reader asks for.
"""

from collections.abc import Callable, Hashable, Sequence
from hashlib import blake2b

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import Piece

_MOST = 10_000
"""Pieces that are kept: those of both versions of a large file."""
_kept: dict[Hashable, tuple[int, Sequence[Node]]] = {}
"""By what makes a piece the same, the row at which it was first read, and its nodes there."""


def _key(code: Code, piece: Piece, front: Sequence[Piece], around: Hashable) -> Hashable | None:
    """Give what makes a piece the same wherever it stands; None where it cannot be known again.

    Args:
        code: The text.
        piece: A definition or a statement.
        front: What stands in front of it and belongs to it.
        around: What a reader asks of what the piece stands in.
    """
    syntax = piece.syntax
    first, last = front[0].first if front else piece.first, piece.last
    if syntax is None or syntax.has_error or not code.as_it_stands(first, last):
        return None
    left_out = code.left_out(first, last)

    def inside(one: Syntax) -> bool:
        return first <= one.start_byte and one.end_byte <= last

    return (
        blake2b(code.layout.source[first:last], digest_size=16).digest(),
        syntax.type,
        syntax.descendant_count,
        piece.thing,
        piece.rank,
        len(front),
        piece.first - first,
        code.alone(first),
        tuple([(start - first, end - first) for start, end in left_out]) if left_out else (),
        tuple(
            [
                (name, one.start_byte - first, one.end_byte - first, "" if inside(one) else code.text(one))
                for name, syntaxes in piece.fields.items()
                for one in syntaxes.values()
            ]
        ),
        tuple([(child.thing, child.first - first, child.last - first) for child in piece.children]),
        around,
    )


def recalled(
    code: Code, piece: Piece, front: Sequence[Piece], around: Hashable, make: Callable[[], list[Node]]
) -> list[Node]:
    """Give the nodes of a piece: as they were read before, where it is the same, else made now."""
    key = _key(code, piece, front, around)
    if key is None:
        return make()
    row = code.row_at(front[0].first if front else piece.first)
    if key in _kept:
        at, nodes = _kept[key]
        return [node.shifted(row - at) for node in nodes]
    made = make()
    if len(_kept) >= _MOST:
        _kept.clear()
    _kept[key] = row, tuple(made)
    return made


def forget() -> None:
    """Forget all of it."""
    _kept.clear()
