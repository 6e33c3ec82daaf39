"""Tests over the files of a range, each counted once: one that is gone here and new there moved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from diff_insight.model import AnalyzedFile, Fact

_Name = tuple[tuple[str, ...], str]


def counted_once(found: Iterable[tuple[Fact, AnalyzedFile]]) -> list[Fact]:
    """Give what happened to the tests of a range; both ends of a move are one.

    Args:
        found: Facts with their files, of which those that are about no test are left out.
    """
    tests = [(fact, file.change.path) for fact, file in found if fact.thing == "test"]
    left: defaultdict[_Name, list[tuple[int, str]]] = defaultdict(list)
    for at, (fact, path) in enumerate(tests):
        if fact.kind == "test_removed" or (fact.kind == "test_moved" and "to" in fact.details):
            left[fact.where, fact.name].append((at, path))
    told = dict(enumerate(fact for fact, _ in tests))
    for at, (fact, path) in enumerate(tests):
        if fact.kind == "test_added" or (fact.kind == "test_moved" and "from" in fact.details):
            others = left[fact.where, fact.name]
            other = next((one for one in others if one[1] != path), None)
            if other is not None:
                others.remove(other)
                del told[other[0]]
                told[at] = replace(fact, kind="test_moved")
    return list(told.values())
