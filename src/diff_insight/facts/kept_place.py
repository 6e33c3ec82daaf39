"""Whether what left a list, or came into one, follows what it followed: only its indentation changed."""

from collections.abc import Iterator
from itertools import islice

from diff_insight.facts.entry import Entry
from diff_insight.facts.kept_links import section_of

_STEPS = 300
"""Things before another one that are looked at: time stays linear."""


def keeps_its_place(old: Entry, new: Entry) -> bool:
    """Tell whether one of two partners stands in a list item, and both behind the same.

    What only one version has is no neighbour. A link has no place but in the text that it stands in.
    """
    if new.node.thing == "link" and section_of(old) is section_of(new):
        return True
    if not any(owner.node.thing == "list_item" for side in (old, new) for owner in side.owners()):
        return False
    before, after = _neighbour(old), _neighbour(new)
    return before is not None and after is not None and before.partner is after


def nested_otherwise(old: Entry, new: Entry) -> dict[str, str]:
    """Give as details the items that one of a list stands and stood under, where these are two with names."""
    was, now = old.parent, new.parent
    if was is None or now is None or was.partner is now:
        return {}
    if any(one.node.thing != "list_item" or not one.node.name for one in (old, new, was, now)):
        return {}
    if was.node.name == now.node.name:
        return {}
    return {"under": now.node.name, "from_under": was.node.name}


def _neighbour(entry: Entry) -> Entry | None:
    """Give the last thing before an entry that both versions have and that holds nothing."""
    looked_at = islice(_before(entry), _STEPS)
    return next((one for one in looked_at if one.partner is not None and not one.children), None)


def _before(entry: Entry) -> Iterator[Entry]:
    """Give all things before an entry, the last first, without what it stands in."""
    at = entry
    while at.parent is not None:
        beside = at.parent.children
        place = next(nth for nth, one in enumerate(beside) if one is at)
        waiting = beside[:place]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += one.children
        at = at.parent
