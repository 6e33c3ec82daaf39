"""Texts of which only the punctuation changes: a stop that was left out, a comma of another width.

Quoted twice they make a reader look for a difference that says nothing; so they are counted as what they are.
"""

import re
from collections.abc import Sequence

from diff_insight.facts.wording import tokens
from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.quoting import bare
from diff_insight.telling.way import Way, of_texts

ONLY = msgid("only the punctuation of {things} changes")
CHANGES = msgid("Changes the punctuation of {things}")
_TEXTS = frozenset({"sentence", "paragraph", "list_item", "quote"})
_CODE = re.compile(r"`([^`\n]{1,400})`")
_QUOTED = re.compile(r'"([^"\n]{1,400})"')
_MARKS = frozenset(".,;:!?…、。，；：！？（）()「」『』“”‘’\"'《》〈〉【】　")
"""What parts or quotes words; signs such as `-` and `+` belong to what they stand before."""


def only_marks(fact: Fact) -> bool:
    """Tell whether two versions of a text say the same words in the same order; a mark in code is a word."""
    if fact.action != "changed" or fact.thing not in _TEXTS or not fact.old or not fact.new:
        return False
    if not _same_code(fact.old, fact.new):
        return False
    old, new = _said_of(fact.old), _said_of(fact.new)
    return old != new and [one for one in old if one not in _MARKS] == [
        one for one in new if one not in _MARKS
    ]


def says_the_same(old: str, new: str) -> bool:
    """Tell whether a reader of the page sees the same, but for blanks beside what is no Latin script.

    In code a blank is no layout: `/ barn` leads elsewhere than `/barn`. Nor is it at the ends of a quote.
    """
    return _said_of(old) == _said_of(new) and _same_code(old, new) and _set_off(old) == _set_off(new)


def _set_off(text: str) -> list[str]:
    """Give what is quoted with a blank at its begin or end, as where columns are aligned: `" COW"`."""
    return [said for said in _QUOTED.findall(text) if said != said.strip()]


def _same_code(old: str, new: str) -> bool:
    """Tell whether what is code on both sides is the same code."""
    was, now = _CODE.findall(old), _CODE.findall(new)
    return len(was) != len(now) or was == now


def _said_of(text: str) -> list[str]:
    return [said for said in tokens(bare(text)) if not said.isspace()]


_WAY = of_texts(ONLY, CHANGES)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how they are said where nothing but punctuation changes in all of them."""
    return _WAY if all(map(only_marks, facts)) else None
