"""What a language's query finds in a text, nested as it stands: the step between a grammar and our tree.

A query names what it captures. A capture is one of
- a thing (`THINGS`): a node of our tree, whose span is that of the captured node;
- a field of the thing of its match (`name`, `type`, `default`, `value`, `returns`, `modifier`, ...), or, in a
  match without a thing, of the innermost thing around it;
- `outer` with `inner`: a thing at `inner` begins and ends where `outer` does (a decorator, an `export`);
- `unseen`: what nobody outside of the file or of its library is meant to use;
- `drop`: layout that says nothing; `string`: text whose white space says something; `error`: no syntax;
- `nothing`: no thing, whatever another pattern says.
Where patterns give one node different things, the earlier pattern of the file has it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from tree_sitter import Node as Syntax
from tree_sitter import QueryCursor

from diff_insight.trees.closed_namespaces import closed_namespaces
from diff_insight.trees.grammar import query_of, settings_of
from diff_insight.trees.item_macros import ending, item_macros
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
    {"parameter", "decorator", "base", "import", "export", "namespace", "docstring", "comment", "enum_member"}
    | {"macro", "type_alias", "separator", "access"}
)
"""What is told whole, unless its pattern says that it `holds` others: what is inside is part of its text.

A parameter holds what marks it: its annotations, attributes, decorators.
"""
STATEMENTS = frozenset(
    {"condition", "else", "loop", "with", "try", "catch", "finally", "switch", "case", "return", "raise"}
    | {"assignment", "call", "statement"}
)
"""What a body consists of."""
OTHERWISE = "otherwise"
"""Detail of a condition that is asked only where the one before it does not hold: `else if`."""
BLOCKS = STATEMENTS - {"return", "raise", "assignment", "call", "statement"}
"""Statements that hold others and hide nothing."""
THINGS = DEFINITIONS | LEAVES | STATEMENTS | {"element"}
CUT = STATEMENTS | DEFINITIONS | {"comment", "docstring", "import", "export", "access", "element"}
"""What is told by itself, so that it is cut out of the text of what is around."""
MEMBERS = {
    "parameter": CALLABLES | HOLDERS | {"property"},
    "separator": CALLABLES,
    "base": HOLDERS,
    "field": HOLDERS | {"module"},
}
"""What stands in nothing else than these."""
_NESTED = {"else": 0, "element": 3}
"""Things that may be the same syntax as another one, by where they stand to that: around it or in it."""
_SPANS = {"drop": "drops", "string": "strings", "error": "errors", "unseen": "unseen"}
_FEW_ROWS = 4
"""Rows from which on it is worth looking whether they changed."""
_MOST_BODIES = 200
"""Bodies that are left out, the longest: what is between two of them is looked for from the beginning."""
DEEP = 60
"""Nesting of things beyond which what is inside is a part of the text of what is around."""


Span = tuple[int, int]


_ELSE_IF = frozenset({"elif_clause", "elsif", "else_if_clause"})


def is_otherwise(syntax: Syntax | None) -> bool:
    """Tell whether a condition is asked only where the one before it does not hold."""
    around = syntax.parent if syntax is not None else None
    if syntax is None or around is None:
        return False
    before = syntax.prev_sibling
    follows = before is not None and before.type == "else"
    return syntax.type in _ELSE_IF or follows or around.child_by_field_name("alternative") == syntax


@dataclass(slots=True, eq=False)
class Piece:
    """One captured thing.

    Attributes:
        thing: What it is.
        rank: Place of its pattern in the query; the lower has the node.
        first: Byte at which it begins, with what wraps it.
        last: Byte after its last.
        start: Byte at which it begins without what wraps it.
        settings: What the pattern says of it.
        fields: Its fields by name, each by the identity of its syntax, in order.
        children: The pieces inside it, in order.
        owner: What it stands in, blocks of statements apart.
        syntax: The captured node; None for what is around everything.
    """

    thing: str
    rank: int
    first: int
    last: int
    start: int
    settings: Mapping[str, str | None]
    fields: dict[str, dict[int, Syntax]] = field(default_factory=dict)
    children: list["Piece"] = field(default_factory=list)
    owner: "Piece | None" = None
    syntax: Syntax | None = None

    def give(self, name: str, syntax: Syntax) -> None:
        """Add a field, once."""
        self.fields.setdefault(name, {}).setdefault(syntax.id, syntax)

    def each(self, name: str) -> list[Syntax]:
        """Give the fields of a name."""
        return list(self.fields[name].values()) if name in self.fields else []

    def one(self, name: str) -> Syntax | None:
        """Give the first field of a name."""
        found = self.fields.get(name)
        return next(iter(found.values())) if found else None

    def let_go(self) -> None:
        """Forget what its pieces stand in once they are read: nothing is left for a collector to find."""
        waiting = [self]
        while waiting:
            piece = waiting.pop()
            piece.owner = None
            waiting += piece.children


@dataclass(slots=True)
class Found:
    """All that a query finds.

    Attributes:
        root: A piece around everything.
        drops: Spans of layout, in bytes.
        strings: Spans of texts.
        errors: Bytes at which the text is not of its language.
        comments: Spans of comments.
        unseen: Spans that hold what is not for others.
        left_out: Spans that nothing was looked for in.
        exported: Names of what the file itself says that others may use; None where it says nothing.
    """

    root: Piece
    drops: list[Span] = field(default_factory=list)
    strings: list[Span] = field(default_factory=list)
    errors: list[Span] = field(default_factory=list)
    exported: list[Syntax] = field(default_factory=list)
    unseen: list[Span] = field(default_factory=list)
    comments: set[Span] = field(default_factory=set)
    left_out: list[Span] = field(default_factory=list)


def find(row: Row, source: bytes, tree: Syntax, still: Callable[[int, int], bool] | None = None) -> Found:
    """Run a language's query and nest what it finds.

    Args:
        row: The language.
        source: The text.
        tree: Its syntax.
        still: Tells whether rows stand in the other version alike: bodies of such rows are left out.
    """
    query = query_of(row)
    left_out = _longest(outermost_bodies(tree, still)) if still else []
    finder = _Finder(len(source), settings_of(row))
    at = 0
    for first, last in (*left_out, (len(source), len(source))):
        cursor = QueryCursor(query)
        cursor.set_byte_range(at, first)
        for pattern, captures in cursor.matches(tree):
            finder.take(pattern, captures)
        at = last
    if row.grammar == "tree_sitter_rust" and item_macros(source):
        finder.reach(lambda last: ending(source, last))
    found = finder.found()
    found.left_out += left_out
    if row.grammar == "tree_sitter_cpp":
        found.unseen += closed_namespaces(source)
    return found


def _longest(bodies: Iterable[Span]) -> list[Span]:
    """Give the bodies that are worth a query of what is between them, in order."""
    most = nlargest(_MOST_BODIES, bodies, key=lambda span: span[1] - span[0])
    return sorted(most)


def outermost_bodies(tree: Syntax, still: Callable[[int, int], bool]) -> Iterator[Span]:
    """Give what bodies of functions hold where nothing of it changed, without what is said of them first."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node.end_point[0] - node.start_point[0] < _FEW_ROWS:
            continue
        body = node.child_by_field_name("body") if node.child_by_field_name("parameters") else None
        if body is None:
            waiting += node.named_children[::-1]
        elif body.named_child_count > 1 and still(node.start_point[0], node.end_point[0] + 2):
            statements = body.named_children
            first = statements[_says(statements[0])]
            if first.start_point[0] > node.start_point[0]:
                yield first.start_byte, statements[-1].end_byte


