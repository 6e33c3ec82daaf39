"""The families of things, joined: their rows and their rules. A family is added by one line here."""

from functools import cache
from importlib import import_module
from typing import Any

from diff_insight.facts.rule import Rule
from diff_insight.facts.thing import Thing

FAMILIES = ("files", "values", "infrastructure", "schemas")
"""Modules beside this one that hold `THINGS` and `RULES`; of rules for one fact the first applies."""


@cache
def things() -> dict[str, Thing]:
    """Give the row of every kind of thing by its name."""
    return {thing.name: thing for family in _modules() for thing in family.THINGS}


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules of every family, in order."""
    return tuple(rule for family in _modules() for rule in family.RULES)


def _modules() -> list[Any]:
    return [import_module(f"diff_insight.facts.{name}") for name in FAMILIES]
