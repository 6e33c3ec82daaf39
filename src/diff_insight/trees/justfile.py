"""A justfile as a tree: recipes with what they take, what they need and what they run, and variables.

The notation is one of lines (https://just.systems/man/en/grammar.html), so that pieces of it read as the
whole does. What it calls recipes are targets here, as those of a Makefile are.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_ASSIGNED = re.compile(r"(?:export\s+|set\s+|alias\s+)?([A-Za-z_][\w-]*)\s*:=\s*(.*)$")
_NAME = re.compile(r"@?([A-Za-z_][\w-]*)(?=[\s:])")
_SIGN = re.compile(r"^(?:@-|-@|[@-])\s*")
_QUOTES = "\"'`"


def parse(text: Text) -> Node:
    """Read a justfile."""
    children = tuple(node for stretch in text.stretches() for node in _Reader(stretch).read())
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=children)


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        self._rows = text.source.split("\n")
        self._numbers = text.numbers
        self._cut = not text.whole and text.numbers[0] != 1
        self._recipe: Node | None = None
        self._inside: list[Node] = []
        self._attributes: list[Node] = []

    def read(self) -> Iterator[Node]:
        """Give what the rows hold."""
        at = 0
        while at < len(self._rows):
            end = self._end(at)
            line = self._rows[at]
            if line.strip() and line[0] in " \t":
                self._inside += self._commands(at, end)
            elif line.strip():
                yield from self._outermost(at, end)
            at = end
        yield from self._closed()
        yield from self._attributes

    def _outermost(self, at: int, end: int) -> Iterator[Node]:
        """Read what is not indented: it ends the recipe before it."""
        yield from self._closed()
        bare, first, last = self._joined(at, end), self._numbers[at], self._numbers[end - 1]
        if bare[0] == "#":
            if said := bare.lstrip("#! "):
                yield Node(thing="comment", text=said, first=first, last=last)
        elif found := _ASSIGNED.fullmatch(bare):
            yield Node(thing="build_variable", name=found[1], text=found[2], first=first, last=last)
        elif (found := _NAME.match(bare)) and (colon := _end_of_head(bare)):
            takes = " ".join(bare[found.end() : colon].split())
            needs = " ".join(_before_comment(bare[colon + 1 :]).split())
            known = {"parameters": takes, "needs": needs}
            attributes = {name: said for name, said in known.items() if said}
            self._inside, self._attributes = self._attributes, []
            self._recipe = Node(
                thing="build_target",
                name=found[1],
                first=first,
                last=last,
                attributes=attributes,
                heads=(first,),
            )
        elif bare[0] == "[":  # `[private]`: of the recipe that follows
            self._attributes.append(Node(thing="line", text=bare, first=first, last=last))
        else:
            yield Node(thing="line", text=bare, first=first, last=last)

    def _closed(self) -> Iterator[Node]:
        """Give the recipe that is open with its lines; of one whose head nobody sees its lines."""
        recipe, inside = self._recipe, tuple(self._inside)
        self._recipe, self._inside = None, []
        if recipe is None:
            yield from inside
            return
        first, last = (
            min(node.first for node in (recipe, *inside)),
            max(node.last for node in (recipe, *inside)),
        )
        yield replace(recipe, children=inside, first=first, last=last)

    def _commands(self, at: int, end: int) -> Iterator[Node]:
        """Give a command, however many rows it goes over, or a comment in a recipe as that."""
        ends = not self._rows[end - 1].endswith("\\")
        whole = {"command": "whole"} if ends and (at or not self._cut) else {}
        joined, first, last = self._joined(at, end), self._numbers[at], self._numbers[end - 1]
        bare = _SIGN.sub("", joined, count=1).removesuffix("\\").strip()
        if bare.startswith("#") and not bare.startswith("#!"):
            if said := bare.lstrip("# "):
                yield Node(thing="comment", text=said, first=first, last=last)
        elif bare:
            yield Node(thing="recipe_line", text=bare, details=whole, first=first, last=last)

    def _joined(self, at: int, end: int) -> str:
        rows = [self._rows[row].removesuffix("\\").strip() for row in range(at, end - 1)]
        return " ".join([*rows, self._rows[end - 1].strip()])

    def _end(self, at: int) -> int:
        while at < len(self._rows) - 1 and self._rows[at].endswith("\\"):
            at += 1
        return at + 1


def _end_of_head(line: str) -> int:
    """Give where the colon after the parameters of a recipe stands, whose defaults may hold one; else 0."""
    quote, depth = "", 0
    for at, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == ":" and not depth:
            return 0 if line[at + 1 : at + 2] == "=" else at
    return 0


def _before_comment(said: str) -> str:
    """Give what a recipe needs without the comment behind it."""
    quote = ""
    for at, sign in enumerate(said):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign == "#":
            return said[:at]
    return said
