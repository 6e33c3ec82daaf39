"""Sentences of one paragraph that went and that came, with one that stays between them."""

from collections.abc import Sequence

from diff_insight.facts.entry import Entry


def far_from_others(old: Entry, new: Entry) -> frozenset[int]:
    """Give the ids of those sentences of two versions of a text in whose stead none of the other stands.

    Of a text to which nothing came, or which lost nothing, there are none: nothing can be taken for another.
    """
    gone, come = _gaps(old, new), _gaps(new, old)
    if not gone or not come:
        return frozenset()
    apart = [one for one, gap in gone if all(gap != other for _, other in come)]
    apart += [one for one, gap in come if all(gap != other for _, other in gone)]
    return frozenset(apart)


def _gaps(text: Entry, other: Entry) -> Sequence[tuple[int, int]]:
    """Give each sentence without a partner, by the sentence before it that stays, as it is in `other`'s pair.

    That one is known by its entry in the new version; 0 stands for the beginning.
    """
    found: list[tuple[int, int]] = []
    before = 0
    for child in text.children:
        if child.node.thing != "sentence":
            continue
        if child.partner is None:
            found.append((id(child), before))
        elif child.partner.parent is other:
            before = id(child.partner if child.old else child)
    return found
