"""A named thing of a file and what it holds: the one shape that every format is read into."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from diff_insight.light import light

_NOTHING: Mapping[str, str] = {}


@light(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """One thing of one version of a file. Nodes of two versions are compared by `diff_insight.facts.match`.

    Attributes:
        thing: What it is, a row of a family in `diff_insight.facts`: `section`, `function`, `key`, ...
        name: Its own name as the file writes it, without owners; empty for what has none, as a paragraph.
            Things of one owner that bear the same name and are the same thing are the same.
        first: Its first line, 1-based.
        last: Its last line, inclusive.
        text: What it says itself, whole and without what its children say: a heading, a value, a cell, a
            sentence, a signature. Quoted as it is, so on one line where it is no block of text.
        same: What must be equal for two of them to differ in layout alone; empty: `text` without regard to
            white space.
        attributes: What is compared one by one beside the text: a parameter's `default` and `type`, a
            link's `target`. The names are things too (`default_changed`).
        same_attributes: Of those that may differ in layout alone, what must be equal beside that.
        details: What a report may say of it and nobody compares: a function's `doc`, a package's `kind`.
        children: What it holds, in the order of the file.
        public: Whether those who use the file can see it, its owners apart.
        heads: Lines that say what it is for everything in it: the heading, the header of a table, the line
            of the signature, the line of a key.
        implied: Words that hold of a definition in its language where they are not written too: `public`.
        again: Of a root: gives what lines of its file hold, read by themselves, the first and the last given.
            Bodies that both versions have alike are not read with the rest.
    """

    thing: str
    name: str = ""
    first: int = 0
    last: int = 0
    text: str = ""
    same: str = ""
    attributes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    same_attributes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    details: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    children: tuple["Node", ...] = ()
    public: bool = True
    heads: tuple[int, ...] = ()
    implied: frozenset[str] = frozenset()
    again: "Callable[[int, int], Node] | None" = None

    def all(self) -> Iterator["Node"]:
        """Give this node and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def compared(self) -> Mapping[str, str]:
        """The attributes as two versions of them are compared: without what is their layout."""
        return {**self.attributes, **self.same_attributes} if self.same_attributes else self.attributes

    def renumbered(self, numbers: tuple[int, ...]) -> "Node":
        """Give the same node with row `n` of what was parsed as line `numbers[n - 1]`."""
        rows = len(numbers)

        def line(row: int) -> int:
            return numbers[min(max(row, 1), rows) - 1] if rows else row

        return Node(  # as `replace` does, in half the time: this is done for every node
            thing=self.thing,
            name=self.name,
            first=line(self.first),
            last=line(self.last),
            text=self.text,
            same=self.same,
            attributes=self.attributes,
            same_attributes=self.same_attributes,
            details=self.details,
            children=tuple([child.renumbered(numbers) for child in self.children]),
            public=self.public,
            heads=tuple(map(line, self.heads)) if self.heads else (),
            implied=self.implied,
        )

    def shifted(self, rows: int) -> "Node":
        """Give the same node so many rows further down."""
        if not rows:
            return self
        return Node(
            thing=self.thing,
            name=self.name,
            first=self.first + rows,
            last=self.last + rows,
            text=self.text,
            same=self.same,
            attributes=self.attributes,
            same_attributes=self.same_attributes,
            details=self.details,
            children=tuple([child.shifted(rows) for child in self.children]),
            public=self.public,
            heads=tuple([row + rows for row in self.heads]),
            implied=self.implied,
        )


class UnreadableError(ValueError):
    """The text is not of the format, or beyond its bounds: its lines are told as plain lines."""
