"""Which of the things that two owners have in common stand in another order."""

from bisect import bisect_left
from collections.abc import Sequence

from diff_insight.facts.entry import Entry
from diff_insight.trees.pieces import OTHERWISE

_NO_STATEMENTS = frozenset({"comment", "docstring", "parameter", "decorator", "import"})
"""What stands before a statement and runs nothing."""


def out_of_order(old: Entry, new: Entry) -> set[int]:
    """Give those children of `new` that stand in another order than their partners, as few as can be.

    What no changed line touches stays: what a diff shows as gone and come is what moved.
    """
    places = {id(child): at for at, child in enumerate(old.children)}
    kept = [child for child in new.children if child.partner is not None and child.partner.parent is old]
    order = [places[id(child.partner)] for child in kept]
    firm = [
        at
        for at, child in enumerate(kept)
        if not child.changed and child.partner is not None and not child.partner.changed
    ]
    stays = {firm[at] for at in longest_rise([order[at] for at in firm])}
    least = -1
    may_stay: list[int] = []
    most = [len(old.children)] * (len(order) + 1)
    for at in range(len(order) - 1, -1, -1):
        most[at] = order[at] if at in stays else most[at + 1]
    for at, place in enumerate(order):
        if at in stays:
            least = place
        if at in stays or least < place < most[at]:
            may_stay.append(at)
    rise = longest_rise([order[at] for at in may_stay])
    stay = {may_stay[at] for at in rise}
    return {id(child) for at, child in enumerate(kept) if at not in stay}


def longest_rise(order: Sequence[int]) -> set[int]:
    """Give the positions of a longest ascending run of a sequence of different numbers."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for at, number in enumerate(order):
        place = bisect_left(tails, number)
        before.append(at_tail[place - 1] if place else -1)
        if place == len(tails):
            tails.append(number)
            at_tail.append(at)
        else:
            tails[place] = number
            at_tail[place] = at
    found: set[int] = set()
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found


def whereto(old: Entry, new: Entry) -> dict[str, str]:
    """Tell where a statement stands now: behind another one of its block, first in it, in another block."""
    owner = new.parent
    if owner is None:
        return {}
    if OTHERWISE in new.node.details:
        return {}  # it is asked where what it stands in does not hold
    if owner.partner is not old.parent:
        return {"into": owner.node.text} if owner.node.text and "signature" not in owner.node.details else {}
    at = next(at for at, one in enumerate(owner.children) if one is new)
    before = [one for one in owner.children[:at] if one.node.thing not in _NO_STATEMENTS]
    if not before:
        return {"stands": "first"}
    said = before[-1].node.text
    return {"behind": said} if said else {}


def lost_its_guard(old: Entry, new: Entry) -> bool:
    """Tell whether what stood in a block that is gone stands where that block did."""
    around = old.parent
    stays = around is not None and around.partner is None and around.parent is not None
    return stays and around is not None and around.parent is (new.parent and new.parent.partner)
