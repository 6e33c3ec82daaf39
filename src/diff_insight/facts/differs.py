"""Where two long values differ: the version in an image reference or an address, as whole tokens."""

import re

_TOKEN = re.compile(
    r"\d{1,4}(?:[/:.-]\d{1,4})+|"  # a date or a time is one value
    r"[^\s/:@?&=,;#|(){}\[\]\"'<>.][^\s/:@?&=,;#|(){}\[\]\"'<>]*|[\s/:@?&=,;#|(){}\[\]\"'<>.]"
)

_WORD = re.compile(r"\w+")


def differing(old: str, new: str) -> tuple[str, str] | None:
    """Give the middle of two values that begin or end alike, in whole tokens; None where they share neither.

    A side on which nothing is left between is no middle either, nor do two that differ in marks alone.
    """
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    before = 0
    while before < min(len(was), len(now)) and was[before] == now[before]:
        before += 1
    after = 0
    while after < min(len(was), len(now)) - before and was[-1 - after] == now[-1 - after]:
        after += 1
    if not before and not after:
        return None
    left = "".join(was[before : len(was) - after]).strip(), "".join(now[before : len(now) - after]).strip()
    said = [_WORD.findall(side) for side in left]
    return left if all(said) and said[0] != said[1] else None
