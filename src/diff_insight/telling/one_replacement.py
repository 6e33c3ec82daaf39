"""One word that gave way to another on many pages: said once, whatever held it there."""

from collections.abc import Iterable
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told
from diff_insight.telling.point import FILE, Place

_TEXT = frozenset(
    f"{thing}_changed" for thing in ("sentence", "paragraph", "list_item", "changelog_entry", "table_cell")
)
"""Kinds of what says its words to a reader: that they stand in a list or in a cell is not the news."""
_LEAST = 3
"""Pages that get the same word, from which on the word is the news."""


def of_one_replacement(told: Iterable[Told]) -> list[Told]:
    """Give as one the texts of many pages in which the same words gave way to others, where the first stands.

    Args:
        told: Points, in their order.
    """
    groups: dict[object, list[Told]] = {}
    for at, one in enumerate(told):
        groups.setdefault(_replacement(one) or at, []).append(one)
    return [made for some in groups.values() for made in _as_one(some)]


def _replacement(one: Told) -> tuple[str, str] | None:
    """Give what became what in all texts of a point; None where they say more than that."""
    found = replacement(one.point.facts)
    return found if found and one.point.order > Order.NEW else None


def replacement(facts: Iterable[Fact]) -> tuple[str, str] | None:
    """Give what became what in every one of several texts; None where they say more than that."""
    pairs = {_pair(fact) for fact in facts}
    return pairs.pop() if len(pairs) == 1 else None


def _pair(fact: Fact) -> tuple[str, str] | None:
    was, now = fact.details.get("was"), fact.details.get("is")
    return (was, now) if fact.kind in _TEXT and not fact.breaking and was and now else None


def _as_one(some: list[Told]) -> list[Told]:
    first = some[0]
    files = {file.change.path: file for one in some for file in one.files}
    pair = _replacement(first)
    if pair is None or len(files) < _LEAST or len(some) == 1:
        return some
    said = Fact(kind="sentence_changed", name="", details={"was": pair[0], "is": pair[1]})
    places = {place for one in some for place in one.point.places}
    where: tuple[Place, ...] = tuple(places) if len(places) == 1 else (FILE,)
    order = min(one.point.order for one in some)
    return [
        replace(
            first,
            point=replace(first.point, facts=(said,), places=where, order=order),
            files=tuple(files.values()),
        )
    ]
