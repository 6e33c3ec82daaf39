r"""The lines of a patch with their numbers on both sides.

A `FileChange.patch` has already been through the parser, so its hunk headers can be trusted; this
is the one reader of it that facts, grounding and the engines share. Lines are split at `\\n` alone:
CR, form feed and U+2028 are content.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Side = Literal[" ", "-", "+"]

_HEADER = re.compile(
    r"@@ -([0-9]{1,18})(?:,([0-9]{1,18}))? \+([0-9]{1,18})(?:,([0-9]{1,18}))? @@ ?(.*)", re.DOTALL
)


@dataclass(slots=True)
class HunkLine:
    r"""One line of a hunk.

    Not frozen for speed alone (a large range has a million of them); nobody changes one.

    Attributes:
        side: ` ` unchanged, `-` removed, `+` added.
        old: 1-based number in the old file, None on an added line.
        new: 1-based number in the new file, None on a removed line.
        text: The line without its sign and without `\\n`; a CR stays.
        final_newline: False where the patch says that no newline follows.
    """

    side: Side
    old: int | None
    new: int | None
    text: str
    final_newline: bool = True


@dataclass(frozen=True, slots=True)
class Hunk:
    """One hunk: where it starts on both sides, the text behind its second `@@`, its lines."""

    old_start: int
    new_start: int
    heading: str
    lines: tuple[HunkLine, ...]


@lru_cache(maxsize=2)
def read_hunks(patch: str | None) -> tuple[Hunk, ...]:
    """Give the hunks of a patch in order; none where there is no patch.

    The patch of a binary file or a combined diff has no hunk that can be read and gives none. What is asked
    of one patch several times, one after the other, is read once.
    """
    return tuple(_hunks(patch.split("\n"))) if patch else ()


def _hunks(rows: list[str]) -> Iterator[Hunk]:
    at, end = 0, len(rows)
    while at < end:
        header = _HEADER.match(rows[at])
        at += 1
        if header is None:
            continue
        old, new = int(header[1]), int(header[3])
        old_left = 1 if header[2] is None else int(header[2])
        new_left = 1 if header[4] is None else int(header[4])
        lines: list[HunkLine] = []
        start = (old, new)
        while at < end and (old_left > 0 or new_left > 0 or rows[at].startswith("\\")):
            row = rows[at]
            at += 1
            sign = row[:1]
            if sign == "+":
                lines.append(HunkLine("+", None, new, row[1:]))
                new, new_left = new + 1, new_left - 1
            elif sign == "-":
                lines.append(HunkLine("-", old, None, row[1:]))
                old, old_left = old + 1, old_left - 1
            elif sign == "\\":
                if lines:
                    lines[-1].final_newline = False
            else:  # some tools strip the blank of an empty unchanged line
                lines.append(HunkLine(" ", old, new, row[1:]))
                old, new, old_left, new_left = old + 1, new + 1, old_left - 1, new_left - 1
        yield Hunk(*start, header[5], tuple(lines))


def apply(patch: str | None, text: str, *, backward: bool = False) -> str | None:
    """Give the file after a patch from the file before it, or the other way round.

    Args:
        patch: The hunks.
        text: The whole file on the one side.
        backward: Whether that is the side after the patch.

    Returns:
        The other side; None where the patch does not fit the text, line for line.
    """
    rows = text.split("\n")
    rows = [f"{row}\n" for row in rows[:-1]] + ([rows[-1]] if rows[-1] else [])
    made: list[str] = []
    at = 0
    gone, come = ("+", "-") if backward else ("-", "+")
    for hunk in read_hunks(patch):
        start = hunk.new_start if backward else hunk.old_start
        if any(line.side != come for line in hunk.lines):
            start -= 1  # else nothing stands here: the hunk comes behind the line of that number
        if not at <= start <= len(rows):
            return None
        made += rows[at:start]
        at = start
        for line in hunk.lines:
            row = line.text + "\n" if line.final_newline else line.text
            if line.side != come:
                if at == len(rows) or rows[at] != row:
                    return None
                at += 1
            if line.side != gone:
                made.append(row)
    return "".join((*made, *rows[at:]))
