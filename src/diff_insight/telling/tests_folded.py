"""Many tests of one file that change: what several have in common is told, of the rest their names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.point import FILE, Place

_FEW = 2
"""Changed tests that are told by what changes in them, whatever it is."""
_SUITES = frozenset(
    {"test", "suite", "import", "import_source", "comment", "docstring", "whitespace", "text"}
)
"""Things of a file that holds nothing but tests."""

_Group = tuple[tuple[Fact, ...], tuple[Place, ...]]


def tests_folded(merged: Sequence[_Group], outer: Sequence[Fact]) -> Iterator[_Group]:
    """Give what is told, of many changed tests only what several have in common; the others are named.

    What happened in one of them is told as an example of it.
    """
    tests = {fact.name: replace(fact, parts=()) for fact in outer if fact.kind == "test_changed"}
    most = BOUNDS.bullets - 1 if all(fact.thing in _SUITES for fact in outer) else _FEW
    own = [group for group in merged if _of_one(group, tests)]
    if len(tests) <= _FEW or len(own) <= most:
        yield from merged
        return
    folded = dict.fromkeys(group[1][0].name for group in own)
    yield from (group for group in merged if not _of_one(group, tests))
    yield from (((tests[name],), (FILE,)) for name in folded)
    facts, (place,) = min(own, key=lambda group: group[0][0].action != "changed")
    sample = tuple(replace(fact, details={**fact.details, "sample": "yes"}) for fact in facts)
    yield sample, (replace(place, example=True),)


def _of_one(group: _Group, tests: dict[str, Fact]) -> bool:
    """Tell whether something is told of a single test."""
    places = group[1]
    return len(places) == 1 and places[0].name in tests
