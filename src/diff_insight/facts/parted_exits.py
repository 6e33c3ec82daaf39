"""Ways to leave a function that give way to others in one place and stand in another one still."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.other_homes import says_as_often, still_says
from diff_insight.facts.said_elsewhere import EXITS
from diff_insight.model import Fact

_LEFT = frozenset({"return_changed", "raise_changed"})


def part_exits(loose: Sequence[Entry], new: Entry) -> None:
    """Part what is returned, or raised, from what nearly says it where that itself stands elsewhere now."""
    free = {one.digest for one in loose if one.node.thing in EXITS}
    for entry in new.all() if free else ():
        was = entry.partner
        if was is None or entry.node.thing not in EXITS or was.digest == entry.digest:
            continue
        if was.digest in free and says_as_often(was):
            for one in (*was.all(), *entry.all()):
                one.partner = None


def in_places(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give what is returned, or raised, with the word that what it gave way to still is elsewhere."""
    if old.node.text == new.node.text or fact.kind not in _LEFT:
        return fact
    return replace(fact, details={**fact.details, "in": "places"}) if still_says(old) else fact
