"""Releases that a changelog makes of what was unreleased: their heading is new, what they hold is not."""

from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import minus
from diff_insight.facts.state import State
from diff_insight.model import Fact, Lines
from diff_insight.trees.changelog import is_coming

_ASIDE = frozenset({"link", "link_target"})


def made_release(state: State, entry: Entry, heads: tuple[int, ...]) -> Fact | None:
    """State a release whose entries stood under the heading of what is to come; None where it is none."""
    before = None if entry.old else _coming_before(state, entry)
    if before is None:
        return None
    gone = tuple(row for row in before.node.heads if row in state.changed.removed)
    lines = Lines(removed=gone if before.partner is None else (), added=heads)
    date = entry.node.attributes.get("date", "")
    fact = state.fact("added", None, entry, lines=lines)
    return replace(
        fact, details={"made": "yes", "unreleased": before.node.name, **({"date": date} if date else {})}
    )


def is_released(state: State, entry: Entry) -> bool:
    """Tell whether a heading of what was to come is gone as that stands in a release now."""
    if not entry.old or entry.node.thing != "release" or not is_coming(entry.node.name):
        return False
    now = _counterpart(state, entry)
    return now is not None and now.partner is None and not is_coming(now.node.name)


def without_heading(facts: tuple[Fact, ...], own: Fact) -> tuple[Fact, ...]:
    """Leave out the links of a heading that is stated itself."""
    return tuple(fact for fact in facts if fact.thing != "link" or minus(fact.lines, own.lines))


def _coming_before(state: State, entry: Entry) -> Entry | None:
    """Give the heading of what was to come under which that stood which a release holds and was there."""
    if entry.node.thing != "release" or is_coming(entry.node.name):
        return None
    before = _counterpart(state, entry)
    return before if before is not None and is_coming(before.node.name) else None


def _counterpart(state: State, entry: Entry) -> Entry | None:
    """Give the release of the other version that the first thing stands in which both versions hold."""
    there = entry.parent.partner if entry.parent is not None else None
    stays = next((one for one in entry.children if one.weight and one.node.thing not in _ASIDE), None)
    if there is None or stays is None:
        return None
    mapped = state.changed.new_line if entry.old else state.changed.old_line
    row = next(filter(None, map(mapped, range(stays.node.first, stays.node.last + 1))), 0)
    releases = (one for one in there.children if one.node.thing == "release")
    return next((one for one in releases if one.node.first <= row <= one.node.last), None)
