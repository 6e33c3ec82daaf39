"""Drawn tables of reStructuredText: grids and simple ones, cut at the columns that their rules show."""

import re
from collections.abc import Sequence
from itertools import pairwise

from diff_insight.trees.blocks_of_text import Row, table
from diff_insight.trees.node import Node
from diff_insight.trees.restructuredtext_inline import scan

_GRID_RULE = re.compile(r"\+(?:[-=]+\+)+\s*$")


def grid_table(lines: Sequence[str], row: int) -> Node | None:
    """Read a grid; None where it is none. A cell over several columns belongs to the first of them.

    One with a row beyond its frame is broken: what stands there is in no cell.

    Args:
        lines: The table.
        row: Row of its first line.
    """
    if not lines or _GRID_RULE.match(lines[0]) is None:
        return None
    frame = len(lines[0].rstrip())
    if any(len(line.rstrip()) > frame for line in lines):
        return None
    edges = [at for at, sign in enumerate(lines[0].rstrip()) if sign == "+"]
    spans = list(pairwise(edges))
    rows: list[Row] = []
    header: Row | None = None
    waiting: list[tuple[int, str]] = []
    for number, line in enumerate(lines, row):
        if line.startswith("+"):
            if waiting:
                rows.append(_row(waiting, [(start + 1, end) for start, end in spans]))
            waiting = []
            if "=" in line and header is None and len(rows) == 1:
                header = rows.pop()
        elif line.startswith("|"):
            waiting.append((number, line))
    if waiting:
        rows.append(_row(waiting, [(start + 1, end) for start, end in spans]))
    return table(header, rows, first=row, last=row + len(lines) - 1)


def simple_table(lines: Sequence[str], row: int) -> Node | None:
    """Read a simple table; None where it is none.

    Args:
        lines: The table, from its first rule to its last.
        row: Row of its first line.
    """
    spans = [found.span() for found in re.finditer("=+", lines[0])] if lines else []
    if len(spans) < 2:  # noqa: PLR2004 - one column is a rule
        return None
    spans = [
        (start, spans[at + 1][0] if at + 1 < len(spans) else 10_000) for at, (start, _) in enumerate(spans)
    ]
    rows: list[Row] = []
    header: Row | None = None
    for number, line in enumerate(lines[1:], row + 1):
        if not line.strip("= "):
            if line.strip() and header is None and rows and number < row + len(lines) - 1:
                header = _row(
                    [(one.first, lines[at - row]) for one in rows for at in range(one.first, one.last + 1)],
                    spans,
                )
                rows = []
        elif not line.strip("- "):
            continue
        elif line[: spans[1][0]].strip() or not rows:
            rows.append(_row([(number, line)], spans))
        else:  # goes on in the row above
            said = [(at, lines[at - row]) for at in range(rows[-1].first, number + 1)]
            rows[-1] = _row(said[:200], spans)
    return table(header, rows, first=row, last=row + len(lines) - 1)


def _row(lines: Sequence[tuple[int, str]], spans: Sequence[tuple[int, int]]) -> Row:
    cells = []
    for start, end in spans:
        said = "\n".join(line[start:end].strip(" |") for _, line in lines)
        cells.append(scan(said, lines[0][0]))
    return Row(first=lines[0][0], last=lines[-1][0], cells=cells)
