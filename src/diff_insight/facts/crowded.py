"""A file or function in which more changed than anybody reads of: its lines are told, so time is bounded.

What is counted is work and not time, so the same file is told alike on every machine.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import STATEMENTS

MOST_CHANGED = 80_000
"""Things that changed, of both versions together: half as many values that gave way to others."""

_MOST_LOOKS = 3_000_000
"""Statements of a function that one version alone has, times all: each is looked for among all the others."""


def bounded(roots: Sequence[Node], changed: Changed) -> list[Node]:
    """Give the roots of both versions, without what they hold where too much of it changed."""
    found = 0
    waiting = [(root, side == 0) for side, root in enumerate(roots)]
    while waiting:
        node, old = waiting.pop()
        if not changed.within(node.first, node.last, old=old):
            continue
        found += 1
        if found > MOST_CHANGED:
            return [replace(root, children=()) for root in roots]
        waiting += [(child, old) for child in node.children]
    return list(roots)


def is_crowded(old: Entry, new: Entry) -> bool:
    """Tell whether two versions of a function differ in too many statements to look for each of them."""
    held = [one for side in (old, new) for one in side.all() if one.node.thing in STATEMENTS]
    return len(held) * sum(one.partner is None for one in held) > _MOST_LOOKS
