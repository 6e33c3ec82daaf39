"""Sections that bear a name which stands once on each side: they are one, however deep they stand now.

A section whose heading was raised or lowered stands in another owner; what stands in its old place is not it
under a new name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry

_THING = "section"
_WORD = re.compile(r"\w+")


def is_kind_alone(node: Node) -> bool:
    """Tell whether a note bears no other name than its kind, which others bear as well."""
    return node.thing == "admonition" and node.name == node.attributes.get("type")


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


def values_of(olds: Sequence["Entry"], news: Sequence["Entry"]) -> Counter[tuple[str, ...]]:
    """Count the values of things by what they say, the more of both sides."""
    return Counter(map(_value, olds)) | Counter(map(_value, news))


def may_be_renamed(old: "Entry", new: "Entry", times: Counter[tuple[str, ...]]) -> bool:
    """Tell whether one of two values with other names may be the other: no third says what they say.

    Else the names must tell: the words of one of them are among those of the other. The keys of a step are
    those that its service defines: what one runs is no other name for what another is given.
    """
    if old.node.name != new.node.name and any(_is_of_step(entry) for entry in (old, new)):
        return False
    if not old.node.name or not new.node.name or max(times[_value(old)], times[_value(new)]) < 2:  # noqa: PLR2004 - alone
        return True
    was, now = (Counter(_WORD.findall(entry.node.name)) for entry in (old, new))
    return was <= now or now <= was


def _is_of_step(entry: "Entry") -> bool:
    return entry.node.thing == "key" and entry.parent is not None and entry.parent.node.thing == "step"


def _value(entry: "Entry") -> tuple[str, ...]:
    return (entry.node.text, *(str(child.digest) for child in entry.children))


def seen_alike(olds: Sequence["Entry"], news: Sequence["Entry"]) -> Iterator[tuple["Entry", "Entry"]]:
    """Give the types of one name that users see on both sides, where one of them is kept from them.

    In C++ a namespace such as `detail` holds another type of that name.
    """
    shown = [[one for one in side if one.node.public] for side in (olds, news)]
    if not all(len(side) == 1 for side in shown) or len(olds) == len(news) == 1:
        return
    old, new = shown[0][0], shown[1][0]
    if old.node.thing in HOLDERS and new.node.thing in HOLDERS:
        yield old, new
