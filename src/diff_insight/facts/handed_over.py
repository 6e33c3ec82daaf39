"""Unchanged statements that are another function's now: its first line came above them, or went.

What a diff shows as changed then is what stood between; no word and no layout of it changes.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, SIMPLE
from diff_insight.facts.state import State
from diff_insight.model import Fact

_LOOKED_AT = 20
"""Statements of a function that are looked for in another one: time stays linear."""


def handed_over(state: State, old: Entry, new: Entry, stated: Sequence[Fact]) -> list[Fact]:
    """Give what is stated of a function, with what came or went without a change in place of layout."""
    layout = [fact for fact in stated if fact.action == "layout"]
    if len(layout) == len(stated) and (gone := _gone(state, old, new)):
        return [*gone, *stated]
    if not layout:
        return list(stated)
    moves = _moves(state, old, new)
    if not moves:
        return list(stated)
    lines = state.union(layout)
    kept = [fact for fact in stated if fact.action != "layout"]
    return [*(replace(fact, lines=lines) for fact in moves), *kept]


def _gone(state: State, old: Entry, new: Entry) -> list[Fact]:
    """State what changed lines took to another function, where nothing else changes in this one."""
    found = []
    for child in old.children:
        there = child.partner if child.node.thing in COMPOUND | SIMPLE else None
        holder = _function(there) if there is not None else None
        if there is not None and holder not in {None, new} and child.changed:
            found.append(_away(state, child, there, new))
    return found


def _away(state: State, was: Entry, now: Entry, of: Entry) -> Fact:
    """State that a statement stands in another function now."""
    fact = state.fact("moved", was, now, lines=state.lines(was, None))
    holder = _function(now)
    details = {"into": state.name(holder)} if holder is not None else {}
    return replace(fact, where=state.where(of, inclusive=True), new=now.node.text or None, details=details)


def _moves(state: State, old: Entry, new: Entry) -> list[Fact]:
    found: list[Fact] = []
    for owner, other, line in ((new, old, state.changed.old_line), (old, new, state.changed.new_line)):
        for child, was in _in_another(owner, other, line):
            if child.old:
                found.append(_away(state, child, was, new))
            else:
                came = state.fact("moved", was, child, lines=state.lines(was, child))
                found.append(replace(came, new=child.node.text or None, details={}))
    return found


def _in_another(
    owner: Entry, other: Entry, line: Callable[[int], int | None]
) -> Sequence[tuple[Entry, Entry]]:
    """Give the unchanged statements of a function with what they are in another one of the other version."""
    alone = (
        one
        for one in owner.children
        if one.partner is None and not one.changed and one.node.thing in COMPOUND | SIMPLE
    )
    found = []
    for one in islice(alone, _LOOKED_AT):
        same = _at(_root(other), line(one.node.first), one.digest)
        if same is not None and _function(same) not in {None, other}:
            found.append((one, same))
    return found


def _at(at: Entry, line: int | None, digest: bytes) -> Entry | None:
    """Give what says the same at a line."""
    inside: Entry | None = at
    while inside is not None and line is not None:
        inside = next((one for one in inside.children if one.node.first <= line <= one.node.last), None)
        if inside is not None and (inside.node.first, inside.digest) == (line, digest):
            return inside
    return None


def _function(entry: Entry) -> Entry | None:
    return next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)


def _root(entry: Entry) -> Entry:
    while entry.parent is not None:
        entry = entry.parent
    return entry
