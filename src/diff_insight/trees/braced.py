"""What stands in braces, in the languages that nest by them: style sheets, protocol buffers, GraphQL.

One pass over the characters that knows strings and comments. A stretch of a file may begin inside blocks
that nobody sees and end inside others: what closes too much ends an unknown owner, what never closes ends
with the stretch.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

DEEP = 60
"""Levels of nesting beyond which a text is told as plain lines."""
_TEXTS = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_DOLLARS = re.compile(r"\$\w{0,60}\$")
_STEP = 2
"""Blanks by which a block is indented where a text does not show that it is by more."""
MANY = 200_000
"""Items beyond which a text is told as plain lines."""


@dataclass(slots=True)
class Item:
    """A statement or a block.

    Attributes:
        head: What it says before its braces or its end, comments apart, on one line.
        first: Its first row, 1-based.
        last: Its last row.
        items: What stands in its braces; None where it has none.
        comment: The comment right before it, or behind it on its last row, without its marks.
        opens: The row of its opening brace, where its head ends; 0 where it has none.
    """

    head: str
    first: int
    last: int
    items: "list[Item] | None" = None
    comment: str = ""
    opens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """How a language writes strings, comments and ends.

    Attributes:
        ends: Characters that end a statement.
        line_comments: What begins a comment that goes on to the end of the line.
        block_comments: Whether `/* */` is a comment.
        quotes: What strings stand in; a longer mark before a shorter one.
        dollars: Whether text between `$$` and `$$`, or `$a$` and `$a$`, is a string.
        nests: Whether blocks stand in blocks.
        keep: Tells of what was said so far whether a brace belongs to it (`#{...}` in a style sheet).
    """

    ends: str = ";"
    line_comments: tuple[str, ...] = ("//",)
    block_comments: bool = True
    quotes: tuple[str, ...] = ('"', "'")
    dollars: bool = False
    nests: bool = True
    keep: Callable[[str], bool] = field(default=lambda _head: False)


@dataclass(slots=True)
class _Open:
    """A block that is not closed yet, and what is being said in it."""

    items: list[Item]
    said: list[str] = field(default_factory=list)
    first: int = 0
    comment: str = ""
    kept: int = 0
    parens: int = 0

    @property
    def head(self) -> str:
        """What is said so far, on one line."""
        return " ".join("".join(self.said).split())

    def say(self, piece: str, row: int) -> None:
        """Add to what is said."""
        if not self.first and not piece.isspace():
            self.first = row
        self.said.append(piece)

    def clear(self) -> None:
        """Begin anew behind an end."""
        self.said, self.first, self.comment, self.kept, self.parens = [], 0, "", 0, 0


def nodes(text: Text, syntax: Syntax, make: Callable[[list[Item]], list[Node]]) -> Node:
    """Read a whole file, or each stretch of lines of one by itself.

    Args:
        text: The file.
        syntax: How its language is written.
        make: Turns items into nodes.
    """
    found: list[Node] = []
    indents = {len(row) - len(row.lstrip()) for row in text.source.split("\n") if row.strip()}
    step = min(*(indents - {0}), _STEP, _STEP) if syntax.nests else max(indents, default=0)
    for stretch in text.stretches():
        source = _without_closed(stretch, step)
        reader = read(
            _without_ended(source, syntax) if syntax.block_comments and not stretch.whole else source,
            syntax,
        )
        made = with_beside(make(reader.finished()), sorted(reader.beside, key=lambda one: one.first))
        found += [node.renumbered(stretch.numbers) for node in made]
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(found))


def _without_closed(stretch: Text, step: int) -> str:
    """Give a stretch without the heading that git showed for it where it does not stand in that block itself.

    A heading begins at the margin; what stands in it is indented by a step, but for the brace that closes it.
    """
    rows = stretch.source.split("\n")
    for heading in stretch.headings:
        first = next((row for row in rows[heading:] if row.strip()), "")
        if first[:1] not in {" ", "\t", "}", ")"} or len(first) - len(first.lstrip()) > step:
            rows[heading - 1] = ""
    return "\n".join(rows)


def _without_ended(source: str, syntax: Syntax) -> str:
    """Give a source without the end of a comment that began before it.

    What stands in a text or behind the mark of a line's comment, as `"*/*"` may, ends none.
    """
    code = _TEXTS.sub(_blank, source)
    for mark in syntax.line_comments:
        code = re.sub(rf"(?m)^[ \t]*{re.escape(mark)}.*", _blank, code)
    end, begin = code.find("*/"), code.find("/*")
    if end < 0 or 0 <= begin < end:
        return source
    return "\n" * source.count("\n", 0, end) + source[end + 2 :]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def with_beside(nodes: Sequence[Node], beside: Sequence[Node]) -> list[Node]:
    """Put each comment and unreadable line into the innermost node around it; both are in order."""
    made: list[Node] = []
    at = 0
    for node in nodes:
        while at < len(beside) and beside[at].first < node.first:
            made.append(beside[at])
            at += 1
        end = at
        while end < len(beside) and beside[end].last <= node.last:
            end += 1
        inside, at = beside[at:end], end
        children = tuple(with_beside(node.children, inside)) if inside else node.children
        made.append(replace(node, children=children) if inside else node)
    return [*made, *beside[at:]]


def unread(said: str, first: int, last: int) -> Node:
    """Give what cannot be read as what it is: its lines tell what changed."""
    return Node(thing="text", first=first, last=last, text=said)


def read(source: str, syntax: Syntax) -> "Reader":
    """Read a source, rows 1-based.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    reader = Reader(source, syntax)
    while reader.at < len(source):
        if not (reader.comment() or reader.string()):
            reader.character()
    return reader


