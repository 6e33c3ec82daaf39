"""Jupyter notebooks as a tree: cells with the lines of their source; all else is data that nobody wrote.

Read by lines, as `nbformat` writes them: one string of a source a line, cells indented by two blanks
(https://nbformat.readthedocs.io/en/latest/format_description.html). So a part of a file reads like a
whole one.
"""

import json
import re
from dataclasses import dataclass, field

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_BEGIN = re.compile(r" {2}\{")
_END = re.compile(r" {2}\},?")
_KIND = re.compile(r' {3}"cell_type": "(\w{1,20})",?')
_SOURCE = re.compile(r' {3}"source": (?:\[(\],?)?|(".*"),?)')
_SOURCE_END = re.compile(r" {3}\],?")
_STRING = re.compile(r'\s*("[^"\\]*(?:\\.[^"\\]*)*"),?')
_SOURCE_LINE = re.compile(r' {4}("[^"\\]*(?:\\.[^"\\]*)*"),?')
"""A line of a source, where no row shows the list that it is in: those of outputs stand deeper."""


@dataclass(slots=True)
class _Cell:
    """A cell that is being read."""

    first: int
    kind: str = "code"
    lines: list[Node] = field(default_factory=list)
    data: list[Node] = field(default_factory=list)

    def node(self, last: int) -> Node:
        """Give the cell as a node."""
        children = sorted((*self.lines, *self.data), key=lambda child: child.first)
        return Node(
            thing=f"{self.kind}_cell",
            first=self.first,
            last=last,
            details={"says": self.lines[0].text} if self.lines else {},
            children=tuple(children),
        )


def parse(text: Text) -> Node:  # noqa: C901, PLR0912 - one branch a kind of row
    """Read a notebook."""
    rows = text.source.split("\n")
    cells: list[Node] = []
    outside: list[Node] = []
    cell: _Cell | None = None
    in_source = False
    for number, row in enumerate(rows, 1):
        if not row.strip() and text.gap_at(number):  # what follows may be another cell
            if cell is not None:
                cells.append(cell.node(number - 1))
            cell, in_source = None, False
        elif _BEGIN.fullmatch(row):
            cell, in_source = _Cell(number), False
        elif _END.fullmatch(row) and cell is not None:
            cells.append(cell.node(number))
            cell, in_source = None, False
        elif in_source and cell is not None:
            in_source = _take(cell, number, row)
        elif _has_sources_within(row):
            continue  # told as the line that it is
        elif source := _SOURCE.fullmatch(row):
            cell = cell or _Cell(number)
            in_source = not source[1] and not source[2]
            if source[2]:
                cell.lines.append(_line(number, source[2]))
        elif cell is None and not text.whole and (line := _SOURCE_LINE.fullmatch(row)):
            cell, in_source = _Cell(number), True
            cell.lines.append(_line(number, line[1]))
        else:
            kind = _KIND.fullmatch(row)
            if cell is not None and kind:
                cell.kind = kind[1] if kind[1] in {"code", "markdown", "raw"} else "code"
            (outside if cell is None else cell.data).append(
                Node(thing="notebook_data", first=number, last=number, text=row.strip())
            )
    if cell is not None:
        cells.append(cell.node(len(rows)))
    children = sorted((*cells, *outside), key=lambda child: child.first)
    return Node(thing="file", first=1, last=len(rows), children=tuple(children))


def _has_sources_within(row: str) -> bool:
    """Tell whether a row holds whole cells: it was written by something else than `nbformat`."""
    return '"source"' in row and '"cell_type"' in row


def _take(cell: _Cell, number: int, row: str) -> bool:
    """Take a row of a source; tell whether the source goes on."""
    found = _STRING.fullmatch(row)
    if found:
        cell.lines.append(_line(number, found[1]))
        return True
    return not _SOURCE_END.fullmatch(row)


def _line(number: int, quoted: str) -> Node:
    try:
        said = str(json.loads(quoted))
    except ValueError:
        said = quoted.strip('"')
    return Node(thing="cell_line", first=number, last=number, text=said.rstrip("\n"))
