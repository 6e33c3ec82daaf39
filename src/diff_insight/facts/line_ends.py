"""Line ends: a file that goes from CRLF to LF, or back, changes in every line and says what it said."""

from collections import defaultdict, deque

from diff_insight.facts.changed import Changed
from diff_insight.model import Fact, Lines

NEAR = 50
"""Lines that may have come in between two that were kept: beyond, equal lines are equal by chance."""


def apart(changed: Changed) -> tuple[tuple[Fact, ...], Changed]:
    """Take the lines out that differ in their line end alone, and state them as one fact of the file.

    `line_ends_changed` holds the ends as `old` and `new`, `CRLF` or `LF`.
    """
    ends = [any(line.endswith("\r") for line in side.values()) for side in (changed.removed, changed.added)]
    if ends[0] == ends[1]:
        return (), changed
    places: dict[str, deque[int]] = defaultdict(deque)
    order = list(changed.added)
    for at, number in enumerate(order):
        places[changed.added[number].removesuffix("\r")].append(at)
    removed, added = set(), set()
    last = -1
    for number, line in changed.removed.items():
        found = places.get(line.removesuffix("\r"))
        while found and found[0] <= last:
            found.popleft()
        if found and found[0] <= last + NEAR and line != changed.added[order[found[0]]]:
            last = found.popleft()
            removed.add(number)
            added.add(order[last])
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
