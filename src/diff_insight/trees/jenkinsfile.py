"""A pipeline of Jenkins as a tree: stages by name, what they set, and the steps that they take.

The notation (https://www.jenkins.io/doc/book/pipeline/syntax/) is read by rows, so that pieces of one read as
the whole does: a block begins with a row that ends with `{` and ends with one that begins with `}`. What is
written otherwise is Groovy, of which a row says itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

_DEEP = 50
"""Blocks one in another beyond which nobody wrote it."""
_STAGE = re.compile(r"stage\s*\(\s*(['\"])(.{1,200}?)\1\s*\)$")
_SETS = re.compile(r"(\w{1,100})\s*=\s*(\S.*)$")
_SAYS = re.compile(r"(\w{1,100})\s+(\S.*)$")
_TEXT = re.compile(r"'''|\"\"\"")
_THROUGH = frozenset({"pipeline", "stages", "steps", "script"})
"""Blocks that say nothing but what they hold."""
_OF_STAGES = frozenset(
    {"pipeline", "stages", "environment", "agent", "options", "parameters", "triggers", "tools"}
)
"""Blocks whose rows are no steps, wherever they stand."""
_OF_STEPS = frozenset({"steps", "script", "post", "node"})
"""Blocks whose rows are steps, and so are those of the blocks in them."""


@dataclass(slots=True)
class _Block:
    """A block that is open.

    Attributes:
        head: What stands before its brace.
        first: Its first row.
        steps: Whether its rows are steps.
        children: What it holds so far.
    """

    head: str
    first: int
    steps: bool
    children: list[Node] = field(default_factory=list)


def parse(text: Text) -> Node:
    """Read a pipeline.

    Raises:
        UnreadableError: Blocks stand too deep in one another, or one is never closed.
    """
    children = tuple(node for stretch in text.stretches() for node in _Reader(stretch).read())
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=children)


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._open = [_Block("", 0, steps=not text.whole)]
        self._until = ""  # the mark that ends a text of several rows, or a comment

    def read(self) -> Iterator[Node]:
        """Give what the rows hold."""
        for number, raw in zip(self._text.numbers, self._text.source.split("\n"), strict=True):
            row = raw.strip()
            if self._until:
                self._goes_on(row, number)
            elif row.startswith(("//", "/*")):
                self._comment(row, number)
            elif row:
                self._row(row, number)
            if len(self._open) > _DEEP:
                raise UnreadableError(self._text.path)
        if self._text.whole and (len(self._open) > 1 or self._until):
            raise UnreadableError(self._text.path)
        while len(self._open) > 1:
            _close(self._open, self._text.numbers[-1])
        yield from self._open[0].children

    def _goes_on(self, row: str, number: int) -> None:
        """Take a row of a text or of a comment that began above."""
        said = row.partition(self._until)[0].strip()
        if self._until != "*/" and said:
            self._open[-1].children.append(_step(said, number))
        if self._until in row:
            self._until = ""

    def _comment(self, row: str, number: int) -> None:
        if row.startswith("/*"):
            self._until = "" if "*/" in row else "*/"
        elif said := row.lstrip("/ "):
            self._open[-1].children.append(Node(thing="comment", text=said, first=number, last=number))

    def _row(self, row: str, number: int) -> None:
        if row.startswith("}"):
            _close(self._open, number)
            row = row.lstrip("} ")
        if row.endswith("{"):
            head = row.removesuffix("{").strip()
            outer = self._open[-1].steps and head not in _OF_STAGES
            steps = outer or head.split("(")[0].strip() in _OF_STEPS
            self._open.append(_Block(head, number, steps=steps))
        elif row.strip(")},; "):
            marks = _TEXT.findall(row)
            self._until = marks[0] if len(marks) % 2 else ""
            self._open[-1].children.append(_statement(self._open[-1], row, number))


def _close(open_: list[_Block], last: int) -> None:
    """End the innermost block; a brace that closes none is one of a block that nobody sees."""
    if len(open_) == 1:
        return
    block = open_.pop()
    if block.head in _THROUGH:
        open_[-1].children += block.children
        return
    stage = _STAGE.match(block.head)
    thing, name = ("stage", stage[2]) if stage else ("block", block.head)
    open_[-1].children.append(
        Node(
            thing=thing,
            name=name,
            first=block.first,
            last=last,
            heads=(block.first,),
            children=tuple(block.children),
        )
    )


def _statement(block: _Block, row: str, number: int) -> Node:
    found = _SETS.match(row) if block.head == "environment" else None
    if found is not None:
        return Node(
            thing="environment_variable", name=found[1], text=found[2].strip("'\""), first=number, last=number
        )
    found = None if block.steps else _SAYS.match(row)
    if found is not None:
        return Node(thing="key", name=found[1], text=found[2].strip("'\""), first=number, last=number)
    return _step(row, number)


def _step(said: str, number: int) -> Node:
    return Node(thing="script_command", text=said, first=number, last=number)
