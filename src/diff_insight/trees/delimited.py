"""CSV and TSV as a table: rows by their key, cells by their column."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

MAX_CELLS = 60_000
"""Cells beyond which rows are told whole."""
MAX_ROWS = 60_000
"""Rows beyond which a file is told as plain lines."""

_KEYS = frozenset({"id", "key", "code", "uuid", "slug", "name"})
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,eE+-]*")

_Row = tuple[int, int, Sequence[str]]


def parse(text: Text) -> Node:
    """Read a file of delimited values.

    Raises:
        UnreadableError: It is none, or has too many rows.
    """
    delimiter = _delimiter(text)
    rows = [row for stretch in text.stretches() for row in _rows(stretch, delimiter)]
    root = Node(thing="file", first=1, last=text.source.count("\n") + 1)
    if not rows:
        return root
    if len(rows) > MAX_ROWS:
        raise UnreadableError(f"more than {MAX_ROWS} rows")
    header = rows.pop(0) if _begins(text) and _is_header(rows[0][2]) else None
    names = [cell.strip() for cell in header[2]] if header else []
    key = next((at for at, name in enumerate(names) if name.lower() in _KEYS), 0)
    deep = sum(len(cells) for _, _, cells in rows) <= MAX_CELLS
    columns = tuple(
        Node(thing="table_column", name=name, first=header[0], last=header[1])
        for name in names
        if header and name
    )
    body = tuple(
        _row(row, label, names, key=key, deep=deep)
        for row, label in zip(rows, _labels(rows, key), strict=True)
    )
    children = (*columns, *body)
    if not children:
        return root
    table = Node(
        thing="table",
        first=children[0].first,
        last=children[-1].last,
        children=children,
        heads=(header[0],) if header else (),
    )
    return Node(thing="file", first=1, last=root.last, children=(table,))


def _begins(text: Text) -> bool:
    return text.whole or text.numbers[:1] == (1,)


def _delimiter(text: Text) -> str:
    if text.path.lower().endswith((".tsv", ".tab")):
        return "\t"
    line = next((line for line in text.source.split("\n") if line.strip()), "")
    return max(",;\t|", key=line.count)


def _rows(text: Text, delimiter: str) -> Iterator[_Row]:
    """Give first row, last row and cells of each record; blank ones are none."""
    lines = [f"{line}\n" for at, line in enumerate(text.source.split("\n"), 1) if at not in text.headings]
    numbers = [number for at, number in enumerate(text.numbers, 1) if at not in text.headings]
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield numbers[before], numbers[reader.line_num - 1], cells
            before = reader.line_num
    except csv.Error as error:
        raise UnreadableError(str(error)) from error


def _is_header(cells: Sequence[str]) -> bool:
    names = [cell.strip() for cell in cells]
    return all(name and not _NUMBER.fullmatch(name) for name in names) and len(set(names)) == len(names)


def _labels(rows: Sequence[_Row], key: int) -> list[str]:
    """Name each row by its key, and where several share it by their other cells too."""
    names = [cells[key].strip() if key < len(cells) else "" for _, _, cells in rows]
    several = Counter(names)
    return [
        name if several[name] == 1 else ", ".join(filter(None, map(str.strip, cells)))
        for name, (_, _, cells) in zip(names, rows, strict=True)
    ]


def _row(row: _Row, label: str, names: Sequence[str], *, key: int, deep: bool) -> Node:
    first, last, cells = row
    made = (
        Node(
            thing="table_cell",
            name=names[at] if at < len(names) and names[at] else str(at + 1),
            text=cell.strip(),
            first=first,
            last=last,
            details={} if at < len(names) and names[at] else {"position": str(at + 1)},
        )
        for at, cell in enumerate(cells)
        if at != key and cell.strip()
    )
    said = cells[key].strip() if key < len(cells) else ""
    return Node(
        thing="table_row",
        name=label,
        text="" if deep else ", ".join(map(str.strip, cells)),
        first=first,
        last=last,
        children=tuple(made) if deep else (),
        details={"first_cell": said} if said and said != label else {},
        heads=(first,),
    )
