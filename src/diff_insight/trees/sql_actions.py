"""What a migration does to a table, as a thing: a column that it adds, drops, renames, requires.

Read from the actions of `ALTER TABLE` and from the methods of a Rails migration
(https://guides.rubyonrails.org/active_record_migrations.html); another action is told as it is written. What
undoes a migration is one thing, whatever it does.
"""

import re
from collections.abc import Sequence
from typing import Any

_MARKS = re.compile(r"[\"`\[\]]")
_NAME = r"((?:[\w.]|\"[^\"]{1,200}\"|`[^`]{1,200}`|\[[^\[\]]{1,200}\]){1,300})"
_CONSTRAINT = r"(?!(?:CONSTRAINT|PRIMARY|FOREIGN|UNIQUE|CHECK|EXCLUDE|INDEX|KEY|FULLTEXT|PARTITION)\b)"
_COLUMN = r"(?:COLUMN\s+)?(?:IF\s+(?:NOT\s+)?EXISTS\s+)?"
_ACTIONS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (thing, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for thing, pattern in (
        ("sql_column", rf"ADD\s+{_CONSTRAINT}{_COLUMN}{_NAME}\s+(.+)"),
        ("dropped_column", rf"DROP\s+{_CONSTRAINT}{_COLUMN}{_NAME}(?:\s+(?:CASCADE|RESTRICT))?"),
        ("renamed_table", rf"RENAME\s+TO\s+{_NAME}"),
        ("renamed_column", rf"RENAME\s+(?:COLUMN\s+)?{_NAME}\s+TO\s+{_NAME}"),
        ("required_column", rf"ALTER\s+(?:COLUMN\s+)?{_NAME}\s+SET\s+NOT\s+NULL"),
        ("nullable_column", rf"ALTER\s+(?:COLUMN\s+)?{_NAME}\s+DROP\s+NOT\s+NULL"),
        ("retyped_column", rf"ALTER\s+(?:COLUMN\s+)?{_NAME}\s+(?:SET\s+DATA\s+)?TYPE\s+(.+)"),
        ("retyped_column", rf"MODIFY\s+(?:COLUMN\s+)?{_NAME}\s+(.+)"),
        ("column_default", rf"ALTER\s+(?:COLUMN\s+)?{_NAME}\s+SET\s+DEFAULT\s+(.+)"),
    )
)
_UNDO = re.compile(r"\s*+--\s*+(?:\+?\w{1,20}[ :])?\s*+(down|rollback|up)\b", re.IGNORECASE)
_UNDO_FILE = re.compile(r"(?:^|[./_-])(?:down|rollback)\.sql$", re.IGNORECASE)

_METHODS = {
    "add_column": "sql_column",
    "add_reference": "sql_column",
    "add_belongs_to": "sql_column",
    "remove_column": "dropped_column",
    "remove_columns": "dropped_column",
    "remove_reference": "dropped_column",
    "remove_belongs_to": "dropped_column",
    "rename_column": "renamed_column",
    "rename_table": "renamed_table",
    "change_column": "retyped_column",
    "change_column_default": "column_default",
    "change_column_null": "required_column",
}
_ARGUMENTS = re.compile(
    r"\s*+\w++\(?\s*+[:\"'](\w++)[\"']?\s*+,\s*+[:\"'](\w++)[\"']?(?:\s*+,\s*+(.*)|\s*+\)?\s*+)"
)


def altered(table: str, said: str) -> dict[str, Any]:
    """Give what an action of an ALTER TABLE is: thing, name and what else it says."""
    for thing, pattern in _ACTIONS:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        first, rest = _plain(found[1]), found[2] if pattern.groups > 1 else ""
        if thing == "renamed_table":
            return _thing(thing, table, "", first)
        if thing == "renamed_column":
            return _thing(thing, table, first, _plain(rest))
        return _thing(thing, table, first, " ".join(rest.split()))
    return {"thing": "sql_action", "text": f"ALTER TABLE {table} {said}"}


def migrated(method: str, said: str) -> dict[str, Any]:
    """Give what a method of a Rails migration does: thing, name and what else it says."""
    found = _ARGUMENTS.fullmatch(said)
    thing = _METHODS.get(method)
    if found is None or thing is None:
        return {"thing": "sql_action", "text": said}
    table, column, rest = found[1], found[2], (found[3] or "").rstrip()
    if "(" in found[0][: found.start(1)]:
        rest = rest.removesuffix(")").rstrip()
    if thing == "renamed_table":
        return _thing(thing, table, "", column)
    if method == "remove_columns" and rest:
        return {"thing": "sql_action", "text": said}
    if method == "change_column_null":
        return _thing("nullable_column" if rest.startswith("true") else thing, table, column, "")
    if thing == "renamed_column":
        return _thing(thing, table, column, rest.strip(":\"'"))
    return _thing(thing, table, column, "" if thing == "dropped_column" else rest.lstrip(":"))


def undone(path: str, rows: Sequence[str]) -> frozenset[int]:
    """Give the rows of a file of SQL, 1-based, that undo what it does."""
    undoes = _UNDO_FILE.search(path) is not None
    found = set()
    for number, row in enumerate(rows, 1):
        mark = _UNDO.match(row)
        undoes = mark[1].lower() != "up" if mark else undoes
        if undoes:
            found.add(number)
    return frozenset(found)


def _thing(thing: str, table: str, column: str, said: str) -> dict[str, Any]:
    return {"thing": thing, "name": ".".join(filter(None, (table, column))), "text": said}


def _plain(name: str) -> str:
    return _MARKS.sub("", name)
