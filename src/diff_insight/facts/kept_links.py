"""Links that a text kept when it was split, joined or set among others: neither gone nor new.

The matcher looks for a link in the sentence that it was in. Where that was parted or merged, its links are
left over on both sides: one under the same words, to the same target, in the same section is that link.
"""

from collections import defaultdict

from diff_insight.facts.entry import Entry, folded, loose
from diff_insight.facts.entry import join as make_one
from diff_insight.facts.last_sentences import pair_the_last

_SECTIONS = frozenset({"section", "release"})


def keep_links(before: Entry, after: Entry) -> None:
    """Make partners of the links left over on both sides of a section that say and lead the same.

    A sentence that was such a link alone is told with that which has it now.
    """
    found: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in loose(after):
        if entry.node.thing == "link" and (known := _known_by(entry)):
            found[known].append(entry)
    waiting = [before]
    while waiting:
        entry = waiting.pop()
        if not entry.changed:
            continue
        waiting += entry.children[::-1]
        if entry.node.thing != "link":
            continue
        if entry.partner is None and (known := _known_by(entry)) and found[known]:
            make_one(entry, found[known].pop(0))
        if entry.partner is not None:
            _told_with(entry, entry.partner)
            _told_with(entry.partner, entry)


def section_of(entry: Entry) -> Entry | None:
    """Give the section that something stands in, of one that both versions have the new one."""
    owner = next((one for one in entry.owners() if one.node.thing in _SECTIONS), None)
    return owner.partner or owner if owner is not None and owner.old else owner


def _known_by(entry: Entry) -> tuple[object, ...] | None:
    name, target = folded(entry.node.name), entry.node.attributes.get("target", "")
    kept = (one for one in entry.owners() if one.node.thing in _SECTIONS and one.partner is not None)
    home = next(kept, None)
    place = home.partner if home is not None and home.old else home
    return (name, target, id(place)) if name and target else None


def _told_with(link: Entry, other: Entry) -> None:
    """Give the sentence of a link, which says nothing else, to that of its partner."""
    alone, whole = link.parent, other.parent
    if alone is None or whole is None or not {alone.node.thing, whole.node.thing} <= {"sentence"}:
        return
    if alone.partner is not None or folded(alone.node.text) != folded(link.node.name):
        return
    text = whole.parent
    if whole.partner is None and text is not None and text.partner is not None:
        pair_the_last(*((text.partner, text) if alone.old else (text, text.partner)))
    beside = whole.partner
    if beside is not None and beside.partner is whole:
        alone.partner = whole
        beside.joined += (alone,)
