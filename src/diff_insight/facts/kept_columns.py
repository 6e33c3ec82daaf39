"""Columns of a table whose headers are other words now: the cells below them tell that they are the same."""

from collections.abc import Sequence

from diff_insight.facts.entry import Entry, folded

_LEAST = 2
"""Cells, and values of them, that two columns have in common at least."""
_SHARE = 0.8
"""Share of the rows in which two columns say the same from which on they are one."""
_FEW = 20
"""Columns beyond which none is sought: time stays linear."""


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
    olds, news = (
        [{cell.node.name: folded(cell.node.text) for cell in side.children} for side in sides]
        for sides in ([row.partner for row in rows if row.partner is not None], rows)
    )
    alike = [
        (was, now)
        for was in gone
        for now in come
        if was.partner is now.partner is None
        and _say_the_same(
            [one.get(was.node.name, "") for one in olds], [one.get(now.node.name, "") for one in news]
        )
    ]
    for was, now in alike:
        if sum(was is one or now is other for one, other in alike) == 1:
            was.partner, now.partner = now, was


def _say_the_same(olds: Sequence[str], news: Sequence[str]) -> bool:
    equal = [one for one, other in zip(olds, news, strict=True) if one and one == other]
    return len(set(equal)) >= _LEAST and len(equal) >= _SHARE * len(olds)
