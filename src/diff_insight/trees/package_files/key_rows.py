"""What the line readers make of JSON, TOML, YAML and XML: keys with their rows, no more than packages need.

Lock files have tens of thousands of lines and are written by programs, one key a line. Reading them by
lines takes a fraction of a parser's time and works on the lines of a hunk as well, where a parser sees
only errors.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diff_insight.trees.node import UnreadableError
from diff_insight.trees.text import Text

DEEPEST = 100
"""Levels that a file of packages may nest: npm's trees of the first lock format came to about twenty."""


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an entry of a list.

    Attributes:
        key: As written, without quotes; empty for an entry of a list and for what has no key.
        value: The value, without quotes; empty where it is a container over several rows.
        first: Its first row, 1-based.
        last: Its last row, inclusive.
        parts: What a container holds.
        known: Whether the owners are known; not so for what follows a gap.
        cut: Whether a gap or the end of a hunk came before its own end.
    """

    key: str = ""
    value: str = ""
    first: int = 0
    last: int = 0
    parts: list["Entry"] = field(default_factory=list)
    known: bool = True
    cut: bool = False

    def part(self, key: str) -> "Entry | None":
        """Give the first part of a key."""
        for part in self.parts:
            if part.key == key:
                return part
        return None

    def says(self, key: str) -> str:
        """Give the value of a part; empty where there is none."""
        part = self.part(key)
        return part.value if part is not None else ""

    def at(self, *keys: str) -> "Entry | None":
        """Give what lies under a path of keys."""
        found: Entry | None = self
        for key in keys:
            if found is None:
                return None
            found = found.part(key)
        return found

    @property
    def rows(self) -> tuple[int, int]:
        """Its first and last row."""
        return self.first, self.last

    def all(self) -> Iterator["Entry"]:
        """Give this entry and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.all()


def from_start(text: Text) -> bool:
    """Tell whether the first row of a text is the first line of its file."""
    return text.whole or text.numbers[:1] == (1,)


class Nesting:
    """The containers that are open at a row."""

    def __init__(self, text: Text) -> None:
        self.root = Entry(first=1, last=text.source.count("\n") + 1, known=from_start(text))
        self.open: list[tuple[int, Entry]] = [(-1, self.root)]

    @property
    def known(self) -> bool:
        """Whether the owners of the next entry are known."""
        return self.root.known or len(self.open) > 1

    @property
    def owner(self) -> Entry:
        """The innermost open container."""
        return self.open[-1][1]

    def push(self, level: int, entry: Entry) -> None:
        """Open a container.

        Raises:
            UnreadableError: It nests deeper than any file of packages does.
        """
        if len(self.open) > DEEPEST:
            raise UnreadableError("nested too deep")
        self.open.append((level, entry))

    def pop(self, row: int) -> None:
        """Close the innermost container at its last row."""
        if len(self.open) > 1:
            self.open.pop()[1].last = row

    def gap(self, row: int) -> None:
        """Close all: what follows a gap may stand in anything."""
        self.end(row, cut=True)
        self.root.known = False

    def end(self, row: int, *, cut: bool) -> None:
        """Close all at the end of what is known."""
        while len(self.open) > 1:
            self.owner.cut = cut
            self.pop(row)
