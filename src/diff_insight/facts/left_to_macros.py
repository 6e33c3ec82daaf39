"""What a type of Rust no longer says since a macro takes it: the macro may say it in its place.

No text shows what a macro makes, so that nothing of it is said to break. A type whose head stands in what
a new call of a macro is passed (`barn! { enum Cow { … } }`) is not gone: it moves.
"""

import re
from dataclasses import replace

from diff_insight.model import Fact

_SAID = ("implements", "fixed", "member", "holds")
"""Details by which what is gone would break those who use it."""

_TYPES = frozenset({"enum", "struct", "trait", "union"})
"""What Rust writes by the same word in its head."""


def passed_to_macros(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give facts, with types that a new call of a macro is passed as moved, with nothing inside them."""
    calls = [
        one.new
        for fact in facts
        for one in fact.all()
        if one.kind in {"call_added", "call_changed"}
        and one.new
        and one.details.get("about", "").endswith("!")
    ]
    return tuple(_passed(fact, " ".join(calls)) for fact in facts) if calls else facts


def _passed(fact: Fact, calls: str) -> Fact:
    parts = tuple(_passed(part, calls) for part in fact.parts)
    if any(part is not one for part, one in zip(parts, fact.parts, strict=True)):
        fact = replace(fact, parts=parts)
    if fact.action != "removed" or fact.thing not in _TYPES:
        return fact
    head = rf"\b{fact.thing} {re.escape(fact.name.rpartition('.')[2])} ?[{{(<:;]"
    if not re.search(head, calls):
        return fact
    return replace(fact, kind=f"{fact.thing}_moved", old=None, new=None, parts=())


def left_to_macros(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give facts, what is gone of a type that a macro takes now with `details["answered"]`: yes."""
    taken = {one.where for fact in facts for one in fact.all() if _takes(one) and one.where}
    return tuple(_left(fact, taken) for fact in facts) if taken else facts


def _left(fact: Fact, taken: set[tuple[str, ...]]) -> Fact:
    parts = tuple(_left(part, taken) for part in fact.parts)
    if any(part is not one for part, one in zip(parts, fact.parts, strict=True)):
        fact = replace(fact, parts=parts)
    if not (fact.action == "removed" or _takes(fact)) or not any(_is_of(fact, owner) for owner in taken):
        return fact
    details = {key: said for key, said in fact.details.items() if key not in _SAID}
    return replace(fact, details={**details, "answered": "yes"})


def _takes(fact: Fact) -> bool:
    """Tell whether a macro takes a type now that did not."""
    come = fact.thing == "decorator" and fact.action in {"added", "changed", "renamed"}
    return come and (fact.new or "").endswith("!") and not (fact.old or "").endswith("!")


def _is_of(fact: Fact, owner: tuple[str, ...]) -> bool:
    named = ".".join(owner)
    return fact.where[: len(owner)] == owner or fact.name == named or fact.name.startswith(f"{named}.")
