"""CMake's files as a tree: commands by what they make, a target, a variable, an option.

The notation is small (https://cmake.org/cmake/help/latest/manual/cmake-language.7.html): names, brackets,
words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_WORD = re.compile(r"#.*|\"(?:[^\"\\]|\\.)*\"?|[()]|(?:[^\s()#\"\\]|\\.)+|\\")
_NAME = re.compile(r"[A-Za-z_]\w*")
_ENDS = re.compile(r"end\w+|else")
"""What closes what another command opens: a line of that."""
_ASKS = re.compile("if|elseif|while|foreach")
"""What has no name but all its words."""
_FEW = 2
"""Words of a variable, its name among them, beyond which it is a list."""
_KEPT = frozenset({"CACHE", "PARENT_SCOPE"})
"""Words that say where a variable is kept, behind its value."""
_MOST_BROKEN = 20
"""Commands that nothing ends beyond which the rest is told as lines: each is read again from the next on."""


@dataclass(slots=True)
class _Command:
    name: str
    row: int
    last: int
    words: list[tuple[str, int]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    depth: int = 0

    @property
    def written(self) -> str:
        """Give the command as it is written, with one blank for each stretch of white space."""
        return "".join(self.pieces)

    def takes(self, word: str, row: int) -> bool:
        """Take the next word; tell whether it ends the command."""
        self.last = row
        self.depth += (word == "(") - (word == ")")
        if word not in {"(", ")"}:
            self.words.append((word.strip('"'), row))
        return not self.depth


_Words = Sequence[tuple[str, int]]


def parse(text: Text) -> Node:
    """Read a CMake file."""
    children = tuple(node for stretch in text.stretches() for node in _nodes(stretch))
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=children)


def _nodes(text: Text) -> Iterator[Node]:
    """Give the commands of rows that stand together; words without their command are lines.

    One that nothing ends is read as far as the next that begins a row: a bracket that is missing hides
    nothing but its own command.
    """
    words = list(_words(text))
    begins = [at for at in range(len(words) - 1) if _begins(words, at)]
    at: int | None = 0
    for _ in range(_MOST_BROKEN):
        found, open_ = _read(words[at:])
        if open_ is None:
            yield from found
            return
        at = next((one for one in begins if words[one][0] > open_.row), None)
        end = words[at][0] if at is not None else open_.last + 1
        yield from (node for node in found if node.first < end)
        held = [word for word in open_.words if word[1] < end]
        yield _made(replace(open_, words=held, last=max([open_.row, *(row for _, row in held)])))
        if at is None:
            return


def _begins(words: Sequence[tuple[int, str, str]], at: int) -> bool:
    """Tell whether a command begins here, as the first of its row."""
    row, word, _ = words[at]
    first = at == 0 or words[at - 1][0] != row
    return first and _NAME.fullmatch(word) is not None and words[at + 1][:2] == (row, "(")


def _read(words: Sequence[tuple[int, str, str]]) -> tuple[list[Node], _Command | None]:
    """Give what words say, and the command that nothing ends."""
    found: list[Node] = []
    open_: _Command | None = None
    before = ""
    for row, word, ahead in words:
        if open_ is not None and word[0] != "#":
            open_.pieces += ahead, word
        if word[0] == "#":
            if said := word.strip("# \t\r"):
                found.append(Node(thing="comment", text=said, first=row, last=row))
        elif open_ is None:
            if word == "(" and _NAME.fullmatch(before):
                open_ = _Command(before.lower(), row, row, depth=1, pieces=[f"{before}{ahead}("])
            before = word
        elif open_.takes(word, row):
            if not _ENDS.fullmatch(open_.name):
                found.append(_made(open_))
            open_, before = None, ""
    return found, open_


def _words(text: Text) -> Iterator[tuple[int, str, str]]:
    """Give row and text of each word, with a blank where one stands before it."""
    for at, line in enumerate(text.source.split("\n")):
        if at + 1 not in text.headings or line.rstrip().endswith("("):
            end = -1
            for found in _WORD.finditer(line):
                yield text.numbers[at], found[0], " " if found.start() != end else ""
                end = found.end()


def _made(command: _Command) -> Node:
    """Give what a command makes; one that is not known by its name and all its words."""
    said = [word for word, _ in command.words]
    node = Node(thing="build_command", name=command.name, first=command.row, last=command.last)
    if command.name == "cmake_minimum_required" and "VERSION" in said[:-1]:
        return replace(node, thing="minimum_version", name="cmake", text=said[said.index("VERSION") + 1])
    if _ASKS.fullmatch(command.name):
        return replace(node, name="", text=command.written)
    if command.name == "list" and len(said) > 1:
        return replace(_list(node, command.words[1:]), name=f"list {said[0]} {said[1]}")
    maker = next((make for make, names in _MAKERS if names.fullmatch(command.name)), None)
    if maker is None or not said:
        return replace(node, text=" ".join(said))
    return maker(node, command.words)


def _variable(node: Node, words: _Words) -> Node:
    made = replace(node, thing="build_variable", name=words[0][0])
    if len(words) > _FEW and not _KEPT & {word for word, _ in words}:
        return replace(made, children=_entries(words[1:]), heads=(node.first,))
    said = " ".join(word for word, _ in words[1:])
    return replace(node, thing="build_variable", name=words[0][0], text=said)


def _option(node: Node, words: _Words) -> Node:
    said = [word for word, _ in words[:3]] + ["", ""]
    details = {"description": said[1]} if said[1] else {}
    return replace(node, thing="option", name=said[0], text=said[2], details=details)


def _target(node: Node, words: _Words) -> Node:
    return replace(_list(node, words), thing="build_target", name=words[0][0])


def _test(node: Node, words: _Words) -> Node:
    """Give a test, which is no target: `NAME` says that its name comes next."""
    return _list(node, words[1:] if words[0][0] == "NAME" and len(words) > 1 else words)


def _list(node: Node, words: _Words) -> Node:
    return replace(_named(node, words[:1]), children=_entries(words[1:]), heads=(node.first,))


def _named(node: Node, words: _Words) -> Node:
    return replace(node, name=f"{node.name} {words[0][0]}", text=" ".join(word for word, _ in words[1:]))


_MAKERS: tuple[tuple[Callable[[Node, _Words], Node], re.Pattern[str]], ...] = (
    (_variable, re.compile("set")),
    (_option, re.compile("option")),
    (_target, re.compile("add_(?:executable|library|custom_target)")),
    (_test, re.compile("add_test")),
    (_list, re.compile(r"target_\w+|add_subdirectory|find_package|add_dependencies|install")),
    (_named, re.compile(r"project|function|macro|include|set_\w+|get_\w+|enable_language|configure_file")),
)
"""How a command is read, by its name."""


def _entries(words: _Words) -> tuple[Node, ...]:
    return tuple(Node(thing="entry", text=word, first=row, last=row) for word, row in words)
