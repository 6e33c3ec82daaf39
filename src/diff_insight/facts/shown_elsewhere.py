"""What one function of a program shows in another place now: however little that says, it is the same."""

from collections import defaultdict
from collections.abc import Iterator

from diff_insight.facts.entry import Entry, loose
from diff_insight.trees.held_values import IN_CODE

_Key = tuple[bytes, tuple[str, ...]]


def shown_elsewhere(before: Entry, after: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give loose elements and texts that say the same in functions of one name, in order, outer ones first.

    Args:
        before: The root of the old tree.
        after: That of the new one.
    """
    found: dict[_Key, list[Entry]] = defaultdict(list)
    for entry in loose(after):
        if _is_shown(entry):
            found[_key(entry)].append(entry)
    for entry in loose(before) if found else ():
        if _is_shown(entry) and entry.partner is None and (same := found.get(_key(entry))):
            while same and same[0].partner is not None:
                same.pop(0)
            if same:
                yield entry, same.pop(0)


def _is_shown(entry: Entry) -> bool:
    return IN_CODE in entry.node.details


def _key(entry: Entry) -> _Key:
    names = (owner.node.name for owner in entry.owners() if IN_CODE not in owner.node.details)
    return entry.digest, tuple(filter(None, names))
