"""The parameters of a definition: how a call may give each."""

from collections.abc import Iterator
from dataclasses import replace

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.decorators import decorator, marks
from diff_insight.trees.definitions import Definitions
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import Piece

EITHER = "positional or keyword"
LABELLED = "labelled"
POSITIONAL = "positional-only"
PROPERTY = "property"
"""How a call gives what a function takes out of an object: JavaScript's `{ litres = 3 }`."""

_NAMELESS = "_"
"""What many languages write for a parameter that the function does not read; several may be called that."""


_SEEN = frozenset({"public", "protected", "private"})
_WORDS_OF = {
    "typescript": _SEEN | {"readonly"},
    "php": _SEEN | {"readonly"},
    "kotlin": frozenset({"val", "var"}),
    "java": frozenset({"final"}),
    "c#": frozenset({"in", "ref", "out"}),
}
"""Words that make a parameter of a constructor a field of what it makes, or say how it is passed."""


def parameter(code: Code, definitions: Definitions, piece: Piece, *, named_only: bool) -> list[Node]:
    """Give the node of a parameter; none where it has no name.

    Args:
        code: The text.
        definitions: Reads names and types.
        piece: The parameter.
        named_only: Whether it stands behind a mark after which parameters can only be passed by name.
    """
    names = definitions.names(piece)
    bare = _bare(code, piece)
    if not names and not bare:
        return []
    name = bare or names[0][0]
    if code.broken(piece.first, piece.last):
        return []
    if code.row.language in {"c", "c++"} and not (
        name.isidentifier() or name == "..."
    ):  # a template that is no head of its own
        return []
    label = piece.one("label")
    unnamed = (label is not None and code.text(label) == "_") or _is_by_place(code.row.language, name)
    kind = _kind(code, piece, named_only=named_only, unnamed=unnamed)
    text = code.line(piece)
    attributes = _attributes(code, definitions, piece, kind)
    if text == name != attributes.get("type", name):  # Go gives several names one type
        text = f"{text} {attributes['type']}"
    if "default" in attributes and not text.endswith(attributes["default"]):
        text = f"{text} = {attributes['default']}"
    rest = kind.startswith("variadic")  # takes what has other names: nobody gives it by its own
    nameless = bool(bare) or name == _NAMELESS
    by_name = (code.row.by_name and not (unnamed or rest or nameless)) or kind == "keyword-only"
    receiver = code.row.language == "typescript" and name == "this"  # no call gives it: it types a word
    known = {"by_name": by_name, "surplus": code.row.surplus, "nameless": nameless, "receiver": receiver}
    whole = Node(
        thing="parameter",
        name=name,
        first=code.row_at(piece.first),
        last=code.last_row(piece),
        text=text,
        same=definitions.residue(piece, definitions.begin(piece)) or "parameter",
        attributes=attributes,
        details={key: "yes" for key, said in known.items() if said},
        children=tuple(decorator(code, one) for one in marks(piece)),
    )
    pattern = piece.one("name")
    if pattern is None or pattern.type != "object_pattern":
        return [whole]
    said = f"{{}}: {attributes['type']}" if "type" in attributes else "{}"
    return [replace(whole, name="{}", text=said), *_properties(code, pattern)]


def _bare(code: Code, piece: Piece) -> str:
    """Give what stands for a parameter that is written as its type alone; empty for one that has a name."""
    alone = code.row.language == "go" and piece.one("name") is None and piece.one("type") is not None
    return code.line(piece) if alone else ""


def _attributes(code: Code, definitions: Definitions, piece: Piece, kind: str) -> dict[str, str]:
    """Give what is compared of a parameter one by one."""
    found = {}
    type_, default = piece.one("type"), piece.one("default")
    if type_ is not None:
        found["type"] = definitions.type(piece, type_)
    elif piece.settings.get("name"):  # Rust's `&mut self` is its own type
        found["type"] = code.line(piece)
    if default is not None:
        found["default"] = code.text(default)
    if kind:
        found["kind"] = kind
    if piece.settings.get("optional"):
        found["optional"] = "yes"
    words = definitions.words(piece)
    if code.row.language in _WORDS_OF and _WORDS_OF[code.row.language] & set(words):
        found |= definitions.of_words(words, "")
    return found


def _properties(code: Code, pattern: Syntax) -> Iterator[Node]:
    """Give what a function takes out of an object that is given to it."""
    for one in pattern.named_children:
        named = one.child_by_field_name("left") or one.child_by_field_name("key") or one
        default = one.child_by_field_name("right") or _default_of(one.child_by_field_name("value"))
        if named.type == "comment":
            continue
        yield Node(
            thing="parameter",
            name=code.text(named).removeprefix("..."),  # what takes all the others is one more
            first=code.row_at(one.start_byte),
            last=code.row_at(max(one.end_byte - 1, one.start_byte)),
            text=code.text(one),
            same="parameter",
            attributes={"kind": PROPERTY, **({"default": code.text(default)} if default else {})},
            details={"by_name": "yes"},
        )


def _default_of(value: Syntax | None) -> Syntax | None:
    return (
        value.child_by_field_name("right")
        if value is not None and value.type == "assignment_pattern"
        else None
    )


def _kind(code: Code, piece: Piece, *, named_only: bool, unnamed: bool) -> str:
    """Tell how a call may give a parameter; empty where its language knows one way."""
    fixed = piece.settings.get("kind") or ("variadic" if piece.one("variadic") is not None else "")
    if fixed:
        return fixed
    if named_only:
        return "keyword-only"
    if not code.row.by_name:
        return ""
    return POSITIONAL if unnamed else LABELLED if code.row.labels else EITHER


def _is_by_place(language: str, name: str) -> bool:
    """Tell a parameter of Python that PEP 484 lets nobody pass by name."""
    return language == "python" and name.startswith("__") and not name.endswith("__")


def positional_only(nodes: list[Node]) -> list[Node]:
    """Give what stands before a `/`: such parameters cannot be passed by name."""
    return [
        replace(node, attributes={**node.attributes, "kind": POSITIONAL}, details={})
        if node.thing == "parameter" and node.attributes.get("kind") == EITHER
        else node
        for node in nodes
    ]
