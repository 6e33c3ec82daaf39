"""Fields of sentences about a table that is new or gone: its rows, and where they are many its columns."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS, weight
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.quoting import bare

if TYPE_CHECKING:
    from diff_insight.telling.fields import Fields

COUNTED = msgid("{counted} ({names})")
AND_MORE = msgid("{places} and {n} more")
_COLUMNS = 6
"""Columns that are named; more are counted."""


def rows(fields: "Fields", fact: Fact) -> str:
    """Give the first cells of a table's rows; empty where they are too many."""
    found = [part for part in fact.parts if part.thing == "table_row" and fields.cell(part.name)]
    said = [fields.cell(part.name) for part in found]
    if len(found) > 1 and (valued := with_cells(fields, found)):
        return fields.listed(valued)
    cells = fields.cells(found[0]) if len(found) == 1 else ""
    return fields.words.text(COUNTED, counted=said[0], names=cells) if cells else fields.listed(said)


def with_cells(fields: "Fields", found: Sequence[Fact]) -> list[str]:
    """Give new rows by their names, each with its cells under their columns, where an explanation has room.

    None where one of them has nothing beside its name.
    """
    if any(row.action != "added" for row in found):
        return []
    names = [fields.name(row) for row in found]
    held = [fields.cells(_beyond_name(row)) for row in found]
    if not fields.markdown or not all((*names, *held)) or weight([*names, *held]) > BOUNDS.cells:
        return []
    said = zip(names, held, strict=True)
    return [fields.words.text(COUNTED, counted=name, names=cells) for name, cells in said]


def _beyond_name(row: Fact) -> Fact:
    """Leave out the cells by which a row is told apart from others of its first cell: its name has them."""
    first = bare(row.details.get("first_cell", ""))
    rest = row.name.removeprefix(first).strip() if first else ""
    said = tuple(part for part in row.parts if not (rest and _begins_or_ends(rest, bare(part.new or ""))))
    return replace(row, parts=said)


def _begins_or_ends(text: str, said: str) -> bool:
    return text == said or text.startswith(f"{said} ") or text.endswith(f" {said}")


def columns(fields: "Fields", fact: Fact) -> str:
    """Give the headers of a table's columns; empty where one of them cannot be shown."""
    said = [fields.cell(part.name) for part in fact.parts if part.thing == "table_column"]
    if not all(said):
        return ""
    shown = fields.listed(said[:_COLUMNS])
    left = len(said) - _COLUMNS
    return fields.words.text(AND_MORE, places=shown, n=left) if left > 0 else shown


def row_count(fields: "Fields", fact: Fact) -> str:
    """Count the rows of a table; empty where it has none."""
    found = [part for part in fact.parts if part.thing == "table_row"]
    return fields.words.plural(*kind_of(found[0]).counted, len(found)) if found else ""


def first_row(fields: "Fields", fact: Fact) -> str:
    """Give the first cell of a table's first row."""
    return next((fields.cell(part.name) for part in fact.parts if part.thing == "table_row"), "")
