"""Blocks that another one was put around: they stand inside of it now, and are not what it became."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, LEFT_OUT
from diff_insight.facts.state import State
from diff_insight.model import Fact


def put_inside(function: Entry) -> None:
    """Part a block from the one around that block itself: what a guard was put around is no other guard.

    Args:
        function: One side of two partners, the new one for what was put around, the old one for what is gone.
    """
    for outer in function.all():
        was = outer.partner
        wraps = outer.node.thing == "call" and outer.children
        if was is None or not (wraps or _is_block(outer)) or was.node.thing != outer.node.thing:
            continue
        if was.node.text == outer.node.text or not (_is_block(was) or was.node.thing == "call"):
            continue
        inner = [one for one in outer.all() if one is not outer and _says(one, was)]
        if len(inner) == 1 and inner[0].partner is None:
            outer.partner, was.partner, inner[0].partner = None, inner[0], was


def _is_block(entry: Entry) -> bool:
    return entry.node.thing in COMPOUND and bool(entry.node.text) and LEFT_OUT not in entry.node.text


def _says(entry: Entry, other: Entry) -> bool:
    return entry.node.thing == other.node.thing and entry.node.text == other.node.text


def unwrapped(facts: Sequence[Fact]) -> list[Fact]:
    """Put what stood in a guard that is gone into the fact that says so."""
    guards = [at for at, fact in enumerate(facts) if fact.action == "removed" and "around" in fact.details]
    if not guards:
        return list(facts)
    found = list(facts)
    taken: set[int] = set()
    for at in guards:
        guard = found[at]
        inside = [
            one
            for one, fact in enumerate(found)
            if fact.action in {"moved", "layout"}
            and one not in taken
            and fact.lines.removed
            and set(fact.lines.removed) <= set(guard.lines.removed)
        ]
        taken.update(inside)
        parts = tuple(found[one] for one in inside)
        union = State.union((guard, *parts))
        found[at] = replace(guard, parts=(*guard.parts, *parts), lines=union)
    return [fact for at, fact in enumerate(found) if at not in taken]
