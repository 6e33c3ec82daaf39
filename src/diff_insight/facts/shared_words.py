"""How many of their words two texts have in common."""

import re
from collections import Counter
from typing import TypeVar

_Word = TypeVar("_Word")
_WORD = re.compile(r"\w+")


def words_in(text: str) -> Counter[str]:
    """Give the words of a text in lower case, with how often it says each."""
    return Counter(_WORD.findall(text.casefold()))


def share(one: Counter[_Word], other: Counter[_Word]) -> float:
    """Give the share of words in common (Dice's coefficient): 0 none, or no word at all; 1 all."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
