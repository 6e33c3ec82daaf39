"""Under which heading a thing of a page stands, and under which it stood."""

from diff_insight.facts.entry import Entry

_HEADED = frozenset({"section", "release", "release_section"})


def from_heading(old: Entry, new: Entry) -> dict[str, str]:
    """Give as a detail the heading that a thing stood under where it stands in another section now."""
    was, now = _section(old), _section(new)
    if was is None or now is None or was.partner is now or was.node.name == now.node.name:
        return {}
    return {"from_heading": was.node.name} if was.node.name else {}


def _section(entry: Entry) -> Entry | None:
    return next((owner for owner in entry.owners() if owner.node.thing in _HEADED), None)
