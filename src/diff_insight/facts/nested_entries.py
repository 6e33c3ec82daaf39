"""Entries of a list that stand under another entry than before, whichever lines git took for changed."""

from collections.abc import Iterator
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.kept_place import nested_otherwise
from diff_insight.facts.state import State
from diff_insight.model import Fact, Lines


def nested(state: State, old: Entry, new: Entry, lines: Lines) -> Iterator[Fact]:
    """State that an entry stands under another one now; nothing where it does not."""
    if lines and (details := nested_otherwise(old, new)):
        fact = state.fact("moved", old, new, lines=lines)
        yield replace(fact, details={**fact.details, **details})


def taken_over(state: State, owner: Entry, lines: Lines) -> Iterator[Fact]:
    """State the entries that stand under another one now where its own lines are what was put elsewhere.

    Args:
        state: Of the file.
        owner: The entry that they stand under.
        lines: Of it, which nothing else is told by.
    """
    for entry in owner.children if owner.node.thing == "list_item" else ():
        if entry.partner is not None and not entry.changed and not entry.partner.changed:
            yield from nested(state, entry.partner, entry, lines)
