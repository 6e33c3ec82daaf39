"""Which lines changed on both sides, and which old line is which new one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from diff_insight.diff.hunks import Hunk
from diff_insight.model import Lines

_RUN = 40
"""Lines that gave way together, beyond which each is looked for by what it says alone."""


@dataclass(frozen=True)
class Changed:
    """The changed lines of a file.

    Attributes:
        removed: Number of each removed line to its text, ascending.
        added: The same for added lines.
        newline: Whether the last of them on a side ends without a newline: a line may differ in that alone.
    """

    removed: dict[int, str] = field(default_factory=dict)
    added: dict[int, str] = field(default_factory=dict)
    newline: bool = False

    @classmethod
    def of(cls, hunks: Iterable[Hunk]) -> "Changed":
        """Read them from the hunks."""
        removed: dict[int, str] = {}
        added: dict[int, str] = {}
        ends = {"-": True, "+": True}
        for hunk in hunks:
            for line in hunk.lines:
                if line.side == "-" and line.old is not None:
                    removed[line.old] = line.text
                    ends["-"] = line.final_newline
                elif line.side == "+" and line.new is not None:
                    added[line.new] = line.text
                    ends["+"] = line.final_newline
        return cls(removed, added, not all(ends.values()))

    @cached_property
    def _removed(self) -> list[int]:
        return list(self.removed)

    @cached_property
    def _added(self) -> list[int]:
        return list(self.added)

    @cached_property
    def _kept_before(self) -> list[int]:
        return [number - at - 1 for at, number in enumerate(self._added)]

    def new_line(self, old: int) -> int | None:
        """Give the number in the new file of an unchanged line of the old one; None for a removed line."""
        at = bisect_right(self._removed, old)
        if at and self._removed[at - 1] == old:
            return None
        return self._kept(old - at)

    @cached_property
    def _turned(self) -> "Changed":
        return Changed(self.added, self.removed)

    def old_line(self, new: int) -> int | None:
        """Give the number in the old file of an unchanged line of the new one; None for an added line."""
        return self._turned.new_line(new)

    def place(self, old: int) -> float:
        """Give where an old line stands in the new file: a removed one half a line behind what was before."""
        line = self.new_line(old)
        if line is not None:
            return line
        kept = old - 1 - bisect_left(self._removed, old)
        return (self._kept(kept) if kept else 0) + 0.5

    def counterpart(self, old: int) -> int | None:
        """Give the added line in the place of a removed one, where as many came as went; None elsewhere."""
        first, last = old, old
        while first - 1 in self.removed and old - first < _RUN:
            first -= 1
        while last + 1 in self.removed and last - old < _RUN:
            last += 1
        begin = int(self.place(first)) + 1
        run = range(begin, begin + last - first + 1)
        alone = begin + len(run) not in self.added and begin - 1 not in self.added
        return run[old - first] if alone and all(line in self.added for line in run) else None

    def together(self, old: int, new: int) -> bool:
        """Tell whether a removed and an added line stand in one run: one came where the other went."""
        spot = self.spot(old, old=True)
        return spot is not None and spot == self.spot(new, old=False)

    def spot(self, line: int, *, old: bool) -> int | None:
        """Give a number that the changed lines of one run share on both sides; None for a line that stays."""
        return self.kept_before(line, old=old) if line in (self.removed if old else self.added) else None

    def kept_before(self, line: int, *, old: bool) -> int:
        """Give a number that all changed lines of one run share, on both sides: of what stays before them."""
        return line - bisect_left(self._removed if old else self._added, line)

    def _kept(self, kept: int) -> int:
        """Give the new number of the unchanged line with this place among all unchanged ones, 1-based."""
        return kept + bisect_left(self._kept_before, kept)

    def in_old(self, first: int, last: int) -> tuple[int, ...]:
        """Give the removed lines from `first` to `last`, both inclusive."""
        return tuple(self._removed[bisect_left(self._removed, first) : bisect_right(self._removed, last)])

    def in_new(self, first: int, last: int) -> tuple[int, ...]:
        """Give the added lines from `first` to `last`, both inclusive."""
        return tuple(self._added[bisect_left(self._added, first) : bisect_right(self._added, last)])

    def within(self, first: int, last: int, *, old: bool) -> bool:
        """Tell whether any line from `first` to `last` changed, both inclusive."""
        numbers = self._removed if old else self._added
        at = bisect_left(numbers, first)
        return at < len(numbers) and numbers[at] <= last

    def still(self, first: int, last: int, *, old: bool) -> bool:
        """Tell whether the lines from `first` to `last` stand in both versions, with nothing between them."""
        if self.within(first, last, old=old):
            return False
        if old:
            return (
                self._kept(last - bisect_left(self._removed, first))
                - self._kept(first - bisect_left(self._removed, first))
                == last - first
            )
        kept = first - bisect_left(self._added, first)
        before, after = (bisect_left(self._gone_before, at) for at in (kept, kept + last - first))
        return before == after

    @cached_property
    def _gone_before(self) -> list[int]:
        return [number - at - 1 for at, number in enumerate(self._removed)]

    @property
    def lines(self) -> Lines:
        """All of them."""
        return Lines(removed=tuple(self._removed), added=tuple(self._added))
