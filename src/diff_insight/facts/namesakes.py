"""Sections that bear a name which stands once on each side: they are one, however deep they stand now.

A section whose heading was raised or lowered stands in another owner; what stands in its old place is not it
under a new name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry

_THING = "section"


def once_on_both_sides(before: "Entry", after: "Entry") -> frozenset[str]:
    """Give the names of sections that each of two trees has exactly one of."""
    sides = [
        Counter(entry.node.name for entry in root.all() if entry.node.thing == _THING)
        for root in (before, after)
    ]
    return frozenset(name for name, times in sides[0].items() if name and times == sides[1].get(name) == 1)


def without(entries: Iterable["Entry"], names: frozenset[str]) -> list["Entry"]:
    """Leave out the sections of these names: their partners stand elsewhere."""
    return [entry for entry in entries if entry.node.thing != _THING or entry.node.name not in names]


def pairs(
    olds: Iterable["Entry"], news: Iterable["Entry"], names: frozenset[str]
) -> Iterator[tuple["Entry", "Entry"]]:
    """Give the sections of these names that are still without a partner, each with its namesake."""
    theirs = {entry.node.name: entry for entry in news if entry.node.thing == _THING}
    for entry in olds:
        other = theirs.get(entry.node.name) if entry.node.thing == _THING else None
        if other is not None and entry.node.name in names:
            yield entry, other
