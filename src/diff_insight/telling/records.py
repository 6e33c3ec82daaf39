"""Several records of a list that has no names for them: told by the field in which each differs."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from diff_insight.model import Fact
from diff_insight.telling.code_fields import NOT_HELD
from diff_insight.telling.quoting import clean

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

_RECORDS = frozenset({"entry", "matrix_entry"})
_LEAST = 2
_MOST = 12
"""Fields of which each two are looked at."""


def telling(phrases: "Phrases", facts: Sequence[Fact]) -> list[str]:
    """Give the values of the field, or the two, that tell records apart, with names in front of the first.

    A field of words goes before one of numbers. Empty where the things are no such records, where no two
    fields differ in all of them, or where a value is too long to be shown.
    """
    if len(facts) < _LEAST or not all(_is_record(fact) for fact in facts):
        return []
    shared = [key for key in facts[0].details if all(key in fact.details for fact in facts)]
    held = [key for key in shared if key not in NOT_HELD and all(fact.details[key] for fact in facts)]
    held.sort(key=lambda key: not any(fact.details[key][:1].isalpha() for fact in facts))  # else in order
    for keys in (*((key,) for key in held), *combinations(held[:_MOST], 2)):
        if len({tuple(fact.details[key] for key in keys) for fact in facts}) < len(facts):
            continue
        said = [[phrases.shown(fact.details[key], quoted=False) for key in keys] for fact in facts]
        if all(map(all, said)):
            names = zip(keys, said[0], strict=True)
            named = [phrases.words.text("{name} {value}", name=clean(key), value=one) for key, one in names]
            return [" / ".join(some) for some in (named, *said[1:])]
    return []


def _is_record(fact: Fact) -> bool:
    bare = not fact.name and fact.old is None and fact.new is None
    return fact.thing in _RECORDS and fact.action in {"added", "removed"} and bare
