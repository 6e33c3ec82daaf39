"""Sentences whose clauses stand in another order: they say what they said."""

import re
from collections.abc import Sequence

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.quoting import bare
from diff_insight.telling.way import Way, of_texts

ONLY = msgid("only the order of the clauses of {things} changes")
CHANGES = msgid("Reorders the clauses of {things}")
_TEXTS = frozenset({"sentence", "list_item"})
_STOP = re.compile("[,;，；]")
_END = " .。!！?？"


def other_order(fact: Fact) -> bool:
    """Tell whether two versions of a text have the same clauses and nothing else, in another order."""
    if fact.action != "changed" or fact.thing not in _TEXTS or not fact.old or not fact.new:
        return False
    old, new = _clauses(fact.old), _clauses(fact.new)
    return len(old) > 1 and old != new and sorted(old) == sorted(new)


def _clauses(text: str) -> list[str]:
    said = (clause.strip(_END).casefold() for clause in _STOP.split(bare(text)))
    return [clause for clause in said if clause]


_WAY = of_texts(ONLY, CHANGES)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how they are said where nothing but the order of clauses changes in all of them."""
    return _WAY if all(map(other_order, facts)) else None
