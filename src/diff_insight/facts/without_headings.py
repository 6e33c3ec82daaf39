"""What stands below a heading that came or went while its text stayed: it is the same, however short."""

from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_SECTION = "section"
_ENTRIES = frozenset({"list_item", "definition"})
"""Things of a section that have a name."""


def without_their_headings(before: Entry, after: Entry) -> Iterator[tuple[Sequence[Entry], Sequence[Entry]]]:
    """Give what a section without a partner holds, and what stands where its text is in the other version."""
    for root in (before, after):
        for section in _alone(root):
            held = [one for one in section.children if one.node.thing in _ENTRIES and one.partner is None]
            for owner in _owners(section) if held else ():
                there = [one for one in owner.children if one.node.thing in _ENTRIES and one.partner is None]
                if there:
                    yield (held, there) if section.old else (there, held)


def _owners(section: Entry) -> Iterator[Entry]:
    """Give where the text of a section that stays may be in the other version: above it, or beside."""
    if not any(one.partner is not None or not one.changed for one in section.children if one.weight):
        return
    known = {id(one.partner.parent): one.partner.parent for one in section.children if one.partner}
    above = section.parent
    beside = above.children[: above.children.index(section)] if above is not None else []
    near = [above, *(one for one in beside[-1:] if one.node.thing == _SECTION)]
    known |= {id(one.partner): one.partner for one in near if one is not None and one.partner is not None}
    yield from (owner for owner in known.values() if owner is not None)


def _alone(root: Entry) -> Iterator[Entry]:
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        if entry.changed:
            waiting += entry.children
            if entry.node.thing == _SECTION and entry.partner is None:
                yield entry