class Reader:
    """Where the one pass stands: in the source, and in the blocks that are open."""

    def __init__(self, source: str, syntax: Syntax) -> None:
        self.source = source
        self.syntax = syntax
        self.at = 0
        self.row = 1
        self.count = 0
        self.stack = [_Open([])]
        self.beside: list[Node] = []
        self._apart = False

    def comment(self) -> bool:
        """Pass over a comment and remember it for what it stands before, or behind on the same row."""
        top, first = self.stack[-1], self.row
        mark = next((m for m in self.syntax.line_comments if self.source.startswith(m, self.at)), None)
        if mark and not (mark == "//" and top.said and top.said[-1] == ":"):  # as in the address of a page
            end = self.source.find("\n", self.at)
            end = len(self.source) if end < 0 else end
            said = self.source[self.at + len(mark) : end].strip(" /")
        elif self.syntax.block_comments and self.source.startswith("/*", self.at):
            end = self.source.find("*/", self.at + 2)
            end = len(self.source) if end < 0 else end + 2
            said = " ".join(self.source[self.at : end].strip("/* \n").split())
            self.row += self.source.count("\n", self.at, end)
        else:
            return False
        self.at = end
        before = top.items[-1] if top.items and not top.first else None
        behind = before is not None and before.last == first
        if before is not None and behind:
            before.comment = before.comment or said
        else:
            top.comment = f"{top.comment} {said}".strip() if mark else said
        known = self.beside[-1] if self.beside and not behind else None
        if mark and known is not None and self._apart and known.last + 1 == first:
            said, first = f"{known.text} {said}".strip(), known.first
            self.beside.pop()
        if said:
            self.beside.append(Node(thing="comment", first=first, last=self.row, text=said))
        self._apart = bool(mark) and not behind and not top.first
        return True

    def string(self) -> bool:
        """Take a string as it stands."""
        quote = next((q for q in self.syntax.quotes if self.source.startswith(q, self.at)), None)
        if self.syntax.dollars and (body := _DOLLARS.match(self.source, self.at)):
            quote = body[0]
        if quote is None:
            return False
        end = _string_end(self.source, self.at, quote)
        piece = self.source[self.at : end]
        self.stack[-1].say(piece, self.row)
        self.row += piece.count("\n")
        self.at = end
        return True

    def character(self) -> None:
        """Take one character: an end, a brace, or something that is said."""
        char, top = self.source[self.at], self.stack[-1]
        self.at += 1
        top.parens = max(0, top.parens + (char in "([") - (char in ")]"))
        if char in self.syntax.ends and not top.parens:
            self.end()
        elif char == "{":
            self.open()
        elif char == "}":
            self.close()
        else:
            top.say(" " if char == "\n" else char, self.row)
        self.row += char == "\n"

    def unread(self) -> bool:
        """Set aside what is said where a bracket in it is not closed; tell whether one was."""
        top = self.stack[-1]
        if not top.parens or not top.first:
            return False
        self.beside.append(unread(top.head, top.first, self.row))
        top.clear()
        return True

    def open(self) -> None:
        """Begin a block, or take the brace as part of what is said."""
        top = self.stack[-1]
        if self.syntax.keep("".join(top.said[-2:])):
            top.kept += 1
            top.say("{", self.row)
            return
        if len(self.stack) > DEEP:
            raise UnreadableError(f"more than {DEEP} levels")
        inside: list[Item] = []
        if not self.unread():
            self.add(Item(top.head, top.first or self.row, self.row, inside, top.comment, self.row))
            top.clear()
        self.stack.append(_Open(inside))

    def close(self) -> None:
        """End a block, if one is open."""
        top = self.stack[-1]
        if top.kept:
            top.kept -= 1
            top.say("}", self.row)
            return
        self.end()
        if len(self.stack) > 1:
            inside = self.stack.pop().items
            items = self.stack[-1].items
            if items and items[-1].items is inside:
                items[-1].last = self.row

    def end(self) -> None:
        """End a statement, if one is being said."""
        top = self.stack[-1]
        if not self.unread() and top.first:
            self.add(Item(top.head, top.first, self.row, None, top.comment))
            top.clear()
        elif not top.first:
            top.said = []  # blanks: looked through at every end, they would take the square of their number

    def add(self, item: Item) -> None:
        """Add an item to the innermost block."""
        self.count += 1
        if self.count > MANY:
            raise UnreadableError(f"more than {MANY} statements")
        self.stack[-1].items.append(item)

    def finished(self) -> list[Item]:
        """End all that is open, and give the outermost items."""
        while len(self.stack) > 1:
            self.close()
            self.stack[-1].kept = 0
        self.stack[-1].kept = 0
        self.end()
        return self.stack[0].items


def _string_end(source: str, at: int, quote: str) -> int:
    """Give where a string ends: behind its closing mark, or with its line where that is missing."""
    end = at + len(quote)
    while end < len(source):
        if source[end] == "\\":
            end += 2
        elif source.startswith(quote, end):
            return end + len(quote)
        elif source[end] == "\n" and len(quote) == 1:
            return end
        else:
            end += 1
    return len(source)
