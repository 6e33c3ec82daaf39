"""Fields of sentences about a table that is new or gone: its rows, and where they are many its columns."""

from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.kinds import kind_of

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
    cells = fields.cells(found[0]) if len(found) == 1 else ""
    return fields.words.text(COUNTED, counted=said[0], names=cells) if cells else fields.listed(said)


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
