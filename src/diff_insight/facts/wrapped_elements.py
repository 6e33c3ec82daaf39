"""Elements that were put into another one, or taken out of it: they stay, their frame is what came or went.

The frame says all that they say, so it is the one that is most like them; but it bears another tag, and
they stand in it under their own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from diff_insight.facts.entry import Entry, likeness
from diff_insight.trees.held_values import IN_CODE

_LIKE = 0.5
"""Share of words from which on an element of the same tag is the same one, with other attributes."""
_HEAVY = 12
"""Characters that an element must say to be known by them alone: lighter ones recur by chance."""
_DEEP = 60
"""Things in a frame that are looked at."""
_FEW = 40
"""Elements side by side beyond which nobody compares each with each: time stays linear."""
_MARKS = re.compile(r"[#.]")


def wrapped_whole(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give elements of one owner that say the same in a frame now, or out of one, each with its like.

    Args:
        olds: Things of the version before without partners, in one owner.
        news: Those of the version after in the same owner.
    """
    for inner, frame in _ways(olds, news):
        found = (one for one in _within(frame) if one.digest == inner.digest and one.weight == inner.weight)
        if inner.weight >= _HEAVY and (same := next(found, None)) is not None:
            yield (inner, same) if inner.old else (same, inner)


def wrapped(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give elements of one owner that say nearly the same in a frame of another tag, each with its like.

    Args:
        olds: Things of the version before without partners, in one owner.
        news: Those of the version after in the same owner.
    """
    for inner, frame in _ways(olds, news):
        if frame.node.name == inner.node.name:
            continue
        alike = _tag(frame) == _tag(inner)
        found = [
            one
            for one in _within(frame)
            if (one.node.name == inner.node.name or (not alike and _tag(one) == _tag(inner)))
        ]
        scores = [(likeness(inner, one, _LIKE), -at) for at, one in enumerate(found)]
        best = max(scores, default=(0.0, 0))
        if best[0] >= _LIKE:
            same = found[-best[1]]
            yield (inner, same) if inner.old else (same, inner)


def _ways(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give each element with each one of the other side that may be its frame, while both are free."""
    sides = [[one for one in some if one.node.thing == "element"] for some in (olds, news)]
    if not all(sides) or max(map(len, sides)) > _FEW:
        return
    for inners, frames in (sides, sides[::-1]):
        for frame in frames:
            for inner in inners if frame.children else ():
                if inner.changed and inner.partner is None and frame.partner is None:
                    yield inner, frame


def _within(frame: Entry) -> Iterator[Entry]:
    """Give the elements in a frame without partners."""
    for one in islice(frame.all(), 1, _DEEP):
        if one.node.thing == "element" and one.changed and one.partner is None:
            yield one


def _tag(entry: Entry) -> str:
    """Give the tag of an element without its id, and without its classes where they are in its name."""
    name = entry.node.name
    return name.partition("#")[0] if IN_CODE in entry.node.details else _MARKS.split(name, maxsplit=1)[0]
