"""Many changes in the bodies of several functions, told by where they are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.said_elsewhere import COMPOUND, SIMPLE
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told
from diff_insight.telling.point import Point


def spread(first: Told, others: Sequence[Told]) -> Told | None:
    """Give as one what changes in several places of a program where none of it has a name of its own.

    Any one of many such changes is as good as another, so the places say more than what happened in one.
    """
    nameless = [one for one in (first, *others) if one.point.order is Order.BEHAVIOUR and is_inner(one.point)]
    named = Counter(place for one in nameless for place in one.point.places if place.name)
    if not is_inner(first.point) or len(nameless) <= BOUNDS.clauses or len(named) == 1 or not named:
        return None
    inside = [one for one in nameless if all(place.name for place in one.point.places)]
    places = tuple(place for place, _ in named.most_common())
    facts = tuple(fact for one in inside for fact in one.point.facts for _ in range(_times(one.point)))
    left = [one for one in (first, *others) if one not in inside and one.point.seen]
    return Told(replace(first.point, facts=facts, places=places), first.files, more=len(left), spread=True)


def is_inner(point: Point) -> bool:
    """Tell whether a point is about statements, which have no names of their own."""
    inner = all(fact.thing in COMPOUND | SIMPLE and not fact.name for fact in point.facts)
    return inner and point.order is Order.BEHAVIOUR


def _times(point: Point) -> int:
    """Tell in how many places stands what is said once of all of them."""
    return len(point.places) if len(point.facts) == 1 else 1
