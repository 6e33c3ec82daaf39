"""Interfaces in languages of their own, and tables of databases: protocol buffers, GraphQL, SQL.

Things and what their facts fill:

- Protocol buffers: `message`, `enum`, `rpc_service`, `oneof` are places; `field` (`details["signature"]`;
  parts `number_changed`, `type_changed`, `options_changed`), `rpc` (`details["signature"]`; parts
  `request_changed`, `response_changed`), `enum_member` (part `number_changed`), `reserved` (`old`/`new`).
- GraphQL: `graphql_type` (`details["kind"]`; parts `members_changed`, `implements_changed`), `field` (parts
  `type_changed`, `default_changed`, `directives_changed`), `argument` (`details["required"]`; part
  `accepts_changed`, its type, as of a field of an input), `enum_member`.
- SQL: `sql_table`, `sql_column` (`old`/`new` its type and constraints, `where` the table), `sql_constraint`,
  `sql_index` (`details["table"]`), `sql_alteration` (a place: `ALTER TABLE name`), `sql_action` (`old`/`new`
  what an alteration does, `where` the table), `sql_drop` (`details["kind"]`), `sql_statement` (`name` of what
  it creates, `old`/`new`, `details["verb"]`, `details["kind"]`), `enum` with `enum_member`.
- `schema_version` of a schema of Rails: `old`/`new`; its tables and migrations are the things of SQL.
- `option` and `statement`: what is none of these in a file of protocol buffers, the latter as `import`:
  `old`/`new`.
"""

import re
from collections.abc import Iterable

from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.thing import Thing
from diff_insight.facts.values import unread, unread_alone
from diff_insight.model import Fact

THINGS = (
    Thing(name="message", frame=True, dotted=True),
    Thing(name="rpc_service", frame=True, dotted=True),
    Thing(name="oneof", frame=True),
    Thing(name="enum", frame=True, dotted=True),
    Thing(name="graphql_type", frame=True, dotted=True),
    Thing(name="field", dotted=True, alike=0.75),
    Thing(name="rpc", dotted=True, alike=0.75),
    Thing(name="argument", alike=0.85),
    Thing(name="enum_member", dotted=True, alike=2.0),
    Thing(name="reserved"),
    Thing(name="sql_table", frame=True),
    Thing(name="sql_column", alike=0.85),
    Thing(name="sql_constraint"),
    Thing(name="sql_index", alike=2.0),
    Thing(name="sql_alteration", frame=True),
    Thing(name="sql_action", ordered=True, alike=0.75),
    Thing(name="sql_drop", alike=2.0),
    Thing(name="sql_statement", ordered=True, alike=0.5),
    Thing(name="schema_version", alike=0.0),
    Thing(name="option"),
    Thing(name="statement", alike=0.5),
    Thing(name="comment", inner=True, alike=0.5, stays=True),
    Thing(name="text", inner=True, alike=0.0, stays=True, pair=unread, single=unread_alone),
)

_DROPS = re.compile(r"DROP\s+(?:COLUMN|CONSTRAINT)\b|remove_column", re.IGNORECASE)
_NOT_NULL = re.compile(r"\bNOT\s+NULL\b|\bnull: false\b", re.IGNORECASE)
_ADDS = re.compile(r"ADD\s+(?:COLUMN\s+)?\w|add_column", re.IGNORECASE)


def _kinds(things: Iterable[str], action: str) -> frozenset[str]:
    return frozenset(f"{thing}_{action}" for thing in things)


def _becomes_required(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a column that could be empty cannot be any more."""
    return bool(fact.new and fact.old and _NOT_NULL.search(fact.new) and not _NOT_NULL.search(fact.old))


def _drops(fact: Fact, _subject: Subject) -> bool:
    """Tell whether the alteration drops something."""
    return _DROPS.match(fact.new or "") is not None


def _adds(fact: Fact, _subject: Subject) -> bool:
    """Tell whether the alteration adds something."""
    return _ADDS.match(fact.new or "") is not None


def _is_required(fact: Fact, _subject: Subject) -> bool:
    """Tell whether it has to be given."""
    return fact.details.get("required") == "yes"


def _narrows(fact: Fact, _subject: Subject) -> bool:
    """Tell whether what is given is another type: all but what is never null any more."""
    return (fact.old or "") + "!" != fact.new


def _demands(fact: Fact, _subject: Subject) -> bool:
    """Tell whether what is accepted is another type: all but what may be null now."""
    return fact.old != (fact.new or "") + "!"


RULES = (
    Rule(
        name="removed_field",
        type="breaking change",
        kinds=_kinds(("field", "rpc", "argument"), "removed"),
        breaks="removed from the interface",
    ),
    Rule(
        name="removed_type",
        type="breaking change",
        kinds=_kinds(("message", "rpc_service", "graphql_type", "enum"), "removed"),
        breaks="type removed",
    ),
    Rule(
        name="removed_enum_value",
        type="breaking change",
        kinds=frozenset({"enum_member_removed"}),
        breaks="enum value removed",
    ),
    Rule(
        name="renamed_field",
        type="breaking change",
        kinds=_kinds(
            ("field", "rpc", "argument", "enum_member", "message", "rpc_service", "graphql_type"), "renamed"
        ),
        breaks="renamed in the interface",
    ),
    Rule(
        name="changed_number",
        type="breaking change",
        kinds=frozenset({"number_changed"}),
        breaks="number changed",
    ),
    Rule(
        name="changed_field_type",
        type="breaking change",
        kinds=_kinds(("type", "request", "response"), "changed"),
        breaks="type changed",
        when=_narrows,
    ),
    Rule(
        name="changed_field_type",
        type="breaking change",
        kinds=frozenset({"accepts_changed"}),
        breaks="type changed",
        when=_demands,
    ),
    Rule(
        name="required_argument",
        type="breaking change",
        kinds=frozenset({"argument_added", "field_added"}),
        breaks="required argument added",
        when=_is_required,
    ),
    Rule(
        name="dropped_column",
        type="breaking change",
        kinds=frozenset({"sql_column_removed", "sql_table_removed", "sql_drop_added"}),
        breaks="dropped from the database",
    ),
    Rule(
        name="dropped_column",
        type="breaking change",
        kinds=frozenset({"sql_action_added", "sql_action_changed"}),
        breaks="dropped from the database",
        when=_drops,
    ),
    Rule(
        name="required_column",
        type="breaking change",
        kinds=frozenset({"sql_column_changed"}),
        breaks="column required",
        when=_becomes_required,
    ),
    Rule(
        name="new_field",
        type="new feature",
        kinds=_kinds(
            ("field", "rpc", "argument", "enum_member", "message", "rpc_service", "graphql_type", "enum"),
            "added",
        ),
    ),
    Rule(
        name="new_column",
        type="new feature",
        kinds=_kinds(("sql_table", "sql_column", "sql_index"), "added"),
    ),
    Rule(name="new_column", type="new feature", kinds=frozenset({"sql_action_added"}), when=_adds),
)
