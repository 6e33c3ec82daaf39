"""What marks a definition or a parameter of it: decorators, annotations, attributes."""

import re
from dataclasses import replace

from diff_insight.trees.code_source import Code
from diff_insight.trees.node import Node
from diff_insight.trees.nouns import noun_of
from diff_insight.trees.pieces import CALLABLES, STATEMENTS, Piece

_NAMED = re.compile(r"[@#\[]*[^(<\s\]]+")
_OF_ASSEMBLY = re.compile(r"(?<=^\[)(?:assembly|module):\s*")


def decorator(code: Code, piece: Piece) -> Node:
    """Give the node of a mark, by its name."""
    remarks = code.layout.comments_in(piece.first, piece.last)
    text = code.layout.line(piece.first, piece.last, remarks, mark="")
    if code.row.language == "c#" and piece.each("text"):
        text = f"[{code.text(piece.each('text')[0])}]"
    if code.row.language == "rust" and text.endswith("! {"):  # a macro around items
        text = text.removesuffix(" {")
    name = _NAMED.match(_OF_ASSEMBLY.sub("", text))
    return Node(
        thing="decorator",
        name=piece.settings.get("name") or (name[0].lstrip("@#![") if name else text),
        first=code.row_at(piece.first),
        last=code.last_row(piece),
        text=text,
        same=code.layout.same(piece.first, piece.last, remarks) or text,
        details=noun_of(code, piece, piece),
    )


def marks_a_statement(piece: Piece, owner: Piece) -> bool:
    """Tell whether a mark stands in what an owner runs, in front of one of its statements."""
    if piece.thing != "decorator" or piece.settings.get("inner"):
        return False
    body = owner.one("body") if owner.thing in CALLABLES else None
    return owner.thing in STATEMENTS or (body is not None and body.start_byte <= piece.first)


def of_statement(node: Node) -> Node:
    """Give what marks a statement as one of the body around both: it marks no definition."""
    return replace(node, thing="statement", name="") if node.thing == "decorator" else node


def marks(piece: Piece) -> list[Piece]:
    """Give what stands in front of a parameter's name and type; what marks a type is a part of that."""
    said = [*piece.each("name"), *piece.each("type"), *piece.each("declarator")]
    begin = min((one.start_byte for one in said), default=piece.last)
    return [one for one in piece.children if one.thing == "decorator" and one.last <= begin]
