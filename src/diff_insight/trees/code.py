"""Programs: one reader for every language of languages.toml.

What its query finds is nested by where it stands (`pieces`), then each piece becomes a node. Definitions are
named, with their parameters, bases, decorators, docstring and fields as nodes of their own, type, default,
return type, visibility and the like as attributes; a body's statements are nodes that say themselves whole,
on one line. Where the text is not of the language, that place has no node; what is well-formed inside stays.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from tree_sitter import Node as Syntax
from tree_sitter import Parser

from diff_insight.trees import visibility
from diff_insight.trees.fragments import complete
from diff_insight.trees.grammar import grammar_of
from diff_insight.trees.languages import Row, row_of
from diff_insight.trees.layout import Layout, Span
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.pieces import CALLABLES, DEFINITIONS, HOLDERS, STATEMENTS, Found, Piece, find
from diff_insight.trees.comments import doc_text, first_sentence
from diff_insight.trees.text import Text

_VISIBILITY = frozenset(
    {"public", "private", "protected", "internal", "fileprivate", "open", "pub", "private_class_method"}
)
_EXPORT = frozenset({"export", "default"})
_NAMES = frozenset({"field", "constant", "variable", "enum_member", "import", "export"})
"""Things of which one statement may name several."""
_COMPOUND = STATEMENTS - {"return", "raise", "assignment", "call", "statement"}
_CUT = STATEMENTS | DEFINITIONS | {"comment", "docstring", "import", "export", "access"}
"""What is told by itself, so that it is cut out of the text of what is around."""
_TAIL = re.compile(r"\s*(?:\{|:|=>|=|;)\s*$")
_INSIDE = re.compile(r"(?<=[(\[]) | (?=[)\]])|,? (?=\))")
_WORD = re.compile(r"\w+")
_CONSTANT = re.compile(r"_{0,2}[A-Z][A-Z0-9_]*")
_IMPORT = re.compile(r"^(?:import|use|using|open|export)\s+(?:static\s+)?")
_LEADING = re.compile(r"^(?:if|guard|unless)\s+")
_EITHER = "positional or keyword"
_POSITIONAL = "positional-only"
_HEADS = 30
"""Lines of a head that are worth pointing at."""


def parse(text: Text) -> Node:
    """Read a program."""
    row = row_of(text.path, text.source.split("\n", 1)[0])
    if row is None:
        raise UnreadableError(text.path)
    return read(text, row)


def read(text: Text, row: Row) -> Node:
    """Read a text in a given language."""
    grammar, _ = grammar_of(row)
    parser = Parser(grammar)
    if text.whole:
        source = text.source.encode("utf-8", "surrogatepass")
        return _Reader(text, row, source, find(row, source, parser.parse(source).root_node)).root()
    made = complete(text, row, parser)
    return _Reader(text, row, made.source, find(row, made.source, made.tree), made.rows).root()


class _Reader:
    """Turns the pieces of one text into nodes."""

    def __init__(
        self, text: Text, row: Row, source: bytes, found: Found, real: list[int] | None = None
    ) -> None:
        self._row = row
        self._path = text.path
        self._whole = text.whole
        self._source = source
        self._found = found
        self._rows = text.source.count("\n") + 1
        self._real = real
        self._starts = [0, *(at.end() for at in re.finditer(rb"\n", source))]
        self._layout = Layout(source, found.drops, found.strings, quotes=row.quotes, spaces=row.spaces)
        self._errors = [first for first, _ in found.errors]
        tests = row.tests
        here = not tests.path or re.search(tests.path, text.path) is not None
        self._test_name = re.compile(tests.name) if tests.name and here else None
        self._test_marks = re.compile(tests.marks) if tests.marks else None
        self._exported = self._exports()

    def root(self) -> Node:
        """Give the file."""
        return Node(
            thing="file", first=1, last=self._rows, same="file", children=self._inside(self._found.root)
        )

    # -- places ------------------------------------------------------------------------------------------

    def _row_at(self, byte: int) -> int:
        row = bisect_right(self._starts, byte)
        if self._real is None:
            return min(row, self._rows)
        at = min(row, len(self._real)) - 1
        while at > 0 and not self._real[at]:  # what was put in belongs to what stands before it
            at -= 1
        return self._real[at] or 1

    def _put_in(self, byte: int) -> bool:
        """Tell whether a byte stands on a row that was put in."""
        if self._real is None:
            return False
        return not self._real[min(bisect_right(self._starts, byte), len(self._real)) - 1]

    def _last_row(self, piece: Piece) -> int:
        last = piece.last - 1 if self._source[piece.last - 1 : piece.last] == b"\n" else piece.last
        return self._row_at(max(last - 1, piece.first))

    def _broken(self, first: int, last: int) -> bool:
        at = bisect_left(self._errors, first)
        return at < len(self._errors) and self._errors[at] <= last

    def _text(self, syntax: Syntax) -> str:
        return _tidy(self._layout.plain(syntax.start_byte, syntax.end_byte))

    # -- nesting -----------------------------------------------------------------------------------------

    def _inside(self, piece: Piece) -> tuple[Node, ...]:
        """Give the nodes of what a piece holds, what belongs to a definition beside it put into it."""
        nodes: list[Node] = []
        front: list[Piece] = []
        access = ""
        named_only = False
        children = piece.children
        at = 0
        while at < len(children):
            child = children[at]
            at += 1
            if child.thing == "separator":
                named_only = self._layout.text(child.first, child.last) != "/"
                nodes = nodes if named_only else _positional_only(nodes)
                continue
            if child.thing == "parameter":
                made = self._parameter(child, named_only=named_only)
                named_only = named_only or bool(child.settings.get("then"))
                nodes += made
                continue
            if child.thing == "access":
                access = self._layout.text(child.first, child.last)
                continue
            if child.thing in {"import", "export"}:
                together = [child]
                while at < len(children) and children[at].thing == child.thing:
                    together.append(children[at])
                    at += 1
                nodes += self._front(front)
                front = []
                nodes += self._imports(together)
                continue
            if child.thing == "comment" or (child.thing == "decorator" and piece.thing not in DEFINITIONS):
                front = self._fronting(front, child, nodes)
                continue
            if child.thing == "decorator" and self._leads(child, children, at):
                front = self._fronting(front, child, nodes)
                continue
            taken: list[Piece] = []
            if front and child.thing in DEFINITIONS:
                taken = self._taken(front, child)
            nodes += self._front(front[: len(front) - len(taken)])
            front = []
            made = self._nodes(child, piece, access, taken)
            nodes += made
        nodes += self._front(front)
        return tuple(nodes)

    def _leads(self, child: Piece, children: list[Piece], at: int) -> bool:
        """Tell whether a decorator stands in front of a definition beside it."""
        following = next((one for one in children[at:] if one.thing not in {"comment", "decorator"}), None)
        return following is not None and following.thing in DEFINITIONS

    def _fronting(self, front: list[Piece], child: Piece, nodes: list[Node]) -> list[Piece]:
        """Add a comment or decorator to those that wait for a definition, where they touch."""
        if front and self._row_at(child.first) > self._last_row(front[-1]) + 1:
            nodes += self._front(front)
            return [child]
        return [*front, child]

    def _taken(self, front: list[Piece], child: Piece) -> list[Piece]:
        """Give those of what stands in front of a definition that belong to it."""
        taken: list[Piece] = []
        first = self._row_at(child.first)
        for one in reversed(front):
            if self._last_row(one) + 1 < first or (one.thing == "comment" and self._row.docs != "before"):
                break
            if one.thing == "comment" and not self._alone(one):
                break
            taken.insert(0, one)
            first = self._row_at(one.first)
        return taken

    def _alone(self, piece: Piece) -> bool:
        """Tell whether nothing stands before a comment on its line."""
        start = self._starts[bisect_right(self._starts, piece.first) - 1]
        return not self._source[start : piece.first].strip()

    def _front(self, front: list[Piece]) -> list[Node]:
        """Give comments that no definition has, those on lines that touch as one."""
        nodes: list[Node] = []
        at = 0
        while at < len(front):
            group = [front[at]]
            at += 1
            if group[0].thing == "decorator":
                nodes.append(self._decorator(group[0]))
                continue
            while (
                at < len(front)
                and front[at].thing == "comment"
                and self._alone(group[-1])
                and self._alone(front[at])
            ):
                group.append(front[at])
                at += 1
            nodes.append(self._comment(group, "comment"))
        return nodes

    def _comment(self, group: list[Piece], thing: str) -> Node:
        raw = self._layout.text(group[0].first, group[-1].last)
        text = doc_text(raw)
        return Node(
            thing=thing,
            first=self._row_at(group[0].first),
            last=self._last_row(group[-1]),
            text=" ".join(text.split()),
            same=" ".join(text.split()) or "comment",
        )

    def _decorator(self, piece: Piece) -> Node:
        text = self._text(piece.fields["text"][0]) if piece.one("text") else _tidy(self._line(piece))
        bare = text.removeprefix("@").removeprefix("#[").removesuffix("]") if text.startswith("#[") else text
        bare = bare.removeprefix("@")
        return Node(
            thing="decorator",
            name=re.split(r"[(<\s]", bare, maxsplit=1)[0],
            first=self._row_at(piece.first),
            last=self._last_row(piece),
            text=bare,
            same=self._layout.same(piece.first, piece.last) or bare,
        )

    def _line(self, piece: Piece) -> str:
        return self._layout.line(piece.first, piece.last)

    # -- imports -----------------------------------------------------------------------------------------

    def _imports(self, together: list[Piece]) -> list[Node]:
        """Give one node for each imported name; statements that follow one another are one place."""
        nodes = [node for piece in together for node in self._imported(piece)]
        if not nodes:
            return []
        thing = "imports" if together[0].thing == "import" else "exports"
        return [
            Node(thing=thing, first=nodes[0].first, last=nodes[-1].last, same=thing, children=tuple(nodes))
        ]

    def _imported(self, piece: Piece) -> list[Node]:
        if self._broken(piece.first, piece.last):
            return []
        module = piece.one("source")
        source = self._text(module).strip("'\"`") if module is not None else ""
        found = [
            *piece.fields.get("imported", ()),
            *piece.fields.get("imported.default", ()),
        ]
        alias = piece.one("alias")
        names = [self._text(one) for one in found] or [
            source or _IMPORT.sub("", _tidy(self._line(piece)).rstrip(";"))
        ]
        nodes = []
        for said in (one for name in names for one in spread(name)):
            name, _, other = re.sub(r"^type\s+", "", said).replace(" => ", " as ").partition(" as ")
            name = name.strip("'\"<>`").removeprefix("import ").strip()
            attributes = {"module": source} if source and name != source else {}
            if other or alias is not None:
                attributes["alias"] = other.strip() or (self._text(alias) if alias is not None else "")
            nodes.append(
                Node(
                    thing=piece.thing,
                    name=name,
                    first=self._row_at(piece.first),
                    last=self._last_row(piece),
                    text=_tidy(self._line(piece)).rstrip(";"),
                    same=piece.thing,
                    attributes=attributes,
                    details={"module": source} if source else {},
                )
            )
        return nodes

    def _exports(self) -> frozenset[str] | None:
        """Give the names that a file says it exports."""
        names: set[str] = set()
        said = bool(self._found.exported)
        for syntax in self._found.exported:
            names |= set(re.findall(r"['\"]([\w.]+)['\"]", self._text(syntax)))
        pending = list(self._found.root.children)
        for piece in pending:
            if piece.thing == "export" and piece.one("source") is None:
                said = True
                names |= {self._text(one).partition(" ")[0] for one in piece.fields.get("imported", ())}
            for one in piece.fields.get("name", ())[:1]:
                if one.start_byte == piece.start and self._text(one).startswith(
                    ("module.exports", "exports.")
                ):
                    said = True
                    value = piece.one("value")
                    names |= set(_WORD.findall(self._text(value))) if value is not None else set()
            if any(self._text(one) == "export" for one in piece.fields.get("modifier", ())):
                said = True
        return frozenset(names) if said else None

    # -- nodes -------------------------------------------------------------------------------------------

    def _nodes(self, piece: Piece, owner: Piece, access: str, front: list[Piece]) -> list[Node]:
        """Give the node of a piece, several where one statement names several, what is inside where it is broken."""
        if self._put_in(piece.start):
            return [*self._front(front), *self._inside(piece)]
        body = piece.one("body")
        head_end = body.start_byte if body is not None else piece.last
        compound = body is not None or piece.thing in _COMPOUND
        if self._broken(piece.first, head_end if compound else piece.last) and not (
            compound and body is None
        ):
            return [*self._front(front), *self._inside(piece)]
        if piece.thing in STATEMENTS:
            if piece.thing in {"statement", "call"} and self._is_shell(piece):
                return [*self._front(front), *self._inside(piece)]
            return [*self._front(front), self._statement(piece)]
        if piece.thing in DEFINITIONS:
            return self._definitions(piece, piece.owner or owner, access, front)
        return [*self._front(front), *self._leaf(piece)]

    def _is_shell(self, piece: Piece) -> bool:
        """Tell whether a statement is nothing but another thing."""
        if not piece.children or piece.children[0].first > piece.first:
            return False
        return not self._source[piece.children[-1].last : piece.last].strip(b"; \n\r\t") and all(
            not self._source[one.last : other.first].strip() for one, other in pairwise(piece.children)
        )

    def _leaf(self, piece: Piece) -> list[Node]:
        if piece.thing == "decorator":
            return [self._decorator(piece)]
        if piece.thing == "docstring":
            return [self._comment([piece], "docstring")]
        named = piece.one("name")
        text = (
            self._text(named) if piece.thing == "package" and named is not None else _tidy(self._line(piece))
        )
        return [
            Node(
                thing=piece.thing,
                name=text if piece.thing in {"package", "base"} else "",
                first=self._row_at(piece.first),
                last=self._last_row(piece),
                text=text,
                same=self._layout.same(piece.first, piece.last) or piece.thing,
            )
        ]

    def _statement(self, piece: Piece) -> Node:
        children = self._inside(piece)
        cuts = [(one.first, one.last) for one in piece.children if one.thing in _CUT]
        body = piece.one("body")
        head_end = body.start_byte if body is not None else piece.last
        said = piece.fields.get("text")
        if said:
            text = ", ".join(_tidy(self._layout.line(one.start_byte, one.end_byte, cuts)) for one in said)
            text = _bare(text)
        elif piece.thing in {"else", "try", "finally"} or (piece.thing == "case"):
            text = piece.thing if piece.thing != "case" else "default"
        else:
            cut = [span for span in cuts if span[0] < head_end]
            text = _tidy(self._layout.line(piece.first, head_end, cut).rstrip("; "))
            text = _TAIL.sub("", text) if body is not None else text
            text = _LEADING.sub("", text) if piece.thing == "condition" else text
        if piece.thing == "else":
            same = "else"
        elif piece.thing in _COMPOUND:
            same = self._layout.head(piece.first, piece.last, cuts) or piece.thing
        else:
            same = self._layout.same(piece.first, piece.last, cuts).rstrip(";") or piece.thing
        first, last = self._row_at(piece.first), self._last_row(piece)
        heads = tuple(range(first, min(self._row_at(head_end - 1), first + _HEADS) + 1)) if body else (first,)
        if piece.thing == "else" and len(children) == 1 and children[0].thing == "condition":
            return children[0]
        return Node(
            thing=piece.thing,
            first=first,
            last=last,
            text=text,
            same=same,
            children=children,
            heads=heads if children else (),
        )

    def _definitions(self, piece: Piece, owner: Piece, access: str, front: list[Piece]) -> list[Node]:
        names = self._names(piece)
        if not names:
            return [*self._front(front), *self._inside(piece)]
        marks = [one for one in front if one.thing == "decorator"]
        docs = [one for one in front if one.thing == "comment"]
        inside = self._inside(piece)
        children = (
            *((self._comment(docs, "docstring"),) if docs and front[0].thing == "comment" else ()),
            *(self._decorator(one) for one in marks),
            *inside,
        )
        if docs and front[0].thing != "comment":
            children = (
                *(self._decorator(one) for one in marks),
                self._comment(docs[-1:], "docstring"),
                *inside,
            )
        children = tuple(sorted(children, key=lambda node: node.first)) if front else children
        decorators = [node.text for node in children if node.thing == "decorator"]
        thing = self._thing(piece, owner, names[0][0], decorators)
        words = self._words(piece)
        body = piece.one("body")
        begin = self._begin(piece)
        head_end = body.start_byte if body is not None else piece.last
        text = self._head(begin, head_end, piece, bodied=body is not None)
        first = self._row_at(min([piece.first, *(one.first for one in front)]))
        last = self._last_row(piece)
        row = self._row_at(begin)
        heads = tuple(range(row, min(self._row_at(max(head_end - 1, begin)), row + _HEADS, last) + 1))
        doc = next((node.text for node in children if node.thing == "docstring"), "")
        nodes = []
        for name, value in names:
            attributes = self._attributes(piece, thing, words, value)
            details = {"signature": text} if thing in CALLABLES else {}
            if doc:
                details["doc"] = first_sentence(doc)
            nodes.append(
                Node(
                    thing=thing,
                    name=name,
                    first=first,
                    last=last,
                    text=text,
                    same=self._residue(piece, begin) or thing,
                    attributes=attributes,
                    details=details,
                    children=children if not nodes else (),
                    public=self._public(piece, owner, thing, name, access, words),
                    heads=heads,
                )
            )
        return nodes

    def _begin(self, piece: Piece) -> int:
        """Give where a definition begins behind its decorators."""
        name = piece.one("name") or piece.one("declarator")
        bound = name.start_byte if name is not None else piece.last
        begin = piece.first
        for child in piece.children:
            if (
                child.thing == "decorator"
                and child.last <= bound
                and not self._source[begin : child.first].strip(b" \t\r\n[")
            ):
                begin = child.last
        while begin < bound and self._source[begin : begin + 1] in {b" ", b"\t", b"\r", b"\n", b"]"}:
            begin += 1
        return begin

    def _head(self, begin: int, end: int, piece: Piece, *, bodied: bool) -> str:
        cuts = [
            (one.first, one.last)
            for one in piece.children
            if (one.thing in _CUT or one.thing == "decorator") and one.first >= begin and one.last <= end
        ]
        text = self._layout.line(begin, end, cuts, mark=" " if bodied else " … ")
        text = _tidy(text)
        return _TAIL.sub("", _TAIL.sub("", text)) if bodied else text.rstrip("; ,")

    def _residue(self, piece: Piece, begin: int) -> str:
        cuts = [(one.first, one.last) for one in piece.children]
        for key, syntaxes in piece.fields.items():
            if key in {
                "name",
                "returns",
                "modifiers",
                "modifier",
                "type",
                "default",
                "value",
                "owner",
                "declarator",
                "label",
            }:
                cuts += [(one.start_byte, one.end_byte) for one in syntaxes]
        if self._row.language in {"c", "c++"} and piece.one("returns") is not None:
            cuts.append((begin, self._declared(piece)[0]))
        return self._layout.residue(begin, piece.last, sorted(cuts))

    # -- what is said of a definition --------------------------------------------------------------------

    def _names(self, piece: Piece) -> list[tuple[str, Syntax | None]]:
        """Give the names that a definition defines, each with its value."""
        fixed = piece.settings.get("name")
        if fixed:
            return [(fixed, piece.one("value"))]
        if piece.one("declarator") is not None:
            return self._declarators(piece)
        named = piece.fields.get("name", [])
        values = piece.fields.get("value", [])
        if piece.thing in _NAMES and len(named) > 1:
            paired = values if len(values) == len(named) else [None] * len(named)
            return [(self._name(one), value) for one, value in zip(named, paired, strict=True)]
        if not named:
            return [("init", None)] if piece.thing in CALLABLES else []
        name = self._name(named[0])
        owner = piece.one("owner")
        if owner is not None:
            name = f"{self._text(owner)}.{name}"
        label = piece.one("label")
        if label is not None and self._text(label) != "_":
            name = self._text(label)
        return [(name, values[0] if values else None)]

    def _name(self, syntax: Syntax) -> str:
        name = self._text(syntax)
        name = name.lstrip("$:") if self._row.language in {"php", "ruby"} else name
        if self._row.language in {"c", "c++", "rust", "ruby", "php"}:
            name = name.replace("::", ".")
        return name.strip("\"'`") if syntax.type != "string_fragment" else name

    def _declarators(self, piece: Piece) -> list[tuple[str, Syntax | None]]:
        found = []
        values = piece.fields.get("value", [])
        for at, declarator in enumerate(piece.fields["declarator"]):
            inner = _innermost(declarator)
            name = self._text(inner).replace("::", ".").replace(" ", "")
            if self._test_name is not None and piece.thing == "function" and self._test_name.search(name):
                name = ".".join(self._text(one) for one in _parameters(declarator)) or name
            found.append((name, values[at] if at < len(values) else None))
        return found if piece.thing in _NAMES | {"type_alias"} else found[:1]

    def _declared(self, piece: Piece) -> Span:
        inner = _innermost(piece.fields["declarator"][0])
        return inner.start_byte, inner.end_byte

    def _thing(self, piece: Piece, owner: Piece, name: str, decorators: list[str]) -> str:
        thing = piece.thing
        if thing == "owner_of":
            return "extension"
        if thing in {"function", "method"}:
            marked = self._test_marks is not None and any(map(self._test_marks.search, decorators))
            if marked or (self._test_name is not None and self._is_test_name(piece, name)):
                return "test"
            if "overload" in [one.rpartition(".")[2] for one in decorators]:
                return "overload"
            owned = owner.thing in HOLDERS or piece.one("owner") is not None or "." in name
            return "method" if owned or thing == "method" else "function"
        if thing == "variable" and _CONSTANT.fullmatch(name):
            return "constant"
        return thing

    def _is_test_name(self, piece: Piece, name: str) -> bool:
        assert self._test_name is not None  # noqa: S101 - asked only then
        if piece.one("declarator") is not None:
            return bool(self._test_name.search(self._text(_innermost(piece.fields["declarator"][0]))))
        return bool(self._test_name.search(name))

    def _words(self, piece: Piece) -> list[str]:
        """Give the words in front of a definition, in order."""
        marks = [(one.first, one.last) for one in piece.children if one.thing == "decorator"]
        words: list[str] = []
        for syntax in piece.fields.get("modifiers", ()):
            words += self._layout.line(syntax.start_byte, syntax.end_byte, marks, mark=" ").split()
        words += [self._text(one) for one in piece.fields.get("modifier", ())]
        words = ["optional" if word == "?" else word for word in words]
        return list(dict.fromkeys(words))

    def _attributes(self, piece: Piece, thing: str, words: list[str], value: Syntax | None) -> dict[str, str]:
        found: dict[str, str] = {}
        seen = [word for word in words if word in _VISIBILITY or word.startswith("pub")]
        exported = [word for word in words if word in _EXPORT]
        other = [word for word in words if word not in seen and word not in exported]
        for key, group in (("visibility", seen), ("exported", exported), ("modifiers", sorted(other))):
            if group:
                found[key] = " ".join(group)
        returns = piece.one("returns")
        if returns is not None and thing in CALLABLES:
            found["returns"] = self._returns(piece, returns)
        of = piece.one("of")
        if of is not None:
            found["of"] = self._text(of)
        if thing not in CALLABLES and thing not in HOLDERS:
            kind = piece.one("type")
            if kind is not None:
                found["type"] = self._type(piece, kind)
            if value is not None:
                found["value"] = self._value(piece, value)
        return found

    def _returns(self, piece: Piece, returns: Syntax) -> str:
        if piece.one("declarator") is None:
            return self._text(returns)
        return _tidy(self._layout.line(returns.start_byte, max(returns.end_byte, self._declared(piece)[0])))

    def _type(self, piece: Piece, kind: Syntax) -> str:
        if piece.one("declarator") is None or len(piece.fields["declarator"]) > 1:
            return self._text(kind)
        first, last = self._declared(piece)
        outer = piece.fields["declarator"][0]
        text = self._layout.line(min(kind.start_byte, first), first)
        if piece.thing == "parameter":
            text = self._layout.line(piece.first, first)
        return _tidy(f"{text}{self._layout.line(last, max(last, outer.end_byte))}")

    def _value(self, piece: Piece, value: Syntax) -> str:
        cuts = [(one.first, one.last) for one in piece.children if one.thing in _CUT]
        return _tidy(self._layout.line(value.start_byte, value.end_byte, cuts))

    def _public(
        self, piece: Piece, owner: Piece, thing: str, name: str, access: str, words: list[str]
    ) -> bool:
        hides = {self._text(one).lstrip(":") for one in owner.fields.get("hides", ())}
        if name in hides:
            return False
        owner_words = set(self._words(owner)) | ({"of"} if owner.one("of") is not None else set())
        seen = visibility.Seen(
            thing=thing if thing != "extension" else "owner_of",
            name=name,
            words=frozenset(words),
            owner=owner.thing,
            owner_words=frozenset(owner_words),
            access=access,
            exported=self._exported,
            whole=self._whole,
            path=self._path,
        )
        return visibility.public(self._row.public, seen)

    # -- parameters --------------------------------------------------------------------------------------

    def _parameter(self, piece: Piece, *, named_only: bool) -> list[Node]:
        names = self._names(piece)
        if not names:
            return []
        kind = piece.settings.get("kind") or ("variadic" if piece.one("variadic") is not None else None)
        if kind is None and named_only:
            kind = "keyword-only"
        label = piece.one("label")
        hidden = label is not None and self._text(label) == "_"
        if kind is None and self._row.by_name:
            kind = _POSITIONAL if hidden else _EITHER
        attributes = {}
        for key in ("type", "default"):
            syntax = piece.one(key)
            if syntax is not None:
                attributes[key] = self._type(piece, syntax) if key == "type" else self._text(syntax)
        if kind is not None:
            attributes["kind"] = kind
        text = _tidy(self._line(piece))
        if text == names[0][0] and attributes.get("type"):
            text = f"{text} {attributes['type']}"
        elif piece.settings.get("name") == text.rpartition(" ")[2].lstrip("&"):
            attributes["type"] = text
        if attributes.get("default") and not text.endswith(attributes["default"]):
            text = f"{text} = {attributes['default']}"
        if piece.settings.get("optional"):
            attributes["optional"] = "yes"
        by_name = (self._row.by_name and not hidden) or kind == "keyword-only"
        return [
            Node(
                thing="parameter",
                name=names[0][0],
                first=self._row_at(piece.first),
                last=self._last_row(piece),
                text=text,
                same="parameter",
                attributes=attributes,
                details={"by_name": "yes"} if by_name else {},
            )
        ]


def _positional_only(nodes: list[Node]) -> list[Node]:
    """Give what stands before a `/`: such parameters cannot be passed by name."""
    return [
        replace(node, attributes={**node.attributes, "kind": _POSITIONAL}, details={})
        if node.thing == "parameter" and node.attributes.get("kind") == _EITHER
        else node
        for node in nodes
    ]


def _tidy(text: str) -> str:
    """Give code on one line without the white space that its wrapping left."""
    return _INSIDE.sub("", text).strip()


def _bare(text: str) -> str:
    """Give a condition without the parentheses around the whole of it."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth and at < len(text) - 1:
            return text
    return text[1:-1].strip()


