"""Paragraphs that lost or gained most of what they say, known by the sentences that stay in them."""

from diff_insight.facts.entry import Entry, loose


def join_by_sentences(before: Entry) -> None:
    """Make partners of two paragraphs of one owner where all that stays of each is in the other."""
    for old in loose(before):
        new = _only_other(old)
        if new is None or new.partner is not None or _only_other(new) is not old:
            continue
        owners = old.parent, new.parent
        if owners[0] is not None and owners[0].partner is owners[1]:
            old.partner, new.partner = new, old


def _only_other(entry: Entry) -> Entry | None:
    """Give the paragraph in which all sentences of one stand that stay; None of none, or of several."""
    if entry.node.thing != "paragraph":
        return None
    others = {
        id(one.partner.parent): one.partner.parent
        for one in entry.children
        if one.node.thing == "sentence" and one.partner is not None
    }
    other = next(iter(others.values()), None)
    return other if len(others) == 1 and other is not None and other.node.thing == "paragraph" else None
