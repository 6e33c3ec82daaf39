"""What a thing is called where its own noun says too little: a constructor, commented-out code."""

from collections.abc import Sequence

from diff_insight.trees.code_source import Code
from diff_insight.trees.idle_code import is_code
from diff_insight.trees.pieces import CALLABLES, Piece

_OVERRIDES = frozenset({"Override", "override"})
"""Marks of Java and Python (PEP 698)."""


def noun_of(code: Code, piece: Piece, owner: Piece) -> dict[str, str]:
    """Give the noun of a definition or of a part of its head; nothing where what it is says it."""
    noun = piece.settings.get("noun")
    if not noun and piece.thing in CALLABLES and _bears_name_of(code, piece, owner):
        noun = "constructor"
    if not noun and piece.thing in CALLABLES and owner.one("of") is not None:
        noun = "trait_method"
    said = {"deleted": "yes"} if piece.one("deleted") is not None else {}
    if piece.settings.get("reopened"):  # a module that any file may open
        said["reopened"] = "yes"
    return {"noun": noun, **said} if noun else said


def noun_of_setter(decorators: Sequence[str]) -> dict[str, str]:
    """Give the noun of what Python runs where a property is set: nobody calls it."""
    return {"noun": "setter"} if any(one.endswith(".setter") for one in decorators) else {}


def noun_of_override(words: Sequence[str], decorators: Sequence[str]) -> dict[str, str]:
    """Give the noun of a method that says that what its type inherits has one of its name."""
    marked = "override" in words or any(
        one.lstrip("@").rpartition(".")[2] in _OVERRIDES for one in decorators
    )
    return {"noun": "override"} if marked else {}


def _bears_name_of(code: Code, piece: Piece, owner: Piece) -> bool:
    """Tell whether a function of C++ bears the name of its class."""
    if code.row.language != "c++" or not piece.each("declarator"):
        return False
    declarator = piece.each("declarator")[0]
    while (inner := declarator.child_by_field_name("declarator")) is not None:
        declarator = inner
    *owners, name = code.text(declarator).split("::")
    named = owner.one("name")
    owners = owners or ([code.text(named)] if named is not None else [])
    return bool(owners) and owners[-1].partition("<")[0] == name


def noun_of_comment(code: Code, group: list[Piece]) -> dict[str, str]:
    """Give the noun of a comment that holds code; of one that stands in both versions nobody asks."""
    first, last = code.row_at(group[0].first), code.last_row(group[-1])
    if code.still(first, last) or not is_code(code.row, code.layout.text(group[0].first, group[-1].last)):
        return {}
    rows = {"rows_of_code": str(last - first + 1)} if last > first else {}
    return {"noun": "idle_code", **rows}
