"""Ports of services and containers: one in the place of another, and whether somebody outside calls it.

A port is known by its number, so that another number is another port. Where one owner has one port less and
one more, and they agree in all else, the owner answers at another port now.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import plus
from diff_insight.facts.rule import Subject
from diff_insight.model import Fact

_SERVICE = re.compile(r"Service/")
_COMPOSE = re.compile(r"(?:^|/)(?:docker-)?compose\.ya?ml$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,5}")


def replaced_ports(facts: Sequence[Fact], _before: Entry, _after: Entry) -> tuple[Fact, ...]:
    """Join a port that is gone and the one that is new in its place."""
    return _joined(facts)


def _joined(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    sides: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.thing == "port" and fact.action in {"added", "removed"}:
            sides[fact.where].append(fact)
    changed: dict[int, Fact] = {}
    for some in sides.values():
        by_action = {fact.action: fact for fact in some}
        if len(some) == 2 == len(by_action):  # noqa: PLR2004 - one on each side
            old, new = by_action["removed"], by_action["added"]
            if _NUMBER.fullmatch(old.name) and _NUMBER.fullmatch(new.name) and old.details == new.details:
                changed[id(new)] = _changed(old, new)
                changed[id(old)] = changed[id(new)]
    done: dict[int, Fact] = {}
    for fact in facts:
        one = changed.get(id(fact))
        if one is None and (parts := _joined(fact.parts)) != fact.parts:
            one = replace(fact, parts=parts)
        done.setdefault(id(one or fact), one or fact)
    return tuple(done.values())


def _changed(old: Fact, new: Fact) -> Fact:
    return replace(
        new,
        kind="port_changed",
        name="",
        old=old.old or old.name,
        new=new.new or new.name,
        lines=plus(old.lines, new.lines),
    )


def is_called(fact: Fact, subject: Subject) -> bool:
    """Tell whether others reach something at a port that is another one now, or none.

    What a Service of Kubernetes listens at, and what Compose publishes of a container, not where it goes.
    """
    if fact.thing == "key":
        numbers = all(_NUMBER.fullmatch(said or "") for said in (fact.old, fact.new))
        if fact.name != "port" or fact.details.get("of") != "port" or not numbers:
            return False
    if fact.where and _SERVICE.match(fact.where[0]):
        return True
    outside = _outside(fact.old)
    return bool(_COMPOSE.search(subject.change.path) and outside and outside != _outside(fact.new))


def _outside(said: str | None) -> str:
    """Give what Compose publishes a port of a container as: `8080` of `8080:80`."""
    return (said or "").strip("\"'").rpartition(":")[0]
