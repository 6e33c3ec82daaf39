"""What exactly differs between an old and a new text."""

import re
from collections.abc import Sequence

from diff_insight.engines.quoting import clean, remembered

_TOKEN = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|\w+(?:[.\-:/',+@]\w+)*|\S")
_WORD = re.compile(r"[^\W_]")
_FEW = 3
_NUMBER = re.compile(r"[-+]?\d[\d,_]*(?:\.\d+)?")


@remembered
def narrowed(old: str, new: str, *, context: bool = False, phrase: bool = False) -> tuple[str, str]:
    """Give what differs: both texts without the words that they begin and end with alike.

    Versions, dates and numbers stay whole. Texts that do not differ in words come back as they are.

    Args:
        old: What stood there.
        new: What stands there now.
        context: Keep the next word where one side would be empty.
        phrase: Keep the words around a bare number, and around the few words that came or went.
    """
    a, b = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    least = min(len(a), len(b))
    head = 0
    while head < least and a[head][0] == b[head][0]:
        head += 1
    tail = 0
    while tail < least - head and a[-1 - tail][0] == b[-1 - tail][0]:
        tail += 1
    if context and (head + tail == len(a) or head + tail == len(b)) and head + tail:
        head, tail = (head, tail - 1) if tail else (head - 1, tail)
    if phrase and _says_little(a[head : len(a) - tail], b[head : len(b) - tail]):
        both = head + tail < least
        head, tail = _phrase(a, head, tail, most=_FEW if both else 1)
    was, now = _slice(old, a[head : len(a) - tail]), _slice(new, b[head : len(b) - tail])
    return (was, now) if clean(was) or clean(now) else (old, new)


def _says_little(was: Sequence[re.Match[str]], now: Sequence[re.Match[str]]) -> bool:
    if was and now:
        return len(was) == len(now) == 1 and all(_NUMBER.fullmatch(one[0][0]) for one in (was, now))
    some = was or now
    return len(some) <= _FEW and any(_WORD.match(token[0]) for token in some)


def _phrase(tokens: Sequence[re.Match[str]], head: int, tail: int, *, most: int) -> tuple[int, int]:
    """Give back a few words in front; one behind too for what came or went, or where none is in front."""
    first = head
    while (
        first
        and head - first < most
        and (_WORD.match(tokens[first - 1][0]) or tokens[first - 1][0] in {":", "="})
    ):
        first -= 1
    if tail and (first == head or most < _FEW) and _WORD.match(tokens[len(tokens) - tail][0]):
        tail -= 1
    return first, tail


def _slice(text: str, tokens: Sequence[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def compared(old: str | None, new: str | None) -> int:
    """Tell whether a number falls (-1) or rises (1); 0 where it is not about two plain numbers."""
    if not (old and new and _NUMBER.fullmatch(old) and _NUMBER.fullmatch(new)):
        return 0
    was, now = (float(text.replace(",", "").replace("_", "")) for text in (old, new))
    return (now > was) - (now < was)
