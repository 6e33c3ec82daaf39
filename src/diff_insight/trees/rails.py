"""Rails' picture of a database as a tree: `schema.rb` by table and column, migrations by what they do.

Read by lines, as Rails writes the one and people write the other
(https://guides.rubyonrails.org/active_record_migrations.html).
"""

import re
from collections.abc import Iterator, Sequence

from diff_insight.trees.node import Node
from diff_insight.trees.sql_actions import migrated
from diff_insight.trees.text import Text

_VERSION = re.compile(r"\s*ActiveRecord::Schema(?:\[[\d.]+\])?\.define\(version: ([\d_]+)\)")
_TABLE = re.compile(r"(\s*)(?:create_table|change_table)\(?\s*[:\"'](\w+)[\"']?")
_COLUMN = re.compile(r"\s*\w{1,3}\.(\w+)\(?\s*[:\"'](\w+)[\"']?(.*?)(?<!\s)(?:\s*+\))?\s*+")
_INDEX = re.compile(r"\s*\w{1,3}\.(?:index|check_constraint|foreign_key)\b(.*)")
_INDEX_ON = re.compile(r"\s*\w{1,3}\.index\(?\s*(\[[^\]]*\]|[:\"'][^,]*)(.*)")
_INDEX_NAME = re.compile(r"name: [\"']([^\"']+)")
_WORD = re.compile(r"\w+")
_ACTION = re.compile(r"\s*((?:add|remove|change|rename|drop|create)_\w+)\(?\s*[:\"'](\w+)[\"']?.*")
_METHOD = re.compile(r"\s*def \w")
_END = re.compile(r"(\s*)end\s*")


def parse(text: Text) -> Node:
    """Read a schema or a migration."""
    rows = text.source.split("\n")
    return Node(thing="file", first=1, last=len(rows), children=tuple(_nodes(rows, text)))


def _nodes(rows: Sequence[str], text: Text) -> Iterator[Node]:
    table: tuple[str, str, int] | None = None
    inside: list[Node] = []
    back = False
    for number, row in enumerate(rows, 1):
        back = row.strip() == "def down" or (back and not _METHOD.match(row))
        if table is not None and (
            ((end := _END.fullmatch(row)) and len(end[1]) <= len(table[1])) or text.gap_at(number)
        ):
            yield _table(table, inside, number if not text.gap_at(number) else number - 1)
            table, inside = None, []
            continue
        begins = _TABLE.match(row)
        version = _VERSION.match(row)
        if begins:
            if table is not None:
                yield _table(table, inside, number - 1)
            table, inside = (begins[2], begins[1], number), []
        elif version:
            yield Node(thing="schema_version", text=version[1], first=number, last=number)
        elif table is not None:
            inside += _column(row, number)
        elif (found := _ACTION.fullmatch(row)) and (back or "_table" not in found[1] or "rename" in found[1]):
            made = {"thing": "sql_undo", "text": _said(row)} if back else migrated(found[1], _said(row))
            yield Node(first=number, last=number, **made)
        elif found:
            yield Node(
                thing="sql_drop",
                name=found[2],
                text=_said(row),
                first=number,
                last=number,
                details={"kind": "table"},
            )
        else:
            yield from _column(row, number)
    if table is not None:
        yield _table(table, inside, len(rows))


def _table(table: tuple[str, str, int], inside: Sequence[Node], last: int) -> Node:
    name, _, first = table
    return Node(thing="sql_table", name=name, first=first, last=last, children=tuple(inside), heads=(first,))


def _column(row: str, number: int) -> Iterator[Node]:
    if (index := _INDEX_ON.fullmatch(row)) is not None:
        name = _INDEX_NAME.search(row)
        named = name[1] if name else ", ".join(_WORD.findall(index[1]))
        yield Node(thing="sql_index", name=named, text=_said(row), first=number, last=number)
    elif _INDEX.fullmatch(row):
        yield Node(thing="sql_constraint", text=_said(row), first=number, last=number)
    elif (found := _COLUMN.fullmatch(row)) is not None:
        said = f"{found[1]}{found[3]}".strip()
        yield Node(thing="sql_column", name=found[2], text=said, first=number, last=number)


def _said(row: str) -> str:
    return " ".join(row.split())
