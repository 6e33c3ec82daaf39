"""What is left of a text whose neighbours came or went: a few words of a sentence, which are no news.

Where a paragraph and its list are gone, the sentence behind them loses its "Moreover": readers have to know
of the paragraph first.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.telling.point import REMAINDER, Place

_Leaf = tuple[Fact, Place]
_WHOLE = frozenset(
    f"{thing}_{action}"
    for thing in ("paragraph", "list_item", "admonition")
    for action in ("added", "removed")
)
_TIMES = 3
"""How much more the whole texts of a place say than what changes in a sentence of it."""
_TELLING = re.compile(r"[\d`]")
"""Of a number and of what is named in code, a sign may be the news."""


def beside_whole_texts(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give what is told of a file, sentences of which little changed beside whole texts marked as such."""
    said: Counter[Place] = Counter()
    for fact, place in leaves:
        if fact.kind in _WHOLE:
            said[place] += len(fact.old or fact.new or fact.details.get("says", ""))
    for fact, place in leaves:
        changes = _changes(fact) if fact.kind == "sentence_changed" and said[place] else ""
        if changes and not _TELLING.search(changes) and _TIMES * len(changes) <= said[place]:
            yield replace(fact, details={**fact.details, REMAINDER: "yes"}), place
        else:
            yield fact, place


def _changes(fact: Fact) -> str:
    """Give the words of the one stretch in which a sentence differs; empty where there are several."""
    return " ".join(fact.details[side] for side in ("was", "is") if side in fact.details)
