"""The only sentence that a text lost and the only one that it gained: alike enough, one was reworded."""

from diff_insight.facts.entry import Entry, likeness

_SOMEWHAT = 0.3
"""Share of equal words from which on they are."""


def pair_the_last(old: Entry, new: Entry) -> None:
    """Make partners of the only gone and the only new sentence of a text, if they are somewhat alike."""
    gone = [one for one in old.children if one.node.thing == "sentence" and one.partner is None]
    come = [one for one in new.children if one.node.thing == "sentence" and one.partner is None]
    if len(gone) == len(come) == 1 and likeness(gone[0], come[0], _SOMEWHAT) >= _SOMEWHAT:
        gone[0].partner, come[0].partner = come[0], gone[0]
