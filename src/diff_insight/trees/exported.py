"""What a file of a program says that others may use: the names that it exports."""

import re
from collections.abc import Iterator

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.pieces import Piece


def exports(code: Code) -> frozenset[str] | None:
    """Give the names that a file says it exports."""
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
