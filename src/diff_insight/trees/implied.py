"""Words in front of a definition that its language implies: with or without them it is the same."""

from diff_insight.trees.code_source import Code
from diff_insight.trees.pieces import CALLABLES, HOLDERS, Piece

_SEEN = frozenset({"public", "private", "protected", "internal", "fileprivate", "open", "package"})
"""Words of which one stands in the place of another."""
_VALUES = frozenset({"field", "constant", "variable", "enum_member"})


def implied(code: Code, piece: Piece, owner: Piece, words: list[str]) -> frozenset[str]:
    """Give the words that hold of a definition where they are not written too."""
    said = set(words)
    seen = said & _SEEN
    found = (
        _BY_LANGUAGE[code.row.language](piece, owner, said) if code.row.language in _BY_LANGUAGE else set()
    )
    return frozenset(word for word in found if word not in _SEEN or not seen - {word})


def _java(piece: Piece, owner: Piece, _said: set[str]) -> set[str]:
    kind = piece.syntax.type if piece.syntax is not None else ""
    record = kind == "record_declaration"
    found = {"final"} if record else {"abstract"} if piece.thing == "interface" else set()
    if owner.thing in HOLDERS and (record or piece.thing in {"enum", "interface"}):
        found |= {"static"}
    if owner.thing == "enum" and kind == "constructor_declaration":
        found |= {"private"}
    if owner.thing != "interface":
        return found
    found |= {"public"}
    if piece.thing in _VALUES:
        return found | {"static", "final"}
    if piece.thing in CALLABLES:
        return found if piece.one("body") is not None else found | {"abstract"}
    return found | {"static"}


def _kotlin(piece: Piece, owner: Piece, said: set[str]) -> set[str]:
    if "override" in said:  # what it overrides says who sees it, and it is open
        return set()
    if owner.thing == "interface":
        return {"public", "open"}
    closed = piece.thing not in {"interface", "type_alias"} and not {"open", "abstract", "sealed"} & said
    return {"public", "final"} if closed else {"public"}


def _swift(_piece: Piece, owner: Piece, _said: set[str]) -> set[str]:
    return set() if owner.thing == "owner_of" else {"internal"}  # an extension may say it of all in it


def _c_sharp(piece: Piece, owner: Piece, _said: set[str]) -> set[str]:
    if owner.thing == "interface":
        bodied = piece.one("body") is not None or piece.thing not in CALLABLES
        return {"public"} if bodied else {"public", "abstract"}
    return {"private"} if owner.thing in HOLDERS else {"internal"}


def _of_class(_piece: Piece, owner: Piece, _said: set[str]) -> set[str]:
    return {"public"} if owner.thing in HOLDERS else set()


_BY_LANGUAGE = {
    "java": _java,
    "kotlin": _kotlin,
    "swift": _swift,
    "c#": _c_sharp,
    "php": _of_class,
    "typescript": _of_class,
}
"""What each language implies, of a definition, what it stands in and the words that it says."""