def spread(name: str) -> list[str]:
    """Give the names that one import names: `a::{b, c::{d, e}}` three of them."""
    found: list[str] = []
    pending = [name]
    while pending:
        said = pending.pop()
        opened = said.find("{")
        closed = said.rfind("}")
        if opened < 0 or closed < opened:
            found.append(said.strip())
            continue
        depth, start, inner = 0, opened + 1, []
        for at in range(opened + 1, closed):
            depth += (said[at] == "{") - (said[at] == "}")
            if said[at] == "," and not depth:
                inner.append(said[start:at])
                start = at + 1
        inner.append(said[start:closed])
        pending += [f"{said[:opened]}{one.strip()}" for one in reversed(inner) if one.strip()]
    return found


def _innermost(declarator: Syntax) -> Syntax:
    """Give the name that a declarator of C declares: `*f(int)` declares `f`."""
    at = declarator
    while True:
        inner = at.child_by_field_name("declarator")
        if inner is None and at.type in {
            "reference_declarator",
            "parenthesized_declarator",
            "variadic_declarator",
        }:
            inner = next(iter(at.named_children), None)
        if inner is None:
            return at
        at = inner


def _parameters(declarator: Syntax) -> list[Syntax]:
    """Give the parameters of a function's declarator."""
    found = declarator.child_by_field_name("parameters")
    return list(found.named_children) if found is not None else []
