"""What a statement is about: the name that an assignment sets, what a call calls."""

from collections.abc import Sequence

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import Piece

_SET = ("left", "name", "names", "pattern", "declarator", "target")
_GIVEN = ("arguments", "argument")
_GIVEN_TYPES = frozenset(
    {
        "arguments",
        "argument_list",
        "call_suffix",
        "value_arguments",
        "token_tree",
    }
)
_WRAPPED = ("declarat", "assign")
"""What types of nodes say that set a name: the type of a variable may stand in front of it."""
_DEEP = 6
"""Wrappings of a statement (`await`, `let`, a list of one) that are looked into."""
LONGEST = 60
"""Characters of a name beyond which it is none: a chain of calls is known by its last one."""


EVERY = "every"
"""Detail of a handler of errors that is for any, `named` where it calls that by a name, else `unnamed`; of a
block all of whose handlers are `unnamed` the same."""
_UNTYPED = frozenset({"javascript", "typescript"})
"""Languages whose handlers are for any error: what they name is what it is called in them."""
PANICS = frozenset({"panic", "todo", "unimplemented", "unreachable"})
"""What Go and Rust call to end a program that went wrong: nobody raises it, and nobody catches it."""


def about(code: Code, piece: Piece, children: Sequence[Node]) -> dict[str, str]:
    """Give the details of a statement: what it is about, how a function is left there, whether it panics."""
    if piece.thing in {"try", "catch", "switch"}:
        return _of_block(code, piece, children)
    if piece.thing == "condition":
        does = _does(children)
        if not is_negated(piece):
            return does
        return {"negated": "yes", **({"unless": does.pop("then"), **does} if does else {})}
    named = subject(code, piece)
    if (
        piece.thing == "raise"
        and code.layout.line(piece.first, piece.last).partition("(")[0].rstrip("!") in PANICS
    ):
        return {"panics": "yes"}
    return {"about": named} if named else {}


def _of_block(code: Code, piece: Piece, children: Sequence[Node]) -> dict[str, str]:
    """Give which errors a block or a handler is for, and that a choice is for no value."""
    if piece.thing == "switch":
        return {} if piece.each("text") else {"bare": "yes"}
    if piece.thing == "catch":
        return _every(code, piece, children)
    handlers = [one for one in children if one.thing == "catch"]
    caught = ", ".join(one.text for one in handlers if one.details.get(EVERY) != "unnamed")
    return {"catches": caught} if caught else {EVERY: "unnamed"} if handlers else {}


def _every(code: Code, piece: Piece, children: Sequence[Node]) -> dict[str, str]:
    """Give as a detail that a handler names no type of errors, at most what it calls the one it gets."""
    said = piece.each("text")
    if not said:
        return {} if any(one.thing == "case" for one in children) else {EVERY: "unnamed"}
    if code.text(said[0]) == "...":
        return {EVERY: "unnamed"}
    return {EVERY: "named"} if code.row.language in _UNTYPED else {}


def is_negated(piece: Piece) -> bool:
    """Tell whether a condition holds what runs where it is not met: Ruby's `unless`, Swift's `guard`."""
    return piece.syntax is not None and piece.syntax.type.startswith(("unless", "guard"))


def _does(children: Sequence[Node]) -> dict[str, str]:
    """Give the one thing that is done under a condition, or what is raised once its text has a name."""
    held = [one for one in children if one.thing != "comment"]
    if len(held) > 1 and held[-1].thing == "raise" and all(one.thing == "assignment" for one in held[:-1]):
        held = held[-1:]
    only = held[0] if len(held) == 1 else None
    if only is None or only.thing not in {"return", "raise", "call", "assignment"}:
        return {}
    said = only.text if only.thing in {"return", "raise"} else only.details.get("about", "")
    panics = {"panics": "yes"} if "panics" in only.details else {}
    return {"then": only.thing, "exit": said, **panics} if said else {}


def subject(code: Code, piece: Piece) -> str:
    """Give what a statement is about; empty where it is about nothing by name."""
    find = {"assignment": _set, "call": _called, "raise": _called}.get(piece.thing)
    node = piece.syntax
    for _ in range(_DEEP):
        if find is None or node is None:
            return ""
        found = find(node)
        if found is not None:
            first, last = found
            return _short(code.layout.line(first, last), called=piece.thing != "assignment")
        inside = node.named_children
        node = next((one for one in inside if any(sign in one.type for sign in _WRAPPED)), None) or next(
            iter(inside), None
        )
    return ""


def _short(name: str, *, called: bool) -> str:
    ends = max(name.rfind(")"), name.rfind("}"))
    if len(name) > LONGEST and called and ends >= 0:
        name = name[ends + 1 :].lstrip("?.:!")
    return name if len(name) <= LONGEST else ""


def _set(node: Syntax) -> tuple[int, int] | None:
    for field in _SET:
        found = node.child_by_field_name(field)
        if found is not None:
            inner = found.child_by_field_name("declarator") or found.child_by_field_name("name")
            found = inner if field == "declarator" and inner is not None else found
            if node.type == "type_alias_statement":  # Python's `type(of).name = …`, read as a declaration
                return node.start_byte, found.end_byte
            return found.start_byte, found.end_byte
    first = next(iter(node.named_children), None)
    named = first is not None and first.type == "identifier" and node.child_by_field_name("type") is None
    if node.type == "variable_declaration" and first is not None and named:  # Kotlin; C# begins with a type
        return first.start_byte, first.end_byte
    return None


def _called(node: Syntax) -> tuple[int, int] | None:
    given = next((one for field in _GIVEN if (one := node.child_by_field_name(field))), None)
    if given is None:
        given = next((one for one in node.named_children if one.type in _GIVEN_TYPES), None)
    if given is None or given.start_byte == node.start_byte:
        return None
    return node.start_byte, given.start_byte
