"""A patch with a number at each changed row, so that what is said of it can name what bears it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import Lines

_CITED = re.compile(r"([-+])(\d{1,9})(?:(?:\.\.|-|–)[-+]?(\d{1,9}))?")
_LONGEST = 100_000
"""Rows of one citation; nobody means more."""
_UNCHANGED = 100
_HEADING = 60
"""Characters of what only says where a change is."""


def numbered(patch: str, *, headings: bool = True) -> str:
    """Give a patch whose changed rows have their sign, their number and a bar; unchanged ones may be cut.

    Args:
        patch: Of a file, or a part of it.
        headings: Whether the text behind `@@` is of use: of code it is a definition, of prose any line.
    """
    rows: list[str] = []
    for hunk in read_hunks(patch):
        rows.append(f"@@ {cut(hunk.heading, _HEADING) if headings else ''}".rstrip())
        for line in hunk.lines:
            number = line.old if line.side == "-" else line.new
            unchanged = f" {cut(line.text, _UNCHANGED)}".rstrip()
            rows.append(unchanged if line.side == " " else f"{line.side}{number}|{line.text}")
            if not line.final_newline:
                rows.append("\\ No newline at end of file")
    return "\n".join(rows)


def cut(text: str, most: int) -> str:
    """Give a text, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def spans(lines: Lines) -> str:
    """Give changed rows as they are cited, neighbours together: `-3 +4..+9`."""
    return " ".join(
        f"{sign}{first}" if first == last else f"{sign}{first}..{sign}{last}"
        for sign, numbers in (("-", lines.removed), ("+", lines.added))
        for first, last in _runs(numbers)
    )


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in sorted(numbers):
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last


def rows_of(patch: str, lines: Lines) -> str:
    """Give the numbered rows of some changed lines."""
    removed, added = set(lines.removed), set(lines.added)
    return "\n".join(
        f"{line.side}{line.old if line.side == '-' else line.new}|{line.text}"
        for hunk in read_hunks(patch)
        for line in hunk.lines
        if (line.old in removed if line.side == "-" else line.side == "+" and line.new in added)
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """The numbers of the changed rows of a patch."""

    removed: frozenset[int]
    added: frozenset[int]

    @classmethod
    def of(cls, patch: str) -> "Changed":
        """Read them."""
        lines = [line for hunk in read_hunks(patch) for line in hunk.lines]
        return cls(
            frozenset(line.old for line in lines if line.side == "-" and line.old is not None),
            frozenset(line.new for line in lines if line.side == "+" and line.new is not None),
        )

    def cited(self, citations: Sequence[str]) -> Lines:
        """Give the changed rows among those that are cited."""
        found: dict[str, set[int]] = {"-": set(), "+": set()}
        for citation in citations:
            match = _CITED.fullmatch(citation.strip())
            if match is None:
                continue
            sign, first, last = match[1], int(match[2]), int(match[3] or match[2])
            known = self.removed if sign == "-" else self.added
            if last - first < _LONGEST:
                found[sign] |= known.intersection(range(first, last + 1))
        return Lines(removed=tuple(sorted(found["-"])), added=tuple(sorted(found["+"])))
