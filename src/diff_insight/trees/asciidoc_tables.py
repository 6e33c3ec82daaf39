"""Tables of AsciiDoc: which text is a cell, and how many cells a row has.

A row is as many cells as `cols` or the first line says, on however many lines they stand.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from diff_insight.trees.asciidoc_inline import scan
from diff_insight.trees.blocks_of_text import Row

if TYPE_CHECKING:
    from diff_insight.trees.inline import Inline

_COLUMNS = re.compile(r"\bcols=(?:\"([^\"]{1,200})\"|'([^']{1,200})'|([^,\]\"']{1,200}))")
_CELL = re.compile(r"(?:(?:^|(?<=\s))(?:[\d.]{1,5}[+*])?[<^>]?(?:\.[<^>])?[adehlmsv]?)?(?<!\\)\|")
"""What a cell begins with: its separator, and before it how it is set.

See https://docs.asciidoctor.org/asciidoc/latest/tables/add-cells-and-rows/.
"""


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
    widths: list[int] = []
    for number, line in enumerate(lines, begin + 1):
        said = _CELL.split(line) if separator == "|" else line.split(separator)
        found = said[1:] if separator == "|" else said
        if separator == "|" and len(said) == 1:
            if cells and line.strip():
                cells[-1] = scan(f"{cells[-1].plain}\n{line.strip()}", cells[-1].first)
                ends[-1] = number
            continue
        widths.append(len(found))
        cells += [scan(cell.strip(), number) for cell in found]
        ends += [number] * len(found)
    count = _columns(style) or max(widths[:1] or [1])
    rows = [
        Row(first=cells[at].first, last=max(ends[at : at + count]), cells=cells[at : at + count])
        for at in range(0, len(cells), max(count, 1))
    ]
    head = bool(rows) and (
        "header" in style or (len(lines) > 1 and bool(lines[0].strip()) and not lines[1].strip())
    )
    return (rows.pop(0) if head else None), rows


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
