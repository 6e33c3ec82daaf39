"""Numbers as pages and texts write them, brought to one value.

`90,000`, `90 K`, `90k`, `9万` and `90 thousand` are one number; `two`, `两`, `二つ`, `first` and `第一` are
numbers too, but only where a text counts with them.
"""

import re
from decimal import Decimal

_MAGNITUDES = {
    "k": 3, "thousand": 3, "m": 6, "mil": 6, "million": 6, "b": 9, "billion": 9, "trillion": 12,
    "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "億": 8, "亿": 8, "十亿": 9, "十億": 9, "兆": 12,
}  # fmt: skip
NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<magnitude> ?(?:thousand|million|billion|trillion)\b| ?[kKmMbB](?![a-zA-Z0-9])"
    r"| ?(?:百万|千万|十[亿億]|[百千万億亿兆]))?"
)
_LONG = 40
"""Digits beyond this many are no quantity; comparing their text is enough and cheap."""

_WORDS = {
    "zero": 0, "no": 0, "one": 1, "a": 1, "an": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "both": 2,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
COUNT_WORD = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[一二两三四五六七八九十])"
)


def values(found: "re.Match[str]") -> tuple[Decimal, ...]:
    """Give what a match of `NUMBER` may mean: the number as it stands and, with a magnitude, the product."""
    digits = found["digits"].replace(",", "")
    if len(digits) > _LONG:
        return (Decimal(digits[:_LONG]),)
    plain = Decimal(digits).normalize()
    magnitude = (found["magnitude"] or "").strip().lower()
    if not magnitude:
        return (plain,)
    return plain, (plain * Decimal(10) ** _MAGNITUDES[magnitude]).normalize()


def count_word(word: str) -> int | None:
    """Give the number that a word counts, or None."""
    return _WORDS.get(word.lower())
