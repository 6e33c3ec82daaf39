"""Programs: one reader for every language of languages.toml.

What its query finds is nested by where it stands (`pieces`), then each piece becomes a node. Definitions are
named, with their parameters, bases, decorators, docstring and fields as nodes of their own, type, default,
return type, visibility and the like as attributes; a body's statements are nodes that say themselves whole,
on one line. Where the text is not of the language, that place has no node; what is well-formed inside stays.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tree_sitter import Node as Syntax

from diff_insight.trees.cgo import with_preamble
from diff_insight.trees.code_source import Code, bare
from diff_insight.trees.comments import apart_from_layout, doc_text, first_sentence
from diff_insight.trees.component_props import with_props
from diff_insight.trees.decorators import decorator, marks_a_statement, of_statement
from diff_insight.trees.definitions import TAIL, Definitions
from diff_insight.trees.demands import has_to_be_given, has_to_be_made
from diff_insight.trees.deprecation import LABEL, deprecation, deprecation_of_lines, warned
from diff_insight.trees.fragments import complete
from diff_insight.trees.fronts import beside_mark, groups, leading
from diff_insight.trees.held_values import FRAME
from diff_insight.trees.implied import implied
from diff_insight.trees.imported import imports
from diff_insight.trees.jsx import asked, element
from diff_insight.trees.kept_back import is_kept_back, keeps_its_maker
from diff_insight.trees.languages import Row, row_of
from diff_insight.trees.layout import Span, encoded
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.nouns import noun_of, noun_of_comment, noun_of_override, noun_of_setter
from diff_insight.trees.parameters import parameter, positional_only
from diff_insight.trees.pieces import (
    BLOCKS,
    CALLABLES,
    DEFINITIONS,
    OTHERWISE,
    STATEMENTS,
    Piece,
    find,
    is_otherwise,
)
from diff_insight.trees.recalled import recalled
from diff_insight.trees.registered import Registered
from diff_insight.trees.several import apart, around
from diff_insight.trees.subjects import about, is_negated
from diff_insight.trees.syntax import syntax_of_whole
from diff_insight.trees.text import Text
from diff_insight.trees.unwritten import nobody_wrote
from diff_insight.trees.written_out import literal

_GUARD = re.compile(r", ((?:if|when) )")
"""How a case that also asks for something is joined with it."""
_LEADING = re.compile(r"^if\s+")
_FIRST_WORD = re.compile(r"\w+")
_LEFT = re.compile(r"(?!(?:else|elif|default)\b)\w{1,200}")
"""What is left of a branch that has no condition: what is not read changes by its words alone."""
_KEYWORDS = frozenset({"try", "finally", "case"})
"""What says nothing but its keyword."""
_GLANCE = 80
"""Characters of a statement that are read at a glance, with all that it holds."""
_SET = frozenset({"variable", "constant"})
"""What may be set to a value that is written out."""
_WITH_COMPONENTS = frozenset({"javascript", "typescript"})
_HEADS = 300
"""Lines of a head that are worth pointing at."""


def parse(text: Text) -> Node:
    """Read a program."""
    row = row_of(text.path, text.source.split("\n", 1)[0])
    if row is None or nobody_wrote(text.source):
        raise UnreadableError(text.path)
    tree = read(text, row)
    if row.language in _WITH_COMPONENTS:
        return with_props(tree, text)
    return with_preamble(tree, text) if row.language == "go" else tree


def read(text: Text, row: Row) -> Node:
    """Read a text in a given language."""
    if text.whole:
        source = encoded(text.source)
        found = find(row, source, syntax_of_whole(row, text.source), text.still)
        return _Reader(Code(text, row, source, found)).root()
    made = complete(text, row)
    found = find(row, made.source, made.tree)
    return _Reader(Code(text, row, made.source, found, made.rows)).root()


class _Reader:
    """Turns the pieces of one text into nodes."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._says = Definitions(code)
        self._registered = Registered(code)

    def root(self) -> Node:
        """Give the file."""
        children = self._inside(self._code.found.root)
        self._code.found.root.let_go()
        return Node(
            thing="file",
            first=1,
            last=self._code.rows,
            same="file",
            details={} if self._code.whole else {"partial": "yes"},
            children=children,
        )

    # -- nesting -----------------------------------------------------------------------------------------

    def _inside(self, piece: Piece) -> tuple[Node, ...]:
        """Give the nodes of what a piece holds, what stands in front of a definition put into it."""
        if not piece.children:
            return ()
        nodes: list[Node] = []
        front: list[Piece] = []
        access = ""
        named_only = False
        waiting = leading(piece)
        declared: set[str] = set()
        for group in groups(piece.children):
            child = group[0]
            if child.thing in {"separator", "parameter"}:
                nodes, named_only = self._signature(child, nodes, named_only=named_only)
            elif child.thing == "access":
                if not child.each("hides"):
                    access = self._code.layout.text(child.first, child.last)
                nodes += self._front(front)
                front = []
                nodes += self._leaf(child)
            elif child.thing == "comment" or id(child) in waiting:
                if front and self._code.row_at(child.first) > self._code.last_row(front[-1]) + 1:
                    nodes += self._front(front)
                    front = []
                front.append(child)
            else:
                taken = self._taken(front, child) if front and child.thing in DEFINITIONS else []
                nodes += self._front(front[: len(front) - len(taken)])
                front = []
                if child.thing in {"import", "export"}:
                    nodes += imports(self._code, group)
                else:
                    made = self._nodes(child, piece, access, taken)
                    made = self._as_callers_see(child, made, declared)
                    nodes += map(of_statement, made) if marks_a_statement(child, piece) else made
        nodes += self._front(front)
        return tuple(nodes)

    def _as_callers_see(self, child: Piece, made: list[Node], declared: set[str]) -> list[Node]:
        """Keep back a function of TypeScript behind its overloads: nobody calls it by its own signature.

        Args:
            child: A definition.
            made: Its nodes.
            declared: Names that stand before it without a body; its own is added.
        """
        if self._code.row.language != "typescript" or child.thing not in {"function", "method"} or not made:
            return made
        if child.one("body") is None:
            declared.add(made[-1].name)
            return made
        return [replace(one, public=one.public and one.name not in declared) for one in made]

    def _signature(self, child: Piece, nodes: list[Node], *, named_only: bool) -> tuple[list[Node], bool]:
        """Add a parameter, or what a mark between parameters says of them."""
        if child.thing == "parameter":
            made = parameter(self._code, self._says, child, named_only=named_only)
            nodes += made
            return nodes, named_only or bool(child.settings.get("then"))
        if self._code.layout.text(child.first, child.last) == "/":
            return positional_only(nodes), named_only
        return nodes, True

    def _taken(self, front: list[Piece], child: Piece) -> list[Piece]:
        """Give those of what stands in front of a definition that belong to it."""
        taken: list[Piece] = []
        first = self._code.row_at(child.first)
        for one in reversed(front):
            told_inside = one.thing == "comment" and self._code.row.docs != "before"
            if self._code.last_row(one) + 1 < first or told_inside or one.settings.get("inner"):
                break
            inner = one.thing == "comment" and self._inside_marked(one)  # it documents what is around both
            if inner or not (
                one.thing != "comment" or self._code.alone(one.first) or beside_mark(self._code, one, front)
            ):
                break
            taken.append(one)
            first = self._code.row_at(one.first)
        return taken[::-1]

    def _front(self, front: list[Piece], *, owned: bool = False) -> list[Node]:
        """Give comments, those on lines that touch as one; those that a definition has may document it."""
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
                and self._code.alone(group[-1].first)
                and self._code.alone(front[at].first)
                and self._documents(group[0]) == self._documents(front[at])
            ):
                group.append(front[at])
                at += 1
            owns = owned and not beside_mark(self._code, group[0], front)
            documents = (owns and self._documents(group[0])) or self._inside_marked(group[0])
            nodes.append(self._comment(group, "docstring" if documents else "comment"))
        return nodes

    def _documents(self, comment: Piece) -> bool:
        """Tell whether a comment documents what it stands in front of: in many languages by its mark."""
        marks = self._code.row.doc_marks
        if not marks or self._code.put_in(
            comment.first
        ):  # how one begins that a hunk shows the end of is unknown
            return True
        return self._code.layout.text(comment.first, comment.last).startswith(marks)

    def _inside_marked(self, comment: Piece) -> bool:
        """Tell whether a comment documents what it stands in: Rust's `//!`."""
        marks = self._code.row.inside_marks
        return bool(marks) and self._code.layout.text(comment.first, comment.last).startswith(marks)

    def _comment(self, group: list[Piece], thing: str) -> Node:
        raw = self._code.layout.text(group[0].first, group[-1].last)
        text = doc_text(raw)
        return Node(
            thing=thing,
            first=self._code.row_at(group[0].first),
            last=self._code.last_row(group[-1]),
            text=" ".join(text.split()),
            same=(apart_from_layout(text) if thing == "comment" else " ".join(text.split())) or "comment",
            details=noun_of_comment(self._code, group) if thing == "comment" else {},
        )

    def _lines_of(self, pieces: list[Piece]) -> list[str]:
        """Give the lines of the comments and docstrings among some pieces."""
        said = (one for one in pieces if one.thing in {"comment", "docstring"})
        texts = (doc_text(self._code.layout.text(one.first, one.last)) for one in said)
        return [line for text in texts for line in text.split("\n")]

    def _deprecation(self, thing: str, doc: str, pieces: list[Piece], children: Sequence[Node]) -> str | None:
        """Give what a paragraph says of a deprecation, or a function when it is called; None for neither."""
        said = deprecation_of_lines(self._lines_of(pieces)) if LABEL in doc else None
        if said is not None or thing not in CALLABLES or self._code.row.language != "python":
            return said
        return warned(node.text for node in children if node.thing == "call")

    def _decorator(self, piece: Piece) -> Node:
        inside = [one for one in piece.children if one.thing == "comment"]
        return replace(decorator(self._code, piece), children=tuple(self._front(inside)))

    # -- nodes -------------------------------------------------------------------------------------------

    def _nodes(self, piece: Piece, owner: Piece, access: str, front: list[Piece]) -> list[Node]:
        """Give the node of a piece, several where it names several; of a broken one what is inside."""
        if piece.thing in STATEMENTS and self._code.remarked(piece.first):
            return self._front(front)
        body = piece.one("body")
        head_end = body.start_byte if body is not None else piece.last
        compound = body is not None or piece.thing in BLOCKS
        begin = head_end if piece.settings.get("unended") else piece.first  # a call that no semicolon ends
        broken = self._code.broken(begin, head_end if compound else piece.last)
        if self._code.put_in(piece.start) or (broken and not (compound and body is None)):
            return [*self._front(front), *self._inside(piece)]
        if "opens" in piece.settings:
            inside = self._inside(piece)
            return [
                *self._front(front),
                *around(inside, self._code.row_at(piece.first), self._code.last_row(piece)),
            ]
        if piece.thing == "element":
            return [*self._front(front), *element(self._code, piece, self._inside(piece))]
        if piece.thing not in STATEMENTS | DEFINITIONS:
            return [*self._front(front), *self._leaf(piece)]
        holder = self._owner(piece, owner)
        asked = access, self._says.around(piece, holder)
        return recalled(self._code, piece, front, asked, lambda: self._made(piece, owner, access, front))

    def _made(self, piece: Piece, owner: Piece, access: str, front: list[Piece]) -> list[Node]:
        """Give the node of a definition or statement."""
        if piece.thing in STATEMENTS:
            stated = self._inside(piece) if self._is_shell(piece) else (self._statement(piece),)
            return [*self._front(front), *stated]
        return self._definitions(piece, self._owner(piece, owner), access, front)

    def _owner(self, piece: Piece, around: Piece) -> Piece:
        """Give what a definition stands in; what was put in stands for a class, but in no function."""
        owner = piece.owner or around
        outer = owner
        while outer.owner is not None and self._code.put_in(outer.start):
            outer = outer.owner
        return outer if outer.thing in CALLABLES else owner

    def _is_shell(self, piece: Piece) -> bool:
        """Tell whether a statement is nothing but other things."""
        if piece.thing not in {"statement", "call"} or not piece.children:
            return False
        gaps = [(one.last, other.first) for one, other in pairwise(piece.children)]
        gaps += [(piece.first, piece.children[0].first), (piece.children[-1].last, piece.last)]
        return all(self._code.blank(first, last, b";") for first, last in gaps)

    def _leaf(self, piece: Piece) -> list[Node]:
        if piece.thing == "decorator":
            return [self._decorator(piece)]
        if piece.thing == "docstring":
            return [self._comment([piece], "docstring")]
        named = piece.one("name")
        name = (
            self._code.text(named)
            if piece.thing == "namespace" and named is not None
            else self._code.line(piece)
        )
        words = [self._code.text(one) for one in piece.each("modifier")] if piece.thing == "base" else []
        text = " ".join([*words, name])
        return [
            Node(
                thing=piece.thing,
                name=name if piece.thing in {"namespace", "base", "access"} else "",
                first=self._code.row_at(piece.first),
                last=self._code.last_row(piece),
                text=text,
                same=" ".join([*words, self._code.layout.same(piece.first, piece.last) or piece.thing]),
                details=noun_of(self._code, piece, piece),
            )
        ]

    def _statement(self, piece: Piece) -> Node:
        """Give a statement: what it says itself, and as children what it holds."""
        children = self._inside(piece)
        if piece.thing == "else" and len(children) == 1 and children[0].thing == "condition":
            return replace(children[0], details={**children[0].details, OTHERWISE: "yes"})
        cuts = asked(piece)
        body = piece.one("body")
        head_end = body.start_byte if body is not None else piece.last
        first = self._code.row_at(piece.first)
        head = min(self._code.row_at(max(head_end - 1, piece.first)), first + _HEADS) if body else first
        layout = self._code.layout
        if piece.thing == "else":
            same = " ".join(["else", *_LEFT.findall(layout.head(piece.first, piece.last, cuts))])
        elif piece.thing in BLOCKS:
            same = layout.head(piece.first, piece.last, cuts)
        elif piece.thing == "return" and piece.each("text"):  # with the word, or as all of a body
            given = _bare(piece.each("text"))
            same = layout.same(given[0].start_byte, given[-1].end_byte, cuts)
        else:
            same = layout.same(piece.first, piece.last, cuts).rstrip(";")
        said = self._said(piece, cuts, head_end)
        return Node(
            thing=piece.thing,
            first=first,
            last=self._code.last_row(piece),
            text=said,
            same=same or piece.thing,
            details={
                **about(self._code, piece, children),
                **noun_of(self._code, piece, piece),
                **self._code.text_rows(piece.first, piece.last),
                **({OTHERWISE: "yes"} if piece.thing == "condition" and is_otherwise(piece.syntax) else {}),
            },
            children=children,
            heads=tuple(range(first, head + 1)) if children else (),
        )

    def _said(self, piece: Piece, cuts: list[Span], head_end: int) -> str:
        """Give what a statement says: a condition, a returned value, what is caught, else its head."""
        line = self._code.layout.line
        one_row = self._code.row_at(piece.first) == self._code.last_row(piece)
        if one_row and piece.thing not in BLOCKS and piece.last - piece.first <= _GLANCE:
            cuts = []  # what it holds is told by itself too, and says what it is
        said = piece.each("text")
        if said:
            texts = [line(one.start_byte, one.end_byte, cuts) for one in said]
            text = bare(_GUARD.sub(r" \1", ", ".join(texts)))
            if text == "…":  # all of it is told by itself
                text = bare(", ".join(line(one.start_byte, one.end_byte) for one in said))
            before = piece.one("before")
            text = f"{self._code.text(before)}; {text}" if before is not None else text
            cause = piece.one("cause")
            text = f"{text} from {self._code.text(cause)}" if cause is not None else text
            return f"unless {text}" if piece.thing == "condition" and is_negated(piece) else text
        if piece.thing == "else":
            return "else"
        if piece.thing in _KEYWORDS:
            word = _FIRST_WORD.match(line(piece.first, piece.last))
            return word[0] if word else piece.thing
        text = line(piece.first, head_end, [span for span in cuts if span[0] < head_end]).rstrip("; ")
        text = TAIL.sub("", text) if piece.one("body") is not None else text
        return _LEADING.sub("", text) if piece.thing == "condition" else text

    def _definitions(self, piece: Piece, owner: Piece, access: str, front: list[Piece]) -> list[Node]:
        """Give a definition, several where one statement makes several; what it holds is the first one's."""
        names = self._says.names(piece)
        default = piece.thing == "variable" and piece.settings.get("name") == "default"
        options = default and self._code.path.startswith("embedded.")
        if not names or options:  # what a component hands out is told as options
            return [*self._front(front), *self._inside(piece)]
        children = (*self._front(front, owned=True), *self._inside(piece))
        decorators = [node.text for node in children if node.thing == "decorator"]
        children = self._registered.made(children, decorators)
        thing = self._says.thing(piece, owner, names[0][0], decorators)
        words = self._says.words(piece)
        body = piece.one("body")
        begin = self._says.begin(piece)
        head_end = body.start_byte if body is not None else piece.last
        text = self._says.head(begin, head_end, piece, bodied=body is not None)
        last = self._code.last_row(piece)
        row = self._code.row_at(begin)
        head = min(self._code.row_at(max(head_end - 1, begin)), row + _HEADS, last)
        details = {"signature": text} if thing in CALLABLES else {}
        overrides = noun_of_override(words, decorators) if thing == "method" else {}
        details |= overrides | noun_of(self._code, piece, owner) | noun_of_setter(decorators)
        of = piece.one("of")
        if of is not None:
            details["implements"] = self._code.text(of)
        doc = next((node.text for node in children if node.thing == "docstring"), "")
        if doc:
            details["doc"] = first_sentence(doc)
        attributes = [
            self._says.attributes(piece, thing, words, value, self._says.access(owner, piece, name, access))
            for name, value in names
        ]
        said = deprecation(decorators, doc)
        if said is None:
            said = self._deprecation(thing, doc, [*front, *piece.children], children)
        if said is not None:
            attributes[0]["deprecated"] = "yes"
            details |= {"deprecation": said} if said else {}
        if any(one.partition("(")[0].endswith("property") for one in decorators):
            details["read"] = "yes"
        if has_to_be_made(self._code, piece, owner, words, decorators):
            details["abstract"] = "yes"
        if has_to_be_given(self._code, piece, owner, names[0][1]):
            details["required"] = "yes"
        details |= keeps_its_maker(self._code, piece)
        details |= self._registered.said(thing, decorators, bodied=body is not None)
        details |= self._code.text_rows(piece.first, piece.last) if thing in _SET else {}
        kept_back = is_kept_back(self._code, thing, decorators, doc)
        value = names[0][1]
        written = (
            literal(self._code, value, children) if len(names) == 1 and thing in _SET and value else None
        )
        if written is not None:
            details[FRAME], children = written
        nodes = [
            Node(
                thing=thing,
                name=name,
                first=self._code.row_at(min([piece.first, *(one.first for one in front)])),
                last=last,
                text=text,
                same=" ".join(filter(None, (self._says.residue(piece, begin), piece.settings.get("noun"))))
                or thing,
                attributes=attributes[at],
                same_attributes=self._says.same_attributes(piece, thing, value),
                details=details,
                children=children if not at else (),
                public=not kept_back and self._says.public(owner, piece, thing, name, access, words),
                heads=tuple(range(row, head + 1)),
                implied=implied(self._code, piece, owner, words),
            )
            for at, (name, value) in enumerate(names)
        ]
        return nodes if len(nodes) == 1 else apart(self._code, piece, begin, nodes)


def _bare(given: Sequence[Syntax]) -> Sequence[Syntax]:
    """Give what is returned without parentheses around all of it: `=> ({…})` returns an object."""
    if len(given) != 1 or given[0].type != "parenthesized_expression" or given[0].named_child_count != 1:
        return given
    return given[0].named_children
