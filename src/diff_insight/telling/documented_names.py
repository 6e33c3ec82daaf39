"""What is new or breaks by the names that the pages of the same range say: that is what users are told of.

Most of what a program defines only its own files use, exported or not. What its maintainers wrote of on a
page, or in the changelog, with the change is for users, so it leads; all else keeps its order behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.model import AnalyzedFile, Fact, Role
from diff_insight.telling.news import Told
from diff_insight.telling.quoting import word_of

_PROGRAM: frozenset[Role] = frozenset({"source", "schema"})
_LINE = re.compile(r"(?m)^[-+](.*)$")
_NAME = re.compile(r"\w{3,}+", re.ASCII)
"""A word of so many characters that no name of them stands on a page by chance."""
_AS_CODE = re.compile(r"(?<=[`.])\w{3,}+|\b\w{3,}+(?=[`(])", re.ASCII)
"""Words beside a mark of code, or that are called: a plain word on a page is seldom a name."""
_COINED = re.compile(r"[a-z0-9][A-Z]|[A-Za-z0-9]_[A-Za-z0-9]", re.ASCII)
"""What a word holds that no language has: it is a name wherever it stands."""


def names_on_pages(files: Sequence[AnalyzedFile]) -> frozenset[str]:
    """Give the names in the changed lines of pages and changelogs.

    Args:
        files: Those of the report.
    """
    found: set[str] = set()
    words: set[str] = set()
    for file in files:
        if file.role != "docs":
            continue
        for line in _LINE.findall(file.change.patch or ""):
            found.update(_AS_CODE.findall(line))
            words.update(_NAME.findall(line))
    return frozenset(found.union(word for word in words if _COINED.search(word)))


def is_of_program(one: Told) -> bool:
    """Tell whether a point is of a program's code: only such a one can have a name that the pages say."""
    return one.files[0].role in _PROGRAM


def first(told: Sequence[Told], names: frozenset[str]) -> list[Told]:
    """Give what the pages name before all else of a program; a runtime is asked of everybody.

    Args:
        told: What is new, or breaks, in order.
        names: Those on the pages.
    """
    marked = list(_marked(told, names))
    if not any(one.documented for one in marked):
        return list(told)
    return sorted(marked, key=_place)


def _place(one: Told) -> int:
    if one.point.facts[0].thing == "runtime":
        return 0
    if not is_of_program(one):
        return 3
    return 1 if one.documented else 2


def _marked(told: Sequence[Told], names: frozenset[str]) -> Iterator[Told]:
    """Give points with what the pages name said first, and marked where they name any of it."""
    for one in told:
        facts = one.point.facts
        if not is_of_program(one) or not any(_is_named(fact, names) for fact in facts):
            yield one
        elif len(one.point.places) > 1:  # each has the place of its fact
            yield replace(one, documented=True)
        else:
            ordered = tuple(sorted(facts, key=lambda fact: not _is_named(fact, names)))
            yield replace(one, point=replace(one.point, facts=ordered), documented=True)


def _is_named(fact: Fact, names: frozenset[str]) -> bool:
    """Tell whether the pages name a thing, of a new file what it defines, or what gave its name away."""
    parts = fact.parts if fact.thing == "file" else ()
    called = [fact.previous_name or fact.name, fact.name, *(part.name for part in parts if part.public)]
    return any(word_of(name) in names for name in called if name)
