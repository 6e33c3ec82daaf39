"""Where a text's sentences are, so that one that is not borne out can be taken away whole.

English and German end a sentence with a mark and white space; Chinese and Japanese with a full-width mark
alone. Marks inside code spans, quotes and parentheses end nothing, and neither do the points of
abbreviations.
"""

import re
from collections.abc import Iterator

from diff_insight.late import late

_END = late(r"[。！？][」』”’）)]*|(?<![.!?])[.!?]++[\"'”“’)*]*+(?=\s|$)|\n")
_ABBREVIATION = late(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig|dr|mr|ms|st|z\.\s?b|d\.\s?h|u\.\s?a|bzw|ggf|inkl|nr)|(?<![.\w])[A-Za-z])\.$",
    re.IGNORECASE,
)
_SHIELD = late(
    r"`[^`\n]{1,2000}`|“[^“”\n]{0,2000}”|„[^„“\n]{0,2000}“|「[^「」\n]{0,2000}」|『[^『』\n]{0,2000}』|\"[^\"\n]{0,2000}\""
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence in order; white space between them belongs to none."""
    shields = [found.span() for found in _SHIELD.finditer(text)]
    at, shield = 0, 0
    for end in _END.finditer(text):
        while shield < len(shields) and shields[shield][1] <= end.start():
            shield += 1
        inside = shield < len(shields) and shields[shield][0] <= end.start()
        if inside and end[0] != "\n":
            continue
        if text[at : end.start()].strip().isdigit():  # a numbered item's own mark
            continue
        if end[0].startswith(".") and _ABBREVIATION.search(text, max(at, end.start() - 12), end.start() + 1):
            continue
        yield from _trimmed(text, at, end.end())
        at = end.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    if left < len(part):
        yield start + left, start + len(part.rstrip())
