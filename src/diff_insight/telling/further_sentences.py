"""What a documentation says besides the sentences that it had, where each of those stays, reworded or not."""

from diff_insight.facts.shared_words import share, words_in
from diff_insight.trees.sentence_ends import sentences

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
    return share(words_in(was), words_in(now)) >= _ALIKE
