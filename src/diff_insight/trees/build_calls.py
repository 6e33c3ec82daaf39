"""Build files that are calls, as a tree: Meson's and Bazel's targets, options and what they are given.

Both notations are names, brackets and words (https://mesonbuild.com/Syntax.html,
https://bazel.build/rules/language), so that pieces of a file read as the whole does. A call is known by what
it makes, its arguments by their names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import MAX_NODES

_WORD = re.compile(
    r"#[^\n]*"
    r"|[A-Za-z]?(?:'''(?s:[^'\\]|\\.|'(?!''))*(?:'''|\Z)|\"\"\"(?s:[^\"\\]|\\.|\"(?!\"\"))*(?:\"\"\"|\Z))"
    r"|[A-Za-z]?(?:'(?:[^'\\\n]|\\.)*'?|\"(?:[^\"\\\n]|\\.)*\"?)"
    r"|[\w.@]+|[-+]=|[=!<>]=|\n|[^\s]"
)
_NAME = re.compile(r"[A-Za-z_][\w.]*")
_STRING = re.compile(r"[A-Za-z]?(?:'''(?s:(.*))'''|\"\"\"(?s:(.*))\"\"\"|'([^']*)'|\"([^\"]*)\")")
_SPACE = re.compile(r"\s+")
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
PACKAGES = frozenset({"dependency", "bazel_dep"})
"""Functions that ask for a package; see `package_files.build_files`."""
_MESON_TARGETS = frozenset(
    {
        *("executable", "library", "shared_library", "static_library", "both_libraries", "shared_module"),
        *("build_target", "custom_target", "run_target", "alias_target", "jar", "test", "benchmark"),
    }
)
"""Meson's functions that make something to build or run, which their first argument names."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a file and where it stands."""

    said: str
    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Argument:
    """What a call is given: its name, empty where the place says which it is, and its words."""

    name: str
    words: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that stands for itself or is given a name.

    Attributes:
        name: The function.
        result: The variable that holds what it gives; empty for none.
        arguments: What it is given.
        first: Its first row, 1-based.
        last: Its last row.
    """

    name: str
    result: str
    arguments: Sequence[Argument]
    first: int
    last: int

    def says(self, name: str) -> str:
        """Give what a named argument says where that is one text; else nothing."""
        return next((text_of(one.words) for one in self.arguments if one.name == name), "")

    @property
    def subject(self) -> str:
        """What the first argument says, where that is one text or one name."""
        first = self.arguments[0] if self.arguments else None
        return text_of(first.words) if first is not None and not first.name else ""


def text_of(words: Sequence[Word]) -> str:
    """Give what a single word says: a text without its quotes, a name as it is."""
    if len(words) != 1:
        return ""
    found = _STRING.fullmatch(words[0].said)
    return next((group for group in found.groups() if group is not None), "") if found else words[0].said


def parse(text: Text) -> Node:
    """Read a build file.

    Raises:
        UnreadableError: A bracket is never closed, or it is beyond bounds.
    """
    children = tuple(node for stretch in text.stretches() for node in _Reader(stretch).read())
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=children)


def calls(text: Text, name: str) -> Iterator[Call]:
    """Give the calls of a function wherever they begin a row, or are given a name there.

    One inside of another on one row is a word of what that one says.
    """
    for stretch in text.stretches():
        for words in _statements(stretch):
            at = 0
            while at < len(words) - 1:
                if words[at].said == name and words[at + 1].said == "(" and _begins(words, at):
                    pieces, taken = _pieces(words[at + 2 :])
                    rows = words[at].row, words[min(at + 1 + taken, len(words) - 1)].row
                    yield Call(name, "", [_argument(piece) for piece in pieces], *rows)
                    at += taken
                at += 1


def _begins(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word begins its row, but for the variable that is given a value."""
    given = 2 if at > 1 and words[at - 1].said in {"=", "+="} else 0
    return at == given or words[at - given - 1].row < words[at].row


