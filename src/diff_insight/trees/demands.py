"""What a member asks of those who use the type that it stands in: to define it, or to give it."""

import re
from collections.abc import Hashable

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.pieces import CALLABLES, Piece

_STRUCTURAL = frozenset({"typescript"})
"""Languages in which a type is mostly had without being asked for: what provides it has more now."""
_MAKES = re.compile(r"(?:\w{1,80}\.)?(?:dataclass|define|frozen|mutable|attrs)\b")
"""Decorators that make fields parameters."""
_MAKES_HEIRS = re.compile(r"\b(?:NamedTuple|BaseModel|Struct)$")
"""Bases that do."""
_GIVEN = re.compile(
    r"(?:Options|Opts|Props|Config|Configuration|Settings|Params|Parameters|Args|Input|Init)$"
)
"""How a type of TypeScript is called that users give, where others are what they get."""


def asked_of(code: Code, owner: Piece) -> Hashable:
    """Give all that is asked of a type, by what its members demand and by how they are called."""
    named = owner.one("name")
    return (
        code.text(named) if named is not None else None,
        tuple(_marks(code, owner)),
        tuple(_bases(code, owner)),
        _is_sealed(code, owner),
    )


def _marks(code: Code, owner: Piece) -> list[str]:
    return [code.text(one) for child in owner.children for one in child.each("text")]


def _bases(code: Code, owner: Piece) -> list[str]:
    return [code.line(child) for child in owner.children if child.thing == "base"]


def _is_sealed(code: Code, owner: Piece) -> bool:
    """Tell whether an interface of Go has what is not exported: nobody else can have it."""
    return code.row.language == "go" and any(
        code.text(name)[:1].islower() for one in owner.children for name in one.each("name")
    )


def has_to_be_given(code: Code, piece: Piece, owner: Piece, value: Syntax | None) -> bool:
    """Tell whether who makes the object that a field stands in has to give it."""
    if piece.thing != "field" or value is not None or "?" in map(code.text, piece.each("modifier")):
        return False
    if code.row.language == "python":
        kind = piece.one("type")
        made = any(map(_MAKES.match, _marks(code, owner)))
        made = made or any(map(_MAKES_HEIRS.search, _bases(code, owner)))
        return made and kind is not None and "ClassVar" not in code.text(kind)
    named, own = owner.one("name"), piece.one("name")
    if own is not None and own.parent is not None and own.parent.type == "index_signature":
        return False  # it says of fields of any name what they hold
    return (
        code.row.language == "typescript"
        and owner.thing == "interface"
        and named is not None
        and _GIVEN.search(code.text(named)) is not None
    )


def demands_bodies(code: Code, piece: Piece, words: list[str]) -> bool:
    """Tell whether those who implement what a function stands in define it, unless it has a body there.

    Java says so by a word of its own, PHP's traits have nothing else, and TypeScript's interfaces none.
    """
    within = piece.owner is not None and piece.owner.thing in {"interface", "trait"}
    mixed = code.row.language in {"rust", "kotlin", "c#", "scala"}
    return (
        piece.thing in CALLABLES and within and mixed and not {"static", "private", "abstract"} & set(words)
    )


def has_to_be_made(code: Code, piece: Piece, owner: Piece, words: list[str], decorators: list[str]) -> bool:
    """Tell whether who implements or extends what a function stands in has to define it."""
    if piece.thing not in CALLABLES or "optional" in words:
        return False
    said = {"abstract", "= 0"} & set(words)
    if said or any(one.partition("(")[0].endswith("abstractmethod") for one in decorators):
        return True
    demands = owner.thing in {"interface", "trait"} and code.row.language not in _STRUCTURAL
    bodied = piece.one("body") is not None or piece.one("value") is not None
    free = bodied or {"static", "default", "private"} & set(words)
    return demands and not (free or _is_sealed(code, owner))
