"""Sets of changed lines, taken together and apart."""

from collections.abc import Iterable

from diff_insight.model import Fact, Lines


def minus(lines: Lines, other: Lines) -> Lines:
    """Give the lines that are not among others."""
    gone, come = set(other.removed), set(other.added)
    return Lines(
        removed=tuple(number for number in lines.removed if number not in gone),
        added=tuple(number for number in lines.added if number not in come),
    )


def plus(one: Lines, other: Lines) -> Lines:
    """Give the lines of both."""
    return Lines(
        removed=tuple(sorted({*one.removed, *other.removed})),
        added=tuple(sorted({*one.added, *other.added})),
    )


def lines_of_all(facts: Iterable[Fact]) -> Lines:
    """Give the lines of several facts together."""
    removed: set[int] = set()
    added: set[int] = set()
    for fact in facts:
        removed.update(fact.lines.removed)
        added.update(fact.lines.added)
    return Lines(removed=tuple(sorted(removed)), added=tuple(sorted(added)))
