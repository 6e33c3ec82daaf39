"""What happened to the checks of a file, and whether a name that it declares became required."""

import re
from collections.abc import Iterable, Sequence

from diff_insight.grounding.folding import stream
from diff_insight.model import Fact

_OWNERS = re.compile(r"[.:#/]+")
_EXITS = frozenset({"return", "raise", "exit", "continue", "break"})
_OF_CALLS = frozenset({"call", "raise", "assertion", "assignment"})
"""What a check may be made by as well."""


def guards_of(facts: Iterable[Fact], holders: Sequence[str], code: Sequence[str]) -> frozenset[str]:
    """Give what happened to the conditions that end what holds them, empty where that is not surely told.

    Args:
        facts: What happened.
        holders: Names of functions in which, any where there are none.
        code: What is named beside these: all of it is in such a condition.
    """
    known = {stream(_last(holder)) for holder in holders}
    inside = [
        fact
        for fact in facts
        if fact.thing in {"condition", *_OF_CALLS}
        and (not known or any(stream(_last(place)) in known for place in fact.where))
    ]
    conditions = [fact for fact in inside if fact.thing == "condition"]
    ends = [fact for fact in conditions if fact.details.get("then") in _EXITS]
    actions = {fact.action for fact in conditions}
    if not ends or len(actions) != 1:
        return frozenset()
    words = [f"{fact.old or ''} {fact.new or ''} {fact.details.get('exit', '')}" for fact in ends]
    if code and all(any(stream(one) in stream(said) for said in words) for one in code):
        return frozenset(actions)
    contrary = {"added": "removed", "removed": "added"}
    others = {contrary.get(fact.action, fact.action) for fact in inside if fact.thing == "call"}
    return frozenset() if code or not actions.isdisjoint(others) else frozenset(actions)


def required_of(facts: Iterable[Fact], name: str) -> frozenset[bool]:
    """Give whether what bears the name became required or optional; empty where neither happened."""
    found = set()
    for fact in facts:
        if stream(_last(fact.name)) != stream(_last(name)):
            continue
        if fact.thing == "optional" and fact.action in {"added", "removed"}:
            found.add(fact.action == "removed")
        elif fact.thing == "parameter" and fact.action == "added" and "required" in fact.details:
            found.add(fact.details["required"] == "yes")
    return frozenset(found)


def _last(name: str) -> str:
    return _OWNERS.split(name.strip().removesuffix("()"))[-1]
