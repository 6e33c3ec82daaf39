"""The text of one version of a file as far as it is known: the whole, or what the hunks and their context show.

A parser reads `source` and speaks of its rows; where lines are missing, rows are not lines, and the nodes
are renumbered afterwards. So one parser reads whole files and fragments alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is known of one version.

    Attributes:
        source: The known lines, joined by line feeds; one blank row stands for each gap.
        numbers: For each row of `source` its line, 1-based and ascending; empty where rows are lines.
        whole: Whether nothing is missing.
        path: The file's path in this version.
    """

    source: str
    numbers: tuple[int, ...] = ()
    whole: bool = True
    path: str = ""

    @classmethod
    def of(cls, text: str, *, path: str = "") -> "Text":
        """Take a whole file."""
        return cls(source=text, path=path)

    @classmethod
    def sparse(cls, lines: Mapping[int, str], *, path: str = "") -> "Text":
        """Take single lines by their numbers."""
        known = sorted(lines)
        numbers = known[:1]
        for before, number in pairwise(known):
            if number > before + 1:
                numbers.append(before + 1)
            numbers.append(number)
        source = "\n".join(lines.get(number, "") for number in numbers)
        return cls(source=source, numbers=tuple(numbers), whole=False, path=path)

    def gap_at(self, row: int) -> bool:
        """Tell whether lines are missing where this row, which is blank, stands."""
        if self.whole:
            return False
        rows = len(self.numbers)
        return row >= rows or self.numbers[row] > self.numbers[row - 1] + 1
