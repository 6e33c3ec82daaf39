"""What a documentation says besides the sentences that it had, where each of those stays, reworded or not."""

import re
from collections import Counter

from diff_insight.trees.sentence_ends import sentences

_WORD = re.compile(r"\w+")
_ALIKE = 0.6
"""Share of words in common from which on a sentence is another one reworded."""


def further_sentences(old: str, new: str) -> str:
    """Give the sentences that stand in one place of `new` alone, where it has all those of `old` in order."""
    before, after = ([text[one:end] for one, end in sentences(text)] for text in (old, new))
    if not before or len(after) <= len(before):
        return ""
    first = 0
    while first < len(before) and _is_reworded(before[first], after[first]):
        first += 1
    behind = len(before) - first
    kept = zip(before[first:], after[len(after) - behind :], strict=True)
    if not all(_is_reworded(was, now) for was, now in kept):
        return ""
    return " ".join(after[first : len(after) - behind])


def _is_reworded(was: str, now: str) -> bool:
    said, says = (Counter(_WORD.findall(text.casefold())) for text in (was, now))
    return 2 * (said & says).total() >= _ALIKE * (said.total() + says.total()) > 0
