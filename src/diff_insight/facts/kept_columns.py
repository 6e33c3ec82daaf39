"""Columns of a table whose headers are other words now: the cells below them tell that they are the same."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from diff_insight.facts.eastern_words import is_eastern
from diff_insight.facts.entry import Entry, folded

_LEAST = 2
"""Cells, and values of them, that two columns have in common at least."""
_SHARE = 0.8
"""Share of the rows in which two columns say the same from which on they are one."""
_FEW = 20
"""Columns beyond which none is sought: time stays linear."""
_MOST = 0.6
"""Share of the rows from which on the columns of one place are one where they say the same in these."""
_ALIKE = 0.6
"""Share of equal characters from which on two headers of one place are one, respelt."""
_COMPARED = 200
"""Characters of a header beyond which it is compared by its words alone."""
_WORD = re.compile(r"[^\W_]+")


def of_equal_cells(before: Sequence[Entry], columns: Sequence[Entry], table: Entry) -> None:
    """Make partners of the columns without one that say the same in the rows that stay.

    Args:
        before: The columns of the version before.
        columns: Those of the version after.
        table: The table of the version after, its rows with their partners.
    """
    gone = [one for one in before if one.partner is None]
    come = [one for one in columns if one.partner is None]
    rows = [row for row in table.children if row.node.thing == "table_row" and row.partner is not None]
    if not gone or not come or max(len(before), len(columns)) > _FEW or len(rows) < _LEAST:
        return
    if gone[0] is before[0] and come[0] is columns[0]:  # both name the rows
        named = sum(row.partner is not None and row.partner.node.name == row.node.name for row in rows)
        if named >= _LEAST and named >= _SHARE * len(rows):
            gone[0].partner, come[0].partner = come[0], gone[0]
    olds, news = _cells(rows)
    alike = [
        (was, now)
        for was in gone
        for now in come
        if was.partner is now.partner is None
        and _say_the_same(olds.get(was.node.name, ()), news.get(now.node.name, ()))
    ]
    for was, now in alike:
        if sum(was is one or now is other for one, other in alike) == 1:
            was.partner, now.partner = now, was


def in_place(before: Sequence[Entry], columns: Sequence[Entry], table: Entry) -> None:
    """Make partners of the columns without one that stand in one place, where header or cells bear it out.

    Args:
        before: The columns of the version before.
        columns: Those of the version after, as many.
        table: The table of the version after, its rows with their partners.
    """
    rows = [row for row in table.children if row.node.thing == "table_row" and row.partner is not None]
    open_ones = [
        (was, now) for was, now in zip(before, columns, strict=True) if was.partner is now.partner is None
    ]
    olds, news = _cells(rows) if open_ones else ({}, {})
    for was, now in open_ones:
        one, other = was.node.name, now.node.name
        if (
            not (one and other)
            or any(map(is_eastern, one)) != any(map(is_eastern, other))  # translated, and the cells with it
            or _alike(one, other)
            or _mostly_same(olds.get(one, ()), news.get(other, ()))
        ):
            was.partner, now.partner = now, was


def _cells(rows: Sequence[Entry]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Give what the rows that stay say in each column, in the version before and after; by the header."""
    sides = [row.partner for row in rows if row.partner is not None], rows
    olds, news = (
        {
            name: [said.get(name, "") for said in texts]
            for name in {name: None for said in texts for name in said}
        }
        for texts in (
            [{cell.node.name: folded(cell.node.text) for cell in row.children} for row in side]
            for side in sides
        )
    )
    return olds, news


def _alike(one: str, other: str) -> bool:
    """Tell whether two headers have half of their words in common, or are one, respelt."""
    if folded(one) == folded(other):
        return True
    left, right = (Counter(_WORD.findall(name.casefold())) for name in (one, other))
    if 4 * (left & right).total() >= left.total() + right.total() > 0:
        return True
    short = max(len(one), len(other)) <= _COMPARED
    return short and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _mostly_same(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Tell whether two columns say the same in all rows that stay, or in most and not one thing alone.

    Where no row stays, nothing below the headers says that the columns are two.
    """
    equal = [one for one, other in zip(olds, news, strict=False) if one == other]
    most = len(equal) >= _MOST * max(len(olds), len(news)) and len({*equal} - {""}) >= _LEAST
    return len(equal) == max(len(olds), len(news)) or most


def _say_the_same(olds: Sequence[str], news: Sequence[str]) -> bool:
    equal = [one for one, other in zip(olds, news, strict=False) if one and one == other]  # rows may be short
    return len(set(equal)) >= _LEAST and len(equal) >= _SHARE * max(len(olds), len(news))
