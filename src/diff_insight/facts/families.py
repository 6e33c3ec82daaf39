"""The families of things, joined: their rows and their rules. A family is added by one line here."""

from functools import cache
from importlib import import_module
from typing import Any

from diff_insight.facts.match import Entry
from diff_insight.facts.rule import Rule
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact

FAMILIES = ("files", "packages", "prose", "values", "infrastructure", "schemas", "symbols")
"""Modules beside this one that hold `THINGS` and `RULES`; of rules for one fact the first applies."""


@cache
def things() -> dict[str, Thing]:
    """Give the row of every kind of thing by its name."""
    return {thing.name: thing for family in _modules() for thing in family.THINGS}


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules of every family, in order."""
    return tuple(rule for family in _modules() for rule in family.RULES)


def finished(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Give a file's facts as the families leave them that look at all of them (`FINISH`)."""
    for family in _modules():
        finish = getattr(family, "FINISH", None)
        if finish is not None:
            facts = finish(facts, before, after)
    return facts


def _modules() -> list[Any]:
    return [import_module(f"diff_insight.facts.{name}") for name in FAMILIES]
