"""Where the sentences of a paragraph end, whatever its language.

Latin scripts end a sentence with a mark and white space before something that may begin one; Chinese and
Japanese with a full-width mark alone. Points in code, addresses, versions and abbreviations end nothing.
"""

import re
from collections.abc import Iterator, Sequence

_END = re.compile(
    r"(?<![.!?])[.!?]++[\"'”’»)\]*_]*+(?=\s|$|[\u3040-\u30ff\u3400-\u9fff])|[。！？｡]+[」』”’）)】]*+"
)
_SHORT_WORDS = re.compile(
    r"e\.g|eg|i\.e|ie|vs|cf|approx|no|nos|fig|figs|dr|mr|mrs|ms|st|prof|jr|sr|vol|vols|pp|p|al|incl|"
    r"excl|ca|eq|sec|ch|art|z\.b|d\.h|u\.a|bzw|nr|bspw|ggf|vgl|s\.o|usw|abb|tab|kap|resp|inkl|abs|v|n\.b|"
    r"a\.k\.a",
    re.IGNORECASE,
)
"""Abbreviations that go on; those that may end a sentence (`etc.`, `Inc.`) are told by what follows."""
_INTRODUCES = re.compile(r"e\.g|eg|i\.e|ie|cf|vs|viz|z\.b|d\.h|bzw|vgl", re.IGNORECASE)
"""Abbreviations behind which something must follow."""
_LONGEST = 17
_ABBREVIATED = 6
"""Letters of a word that may be an abbreviation, where a small letter follows its point."""
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w.]{0,14})$")
_CLOSERS = "」』”’）)】"


def sentences(
    plain: str, shields: Sequence[tuple[int, int]] = (), start: int = 0
) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence in order; white space between them belongs to none.

    Args:
        plain: A paragraph on one line.
        shields: Ascending stretches in which nothing ends.
        start: Offset at which the first one begins.
    """
    at, shield = start, 0
    for end in _END.finditer(plain, start):
        while shield < len(shields) and shields[shield][1] <= end.start():
            shield += 1
        if shield < len(shields) and shields[shield][0] <= end.start():
            continue
        if _goes_on(plain, at, end):
            continue
        yield from _trimmed(plain, at, end.end())
        at = end.end()
    yield from _trimmed(plain, at, len(plain))


def goes_on(begun: str) -> bool:
    """Tell whether a text that stops at a point goes on for sure: `e.g.`, `cf.`, which end no sentence."""
    word = _WORD_BEFORE.search(begun[-_LONGEST:].removesuffix(".")) if begun.endswith(".") else None
    return word is not None and _INTRODUCES.fullmatch(word[0]) is not None


def _goes_on(plain: str, start: int, end: re.Match[str]) -> bool:
    """Tell whether a mark ends nothing."""
    following = plain[end.end() : end.end() + 40].lstrip()[:1]
    mark = end[0]
    if mark[0] in "。！？｡":  # a quoted sentence inside a sentence: 「はい。」と言う
        return mark[-1] in _CLOSERS and bool(plain[end.end() : end.end() + 1].strip())
    if following in {",", ";", ":"}:
        return True
    word = _WORD_BEFORE.search(plain, max(start, end.start() - 16), end.start())
    if following.islower():  # `min. size` goes on; a name that is written small begins a sentence too
        short = len(word[0]) <= _ABBREVIATED if word else plain[end.start() - 1 : end.start()] != "`"
        return short or mark != "."
    if mark[0] != "." or mark.startswith("..."):
        return False
    return word is not None and _short(plain, start, word, following)


def _short(plain: str, start: int, word: re.Match[str], following: str) -> bool:
    """Tell whether the point behind a word belongs to it."""
    said = word[0]
    if said.isdigit():  # `1. First`: a number of a list that is no list
        return not plain[start : word.start()].strip()
    if _SHORT_WORDS.fullmatch(said):
        return said.lower() not in {"no", "nos"} or following.isdigit()
    return len(said) == 1 and said.isupper() and following.isupper()  # an initial


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = plain[start:end]
    left = len(part) - len(part.lstrip())
    if left < len(part):
        yield start + left, start + len(part.rstrip())
