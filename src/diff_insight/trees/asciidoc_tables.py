"""Tables of AsciiDoc: which text is a cell, and how many cells a row has.

A row is as many cells as `cols` or the first line says, on however many lines they stand.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.trees.asciidoc_inline import scan
from diff_insight.trees.blocks_of_text import Row

if TYPE_CHECKING:
    from diff_insight.trees.inline import Inline

_COLUMNS = re.compile(r"\bcols=(?:\"([^\"]{1,200})\"|'([^']{1,200})'|([^,\]\"']{1,200}))")
_CELL = re.compile(r"(?:(?:^|(?<=\s))([\d.]{1,5}[+*])?[<^>]?(?:\.[<^>])?[adehlmsv]?)?(?<!\\)\|")
"""What a cell begins with: its separator, and before it how often it stands, over which cells, and how.

See https://docs.asciidoctor.org/asciidoc/latest/tables/add-cells-and-rows/.
"""


_OPTIONS = re.compile(r"\b(?:options|opts)=(?:\"([^\"]{0,200})\"|'([^']{0,200})'|([\w-]{1,40}))|%(\w{1,40})")
_MOST = 50
"""Cells that one cell may stand for."""


def read(sign: str, lines: Sequence[str], begin: int, style: str) -> tuple[Row | None, list[Row]]:
    """Read what stands in a table: its header, where it has one, and its rows.

    Args:
        sign: The mark that opens the table.
        lines: What stands between its marks.
        begin: Row of the opening mark.
        style: What the table says of itself in brackets.
    """
    separator = "|" if sign in "|!" else sign
    cells: list[Inline] = []
    ends: list[int] = []
    covered: set[int] = set()
    count = _columns(style)
    for number, line in enumerate(lines, begin + 1):
        parts = _CELL.split(line) if separator == "|" else line.split(separator)
        if separator == "|":  # what stands before the first mark belongs to the cell above
            if cells and (said := parts[0].strip()):
                cells[-1] = scan(f"{cells[-1].plain}\n{said}", cells[-1].first)
                ends[-1] = number
            if len(parts) == 1:
                continue
        found = list(_spread(parts)) if separator == "|" else [(said, 1) for said in parts]
        count = count or max(len(found), 1)
        for said, deep in found:
            while len(cells) in covered:  # by a cell of a row above
                cells.append(scan("", number))
                ends.append(number)
            covered |= {len(cells) + count * below for below in range(1, deep)}
            cells.append(scan(said.strip(), number))
            ends.append(number)
    while len(cells) in covered and len(cells) % count:
        cells.append(scan("", ends[-1]))
        ends.append(ends[-1])
    if count < len(cells):  # a row that lacks cells at the end is not shown
        del cells[len(cells) - len(cells) % count :]
    rows = [
        Row(first=cells[at].first, last=max(ends[at : at + count]), cells=cells[at : at + count])
        for at in range(0, len(cells), max(count, 1))
    ]
    options = _options(style)
    blank_below = len(lines) > 1 and bool(lines[0].strip()) and not lines[1].strip()
    head = bool(rows) and ("header" in options or (blank_below and "noheader" not in options))
    return (rows.pop(0) if head else None), rows


def _options(style: str) -> set[str]:
    """Give the options that the style of a table names.

    See https://docs.asciidoctor.org/asciidoc/latest/tables/add-header-row/.
    """
    return {
        word.strip()
        for found in _OPTIONS.findall(style)
        for part in found
        for word in part.split(",")
        if word
    }


def _spread(parts: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give the cells of a line and how many rows each covers.

    One that is repeated comes as often; blank ones stand for those beside it that a wide one covers. See
    https://docs.asciidoctor.org/asciidoc/latest/tables/span-cells/.
    """
    for how, said in zip(parts[1::2], parts[2::2], strict=True):
        wide, _, deep = (how or "")[:-1].partition(".")
        count, rows = (min(int(one), _MOST) if one.isdecimal() else 1 for one in (wide, deep))
        yield said, rows
        for _ in range(1, count):
            yield (said if how.endswith("*") else ""), rows


def _columns(style: str) -> int:
    """Count the columns that the style of a table names: a lone number is how many there are.

    See https://docs.asciidoctor.org/asciidoc/latest/tables/add-columns/.
    """
    found = _COLUMNS.search(style)
    if found is None:
        return 0
    named = found[1] or found[2] or found[3] or ""
    if named.strip().isdecimal():
        return int(named)
    count = 0
    for part in re.split(r"[,;]", named):
        times = re.match(r"\s*(\d{1,2})\*", part)
        count += int(times[1]) if times else 1
    return count
