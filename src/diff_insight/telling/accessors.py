"""A property that is read and set is one thing to whoever uses it, though a program defines it twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.model import Fact

_CALLED = frozenset({"takes", "given", "first_given"})
"""What a call of it takes; nobody calls it."""


def as_properties(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts, of what is new or gone with its setter what is read, called by what it is."""
    read = {(fact.kind, fact.name) for fact in facts if _is_read(fact)}
    for fact in facts:
        if _is_read(fact):
            yield replace(fact, details={**_uncalled(fact), "noun": "property"})
        elif fact.details.get("noun") == "setter" and (fact.kind, fact.name) not in read:
            yield replace(fact, details=_uncalled(fact))
        elif (fact.kind, fact.name) not in read:
            yield fact


def _is_read(fact: Fact) -> bool:
    return fact.details.get("read") == "yes" and fact.kind in {"method_added", "method_removed"}


def _uncalled(fact: Fact) -> dict[str, str]:
    return {key: said for key, said in fact.details.items() if key not in _CALLED}
