"""SQL as a tree: tables with columns and constraints, indexes, and what each statement does.

A migration is told by what it does: each action of an ALTER TABLE is a thing of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from diff_insight.trees.braced import Item, Syntax, nodes, unread
from diff_insight.trees.node import Node
from diff_insight.trees.sql_actions import altered, undone
from diff_insight.trees.text import Text

_SYNTAX = Syntax(
    ends=";",
    line_comments=("--",),
    quotes=("'", '"', "`"),
    dollars=True,
    nests=False,
    keep=lambda _head: True,
)
_NAME = r"((?:[\w.]|\"[^\"]{1,200}\"|`[^`]{1,200}`|\[[^\[\]]{1,200}\]){1,300})"
_CREATE = re.compile(
    rf"CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:TEMP|TEMPORARY|UNLOGGED|GLOBAL|LOCAL)\s+)*TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}\s*\((.*)\)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ALTER = re.compile(
    rf"ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?{_NAME}\s+(.*)", re.IGNORECASE | re.DOTALL
)
_INDEX = re.compile(
    rf"CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}\s+ON\s+{_NAME}",
    re.IGNORECASE,
)
_DROP = re.compile(
    rf"DROP\s+(TABLE|INDEX|VIEW|TYPE|SCHEMA|FUNCTION|TRIGGER)\s+(?:IF\s+EXISTS\s+)?{_NAME}", re.IGNORECASE
)
_CONSTRAINT = re.compile(
    r"(?:CONSTRAINT|PRIMARY\s+KEY|FOREIGN\s+KEY|UNIQUE|CHECK|EXCLUDE|INDEX|KEY)\b", re.IGNORECASE
)
_COLUMN = re.compile(rf"{_NAME}\s+(.*)", re.DOTALL)
_MARKS = re.compile(r"[\"`\[\]]")
_TYPE = re.compile(rf"CREATE\s+TYPE\s+{_NAME}\s+AS\s+ENUM\s*\((.*)\)", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(
    r"CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:TEMP|TEMPORARY|RECURSIVE|CONSTRAINT|UNLOGGED)\s+)*"
    r"((?:MATERIALIZED\s+)?VIEW|FUNCTION|PROCEDURE|TRIGGER|TYPE|DOMAIN|SEQUENCE|SCHEMA|EXTENSION|POLICY|ROLE|"
    rf"DATABASE)\s+(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"ALTER|ANALYZE|ATTACH|BEGIN|CALL|COMMENT|COMMIT|COPY|CREATE|DECLARE|DELETE|DELIMITER|DETACH|DISCARD|DO|DROP"
    r"|END|EXEC|EXECUTE|EXPLAIN|GO|GRANT|IF|INSERT|LOAD|LOCK|MERGE|OPTIMIZE|PRAGMA|PREPARE|REFRESH|REINDEX"
    r"|RENAME|REPLACE|RESET|REVOKE|ROLLBACK|SAVEPOINT|SECURITY|SELECT|SET|SHOW|START|TABLE|TRUNCATE|UPDATE|USE"
    r"|VACUUM|VALUES|WITH"
)
"""What a statement begins with."""
_VERB = re.compile(r"([A-Za-z]++)(?:\s++(?:(?:INTO|FROM)\s*+)?([\w.\"`]++))?")


def parse(text: Text) -> Node:
    """Read a file of statements.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    rows = text.source.split("\n")
    back = undone(text.path, rows)
    return nodes(text, _SYNTAX, lambda items: [one for item in items for one in _nodes(item, rows, back)])


def _nodes(item: Item, rows: Sequence[str], back: frozenset[int]) -> Sequence[Node]:
    """Give what a statement is: of an ALTER TABLE each action."""
    if item.first in back:
        return (Node(thing="sql_undo", text=item.head, first=item.first, last=item.last),)
    changed = _ALTER.fullmatch(item.head)
    if changed is None:
        return (_node(item, rows),)
    parts = list(_placed(_parts(changed[2]), item, rows))
    table = _plain(changed[1])
    made = [
        Node(first=first, last=last, heads=tuple({item.first, first}), **altered(table, action))
        for action, first, last in parts
    ]
    made[0] = replace(made[0], first=item.first)
    made[-1] = replace(made[-1], last=item.last)
    return made


def _node(item: Item, rows: Sequence[str]) -> Node:
    lines: dict[str, Any] = {"first": item.first, "last": item.last, "heads": (item.first,)}
    created = _CREATE.fullmatch(item.head)
    if created:
        return Node(
            thing="sql_table",
            name=_plain(created[1]),
            children=tuple(_columns(created[2], item, rows)),
            **lines,
        )
    listed = _TYPE.fullmatch(item.head)
    if listed:
        values = [
            Node(thing="enum_member", name=value.strip("'"), first=first, last=last)
            for value, first, last in _placed(_parts(listed[2]), item, rows)
        ]
        return Node(thing="enum", name=_plain(listed[1]), children=tuple(values), **lines)
    verb = _VERB.match(item.head)
    if verb is None or _VERBS.fullmatch(verb[1].upper()) is None:
        return unread(item.head, item.first, item.last)
    return Node(text=item.head, **_known(item.head, verb[1].upper()), **lines)


def _known(said: str, verb: str) -> dict[str, Any]:
    """Tell what a statement creates or drops; of another one, its verb."""
    if index := _INDEX.match(said):
        return {"thing": "sql_index", "name": _plain(index[1]), "details": {"table": _plain(index[2])}}
    if dropped := _DROP.match(said):
        return {"thing": "sql_drop", "name": _plain(dropped[2]), "details": {"kind": dropped[1].lower()}}
    other = _OTHER.match(said)
    if other is None:
        return {"thing": "sql_statement", "details": {"verb": verb}}
    kind = " ".join(other[1].lower().split())
    return {"thing": "sql_statement", "name": _plain(other[2]), "details": {"verb": verb, "kind": kind}}


def _columns(body: str, item: Item, rows: Sequence[str]) -> Iterator[Node]:
    for part, first, last in _placed(_parts(body), item, rows):
        column = None if _CONSTRAINT.match(part) else _COLUMN.fullmatch(part)
        if column is None:
            yield Node(thing="sql_constraint", text=part, first=first, last=last)
            continue
        yield Node(
            thing="sql_column",
            name=_plain(column[1]),
            text=" ".join(column[2].split()),
            first=first,
            last=last,
        )


def _parts(body: str) -> list[str]:
    """Split at commas outside parentheses and strings."""
    parts: list[str] = []
    depth, start, quote = 0, 0, ""
    for at, char in enumerate(body):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"`":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(body[start:at])
            start = at + 1
    parts.append(body[start:])
    return [" ".join(part.split()) for part in parts if part.strip()]


def _placed(parts: Sequence[str], item: Item, rows: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Give each part with its rows: found again in the statement's own, in order; else the statement's."""
    at = item.first
    for part in parts:
        first = at
        word = part.split(" ", 2)
        probe = " ".join(word[:2])
        found = next(
            (n for n in range(at, item.last + 1) if probe and probe in " ".join(rows[n - 1].split())), None
        )
        first = found if found is not None else at
        last = first
        left = len("".join(part.split()))
        taken = len("".join(rows[last - 1].split()))
        while taken < left and last < item.last:
            last += 1
            taken += len("".join(rows[last - 1].split()))
        at = max(at, first)
        yield part, first, last


def _plain(name: str) -> str:
    return _MARKS.sub("", name)
