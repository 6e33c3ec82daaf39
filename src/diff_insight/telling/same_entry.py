"""Whether an entry that left a list and one that came to it may be told as one that gave way to the other.

That both stand in one place says little of a list: its entries are told apart by what they begin with. Such
two have one term before a colon or a dash, or much the same words.
"""

import re

from diff_insight.facts.entry import spoken
from diff_insight.facts.kinship import letters_alike
from diff_insight.model import Fact
from diff_insight.telling.quoting import bare

_TERM = re.compile(r"\w[^:：\n]{0,60}?(?=[:：]|\s[-–—]\s|——)")
_ALIKE = 0.4
"""Share of letters in words of both: more would have made them one entry that was reworded."""


def may_give_way(gone: Fact, come: Fact) -> bool:
    """Tell whether one entry may stand for the other; those that lead to two pages never do."""
    if gone.details.get("leads") != come.details.get("leads"):
        return False
    was, now = (bare(fact.old or fact.new or fact.details.get("says", "")) for fact in (gone, come))
    terms = _TERM.match(was), _TERM.match(now)
    if terms[0] and terms[1] and terms[0][0].casefold() == terms[1][0].casefold():
        return True
    return letters_alike(spoken(was), spoken(now)) >= _ALIKE
