"""Blocks that another one was put around: they stand inside of it now, and are not what it became."""

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, LEFT_OUT


def put_inside(function: Entry) -> None:
    """Part a block from the one around that block itself: what a guard was put around is no other guard.

    Args:
        function: One side of two partners, the new one for what was put around, the old one for what is gone.
    """
    for outer in function.all():
        was = outer.partner
        if was is None or not _is_block(outer) or was.node.thing != outer.node.thing:
            continue
        if was.node.text == outer.node.text or not _is_block(was):
            continue
        inner = [one for one in outer.all() if one is not outer and _says(one, was)]
        if len(inner) == 1 and inner[0].partner is None:
            outer.partner, was.partner, inner[0].partner = None, inner[0], was


def _is_block(entry: Entry) -> bool:
    return entry.node.thing in COMPOUND and bool(entry.node.text) and LEFT_OUT not in entry.node.text


def _says(entry: Entry, other: Entry) -> bool:
    return entry.node.thing == other.node.thing and entry.node.text == other.node.text
