"""Line ends: a file that goes from CRLF to LF, or back, changes in every line and says what it said."""

from collections import defaultdict, deque
from difflib import SequenceMatcher

from diff_insight.facts.changed import Changed
from diff_insight.model import Fact, Lines

NEAR = 50
"""Lines that may have come in between two that were kept: beyond, equal lines are equal by chance."""
WIDE = 1_000_000
"""Old times new lines beyond which each old line is given the next equal one."""


def apart(changed: Changed) -> tuple[tuple[Fact, ...], Changed]:
    """Take the lines out that differ in their line end alone, and state them as one fact of the file.

    `line_ends_changed` holds the ends as `old` and `new`, `CRLF` or `LF`.
    """
    ends = [any(line.endswith("\r") for line in side.values()) for side in (changed.removed, changed.added)]
    if ends[0] == ends[1]:
        return (), changed
    pairs = _kept(list(changed.removed.values()), list(changed.added.values()))
    olds, news = list(changed.removed), list(changed.added)
    removed = {olds[at] for at, to in pairs if changed.removed[olds[at]] != changed.added[news[to]]}
    added = {news[to] for at, to in pairs if changed.removed[olds[at]] != changed.added[news[to]]}
    if not removed:
        return (), changed
    names = ("CRLF", "LF") if ends[0] else ("LF", "CRLF")
    lines = Lines(removed=tuple(sorted(removed)), added=tuple(sorted(added)))
    rest = Changed(
        {number: line for number, line in changed.removed.items() if number not in removed},
        {number: line for number, line in changed.added.items() if number not in added},
        changed.newline,
    )
    return (Fact(kind="line_ends_changed", old=names[0], new=names[1], lines=lines),), rest


def _kept(olds: list[str], news: list[str]) -> list[tuple[int, int]]:
    """Give which old line is which new one, line ends apart."""
    one, other = ([line.removesuffix("\r") for line in lines] for lines in (olds, news))
    if len(one) * len(other) <= WIDE:
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    places: dict[str, deque[int]] = defaultdict(deque)
    for to, line in enumerate(other):
        places[line].append(to)
    found: list[tuple[int, int]] = []
    last = -1
    for at, line in enumerate(one):
        ahead = places.get(line)
        while ahead and ahead[0] <= last:
            ahead.popleft()
        if ahead and ahead[0] <= last + NEAR:
            last = ahead.popleft()
            found.append((at, last))
    return found
