"""Tests that have another name in the place where they stood, however much was added to them or taken away.

A test of several cases is named by what they have in common: `feeds_cows_without_hay` is `feeds_cows` now,
and holds what others held. By its words alone a third one may be more like it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry
from diff_insight.facts.other_body import is_another

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_MOST = 200
"""Tests of one owner beyond which nobody looks: time stays linear."""
_HELD = 0.6
"""Share of the words of the shorter one that the longer one has, where one name begins with the other."""
_MOST_OF_IT = 0.7
"""The same where nothing but their place and the beginnings of their names joins them."""
_BEGINS = 2
"""Words that the names of two such have in common at their beginnings."""


def renamed_in_place(
    olds: Sequence[Entry], news: Sequence[Entry], changed: Changed
) -> Iterator[tuple[Entry, Entry]]:
    """Give the tests whose names stand in the place of others, with these.

    Args:
        olds: What has no partner of the old version in one owner.
        news: The same of the new version.
        changed: The changed lines.
    """
    sides = [[one for one in side if one.node.thing == "test" and one.node.heads] for side in (olds, news)]
    if not all(0 < len(side) <= _MOST for side in sides):
        return
    named = list(_by_name(*sides))
    yield from named
    taken = {id(one) for pair in named for one in pair}
    places = {line: one for one in sides[1] for line in one.node.heads}
    for old in sides[0]:
        for line in old.node.heads:
            new = places.get(changed.counterpart(line) or 0)
            if new is not None and not {id(old), id(new)} & taken and _are_one(old, new):
                taken |= {id(old), id(new)}
                yield old, new


def _by_name(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the tests of which one name begins with the other, and with that of no third one."""
    names = [[_words(one.node.name) for one in side] for side in (olds, news)]
    pairs = [
        (at, to)
        for at, was in enumerate(names[0])
        for to, now in enumerate(names[1])
        if min(len(was), len(now)) > _BEGINS and all(a == b for a, b in zip(was, now, strict=False))
    ]
    often = Counter(("old", at) for at, _ in pairs) + Counter(("new", to) for _, to in pairs)
    for at, to in pairs:
        if often["old", at] == often["new", to] == 1 and _are_one(olds[at], news[to]):
            yield olds[at], news[to]


def _are_one(old: Entry, new: Entry) -> bool:
    if old.node.name == new.node.name or is_another(old, new):
        return False
    was, now = _words(old.node.name), _words(new.node.name)
    short, long = sorted((was, now), key=len)
    same = sum(1 for _ in _alike(short, long))
    least = _HELD if same == len(short) else _MOST_OF_IT
    return same >= min(_BEGINS, len(short)) and _held(old, new) >= least


def _alike(short: Sequence[str], long: Sequence[str]) -> Iterator[str]:
    for one, other in zip(short, long, strict=False):
        if one != other:
            return
        yield one


def _words(name: str) -> list[str]:
    return [word.lower() for word in _NAME_WORD.findall(name.rpartition(".")[2])]


def _held(old: Entry, new: Entry) -> float:
    """Give the share of the names and numbers of the shorter one that the longer one has as often."""
    was, now = (Counter({word: n for word, n in one.words.items() if word.isalnum()}) for one in (old, new))
    least = min(was.total(), now.total())
    return (was & now).total() / least if least else 0.0