def _words(text: Text) -> Iterator[Word]:
    rows = text.source.split("\n")
    skipped = {row for row in text.headings if not rows[row - 1].rstrip().endswith("(")}
    row = 1
    for found in _WORD.finditer(text.source):
        if row not in skipped:
            yield Word(found[0], text.numbers[row - 1], found.start(), found.end())
        row += found[0].count("\n")


def _statements(text: Text) -> Iterator[list[Word]]:
    """Give the words of each statement, and each comment outside of one by itself."""
    held: list[Word] = []
    depth = 0
    for word in _words(text):
        if word.said[0] == "#" and (depth or held):
            continue
        if word.said == "\n" and depth:
            continue
        if word.said == "\n" or word.said[0] == "#":
            if held:
                yield held
            held = []
            if word.said[0] == "#":
                yield [word]
            continue
        depth = max(depth + (word.said in _OPENS) - (word.said in _CLOSES), 0)
        held.append(word)
    if held:
        if depth and text.whole:
            raise UnreadableError("a bracket is never closed")
        yield held


def _call(words: Sequence[Word]) -> Call | None:
    """Read a statement as a call: `name(...)` or `result = name(...)`."""
    result = ""
    head = words
    if len(words) > 2 and words[1].said == "=" and _NAME.fullmatch(words[0].said):  # noqa: PLR2004
        result, head = words[0].said, words[2:]
    if len(head) < 2 or head[1].said != "(" or not _NAME.fullmatch(head[0].said):  # noqa: PLR2004
        return None
    pieces, end = _pieces(head[2:])
    if end < len(head) - 2:  # more than the call
        return None
    return Call(head[0].said, result, [_argument(piece) for piece in pieces], words[0].row, words[-1].row)


def _argument(words: Sequence[Word]) -> Argument:
    if len(words) > 2 and words[1].said in {":", "="} and _NAME.fullmatch(words[0].said):  # noqa: PLR2004
        return Argument(words[0].said, words[2:])
    return Argument("", words)