def _says(statement: Syntax) -> bool:
    """Tell whether a statement is a text or a comment: it may say what it stands in is for."""
    inner = statement.named_children[0] if statement.named_child_count == 1 else statement
    return "comment" in statement.type or "string" in inner.type


class _Finder:
    """Collects what the matches of a query capture."""

    def __init__(self, size: int, settings: Sequence[Mapping[str, str | None]]) -> None:
        self._found = Found(Piece("file", 0, 0, size + 1, 0, {}))
        self._settings = settings
        self._pieces: dict[tuple[int, str], Piece] = {}
        self._outers: dict[int, Span] = {}
        self._loose: list[tuple[str, Syntax]] = []
        self._hidden: set[int] = set()

    def take(self, pattern: int, captures: dict[str, list[Syntax]]) -> None:
        """Take one match."""
        things = [name for name in captures if name in THINGS]
        for thing in things:
            for syntax in captures[thing]:
                self._piece(thing, syntax, pattern, captures)
        for name, syntaxes in captures.items():
            if name in _SPANS:
                spans = getattr(self._found, _SPANS[name])
                spans += [(syntax.start_byte, syntax.end_byte) for syntax in syntaxes]
            elif name == "outer":
                self._wrap(syntaxes[0], captures.get("inner", []))
            elif name == "nothing":
                self._hidden.update(syntax.id for syntax in syntaxes)
            elif name == "exported":
                self._found.exported += syntaxes
            elif not things and name != "inner":
                self._loose += [(name, syntax) for syntax in syntaxes]

    def _piece(self, thing: str, syntax: Syntax, pattern: int, captures: dict[str, list[Syntax]]) -> None:
        """Take one thing; the same syntax may be an `else` and its statement, or one and its element."""
        key = (syntax.id, thing if thing in _NESTED else "")
        piece = self._pieces.get(key)
        if piece is None or (piece.rank > pattern and piece.thing != thing):
            fields = piece.fields if piece is not None else {}
            first, last = syntax.start_byte, syntax.end_byte
            piece = Piece(thing, pattern, first, last, first, self._settings[pattern], fields, syntax=syntax)
            if thing == "comment":
                self._found.comments.add((first, last))
            self._pieces[key] = piece
        elif piece.thing != thing:
            return
        elif self._settings[pattern]:
            piece.settings = {**piece.settings, **self._settings[pattern]}
        if len(captures) > 1:
            for name, syntaxes in captures.items():
                if name not in THINGS:
                    for one in syntaxes:
                        piece.give(name, one)

    def _wrap(self, outer: Syntax, inners: list[Syntax]) -> None:
        for inner in inners:
            first, last = self._outers.get(inner.id, (outer.start_byte, outer.end_byte))
            self._outers[inner.id] = (min(first, outer.start_byte), max(last, outer.end_byte))

    def reach(self, end: Callable[[int], int]) -> None:
        """Let each definition end where `end` tells, by the byte after its last."""
        for piece in self._pieces.values():
            if piece.thing in DEFINITIONS:
                piece.last = end(piece.last)

    def found(self) -> Found:
        """Give what was taken, nested."""
        for syntax_id in self._hidden:
            self._pieces.pop((syntax_id, ""), None)
        for syntax_id, (first, last) in self._outers.items():
            piece = self._pieces.get((syntax_id, ""))
            if piece is not None:
                piece.first, piece.last = min(first, piece.first), max(last, piece.last)
        for spans in (self._found.drops, self._found.strings, self._found.errors):
            spans[:] = sorted(set(spans))
        _nest(self._found.root, list(self._pieces.values()), self._loose)
        return self._found


