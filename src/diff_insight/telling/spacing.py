"""Texts of which only blanks beside marks change: `a,b` and `a, b` say the same."""

from collections.abc import Sequence

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way, of_texts

ONLY = msgid("only the spacing of {things} changes")
CHANGES = msgid("Changes the spacing of {things}")
_TEXTS = frozenset({"sentence", "list_item", "table_cell"})


def only_spacing(fact: Fact) -> bool:
    """Tell whether two versions of a text differ in blanks beside marks alone; in code a blank may matter."""
    if fact.action != "changed" or fact.thing not in _TEXTS or not fact.old or not fact.new or fact.parts:
        return False
    return "`" not in fact.old + fact.new and _closed_up(fact.old) == _closed_up(fact.new)


def _closed_up(text: str) -> str:
    """Give a text without its blanks but for those that part two words."""
    made = ""
    for word in text.split():
        made += f" {word}" if made and made[-1].isalnum() and word[0].isalnum() else word
    return made


_WAY = of_texts(ONLY, CHANGES)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how they are said where nothing but spacing changes in all of them."""
    return _WAY if all(map(only_spacing, facts)) else None
