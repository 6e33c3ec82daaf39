"""What stands around several things and is none itself: `let a = 1, b = 2`, Ruby's `class << self`."""

from collections.abc import Sequence
from dataclasses import replace

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.layout import Span
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import Piece


def apart(code: Code, piece: Piece, begin: int, nodes: Sequence[Node]) -> list[Node]:
    """Give the nodes of a statement's names, each with its own text and rows: `let a = 1, b` says `let b`.

    Args:
        code: The text.
        piece: The statement.
        begin: Where it begins behind its decorators.
        nodes: One for each name, all alike but for what they are called; what it holds is the first one's.
    """
    named = piece.each("name") or piece.each("declarator")
    line, start = code.layout.line, named[0].start_byte
    front = line(begin, start)
    gap = " " if front and code.blank(start - 1, start) else ""
    found = []
    for at, node in enumerate(nodes):
        (first, last), tail = _own(code, piece, named, at)
        text = f"{front}{gap}{line(first, last)}{tail}".strip()
        row = code.row_at(first)
        end = node.last if node.children else code.row_at(last - 1)
        heads = tuple(range(row, code.row_at(last - 1) + 1))
        found.append(
            replace(
                node,
                first=row if at else node.first,
                last=end,
                text=text,
                same=front or node.thing,
                heads=heads,
            )
        )
    return found


def around(nodes: Sequence[Node], first: int, last: int) -> Sequence[Node]:
    """Give the nodes of what only stands around them: its first row is of the first, its last of the last."""
    if not nodes:
        return nodes
    rows = [(node.first, node.last) for node in nodes]
    rows[0] = first, rows[0][1]
    rows[-1] = rows[-1][0], last
    return [replace(node, first=one, last=other) for node, (one, other) in zip(nodes, rows, strict=True)]


def _own(code: Code, piece: Piece, named: Sequence[Syntax], at: int) -> tuple[Span, str]:
    """Give where one of the names stands with all that is said of it there, and what is said behind all."""
    name, line = named[at], code.layout.line
    around = name.parent
    together = all(one.parent == around for one in named) and not piece.each("declarator")
    if around is None or not together:
        last = named[at + 1].start_byte if at + 1 < len(named) else piece.last
        said = code.layout.source[name.start_byte : last].rstrip(b" \t\r\n,;")
        return (name.start_byte, name.start_byte + len(said)), ""
    span, behind = (name.start_byte, name.end_byte), named[-1].end_byte
    values = piece.each("value")
    values = values[0].named_children if len(values) == 1 else values
    if len(values) != len(named):
        last = min(around.end_byte, piece.last)
        apart_from_it = [(one.first, one.last) for one in piece.children if behind <= one.first < last]
        tail = line(behind, last, apart_from_it, mark=" ").rstrip("; ")
    else:
        tail = f"{line(behind, values[0].start_byte)} {line(values[at].start_byte, values[at].end_byte)}"
    return span, f" {tail}" if tail else ""
