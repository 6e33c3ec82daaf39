"""What facts tell, as texts repeat it: names with their owners, whole units, what was and what is."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from diff_insight.grounding.folding import stream
from diff_insight.model import Fact

Side = Literal["removed", "added", "context", "unit", "path"]
_OWNERS = re.compile(r"[.:#]+")
_PARTS = re.compile(r"[.:#/]+")
SIDES: tuple[Side, ...] = ("removed", "added", "context", "unit", "path")
"""Where a claim may stand; a unit is what facts quote whole, changed or not, over lines and without marks."""


def units(facts: Iterable[Fact]) -> Iterator[tuple[Side, Side, str]]:
    """Give what facts name: the side that it stands on, and the side that says it where no line does.

    A unit is quoted whole, so that most of it may be unchanged: it proves that its words are there, and not
    that each of them came or went.
    """
    for outer in facts:
        for fact in outer.all():
            own: Side = {"added": "added", "removed": "removed"}.get(fact.action, "context")  # type: ignore[assignment]
            for old, new in both(fact):
                yield "removed", "unit", old
                yield "added", "unit", new
            for text in (fact.name, *fact.details.values()):
                yield own, own, text
            for place in fact.where:
                yield "context", "context", place
            owner = ".".join(fact.where)
            if owner and fact.name:
                yield own, own, f"{owner}({fact.name})"
                yield own, own, f"{owner}.{fact.name}"


def both(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give what stood and what stands there by every attribute of a fact that tells it."""
    yield fact.old or "", fact.new or ""
    yield fact.previous_name or "", fact.name if fact.previous_name else ""
    details = fact.details
    yield details.get("was", ""), details.get("is", "")
    for key in details:
        if key.endswith("_old") or key == "old":
            yield details[key], details.get(key.removesuffix("old") + "new", "")


def renamed(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give the old and the new name of what was renamed, with and without their owners."""
    if fact.previous_name and fact.action == "renamed":
        old, new = _OWNERS.split(fact.previous_name)[-1], _OWNERS.split(fact.name)[-1]
        yield from ((old, new), (fact.previous_name, new), (old, fact.name))


def says_at(facts: Iterable[Fact], place: str, text: str) -> bool:
    """Whether a fact of something whose name ends so, as a package's may, tells a value."""
    name = place.strip().lower()
    return any(
        text in {fact.old, fact.new} and _PARTS.split(fact.name.lower())[-1] == name
        for outer in facts
        for fact in outer.all()
    )


def owners_of(facts: Iterable[Fact], name: str) -> frozenset[str]:
    """Give what holds every thing of that name that came or went, at any depth; empty where one has none."""
    own = stream(_OWNERS.split(name.strip().removesuffix("()"))[-1])
    found: set[str] = set()
    for fact in facts:
        came_or_went = fact.action in {"added", "removed"} and fact.thing != "file"
        if not came_or_went or stream(_OWNERS.split(fact.name)[-1]) != own:
            continue
        chain = {stream(part) for place in (*fact.where, fact.name) for part in _OWNERS.split(place)} - {own}
        if not chain:
            return frozenset()
        found |= chain
    return frozenset(found)


def homes_of(facts: Iterable[Fact], name: str) -> tuple[frozenset[str], ...]:
    """Give what holds each thing of a name that came or went: of each the names around it, in lower case."""
    own = stream(_OWNERS.split(name.strip().removesuffix("()"))[-1])
    return tuple(
        frozenset(
            part.lower()
            for place in (*fact.where, fact.name)
            for part in (place, *_PARTS.split(place))
            if part
        )
        for fact in facts
        if fact.action in {"added", "removed"} and own in {stream(part) for part in _OWNERS.split(fact.name)}
    )


def is_place(facts: Iterable[Fact], name: str) -> bool:
    """Whether a fact is in what bears the name, or of what a name ends with it."""
    own = _PARTS.split(name.strip().removesuffix("()").lower())[-1]
    return any(
        own in {_PARTS.split(place.lower())[-1] for place in (*fact.where, fact.name)}
        for outer in facts
        for fact in outer.all()
    )
