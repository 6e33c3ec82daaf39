"""A patch with a number at each changed row, so that what is said of it can name what bears it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import Lines

_CITED = re.compile(r"([-+])(\d{1,9})(?:(?:\.\.|-|–)[-+]?(\d{1,9}))?")
_LONGEST = 100_000
"""Rows of one citation; nobody means more."""


def numbered(patch: str) -> str:
    """Give a patch whose changed rows begin with their sign, their number and a bar."""
    rows: list[str] = []
    for hunk in read_hunks(patch):
        rows.append(f"@@ {hunk.heading}".rstrip())
        for line in hunk.lines:
            number = line.old if line.side == "-" else line.new
            rows.append(f" {line.text}" if line.side == " " else f"{line.side}{number}|{line.text}")
            if not line.final_newline:
                rows.append("\\ No newline at end of file")
    return "\n".join(rows)


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
