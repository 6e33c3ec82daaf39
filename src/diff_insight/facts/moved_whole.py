"""Examples that both versions hold whole, wherever they stand: none of them became another one."""

from collections import Counter
from collections.abc import Iterator

from diff_insight.facts.entry import Entry

_THING = "code_block"
_OF_PAGES = frozenset({"section", "paragraph", "release", _THING})
_WEIGHT = 24
"""Characters of an example that does not stand in two places by chance."""


def held_by_both(before: Entry, after: Entry) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Give the digests of the examples of each version all of which the other one holds, word for word."""
    was, now = (Counter(_digests(root)) for root in (before, after))
    return frozenset(one for one in was if was[one] <= now[one]), frozenset(
        one for one in now if now[one] <= was[one]
    )


def is_another(old: Entry, new: Entry, held: tuple[frozenset[bytes], frozenset[bytes]]) -> bool:
    """Tell whether one of two examples stands whole in the other version, so that the other is a second one.

    Args:
        old: Of the version before.
        new: Of the version now.
        held: What `held_by_both` gave.
    """
    if old.node.thing != _THING or new.node.thing != _THING or old.digest == new.digest:
        return False
    return old.digest in held[0] or new.digest in held[1]


def _digests(root: Entry) -> Iterator[bytes]:
    waiting = [one for one in root.children if one.node.thing in _OF_PAGES]
    while waiting:
        one = waiting.pop()
        if one.node.thing == _THING and one.weight >= _WEIGHT:
            yield one.digest
        waiting += one.children
