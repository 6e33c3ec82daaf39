"""Whose the lines around a package are: the comma and the blank line that come and go with it."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import plus
from diff_insight.model import Fact, Lines

OF_MANIFESTS = frozenset({"package", "runtime", "project_version"})
"""Things that manifests list."""

_Place = tuple[int, int]
"""Side, 0 for the old file and 1 for the new one, and number."""


def absorbed(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give each comma or blank line that came or went with a package to that package; the rest stay."""
    beside: dict[_Place, int] = {}
    for at, fact in enumerate(facts):
        if fact.thing == "package" and fact.action in {"added", "removed"}:
            near = ((side, number + step) for side, number in _places(fact.lines) for step in (-1, 1))
            beside.update(dict.fromkeys(near, at))
    gained: dict[int, list[_Place]] = {}
    made: list[tuple[int, Fact]] = []
    for at, fact in enumerate(facts):
        if not _is_layout(fact):
            made.append((at, fact))
            continue
        owners: dict[_Place, int | None] = {place: beside.get(place) for place in _places(fact.lines)}
        if fact.thing != "whitespace":  # one line on each side, which belong together
            known = next((owner for owner in owners.values() if owner is not None), None)
            owners = dict.fromkeys(owners, known)
        for place, owner in owners.items():
            if owner is not None:
                gained.setdefault(owner, []).append(place)
        rest = _lines([place for place, owner in owners.items() if owner is None])
        made += [(at, replace(fact, lines=rest))] if rest else []
    return tuple(
        replace(fact, lines=plus(fact.lines, _lines(gained[at]))) if at in gained else fact
        for at, fact in made
    )


def _is_layout(fact: Fact) -> bool:
    return fact.kind == "whitespace_changed" or (fact.action == "layout" and fact.thing in OF_MANIFESTS)


def _places(lines: Lines) -> list[_Place]:
    return [*((0, number) for number in lines.removed), *((1, number) for number in lines.added)]


def _lines(places: Sequence[_Place]) -> Lines:
    return Lines(
        removed=tuple(sorted(number for side, number in places if side == 0)),
        added=tuple(sorted(number for side, number in places if side == 1)),
    )
