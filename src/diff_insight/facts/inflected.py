"""Titles that differ in the form of their words alone: `Using modular Java` is `Use modular Java` now."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry, even

_WORD = re.compile(r"\w+")
_TITLED = frozenset({"section", "list_item"})
_LEAST = 2
"""Words of a title that another form of one leaves to know it by."""
_REMARK = re.compile(r"(?<=[^\s(（])\s?[(（][^()（）]{1,40}[)）]\s?$")
"""What some titles say behind themselves: `(optional)`, `（可选）`."""


def in_another_form(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the sections and entries of one owner that bear one title in two forms, each the only one."""
    titles: dict[tuple[str, ...], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing in _TITLED and (stems := _stems(_REMARK.sub("", entry.node.name))):
                titles[entry.node.thing, *stems][side].append(entry)
    for key, (of_old, of_new) in titles.items():
        if len(of_old) == len(of_new) == 1:
            remarked = any(_REMARK.search(one.node.name) for one in (*of_old, *of_new))
            if len(key) > _LEAST or (remarked and of_old[0].node.thing == "section"):
                yield of_old[0], of_new[0]


def same_but_for_forms(was: str, now: str) -> bool:
    """Tell whether two titles have the same words, in order, in whatever form and capitals."""
    one, other = stems_of(was), stems_of(now)
    return bool(one) and one == other


def stems_of(title: str) -> tuple[str, ...]:
    """Give the words of a title without what English puts behind a verb; nothing for a title of one word."""
    stems = _stems(title)
    return stems if len(stems) >= _LEAST else ()


def _stems(title: str) -> tuple[str, ...]:
    return tuple(map(_stem, _WORD.findall(even(title).casefold())))


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "e", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST and not stem.isdecimal():
            return stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return word[:-1] if word[-2:-1] == word[-1:] and not word.isdecimal() else word
