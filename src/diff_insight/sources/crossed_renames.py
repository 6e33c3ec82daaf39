"""Which of several files that said the same each renamed one was.

Looking for copies, git takes any of equal sources: the page of one version of a site would have become that
of another version.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from diff_insight.model import FileChange


def uncrossed(changes: Iterable[FileChange]) -> tuple[FileChange, ...]:
    """Give changes in which each renamed file was the one of its equals that stood nearest to it.

    What they said before is the same, so nothing but the old path is another one.
    """
    found = list(changes)
    equals: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for at, change in enumerate(found):
        if change.status == "renamed" and change.old_blob and change.previous_path:
            equals[change.old_blob, change.old_mode].append(at)
    for places in equals.values():
        sources = [found[at].previous_path or "" for at in places]
        left = dict(enumerate(sources))
        for at in places if len(places) > 1 else ():
            nearest = max(left, key=lambda number: _near(left[number], found[at].path))
            found[at] = replace(found[at], previous_path=left.pop(nearest))
    return tuple(found)


def _near(one: str, other: str) -> tuple[int, int]:
    """Count the folders that two paths begin with, and the names that they end with."""
    parts, others = one.split("/"), other.split("/")
    return _shared(parts, others), _shared(parts[::-1], others[::-1])


def _shared(parts: Sequence[str], others: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(parts, others, strict=False)))
