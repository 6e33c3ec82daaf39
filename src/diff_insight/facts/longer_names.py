"""Keys of one mapping of which a name says more, or less, now: `timeout` and `timeout_seconds`.

Their values are too short to be known again by. With the same value, in the same place, and with a name that
no other one begins with, they are one key all the same. How a name begins may not differ: `max_width` is no
`width`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diff_insight.facts.entry import Entry

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_MOST = 12
"""Words of a name; one of more is a sentence."""
_KEYS = frozenset({"key", "environment_variable"})

_Begins = Counter[tuple[str, ...]]


def named_longer(owner: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give the keys that have the place of another whose name theirs begins with, or the other way round.

    Args:
        owner: Of the new version, what it holds matched already.
    """
    if owner.partner is None:
        return
    olds, news = owner.partner.children, owner.children
    begins = _beginnings(olds), _beginnings(news)
    if not all(begins):
        return
    ahead_of = {id(one): other for one, other in pairwise(olds)}
    stands_behind: Entry | None = None
    for at, new in enumerate(news):
        old = ahead_of.get(id(stands_behind)) if at else olds[0]
        if old is not None and _is_free(old) and _is_free(new) and _are_one(old, new, begins):
            stands_behind = old
            yield old, new
        else:
            stands_behind = new.partner


def _is_free(entry: Entry) -> bool:
    return entry.partner is None and entry.node.thing in _KEYS and not entry.children


def _are_one(old: Entry, new: Entry, begins: tuple[_Begins, _Begins]) -> bool:
    if old.node.thing != new.node.thing or not old.node.text or old.node.text != new.node.text:
        return False
    shorter, longer = sorted((_words(old.node.name), _words(new.node.name)), key=len)
    if not 0 < len(shorter) < len(longer) or longer[: len(shorter)] != shorter:
        return False
    return all(side[shorter] == 1 for side in begins)


def _beginnings(entries: Sequence[Entry]) -> _Begins:
    """Count with which words the names of keys begin that have no partner."""
    every = (_words(one.node.name) for one in entries if _is_free(one))
    return Counter(words[:many] for words in every for many in range(1, len(words) + 1))


def _words(name: str) -> tuple[str, ...]:
    return tuple(found[0].lower() for found, _ in zip(_WORD.finditer(name), range(_MOST), strict=False))
