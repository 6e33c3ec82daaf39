"""Sections about something that is called: they stay what they are where only its arguments differ."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_CALLED = re.compile(r"([\w$@.:#<>-]{2,200})\s?\([^()]{0,200}\)")
"""The heading of what is called, without the marks of code: `setup(onChange)`."""


def called_with_others(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give sections of one owner whose titles name one thing to call, with other arguments or without.

    Args:
        olds: All that the owner holds in the version before.
        news: The same of the version after.
    """
    found: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing == "section" and (name := _what_is_called(entry.node.name)):
                found[name][side].append(entry)
    for of_old, of_new in found.values():
        if len(of_old) == len(of_new) == 1 and of_old[0].partner is None and of_new[0].partner is None:
            old, new = of_old[0], of_new[0]
            if "(" in old.node.name + new.node.name:
                yield old, new


def _what_is_called(title: str) -> str:
    """Give the name of what a title shows a call of; of a title of one word, that word."""
    said = title.replace("`", "").strip()
    called = _CALLED.fullmatch(said)
    if called:
        return called[1]
    return said if len(said.split()) == 1 else ""
