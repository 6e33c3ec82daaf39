"""The same statement that came to, or went from, many functions: said once, with all of them."""

from collections.abc import Sequence

from diff_insight.facts.said_elsewhere import SIMPLE
from diff_insight.model import Fact
from diff_insight.telling.point import FILE, Place

_LEAST = 2
"""Places from which on an entry for each of them would say the same again."""
_ENDED = frozenset({"added", "removed"})


def in_many_places(leaves: Sequence[tuple[Fact, Place]]) -> frozenset[int]:
    """Give where, among what is told, the same statement came to or went from several places.

    A place to which it came twice says so itself: how often would be lost.

    Args:
        leaves: Facts with their places.
    """
    found: dict[tuple[object, ...], dict[Place, list[int]]] = {}
    for at, (fact, place) in enumerate(leaves):
        said = fact.old or fact.new
        if fact.thing in SIMPLE and fact.action in _ENDED and said and not fact.parts and place != FILE:
            key = (fact.kind, said, tuple(sorted(fact.details.items())))
            found.setdefault(key, {}).setdefault(place, []).append(at)
    once = ([some[0] for some in places.values() if len(some) == 1] for places in found.values())
    return frozenset(at for some in once if len(some) >= _LEAST for at in some)
