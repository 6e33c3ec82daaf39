"""What a language's query finds in a text, nested as it stands there: the step between a grammar and our tree.

A query names what it captures. A capture is one of
- a thing (`THINGS`): a node of our tree, whose span is that of the captured node;
- a field of the thing of its match (`name`, `type`, `default`, `value`, `returns`, `modifier`, ...), or, in a
  match without a thing, of the innermost thing around it;
- `outer` with `inner`: a thing at `inner` begins and ends where `outer` does (a decorator, an `export`);
- `drop`: layout that says nothing; `string`: text whose white space says something; `error`: no such language;
- `nothing`: no thing, whatever another pattern says.
Where patterns give one node different things, the earlier pattern of the file has it.
"""

from dataclasses import dataclass, field

from tree_sitter import Node as Syntax
from tree_sitter import QueryCursor

from diff_insight.trees.grammar import grammar_of
from diff_insight.trees.languages import Row

DEFINITIONS = frozenset(
    {
        "function",
        "method",
        "class",
        "interface",
        "struct",
        "enum",
        "trait",
        "module",
        "property",
        "type_alias",
    }
    | {"field", "constant", "variable", "enum_member", "macro", "owner_of", "test", "suite"}
    | {"attribute"}
)
"""What has a name that others use."""
HOLDERS = frozenset({"class", "interface", "struct", "enum", "trait", "owner_of"})
"""What has members."""
CALLABLES = frozenset({"function", "method", "test"})
"""What has parameters, return type and body."""
LEAVES = frozenset(
    {"parameter", "decorator", "base", "import", "export", "package", "docstring", "comment", "enum_member"}
    | {"macro", "type_alias", "separator", "access"}
)
"""What is told whole: what a query finds inside is a part of its text."""
STATEMENTS = frozenset(
    {"condition", "else", "loop", "with", "try", "catch", "finally", "switch", "case", "return", "raise"}
    | {"assignment", "call", "statement"}
)
"""What a body consists of."""
BLOCKS = STATEMENTS - {"return", "raise", "assignment", "call", "statement"}
"""Statements that hold others and hide nothing."""
THINGS = DEFINITIONS | LEAVES | STATEMENTS
MEMBERS = {"parameter": CALLABLES | HOLDERS | {"property"}, "base": HOLDERS, "separator": CALLABLES}
"""What stands in nothing else than these."""
DEEP = 60
"""Nesting of things beyond which what is inside is a part of the text of what is around."""


@dataclass(slots=True, eq=False)
class Piece:
    """One captured thing.

    Attributes:
        thing: What it is.
        rank: Place of its pattern in the query; the lower has the node.
        first: Byte at which it begins, with what wraps it.
        last: Byte after its last.
        start: Byte at which it begins without what wraps it.
        fields: Its fields by name, in order.
        settings: What the pattern says of it.
        children: The pieces inside it, in order.
        owner: What it stands in, blocks of statements apart.
    """

    thing: str
    rank: int
    first: int
    last: int
    start: int
    fields: dict[str, list[Syntax]] = field(default_factory=dict)
    settings: dict[str, str | None] = field(default_factory=dict)
    children: list["Piece"] = field(default_factory=list)
    owner: "Piece | None" = None

    def one(self, name: str) -> Syntax | None:
        """Give the first field of a name."""
        found = self.fields.get(name)
        return found[0] if found else None


@dataclass(slots=True)
class Found:
    """All that a query finds.

    Attributes:
        root: A piece around everything.
        drops: Spans of layout, in bytes.
        strings: Spans of texts.
        errors: Bytes at which the text is not of its language.
        exported: Names of what the file itself says that others may use; None where it says nothing.
    """

    root: Piece
    drops: list[tuple[int, int]] = field(default_factory=list)
    strings: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    exported: list[Syntax] = field(default_factory=list)


def find(row: Row, source: bytes, tree: Syntax) -> Found:
    """Run a language's query and nest what it finds."""
    _, query = grammar_of(row)
    found = Found(Piece("file", 0, 0, len(source) + 1, 0))
    pieces: dict[tuple[int, bool], Piece] = {}
    outers: dict[int, tuple[int, int]] = {}
    loose: list[tuple[str, Syntax]] = []
    hidden: set[int] = set()
    for pattern, captures in QueryCursor(query).matches(tree):
        mains = [name for name in captures if name in THINGS]
        if "outer" in captures:
            outer = captures["outer"][0]
            for inner in captures.get("inner", ()):
                span = outers.get(inner.id, (outer.start_byte, outer.end_byte))
                outers[inner.id] = (min(span[0], outer.start_byte), max(span[1], outer.end_byte))
        if "nothing" in captures:
            hidden.update(node.id for node in captures["nothing"])
        settings = query.pattern_settings(pattern) if mains else {}
        for name in mains:
            for node in captures[name]:
                key = (node.id, name == "else")
                piece = pieces.get(key)
                if piece is None or piece.rank > pattern and piece.thing != name:
                    kept = piece.fields if piece is not None else {}
                    piece = Piece(name, pattern, node.start_byte, node.end_byte, node.start_byte, kept)
                    pieces[key] = piece
                elif piece.thing != name:
                    continue
                piece.settings.update(settings)
                for field_name, nodes in captures.items():
                    if field_name not in THINGS:
                        has = piece.fields.setdefault(field_name, [])
                        has += [one for one in nodes if one not in has]
        for key, nodes in captures.items():
            if key == "drop":
                found.drops += [(node.start_byte, node.end_byte) for node in nodes]
            elif key == "string":
                found.strings += [(node.start_byte, node.end_byte) for node in nodes]
            elif key == "error":
                found.errors += [(node.start_byte, node.end_byte) for node in nodes]
            elif key == "exported":
                found.exported += nodes
            elif not mains and key not in {"outer", "inner", "nothing"}:
                loose += [(key, node) for node in nodes]
    for node_id in hidden:
        pieces.pop((node_id, False), None)
    for node_id, (first, last) in outers.items():
        wrapped = pieces.get((node_id, False))
        if wrapped is not None:
            wrapped.first, wrapped.last = min(first, wrapped.first), max(last, wrapped.last)
    for spans in (found.drops, found.strings, found.errors):
        spans.sort()
    _nest(found.root, list(pieces.values()), loose)
    return found


def _nest(root: Piece, pieces: list[Piece], loose: list[tuple[str, Syntax]]) -> None:
    """Put every piece into the innermost one around it, and every field without a thing as well."""
    order: list[tuple[int, int, int, Piece | tuple[str, Syntax]]] = [
        (piece.first, -piece.last, piece.thing != "else", piece) for piece in pieces
    ]
    order += [(node.start_byte, -node.end_byte, 2, (key, node)) for key, node in loose]
    order.sort(key=lambda one: one[:3])
    stack = [root]
    for first, last, _, one in order:
        while stack[-1].last < -last or stack[-1].last <= first:
            stack.pop()
        top = stack[-1]
        if isinstance(one, tuple):
            has = top.fields.setdefault(one[0], [])
            if one[1] not in has:
                has.append(one[1])
            continue
        if top.thing in LEAVES or len(stack) > DEEP:
            continue
        if one.thing in MEMBERS and top.thing not in MEMBERS[one.thing]:
            continue
        top.children.append(one)
        one.owner = top.owner if top.thing in BLOCKS else top
        stack.append(one)
