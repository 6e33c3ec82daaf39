"""Comments that say more, or less, than before: in front of the same code, with most words of the shorter.

Of two texts of which one is much the longer the share of equal words is small, although one holds the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_WORD = re.compile(r"[^\W_]+")
_LEAST = 0.5
"""Share of the words of the shorter comment that the longer one has."""
_TELLING = 3
"""Characters of a word that says something by itself."""


def grown(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the comments of one owner that are alone in front of the same on both sides, and say alike."""
    spots: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        ahead = 0
        for entry in reversed(entries):
            if entry.node.thing != "comment":
                ahead = id(entry if side else entry.partner) if entry.partner is not None else ahead
            elif entry.partner is None:
                spots[ahead][side].append(entry)
    for of_old, of_new in spots.values():
        if len(of_old) == len(of_new) == 1 and _says_alike(of_old[0].node.text, of_new[0].node.text):
            yield of_old[0], of_new[0]


def _says_alike(old: str, new: str) -> bool:
    said, says = (Counter(_WORD.findall(text.casefold())) for text in (old, new))
    common = said & says
    fewer = min(said.total(), says.total())
    return any(len(word) >= _TELLING for word in common) and common.total() >= _LEAST * fewer
