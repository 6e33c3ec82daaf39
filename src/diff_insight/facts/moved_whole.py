"""Examples that both versions hold whole, each in a place that changed: neither became another one."""

from collections.abc import Iterator

from diff_insight.facts.entry import Entry

_THING = "code_block"
_WEIGHT = 24
"""Characters of an example that does not stand in two places by chance."""


def held_by_both(before: Entry, after: Entry) -> frozenset[bytes]:
    """Give the digests of the examples touched by changed lines that both versions hold word for word."""
    return frozenset(_digests(before)).intersection(_digests(after))


def is_another(old: Entry, new: Entry, held: frozenset[bytes]) -> bool:
    """Tell whether one of two examples stands whole in the other version, so that the other is a second one.

    Args:
        old: Of the version before.
        new: Of the version now.
        held: What `held_by_both` gave.
    """
    if old.node.thing != _THING or new.node.thing != _THING or old.digest == new.digest:
        return False
    return old.digest in held or new.digest in held


def _digests(root: Entry) -> Iterator[bytes]:
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if not one.changed:
            continue
        if one.node.thing == _THING and one.weight >= _WEIGHT:
            yield one.digest
        waiting += one.children
