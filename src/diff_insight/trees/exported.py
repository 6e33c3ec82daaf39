"""What a file of a program says that others may use: the names that it exports."""

import re
from collections import Counter
from collections.abc import Iterator

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.pieces import Piece

_WORD = re.compile(r"\w+")


def exports(code: Code) -> frozenset[str] | None:
    """Give the names that a file says it exports; of Go, the types that only their methods are known by."""
    if code.row.public == "capital":
        return _reached(code)
    names: set[str] = set()
    said = bool(code.found.exported)
    said = said or (code.script and code.row.public == "export")  # nobody imports it
    for syntax in code.found.exported:
        names |= set(re.findall(r"['\"]([\w.]+)['\"]", code.text(syntax)))
    pending = list(code.found.root.children)
    for piece in pending:
        if piece.thing == "export" and piece.one("source") is None:
            said = True
            names |= {code.text(one).partition(" ")[0] for one in piece.each("imported")}
        for one in piece.each("name")[:1]:
            if one.start_byte == piece.start and code.text(one).startswith(("module.exports", "exports.")):
                said = True
                whole = code.text(one) in {"module.exports", "exports"}
                names |= set(_handed_out(code, piece.one("value"))) if whole else set()
        if any(code.text(one) == "export" for one in piece.each("modifier")):
            said = True
        handed = _hands_out(code, piece)
        if handed or _is_required(code, piece):  # what it does not name is its own
            said = True
            names |= handed
    return frozenset(names) if said else None


def hidden(code: Code) -> frozenset[str]:
    """Give the types that a file keeps to itself; so is what is written for them (`impl`)."""
    if code.row.public != "pub":
        return frozenset()
    return frozenset(
        code.text(piece.each("name")[0])
        for piece in code.found.root.children
        if piece.thing in {"struct", "enum", "trait", "type_alias"}
        and piece.each("name")
        and not piece.each("modifier")
    )


def _reached(code: Code) -> frozenset[str]:
    """Give the types without a capital whose methods users call, though they cannot name the type.

    Something with a capital embeds such a type or gives it. Where a file defines one and says no more of
    it than its methods, other files have a use for it: what is made and used in place is the file's own.
    """
    pieces = code.found.root.children
    cuts = sorted([*code.found.comments, *code.found.strings])
    text = code.layout.line(0, code.found.root.last, cuts) if code.whole else ""
    if not text:
        return frozenset()
    said = Counter(_WORD.findall(text))
    owners = Counter(code.text(one) for piece in pieces for one in piece.each("owner"))
    given = {word for piece in pieces if _is_capital(code, piece) for word in _given(code, piece)}
    return frozenset(
        name
        for piece in pieces
        if piece.thing in {"struct", "type_alias"} and piece.each("name")
        if (name := code.text(piece.each("name")[0]))[:1].islower()
        and owners[name]
        and (name in given or said[name] == owners[name] + 1)
    )


def _is_capital(code: Code, piece: Piece) -> bool:
    names = [*piece.each("name"), *piece.each("owner")]
    return bool(names) and all(code.text(one)[:1].isupper() for one in names)


def _given(code: Code, piece: Piece) -> Iterator[str]:
    """Give the words of the types that a definition embeds, or that a function gives."""
    returns = piece.one("returns")
    if returns is not None:
        yield from _WORD.findall(code.text(returns))
    for one in piece.children:
        if one.thing == "base":
            yield from _WORD.findall(code.line(one))


def _hands_out(code: Code, piece: Piece) -> set[str]:
    """Give the names that what a file exports has in it too: `var cow = module.exports = {}`."""
    value = piece.one("value")
    if value is None or value.type != "assignment_expression":
        return set()
    left = value.child_by_field_name("left")
    if left is None or code.text(left) not in {"module.exports", "exports"}:
        return set()
    return {code.text(one) for one in piece.each("name")} | set(_handed_out(code, value))


def _is_required(code: Code, piece: Piece) -> bool:
    """Tell whether a file takes something as modules of Node.js do, which export by name."""
    called = piece.one("called") if piece.thing == "import" else None
    return called is not None and code.text(called) == "require"


def _handed_out(code: Code, value: Syntax | None) -> Iterator[str]:
    """Give the names of a file that what it exports as a whole names: it, or those of an object."""
    while value is not None and value.type == "assignment_expression":
        value = value.child_by_field_name("right")
    named = [value, *(value.named_children if value.type == "object" else ())] if value is not None else []
    for one in named:
        said = one.child_by_field_name("value") if one.type == "pair" else one
        if said is not None and said.type in {"identifier", "shorthand_property_identifier"}:
            yield code.text(said)
