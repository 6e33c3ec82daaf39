"""A Makefile as a tree: targets with what they need and their recipes, and variables.

The notation is one of lines (https://www.gnu.org/software/make/manual/), so that pieces of it read as the
whole does.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import lines_of

_ASSIGNED = re.compile(r"(?:(?:export|override|private)\s+)*([\w.%/$(){}-]+)\s*(\?=|\+=|!=|:{0,3}=)\s*(.*)$")
_CALL = re.compile(r"\$\((?:call|error|eval|foreach|if|info|warning)\b")
"""A function that is called for what it does; its text may hold a colon."""
_RULE = re.compile(r"([^:=#\t][^:=#]*?)(?<!\s)\s*+::?(?!=)\s*+([^#]*+)(?:##\s*+(.*)|#.*)?$")
_DEFINE = re.compile(r"define\s+(\S+)")
_COMMAND = re.compile(r"^[@+-]+\s*")


def parse(text: Text) -> Node:
    """Read a Makefile."""
    children = tuple(node for stretch in text.stretches() for node in _Reader(stretch).read())
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=children)


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        self._rows = text.source.split("\n")
        self._numbers = text.numbers
        self._cut = not text.whole and text.numbers[0] != 1
        self._targets: list[Node] = []
        self._recipe: list[Node] = []

    def read(self) -> Iterator[Node]:
        """Give what the rows hold."""
        at = 0
        while at < len(self._rows):
            end = self._end(at)
            line = self._joined(at, end)
            row, last = self._numbers[at], self._numbers[end - 1]
            bare = line.strip()
            if not bare:
                pass
            elif line[0] == "\t":
                self._recipe += self._commands(at, end)
            elif bare[0] == "#":
                if said := bare.lstrip("# "):
                    yield from self._closed() if line[0] == "#" else ()
                    yield Node(thing="comment", text=said, first=row, last=last)
            elif found := _DEFINE.match(bare):
                yield from self._closed()
                end = self._defined(at)
                inside = lines_of((self._numbers[n], self._rows[n]) for n in range(at + 1, end - 1))
                yield Node(
                    thing="build_variable",
                    name=found[1],
                    first=row,
                    last=self._numbers[end - 1],
                    children=inside,
                    heads=(row,),
                )
            elif found := _ASSIGNED.fullmatch(bare):
                yield from self._closed()
                attributes = {"operator": found[2]}
                yield Node(
                    thing="build_variable",
                    name=found[1],
                    text=found[3],
                    first=row,
                    last=last,
                    attributes=attributes,
                )
            elif not _CALL.match(bare) and (found := _RULE.fullmatch(bare)):
                yield from self._closed()
                self._opened(found, row, last)
            else:
                yield from self._closed()
                yield Node(thing="line", text=bare, first=row, last=last)
            at = end
        yield from self._closed()

    def _opened(self, found: re.Match[str], row: int, last: int) -> None:
        details = {"doc": found[3].strip()} if found[3] else {}
        needs, _, recipe = found[2].partition(";")
        if recipe.strip():
            whole = {"command": "whole"} if row == last else {}
            command = Node(thing="recipe_line", text=recipe.strip(), first=row, last=last, details=whole)
            self._recipe.append(command)
        name, needs = found[1].strip(), " ".join(needs.split())
        set_up = name.startswith(".") and name.isupper()  # what `.PHONY` names it does not need
        self._targets = [
            Node(
                thing="build_target",
                name=name,
                text=needs if set_up else "",
                attributes={"needs": needs} if needs and not set_up else {},
                first=row,
                last=last,
                details=details,
                heads=(row,),
            )
        ]

    def _closed(self) -> Iterator[Node]:
        """Give the target that is open with its recipe; of a recipe whose target nobody sees its lines."""
        target, recipe = self._targets, tuple(self._recipe)
        self._targets, self._recipe = [], []
        if not target:
            yield from recipe
            return
        last = max((node.last for node in recipe), default=target[0].last)
        yield replace(target[0], children=recipe, last=last)

    def _commands(self, at: int, end: int) -> Iterator[Node]:
        """Give a command, however many rows it goes over, or a comment in a recipe as that."""
        ends = not self._rows[end - 1].endswith("\\")
        whole = {"command": "whole"} if ends and (at or not self._cut) else {}
        joined = self._joined(at, end).strip()
        bare = _COMMAND.sub("", joined, count=1).removesuffix("\\").strip()
        said = bare.lstrip("# ") if whole and bare.startswith("#") else ""
        row, last = self._numbers[at], self._numbers[end - 1]
        if said:
            yield Node(thing="comment", text=said, first=row, last=last)
        elif bare:
            yield Node(thing="recipe_line", text=bare, details=whole, first=row, last=last)

    def _joined(self, at: int, end: int) -> str:
        if end - at == 1:
            return self._rows[at]
        pieces = [self._rows[n].removesuffix("\\") for n in range(at, end)]
        return pieces[0].rstrip() + " " + " ".join(piece.strip() for piece in pieces[1:])

    def _end(self, at: int) -> int:
        while at < len(self._rows) - 1 and self._rows[at].endswith("\\"):
            at += 1
        return at + 1

    def _defined(self, at: int) -> int:
        for index in range(at + 1, len(self._rows)):
            if self._rows[index].strip() == "endef":
                return index + 1
        return len(self._rows)
