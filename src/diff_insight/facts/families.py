"""The families of things, joined: their rows and their rules. A family is added by one line here."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from diff_insight.facts.entry import Entry
from diff_insight.facts.rule import Rule
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact, Role

FAMILIES = (
    "files",
    "packages",
    "prose",
    "literals",
    "values",
    "infrastructure",
    "schemas",
    "symbols",
    "markup",
    "interfaces",
)
"""Modules beside this one that hold `THINGS` and `RULES`; of rules for one fact the first applies."""
ALWAYS = ("files", "packages")
"""Families whose things any file may hold."""


@cache
def things(families: tuple[str, ...] = FAMILIES) -> dict[str, Thing]:
    """Give the row of every kind of thing by its name.

    Args:
        families: Those whose things a format holds: a program's `variable` is not one of a workflow.
    """
    return {thing.name: thing for family in (*ALWAYS, *families) for thing in _module(family).THINGS}


@cache
def rules(families: tuple[str, ...] = FAMILIES) -> tuple[Rule, ...]:
    """Give the rules of some families, in order."""
    names = dict.fromkeys((*ALWAYS, *families))
    return tuple(rule for family in names for rule in _module(family).RULES)


@cache
def rules_by_kind(families: tuple[str, ...], role: Role) -> Mapping[str, Sequence[Rule]]:
    """Give the rules that may speak of each kind of fact in a file of this role, in order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules(families):
        for kind in rule.kinds if role in rule.roles else ():
            found.setdefault(kind, []).append(rule)
    return found


def finished(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Give a file's facts as the families leave them that look at all of them (`FINISH`)."""
    for family in (*FAMILIES, "components"):
        finish = getattr(_module(family), "FINISH", None)
        if finish is not None:
            facts = finish(facts, before, after)
    return facts


def _module(family: str) -> Any:
    return import_module(f"diff_insight.facts.{family}")
