"""One version of a file as far as it is known: the whole, or what the hunks and their context show.

A parser reads `source` and speaks of its rows; where lines are missing, rows are not lines, and the nodes
are renumbered afterwards. So one parser reads whole files and fragments alike.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MARK = "\ufeff"
"""A byte order mark: it begins a file and is no part of its first word."""


def _never(_first: int, _last: int) -> bool:
    return False


def _by_row(numbers: Sequence[int], still: Callable[[int, int], bool]) -> Callable[[int, int], bool]:
    """Ask of rows what is known of lines."""
    return lambda first, last: still(_line(numbers, first), _line(numbers, last))


def _line(numbers: Sequence[int], row: int) -> int:
    """Give the line of a row; rows beyond the known ones count on."""
    at = min(max(row, 1), len(numbers)) - 1
    return numbers[at] + row - at - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is known of one version.

    Attributes:
        source: The known lines, joined by line feeds; one blank row stands for each gap.
        numbers: For each row of `source` its line, 1-based and ascending; empty where rows are lines.
        whole: Whether nothing is missing.
        path: The file's path in this version.
        headings: Rows that are no lines of the file here but the headings that git put on hunks.
        gaps: Rows that are blank because lines are missing there.
        still: Tells of a whole text whether it is known that the rows from one to another, both inclusive,
            stand in the other version as they stand here; what is in them need not be read.
    """

    source: str
    numbers: tuple[int, ...] = ()
    whole: bool = True
    path: str = ""
    headings: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()
    still: Callable[[int, int], bool] = field(default=_never, compare=False)

    @classmethod
    def of(cls, text: str, *, path: str = "", still: Callable[[int, int], bool] = _never) -> "Text":
        """Take a whole file."""
        return cls(source=text.removeprefix(MARK), path=path, still=still)

    @classmethod
    def sparse(
        cls,
        lines: Mapping[int, str],
        *,
        headings: Mapping[int, str] | None = None,
        path: str = "",
        framed: bool = False,
        still: Callable[[int, int], bool] = _never,
    ) -> "Text":
        """Take single lines by their numbers.

        Args:
            lines: 1-based number to line.
            framed: Whether all that the lines stand in is among them (`frames`): what is missing changes
                nothing of how they read, so they read as a whole file does.
            headings: Number of the first line of a hunk to the heading that git gave it; it stands before
                that line, where the line before is not known.
            path: The file's path in this version.
            still: Tells of lines what `Text.still` tells of rows.
        """
        rows: list[str] = []
        numbers: list[int] = []
        marked: set[int] = set()
        gaps: set[int] = set()
        last = 0
        for number in sorted(lines):
            if number > last + 1:
                if rows:
                    rows.append("")
                    numbers.append(last + 1)
                    gaps.add(len(rows))
                heading = None if framed else (headings or {}).get(number)
                if heading:
                    rows.append(heading)
                    numbers.append(number - 1)
                    marked.add(len(rows))
            rows.append(lines[number].removeprefix(MARK) if number == 1 else lines[number])
            numbers.append(number)
            last = number
        return cls(
            source="\n".join(rows),
            numbers=tuple(numbers),
            whole=framed,
            path=path,
            headings=frozenset(marked),
            gaps=frozenset() if framed else frozenset(gaps),
            still=_by_row(numbers, still) if framed else _never,
        )

    def gap_at(self, row: int) -> bool:
        """Tell whether more than one line is missing where this row, which is blank, stands.

        A single missing line of a page is most often a blank one; see `gaps` for all.
        """
        if self.whole:
            return False
        rows = len(self.numbers)
        return row >= rows or row + 1 in self.headings or self.numbers[row] > self.numbers[row - 1] + 1

    def stretches(self) -> Iterator["Text"]:
        """Give the rows that stand together, each time as a text; their numbers are rows of this one."""
        lines = self.source.split("\n")
        start = 0
        for row in range(1, len(lines) + 2):
            if row > len(lines) or row in self.gaps:
                if row - 1 > start:
                    yield Text(
                        source="\n".join(lines[start : row - 1]),
                        numbers=tuple(range(start + 1, row)),
                        whole=self.whole,
                        path=self.path,
                        headings=frozenset(
                            heading - start for heading in self.headings if start < heading < row
                        ),
                    )
                start = row
