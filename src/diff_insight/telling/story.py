"""A file's facts as what can be told: single things with their place, equal ones together, the important first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.kinds import order_of
from diff_insight.telling.point import Point

_CONTAINED = frozenset({"changed", "renamed", "moved"})


def points(file: AnalyzedFile) -> tuple[Point, ...]:
    """Give what a file's facts tell, most important first."""
    leaves = [(fact, place) for outer in file.facts for fact, place in _leaves(outer, _place(outer))]
    made = _grouped(_merged(leaves))
    return tuple(sorted(made, key=lambda point: point.rank))


def _leaves(fact: Fact, place: str) -> Iterator[tuple[Fact, str]]:
    """Give the facts that are told: what is inside a changed thing by itself, what is inside a new one with it."""
    if fact.action not in _CONTAINED or not fact.parts:
        yield fact, place
        return
    if fact.action != "changed" or (fact.old and fact.new and not _told_by_parts(fact)):
        yield replace(fact, parts=()), place
    inner = fact.name or place
    for part in fact.parts:
        yield from _leaves(part, inner)


def _told_by_parts(fact: Fact) -> bool:
    """Tell whether what differs in a thing's own text is what its parts say: a signature by its parameters."""
    return any(part.action != "layout" for part in fact.parts)


def _place(fact: Fact) -> str:
    return fact.where[-1] if fact.where and "." not in fact.name else ""


def _merged(leaves: Sequence[tuple[Fact, str]]) -> Iterator[tuple[tuple[Fact, ...], tuple[str, ...]]]:
    """Put together what is said of several places with the same words."""
    groups: dict[tuple[object, ...], list[tuple[Fact, str]]] = {}
    for at, (fact, place) in enumerate(leaves):
        telling = fact.name or (fact.old and fact.new)
        key = (fact.kind, fact.name, fact.old, fact.new, fact.breaking) if telling and place else (at,)
        groups.setdefault(key, []).append((fact, place))
    for found in groups.values():
        places = tuple(dict.fromkeys(place for _, place in found))
        facts = tuple(fact for fact, _ in found)
        yield (facts[:1] if len(places) == len(facts) > 1 else facts), places


def _grouped(merged: Iterable[tuple[tuple[Fact, ...], tuple[str, ...]]]) -> Iterator[Point]:
    """Put together things of one kind that came to or went from the same place."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    places: dict[tuple[object, ...], tuple[str, ...]] = {}
    for at, (facts, where) in enumerate(merged):
        first = facts[0]
        together = first.action in {"added", "removed", "layout", "moved"} or first.thing == "text"
        key = (
            (first.kind, where, order_of(first), first.details.get("from"), first.details.get("to"))
            if together
            else (at,)
        )
        groups.setdefault(key, []).extend(facts)
        places[key] = where
    for key, facts in groups.items():
        yield Point(tuple(facts), places[key], min(map(order_of, facts)))
