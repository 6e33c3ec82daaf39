"""What is said of a thing at another place now, in almost the same words: it is neither new nor gone.

The comment behind a field, or what the type around it said of it, stands in front of it: that is one text
that was reworded, told where it stands now.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

_WORD = re.compile(r"\w+")
_LEAST = 6
"""Words of a text from which on it is known by them."""
_ALIKE = 0.7
"""Share of the words of both that the longer one has in common with the shorter."""
_GONE = frozenset({"docstring_removed", "comment_removed"})


def reworded_elsewhere(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give a file's facts, what documents a thing as reworded where a text beside it is gone."""
    gone = [fact for fact in facts if fact.kind in _GONE and fact.old]
    come = [one for fact in facts for one in fact.all() if one.kind == "docstring_added" and one.new]
    if not gone or not come:
        return facts
    became: dict[int, Fact] = {}
    for old in gone:
        near = [new for new in come if id(new) not in became and _is_near(old, new)]
        alike = [new for new in near if _says_nearly(old.old or "", new.new or "")]
        if len(alike) == 1:
            became[id(alike[0])] = old
    if not became:
        return facts
    taken = {id(old) for old in became.values()}
    return tuple(_with(fact, became) for fact in facts if id(fact) not in taken)


def _is_near(old: Fact, new: Fact) -> bool:
    """Tell whether what a thing says now stood in what it stands in, or before it."""
    return old.where == new.where[: len(old.where)] and old.where != new.where


def _says_nearly(old: str, new: str) -> bool:
    was, now = Counter(_WORD.findall(old)), Counter(_WORD.findall(new))
    most = max(was.total(), now.total())
    return most >= _LEAST and old != new and (was & now).total() >= _ALIKE * most


def _with(fact: Fact, became: Mapping[int, Fact]) -> Fact:
    """Give a fact with the texts in it that are reworded."""
    if (old := became.get(id(fact))) is not None:
        return replace(fact, kind="docstring_changed", old=old.old, lines=lines_of_all((fact, old)))
    parts = _all_with(fact.parts, became)
    if parts is fact.parts:
        return fact
    return replace(fact, parts=tuple(parts), lines=lines_of_all((fact, *parts)))


def _all_with(facts: Sequence[Fact], became: Mapping[int, Fact]) -> Sequence[Fact]:
    made = [_with(fact, became) for fact in facts]
    return facts if all(one is other for one, other in zip(made, facts, strict=True)) else made
