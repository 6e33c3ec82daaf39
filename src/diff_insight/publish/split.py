"""Cuts a rendered report where a reader would: between sections, between blocks, never inside one.

A comment and a job summary have limits, and a report has none. A fence, a `<details>` block, a table
or a list that is cut in two breaks everything after it, so what does not fit as a whole is left out
with a note in its place. The text is what `report.render` writes for GitHub's pages: only its template
opens fences and `<details>`, each at the start of a line.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from diff_insight.publish.commands import utf16_units

Measure = Callable[[str], int]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)\Z")
_OPENING = re.compile(r"<details\b", re.IGNORECASE)
_CLOSING = re.compile(r"</details\s*>", re.IGNORECASE)
_HTML_LINE = re.compile(r" {0,3}<")
_HEADING = re.compile(r"(#{1,6})(?:\s|\Z)")
_DEEPEST = 6
_LIST_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])(?:\s|\Z)")


def blocks(text: str) -> tuple[str, ...]:
    """Give the blocks of a report in order; joined they are the text, each cut is safe."""
    reader = _Reader()
    for line in text.split("\n"):
        reader.take(line)
    found = reader.finish()
    return tuple(_with_line_ends(found))


def pack(pieces: Sequence[str], *, limit: int, measure: Measure = utf16_units) -> tuple[str, ...]:
    """Give the pieces joined into as few texts of at most `limit` as can be had in order.

    A section that fits into one text is not spread over two, and of one that does not its own sections
    are not. A piece that is longer than the limit stands alone: shorten it first.
    """
    packed: list[str] = []
    current, size = "", 0
    for piece in _sections(pieces, limit=limit, measure=measure):
        length = measure(piece)
        if current and size + length > limit:
            packed.append(current)
            current, size = "", 0
        current, size = current + piece, size + length
    if current:
        packed.append(current)
    return tuple(packed)


def shorten(
    text: str,
    *,
    limit: int,
    left_out: str,
    end: str,
    block_limit: int | None = None,
    measure: Measure = utf16_units,
) -> str:
    """Give the text with as little left out as makes it fit.

    Patches go first, the longest before the others, because the texts above them say what they show;
    then whatever stands at the end. What is left is whole blocks.

    Args:
        text: The report.
        limit: What `measure` may give for the whole.
        left_out: Stands in the place of a block that was left out (a paragraph).
        end: Stands last where the end was left out (a paragraph).
        block_limit: What one block may measure; the limit of the whole if None.
        measure: Counts characters or bytes.
    """
    note, last = f"{left_out}\n\n", f"{end}\n"
    pieces = list(blocks(text))
    sizes = [measure(piece) for piece in pieces]
    total = sum(sizes)

    def leave_out(index: int) -> int:
        pieces[index] = note
        return measure(note) - sizes[index]

    for index, size in enumerate(sizes):
        if size > (block_limit or limit):
            total += leave_out(index)
    patches = [index for index, piece in enumerate(pieces) if _OPENING.match(piece)]
    for index in sorted(patches, key=lambda index: sizes[index], reverse=True):
        if total <= limit:
            break
        total += leave_out(index)
    pieces = _without_repeats(pieces, note)
    if sum(map(measure, pieces)) <= limit:
        return "".join(pieces)
    return _beginning(pieces, limit=limit - measure(last), measure=measure) + last


def _beginning(pieces: Sequence[str], *, limit: int, measure: Measure) -> str:
    kept, size = [], 0
    for piece in pieces:
        size += measure(piece)
        if size > limit:
            break
        kept.append(piece)
    while kept and _HEADING.match(kept[-1]):
        kept.pop()  # a heading without what it heads
    return "".join(kept)


def _without_repeats(pieces: Sequence[str], note: str) -> list[str]:
    return [
        piece
        for index, piece in enumerate(pieces)
        if piece != note or index == 0 or pieces[index - 1] != note
    ]


def _sections(pieces: Sequence[str], *, limit: int, measure: Measure, level: int = 1) -> list[str]:
    if sum(map(measure, pieces)) <= limit:
        return ["".join(pieces)]
    if level > _DEEPEST:
        return list(pieces)
    sections: list[list[str]] = [[]]
    for piece in pieces:
        heading = _HEADING.match(piece)
        if heading and len(heading[1]) <= level and sections[-1]:
            sections.append([])
        sections[-1].append(piece)
    return [
        fitting
        for section in sections
        for fitting in _sections(section, limit=limit, measure=measure, level=level + 1)
    ]


def _with_line_ends(found: list[list[str]]) -> list[str]:
    texts = ["\n".join(lines) + "\n" for lines in found]
    texts[-1] = texts[-1][:-1]
    return [text for text in texts if text]


@dataclass(slots=True)
class _Reader:
    """Reads line by line and knows whether a blank line there ends a block."""

    found: list[list[str]] = field(default_factory=lambda: [[]])
    fence: str | None = None
    depth: int = 0
    after_blank: bool = False
    after_heading: bool = False

    def take(self, line: str) -> None:
        heading = not self.fence and not self.depth and _HEADING.match(line) is not None
        between = self.after_blank and self._may_cut_before(line)
        if self.found[-1] and line.strip() and (heading or self.after_heading or between):
            self.found.append([])
        if line.strip():
            self.after_heading = heading
        if line.strip() or self.fence:
            self.after_blank = False
        elif not self.depth:
            self.after_blank = True
        self.found[-1].append(line)
        self._follow(line)

    def finish(self) -> list[list[str]]:
        return self.found

    def _may_cut_before(self, line: str) -> bool:
        if self.fence or self.depth or line.startswith((" ", "\t")):
            return False
        before = next((kept for kept in self.found[-1] if kept.strip()), "")
        return not (_LIST_ITEM.match(line) and _LIST_ITEM.match(before))

    def _follow(self, line: str) -> None:
        fence = _FENCE.match(line)
        if self.fence:
            if fence and fence[1].startswith(self.fence) and not fence[2].strip():
                self.fence = None
            return
        if fence and not (fence[1][0] == "`" and "`" in fence[2]):
            self.fence = fence[1]
            return
        if _HTML_LINE.match(line):
            opened, closed = len(_OPENING.findall(line)), len(_CLOSING.findall(line))
            self.depth = max(0, self.depth + opened - closed)