def _pieces(words: Sequence[Word]) -> tuple[list[Sequence[Word]], int]:
    """Split words at the commas of their own level, up to the bracket that closes it, and tell its place."""
    pieces: list[Sequence[Word]] = []
    depth = start = at = 0
    for at, word in enumerate(words, 1):
        if word.said in _OPENS:
            depth += 1
        elif word.said in _CLOSES:
            if not depth:
                break
            depth -= 1
        elif word.said == "," and not depth:
            pieces.append(words[start : at - 1])
            start = at
    else:
        at += 1
    return [piece for piece in (*pieces, words[start : at - 1]) if piece], at


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._nodes = 0
        name = PurePosixPath(text.path).name.lower()
        self._meson = name.startswith("meson")
        self._builds = name.startswith("build")

    def read(self) -> Iterator[Node]:
        """Give what the rows hold."""
        for words in _statements(self._text):
            self._nodes += len(words)
            if self._nodes > MAX_NODES * 4:
                raise UnreadableError("too many words")
            yield from self._statement(words)

    def _statement(self, words: Sequence[Word]) -> Iterator[Node]:
        first, last = words[0].row, words[-1].row
        if words[0].said[0] == "#":
            if said := words[0].said.strip("# \t\r"):
                yield Node(thing="comment", text=said, first=first, last=last)
        elif (call := _call(words)) is not None:
            yield self._made(call)
        elif len(words) > 2 and words[1].said in {"=", "+="}:  # noqa: PLR2004
            yield from self._set(words)
        elif not self._text.whole and (words[-1].said == "," or words[0].said[0] in "'\""):
            pieces, _ = _pieces(words)
            yield from (self._given(_argument(piece)) for piece in pieces)
        elif words[0].said not in _CLOSES:
            yield Node(thing="line", text=self._said(words), first=first, last=last)

    def _set(self, words: Sequence[Word]) -> Iterator[Node]:
        """Read what is no call as a variable, or as an argument of a call whose beginning nobody sees."""
        if words[-1].said == "," and not self._text.whole:
            yield self._given(Argument(words[0].said, words[2:-1]))
            return
        yield replace(
            self._given(Argument(words[0].said, words[2:])),
            thing="build_variable",
            attributes={"operator": words[1].said},
        )

    def _made(self, call: Call) -> Node:
        """Give what a call makes, by the kind of its file."""
        node = Node(
            thing="build_command", name=call.name, first=call.first, last=call.last, heads=(call.first,)
        )
        named, subject = call.says("name"), call.subject
        if named and self._builds:
            others = [one for one in call.arguments if one.name != "name"]
            return replace(node, thing="build_target", name=named, children=self._all(others))
        if call.name in PACKAGES:
            return replace(node, name=f"{call.name} {named or subject}", heads=())
        if self._meson and subject and call.name == "option":
            return self._option(call, node)
        rest = call.arguments[1:] if subject else call.arguments
        if self._meson and subject and call.name in _MESON_TARGETS:
            return replace(node, thing="build_target", name=subject, children=self._all(rest))
        return self._result(call, node) if call.result else self._command(call, node)

    def _result(self, call: Call, node: Node) -> Node:
        """Give the variable that holds what a call gives; a call on one row is its value."""
        node = replace(node, thing="build_variable", name=call.result)
        if call.first < call.last:
            return replace(node, children=self._all(call.arguments))
        words = [word for one in call.arguments for word in one.words]
        said = self._text.source[words[0].start : words[-1].end] if words else ""
        return replace(node, text=f"{call.name}({said})", heads=())

    def _command(self, call: Call, node: Node) -> Node:
        subject = call.subject
        node = replace(node, name=f"{call.name} {subject or call.says('name')}".rstrip())
        rest = [one for one in call.arguments[1 if subject else 0 :] if one.name != "name"]
        if self._meson and len(rest) == 1 and not rest[0].name and not self._entries(rest[0].words):
            return replace(node, text=self._value(rest[0].words), heads=())
        return replace(node, children=self._all(rest))

    def _option(self, call: Call, node: Node) -> Node:
        described = call.says("description")
        rest = [one for one in call.arguments[1:] if one.name not in {"type", "value", "description"}]
        value = next((one for one in call.arguments if one.name == "value"), None)
        said = self._value(value.words) if value else ""
        return replace(
            node,
            thing="option",
            name=call.subject,
            text=said,
            same=f"{said} {call.says('type')}",
            details={"description": described} if described else {},
            children=self._all(rest),
        )

    def _all(self, arguments: Sequence[Argument]) -> tuple[Node, ...]:
        return tuple(
            node
            for one in arguments
            for node in (() if one.name else self._entries(one.words)) or (self._given(one),)
        )

    def _given(self, one: Argument) -> Node:
        """Give an argument: a key with its value or what is in its list, or an entry."""
        first, last = one.words[0].row, one.words[-1].row
        if not one.name:
            return Node(thing="entry", text=self._value(one.words), first=first, last=last)
        if one.name == "meson_version":
            return Node(
                thing="minimum_version",
                name="meson",
                text=self._value(one.words).removeprefix(">=").lstrip(),
                first=first,
                last=last,
            )
        node = Node(thing="key", name=one.name, first=first, last=last)
        entries = self._entries(one.words)
        if entries:
            return replace(node, children=entries, heads=(first,))
        return replace(node, text=self._value(one.words))

    def _entries(self, words: Sequence[Word]) -> tuple[Node, ...]:
        """Give what is in a list or a dictionary; nothing where the value is more than that."""
        if words[0].said not in {"[", "{"}:
            return ()
        pieces, end = _pieces(words[1:])
        if end < len(words) - 1:
            return ()
        return tuple(self._entry(piece, named=words[0].said == "{") for piece in pieces)

    def _entry(self, words: Sequence[Word], *, named: bool) -> Node:
        if named and len(words) > 2 and words[1].said == ":":  # noqa: PLR2004
            return self._given(Argument(text_of(words[:1]), words[2:]))
        return Node(thing="entry", text=self._value(words), first=words[0].row, last=words[-1].row)

    def _value(self, words: Sequence[Word]) -> str:
        return text_of(words) or self._said(words)

    def _said(self, words: Sequence[Word]) -> str:
        return _SPACE.sub(" ", self._text.source[words[0].start : words[-1].end])
