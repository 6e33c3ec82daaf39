"""What a function returned and keeps now: `return Gate(hay)` is `self.gate = Gate(hay)` in another block."""

from collections import defaultdict

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import LEFT_OUT
from diff_insight.facts.spots import result_kept

_TELLING = 8
"""Characters of a value from which on it is known by itself."""
_OF_AN_OBJECT = (".", "->", "@", "::")
"""What stands in the name of something that outlives the function, or in front of it."""


def join_kept(old: Entry, new: Entry) -> None:
    """Join a value that is no longer returned with the one place of another block that keeps it now."""
    gone = [one for one in old.all() if one.partner is None and one.changed and _is_returned(one)]
    if not gone:
        return
    said = {one.node.text for one in new.all() if one.node.thing == "return"}
    found: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for one in gone:
        found[one.node.text][0].append(one)
    for one in new.all():
        if one.partner is None and one.changed and _is_kept(one):
            found[result_kept(one)][1].append(one)
    for value, (before, after) in found.items():
        once = len(before) == len(after) == 1 and value not in said
        if once and not _side_by_side(before[0], after[0]):
            before[0].partner, after[0].partner = after[0], before[0]


def kept_as(old: Entry, new: Entry) -> dict[str, str]:
    """Give as details what keeps a value now that was returned."""
    if old.node.thing != "return" or new.node.thing != "assignment" or result_kept(new) != old.node.text:
        return {}
    return {"served": "return", "turned": "assignment", "about": new.node.details.get("about", "")}


def _is_returned(entry: Entry) -> bool:
    node = entry.node
    known = "(" in node.text and len(node.text) >= _TELLING and LEFT_OUT not in node.text
    return node.thing == "return" and known and node.first == node.last and not entry.children


def _is_kept(entry: Entry) -> bool:
    node = entry.node
    name = node.details.get("about", "")
    return (
        node.thing == "assignment" and node.first == node.last and any(one in name for one in _OF_AN_OBJECT)
    )


def _side_by_side(one: Entry, other: Entry) -> bool:
    return one.parent is not None and one.parent.partner is other.parent
