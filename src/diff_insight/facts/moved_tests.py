"""Tests that went into another suite of their file and say something else there, too: they are not gone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from diff_insight.facts.dotted_names import dotted
from diff_insight.model import Fact


def moved_tests(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State a test whose name a new one of another suite has, and no other, as moved."""
    facts = tuple(_in_another_suite(fact) for fact in facts)
    gone = [fact for fact in facts if fact.kind == "test_removed" and fact.where]
    if not gone:
        return facts
    news = Counter(_own_name(one) for one in _all(facts) if one.kind == "test_added")
    olds = Counter(_own_name(one) for one in _all(facts) if one.kind == "test_removed")
    moved = {id(one) for one in gone if news[_own_name(one)] == olds[_own_name(one)] == 1}
    return tuple(replace(fact, kind="test_moved", parts=()) if id(fact) in moved else fact for fact in facts)


def _in_another_suite(fact: Fact) -> Fact:
    """Give a test that bears its own name in a suite of another one as moved: it has no new name."""
    if fact.kind != "test_renamed" or not fact.where or not fact.previous_name:
        return fact
    was, _, name = fact.previous_name.rpartition(".")
    home, _, own = fact.name.rpartition(".")
    if name != own or not was or was == home:
        return fact
    return replace(fact, kind="test_moved", previous_name=None)


def _own_name(fact: Fact) -> str:
    return fact.name.removeprefix(dotted(fact.where)).lstrip(".")


def _all(facts: Iterable[Fact]) -> Iterable[Fact]:
    for fact in facts:
        yield fact
        yield from _all(fact.parts)
