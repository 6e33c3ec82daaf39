"""Words that say for all that follows them who may use it: Ruby's `private`, `public:` of C++."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.heads import attributes
from diff_insight.facts.state import State
from diff_insight.model import Fact

THING = "access"
_SAYING = frozenset({"visibility"})


def by_sections(state: State, old: Entry, new: Entry, stated: Sequence[Fact]) -> Sequence[Fact]:
    """Give what is stated of two holders, a word that came or went as what it says of those that stay."""
    words = [fact for fact in stated if fact.thing == THING]
    lines = State.union(words)
    said = [replace(fact, lines=lines) for fact in _otherwise(state, old, new)] if words else []
    if said:
        return [*said, *(fact for fact in stated if fact.thing != THING)]
    return [_named_alone(fact) if fact.thing == THING else fact for fact in stated] if words else stated


def _named_alone(fact: Fact) -> Fact:
    """Give a word with names (`private :feed`) as layout: those that it names are told where they came."""
    if " :" not in (fact.old or fact.new or ""):
        return fact
    return replace(fact, kind=f"{THING}_layout", old=None, new=None)


def _otherwise(state: State, old: Entry, new: Entry) -> Iterator[Fact]:
    """Give who may use the members whose own heads stay."""
    removed, added = state.changed.removed, state.changed.added
    for member in new.children:
        was = member.partner
        if was is None or was.parent is not old or not member.node.heads:
            continue
        if any(line in removed for line in was.node.heads) or any(
            line in added for line in member.node.heads
        ):
            continue
        yield from (fact for fact in attributes(state, was, member) if fact.thing in _SAYING)