def _in_body(parameter: Piece, holder: Piece) -> bool:
    """Tell whether a parameter stands in what a function does: it is that of a nameless one there."""
    body = holder.one("body")
    return holder.thing in CALLABLES | HOLDERS and body is not None and parameter.first >= body.start_byte


def _nest(root: Piece, pieces: list[Piece], loose: list[tuple[str, Syntax]]) -> None:
    """Put every piece into the innermost one around it, and every field without a thing as well."""
    order: list[tuple[int, int, int, Piece | tuple[str, Syntax]]] = [
        (piece.first, -piece.last, _NESTED.get(piece.thing, 1), piece) for piece in pieces
    ]
    order += [(node.start_byte, -node.end_byte, 2, (key, node)) for key, node in loose]
    order.sort(key=lambda one: one[:3])
    stack = [root]
    for first, last, _, one in order:
        while stack[-1].last < -last or stack[-1].last <= first:
            stack.pop()
        top = stack[-1]
        if isinstance(one, tuple):
            top.give(*one)
            continue
        marks = top.thing == "parameter" and one.thing == "decorator"
        if (top.thing in LEAVES and not top.settings.get("holds") and not marks) or len(stack) > DEEP:
            continue
        one.owner = top.owner if top.thing in BLOCKS else top
        holder = one.owner if one.thing == "field" and one.owner is not None else top
        if one.thing in MEMBERS and holder.thing not in MEMBERS[one.thing]:
            continue
        if one.thing == "parameter" and _in_body(one, holder):
            continue
        top.children.append(one)
        stack.append(one)
