"""Entries of a list that say a value behind a label: `Default: "ignore"` is `Default: "error"` now.

The label says what they are, whatever the value shares with the one before it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diff_insight.facts.entry import text_of

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry

_LABELLED = re.compile(r"[\W_]{0,6}(\w[^:：.\n]{0,40})[\W_]{0,4}?[:：][*_]{0,3} {0,4}(\S[^\n]{0,60})")
"""A label and a short value; a longer one is a sentence, of which a list may have several."""
_WORDS = 4
"""Words of a label, and of its value, at most."""


def labelled(olds: Iterable["Entry"], news: Iterable["Entry"]) -> Iterator[tuple["Entry", "Entry"]]:
    """Give the entries without a partner that alone bear one label in the lists of both versions."""
    sides: list[dict[str, list[Entry]]] = [{}, {}]
    for found, entries in zip(sides, (olds, news), strict=True):
        for entry in entries:
            if label := _label(entry):
                found.setdefault(label, []).append(entry)
    for label, of_old in sides[0].items():
        of_new = sides[1].get(label, [])
        if len(of_old) == len(of_new) == 1:
            yield of_old[0], of_new[0]


def of_one_label(old: "Entry", new: "Entry") -> bool:
    """Tell whether two entries of a list say a value of the same."""
    return bool(label := _label(old)) and label == _label(new)


def _label(entry: "Entry") -> str:
    said = _LABELLED.fullmatch(text_of(entry) or entry.node.name) if entry.node.thing == "list_item" else None
    if said is None or any(len(part.split()) > _WORDS for part in said.groups()):
        return ""
    return said[1].strip().casefold()
