"""What a reader sees of a paragraph, on one line, with the row of every character.

Marks are gone, links and images are things of their own. The scanners of Markdown, reStructuredText and
AsciiDoc give the same value; one builder makes sentences of it.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from diff_insight.light import light
from diff_insight.trees.node import Node


@light(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something that a text points to: a link, an image, an include, a footnote's mark.

    Attributes:
        thing: `link`, `image`, `include`.
        start: Offset in the plain text where what is shown of it begins.
        end: Offset behind it.
        name: What is shown: a link's words, an image's alternative text.
        target: Where it leads, as the file writes it.
        rows: How many rows behind the first of its block it begins and ends; there may be no words to tell.
        role: The role by which it refers, as the file writes it: `:doc:`; empty for a plain link.
    """

    thing: str
    start: int
    end: int
    name: str
    target: str
    rows: tuple[int, int]
    role: str = ""


@light(frozen=True, slots=True, kw_only=True)
class Inline:
    """A block of text as a reader sees it.

    Attributes:
        plain: On one line, without marks; code keeps its backticks.
        first: Row of its first character.
        breaks: Offsets in `plain` at which each further row begins.
        references: In order.
        shields: Stretches in which no sentence ends: code, addresses, templates.
        lead: Length of the emphasised or linked words or code that it begins with, or 0.
    """

    plain: str
    first: int
    breaks: tuple[int, ...] = ()
    references: tuple[Reference, ...] = ()
    shields: tuple[tuple[int, int], ...] = ()
    lead: int = 0

    def row(self, offset: int) -> int:
        """Give the row of a character."""
        return self.first + bisect_right(self.breaks, offset)

    def nodes(self, start: int = 0, end: int | None = None) -> tuple[Node, ...]:
        """Give the links, images and includes between two offsets, as nodes."""
        stop = len(self.plain) if end is None else end
        return tuple(
            Node(
                thing=one.thing,
                name=one.name,
                first=self.first + one.rows[0],
                last=self.first + one.rows[1],
                attributes={
                    **({"target": one.target} if one.target else {}),
                    **({"role": one.role} if one.role else {}),
                },
            )
            for one in self.references
            if start <= one.start and (one.start < stop or (one.start == stop == len(self.plain)))
        )


@dataclass(slots=True)
class Pieces:
    """A plain text while it is put together: pieces that a later mark may take back.

    Attributes:
        pieces: In order; an empty one is a mark that is not shown.
    """

    pieces: list[str] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)
    _marks: list[tuple[int, int]] = field(default_factory=list)
    _references: list[tuple[str, int, int, str, str | None, tuple[int, int], str]] = field(
        default_factory=list
    )
    _leads: list[tuple[int, int]] = field(default_factory=list)

    def add(self, piece: str) -> int:
        """Append a piece and give its index; line ends in it become blanks."""
        index = len(self.pieces)
        if "\n" in piece:
            for line in piece.split("\n")[:-1]:
                self.pieces += [line, " "]
                self._breaks.append(len(self.pieces))
            self.pieces.append(piece.rpartition("\n")[2])
        else:
            self.pieces.append(piece)
        return index

    def mark(self) -> None:
        """Note that a footnote's mark stands here: nothing of it is shown, nor the blank before it."""
        if self.pieces:
            self.pieces[-1] = self.pieces[-1].rstrip(" ")

    def line_end(self) -> None:
        """Begin a new row where nothing of the text is shown."""
        self._breaks.append(len(self.pieces))

    def shield(self, piece: str) -> None:
        """Append a piece in which no sentence ends."""
        start = self.add(piece)
        self._marks.append((start, len(self.pieces)))

    def refer(self, thing: str, start: int, target: str, *, name: str | None = None, role: str = "") -> None:
        """Note that the pieces from `start` on are shown of a link or the like."""
        rows = bisect_right(self._breaks, start), len(self._breaks)
        self._references.append((thing, start, len(self.pieces), target, name, rows, role))

    def take_back(self, start: int) -> str:
        """Remove what was shown from a piece on, its references with it, and give it."""
        said = "".join(self.pieces[start:])
        self.pieces[start:] = [""] * (len(self.pieces) - start)
        while self._references and self._references[-1][1] >= start:
            self._references.pop()
        return said

    def last_reference(self, start: int) -> tuple[str, str] | None:
        """Give shown words and target of the last link that begins at or behind a piece."""
        if not self._references or self._references[-1][1] < start:
            return None
        _, begin, end, target, name, _, _ = self._references[-1]
        return (name if name is not None else "".join(self.pieces[begin:end]).strip(), target)

    def emphasise(self, start: int, end: int) -> None:
        """Note that the pieces from `start` up to `end` are emphasised."""
        self._leads.append((start, end))

    def _shown(self, place: int, start: int, end: int) -> str:
        """Give what is shown of a link: its words, else what stands for the image in it."""
        words = "".join(self.pieces[start:end]).strip()
        inside = self._references[place - 1] if place else None
        return words or (inside[4] or "" if inside and inside[0] == "image" and inside[1] >= start else "")

    def finish(self, first: int, references: Mapping[str, str] | None = None) -> Inline:
        """Give the whole, without white space around it."""
        offsets = [0]
        for piece in self.pieces:
            offsets.append(offsets[-1] + len(piece))
        raw = "".join(self.pieces)
        plain = raw.strip()
        cut = len(raw) - len(raw.lstrip())
        size = len(plain)

        def at(index: int) -> int:
            return min(max(offsets[min(index, len(offsets) - 1)] - cut, 0), size)

        found = [
            Reference(
                thing=thing,
                start=at(start),
                end=at(end),
                name=name if name is not None else self._shown(place, start, end),
                target=(references or {}).get(target, target),
                rows=rows,
                role=role,
            )
            for place, (thing, start, end, target, name, rows, role) in enumerate(self._references)
        ]
        starts_with = [at(end) for start, end in (*self._leads, *self._marks) if at(start) == 0]
        starts_with += [one.end for one in found if one.start == 0 and one.thing == "link"]
        return Inline(
            plain=plain,
            first=first,
            breaks=tuple(at(index) for index in self._breaks),
            references=tuple(sorted(found, key=lambda one: (one.start, -one.end))),
            shields=tuple((at(start), at(end)) for start, end in self._marks),
            lead=max((end for end in starts_with if end), default=0),
        )
