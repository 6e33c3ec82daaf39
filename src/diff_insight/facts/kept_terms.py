"""Entries of a list that have another term before what they say: in their places, they are what they were.

What such an entry says is often a value or a word, too little to know it by: `Default: 1` that gave way to
`Preset: 1`, or to its translation.
"""

from collections.abc import Iterator

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, loose


def keep_terms(before: Entry, after: Entry, changed: Changed) -> None:
    """Join entries of which one stands where the other stood and says the same behind another term."""
    there = {one.node.first: one for one in _loose(after)}
    for old in _loose(before) if there else ():
        new = there.get(changed.counterpart(old.node.first) or 0)
        if new is None or [one.digest for one in old.children] != [one.digest for one in new.children]:
            continue
        if all(one.partner is None or one.partner.parent is new for one in old.children) and all(
            one.partner is None or one.partner.parent is old for one in new.children
        ):
            for was, now in zip(old.children, new.children, strict=True):
                was.partner, now.partner = now, was
            old.partner, new.partner = new, old


def _loose(root: Entry) -> Iterator[Entry]:
    """Give the entries with a term that have no partner yet."""
    return (one for one in loose(root) if one.node.thing == "list_item" and one.node.name and one.children)
