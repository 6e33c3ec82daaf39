"""Taking out of a text what the diff does not bear out: whole sentences, and nothing else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_ROUNDS = 4
_LEFTOVER = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]*)?")
"""What is left of a row whose every sentence is gone: nothing, or the marker of a list item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A claim that is not borne out.

    Attributes:
        start: Where the sentence around it begins in the text.
        end: One past the sentence's last character.
        said: What is wrong with it, quoting it, as a sentence for the model.
    """

    start: int
    end: int
    said: str


def drop(text: str, check: Callable[[str], Sequence[Doubt]]) -> tuple[str, tuple[str, ...]]:
    """Give the text without the sentences that hold a doubt, and those sentences in order.

    What remains is checked again: a sentence may lean on one that is gone. Where doubts remain after a
    few rounds nothing of the text does.
    """
    dropped: list[str] = []
    for _ in range(_ROUNDS):
        spans = sorted({(doubt.start, doubt.end) for doubt in check(text)})
        if not spans:
            return text, tuple(dropped)
        dropped += [text[start:end] for start, end in spans]
        text = _without(text, spans)
    return ("", (*dropped, text)) if text and check(text) else (text, tuple(dropped))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    rows: list[str] = []
    at = 0
    for row in text.split("\n"):
        end = at + len(row)
        kept = row
        for start, stop in reversed(spans):
            if start < end and stop > at:
                kept = kept[: max(start - at, 0)] + kept[min(stop, end) - at :].lstrip()
        if kept == row or not _LEFTOVER.fullmatch(kept):
            rows.append(kept.rstrip())
        at = end + 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()
