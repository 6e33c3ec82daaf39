"""What a function sets in both versions: neither gone nor new, whatever it is set to and wherever."""

from collections import defaultdict
from collections.abc import Iterator

from diff_insight.facts.entry import Entry, free
from diff_insight.facts.said_elsewhere import FUNCTIONS


def same_targets(root: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give the one assignment to a name that a function has left, with the one of it that came.

    Args:
        root: The base version, whose functions know their partners.
    """
    if root.node.thing in FUNCTIONS and root.partner is not None:
        sides: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, holder in enumerate((root, root.partner)):
            for one in free(_own(holder)):
                target = one.node.details.get("about", "")
                if one.node.thing == "assignment" and target:
                    sides[target][side].append(one)
        yield from ((olds[0], news[0]) for olds, news in sides.values() if len(olds) == len(news) == 1)
    for child in root.children:
        if child.changed or (child.partner is not None and child.partner.changed):
            yield from same_targets(child)


def _own(holder: Entry) -> Iterator[Entry]:
    """Give what changed in a function, without what stands in another one inside of it."""
    for child in holder.children:
        if child.changed and child.node.thing not in FUNCTIONS:
            yield child
            yield from _own(child)
