"""Where a statement stands now, or stood: in another place, or given more in a new function."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.caught import handled
from diff_insight.facts.entry import Entry
from diff_insight.facts.other_homes import other_home
from diff_insight.facts.said_elsewhere import FUNCTIONS, LEFT_OUT, SIMPLE
from diff_insight.model import Fact


def elsewhere(entry: Entry, made: Sequence[Fact]) -> Sequence[Fact] | None:
    """Restate a statement that stands in another place, or that is given more in a function of its own."""
    if (more := _given_more_in(entry)) is not None:
        says, into = more
        details = {**entry.node.details, "into": into}
        return [
            replace(fact, kind=f"{fact.thing}_moved", old=None, new=says, details=details) for fact in made
        ]
    if (how := handled(entry) or other_home(entry)) is None:
        return None
    kind, details = how
    return [replace(fact, kind=kind or fact.kind, details={**fact.details, **details}) for fact in made]


def _given_more_in(entry: Entry) -> tuple[str, str] | None:
    """Give what a statement that is gone says in a new function that its own calls now, and its name.

    Nothing where it says anything else than the same call with more arguments behind those that it had.
    """
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    said = entry.node.text
    other = function.partner if function is not None else None
    if not entry.old or other is None or other.parent is None or entry.node.thing not in SIMPLE:
        return None
    if not said.endswith(")") or said.endswith("()") or LEFT_OUT in said:
        return None
    for drawn_out in other.parent.children:
        if drawn_out.partner is not None or drawn_out.node.thing not in FUNCTIONS:
            continue
        name = drawn_out.node.name
        calls = (one.node.text for one in other.all() if one.node.thing in SIMPLE and one.changed)
        if not any(f"{name}(" in text for text in calls):
            continue
        for one in drawn_out.all():
            if one.node.thing == entry.node.thing and one.node.text.startswith(f"{said[:-1]}, "):
                return one.node.text, name
    return None
