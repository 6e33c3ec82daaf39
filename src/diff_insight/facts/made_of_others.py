"""Types of TypeScript that were written out and are made of others now: `Omit<Barn, 'size'> & {…}`.

What the others hold is not said there, so nobody knows which of the members are gone.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact


def made_of_others(parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give what differs of a type that has a value now, the members that it listed with that."""
    listed = [fact for fact in parts if fact.action == "removed" and fact.thing in {"field", "method"}]
    value = next(fact for fact in parts if fact.kind == "value_added")
    whole = replace(value, lines=lines_of_all((value, *listed)))
    return tuple(whole if fact is value else fact for fact in parts if not any(fact is one for one in listed))
