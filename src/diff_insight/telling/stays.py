"""How far what went from a page stood from what came to it, by the lines between them that stay.

A paragraph that went at the top of a section and one that came at its end have nothing to do with each other.
"""

from bisect import bisect_left
from collections.abc import Sequence

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

_BETWEEN = {"sentence": 0, "paragraph": 2, "list_item": 2}
"""Lines that may stay between two texts that stand side by side: the blank ones around a block."""


class Stays:
    """Counts the lines of a page that stay, as far as its changed lines tell."""

    def __init__(self, page: Sequence[Fact]) -> None:
        """Take what happened to a page, all of it."""
        lines = lines_of_all(page)
        self._removed, self._added = lines.removed, lines.added

    def beside(self, gone: Fact, come: Fact) -> bool:
        """Tell whether a text came where another one went; also where their lines are not known."""
        if not gone.lines.removed or not come.lines.added:
            return True
        was = [self._above(number, self._removed) for number in _ends(gone.lines.removed)]
        now = [self._above(number, self._added) for number in _ends(come.lines.added)]
        return max(was[0] - now[1], now[0] - was[1]) <= _BETWEEN.get(gone.thing, 0)

    def in_one_run(self, gone: Fact, come: Fact) -> bool:
        """Tell whether two texts stand in one run of changed lines and in no other one."""
        if not gone.lines.removed or not come.lines.added:
            return False
        was = {self._above(number, self._removed) for number in _ends(gone.lines.removed)}
        return was == {self._above(number, self._added) for number in _ends(come.lines.added)}

    @staticmethod
    def _above(number: int, changed: Sequence[int]) -> int:
        return number - bisect_left(changed, number)


def _ends(numbers: Sequence[int]) -> tuple[int, int]:
    return min(numbers), max(numbers)
