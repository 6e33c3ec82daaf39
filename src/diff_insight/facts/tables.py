"""Cells of a Markdown table's row (GFM: a pipe separates unless a backslash stands before it)."""

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from diff_insight.facts.draft import Draft, place
from diff_insight.facts.marks import Unit

_MOST_CELLS = 10_000
"""Header cells of both sides multiplied, up to which columns are compared."""
_CELL = re.compile(r"(?:[^|\\]++|\\.|\\$)*", re.DOTALL)


def cells_of(row: str) -> tuple[str, ...]:
    """Give the stripped cells of a row, without the empty ones outside the outer pipes."""
    row = row.strip()
    row = row.removeprefix("|")
    found: list[str] = []
    at = 0
    while True:
        match = _CELL.match(row, at)
        end = match.end() if match else len(row)
        found.append(row[at:end].strip())
        if end >= len(row):
            break
        at = end + 1
        if at == len(row):  # the closing pipe ends the last cell, it begins no further one
            break
    return tuple(found)


def is_rule(row: str) -> bool:
    """Say whether a row is the line of dashes under a table's header."""
    row = row.strip()
    if "-" not in row or "|" not in row or row.strip("|:- \t"):
        return False
    return all(cell.strip(":") and not cell.strip(":").strip("-") for cell in cells_of(row))


def column_changes(old: list[Unit], new: list[Unit]) -> tuple[list[Draft], list[Unit], list[Unit]]:
    """Find columns added to or removed from a table whose header is among the changed lines.

    Returns:
        The facts; the units of both sides that are still to be told.
    """
    before = next((at for at, unit in enumerate(old) if unit.mark.role == "row" and unit.mark.opens), None)
    after = next((at for at, unit in enumerate(new) if unit.mark.role == "row" and unit.mark.opens), None)
    if before is None or after is None:
        return [], old, new
    ours, theirs = old[before].mark.cells, new[after].mark.cells
    if ours == theirs or len(ours) * len(theirs) > _MOST_CELLS:
        return [], old, new
    gone, come = _difference(ours, theirs)
    if len(gone) == len(come) or len(gone) == len(ours):
        return [], old, new  # renamed columns are told cell by cell
    return _told(old, new, gone, come)


def _difference(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[list[int], list[int]]:
    gone: list[int] = []
    come: list[int] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            same = min(b - a, d - c)  # as many as stand opposite one another are renamed
            gone += range(a + same, b)
            come += range(c + same, d)
    return gone, come


def _told(
    old: list[Unit], new: list[Unit], gone: list[int], come: list[int]
) -> tuple[list[Draft], list[Unit], list[Unit]]:
    tables = _table(old), _table(new)
    header_old, header_new = tables[0][0].mark.cells, tables[1][0].mark.cells
    drafts: list[Draft] = []
    for kind, at, names in (
        *(("table_column_removed", at, header_old) for at in gone),
        *(("table_column_added", at, header_new) for at in come),
    ):
        side = "old" if kind.endswith("removed") else "new"
        named: dict[str, Any] = {"column": names[at] or None, side: names[at] or None}
        drafts.append(Draft(kind, tables[0][0].at, **place(tables[1][0]), **named))  # type: ignore[arg-type]
    spoken = _without(tables[0], gone), _without(tables[1], come)
    same = {_signature(unit): unit for unit in spoken[0]}
    told: set[int] = set()
    for unit in spoken[1]:
        partner = same.pop(_signature(unit), None)
        if partner is None:
            continue
        for draft in drafts:
            draft.cover(partner.lines).cover(unit.lines)
        told |= {id(partner.lines[0]), id(unit.lines[0])}
    for draft in drafts:
        draft.cover(tables[0][0].lines).cover(tables[1][0].lines)
        draft.fields["count"] = len(spoken[1]) - 1
    left = [[unit for unit in side if id(unit.lines[0]) not in told] for side in (old, new)]
    narrow = {id(unit.lines[0]): unit for unit in (*spoken[0], *spoken[1])}
    ours, theirs = ([narrow.get(id(unit.lines[0]), unit) for unit in side] for side in left)
    return drafts, ours, theirs


def _table(units: list[Unit]) -> list[Unit]:
    at = next(at for at, unit in enumerate(units) if unit.mark.role == "row" and unit.mark.opens)
    block = units[at].mark.container
    return [unit for unit in units[at:] if unit.mark.container == block and unit.mark.role in {"row", "rule"}]


def _without(table: list[Unit], columns: list[int]) -> list[Unit]:
    """Give the rows as they would be without some columns."""
    dropped = set(columns)
    rows = []
    for unit in table:
        cells = tuple(cell for at, cell in enumerate(unit.mark.cells) if at not in dropped)
        header = tuple(cell for at, cell in enumerate(unit.mark.header) if at not in dropped)
        mark = replace(unit.mark, cells=cells, header=header, key=(cells[0] or None) if cells else None)
        rows.append(Unit(unit.lines, [mark], unit.at))
    return rows


def _signature(unit: Unit) -> tuple[str, tuple[str, ...]]:
    mark = unit.mark
    return (
        mark.role,
        tuple(cell.replace("-", "") for cell in mark.cells) if mark.role == "rule" else mark.cells,
    )
