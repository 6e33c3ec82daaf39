"""Interfaces in languages of their own, and tables of databases: protocol buffers, GraphQL, SQL.

Things and what their facts fill:

- Protocol buffers: `message`, `enum`, `rpc_service`, `oneof` are places; `field` (`details["signature"]`;
  parts `number_changed`, `type_changed`, `options_changed`), `rpc` (`details["signature"]`; parts
  `request_changed`, `response_changed`), `enum_member` (part `number_changed`), `reserved` (`old`/`new`).
- GraphQL: `graphql_type` (`details["kind"]`; parts `members_changed`, `implements_changed`), `field` (parts
  `type_changed`, `default_changed`, `directives_changed`), `argument` (`details["required"]`; part
  `accepts_changed`, its type, as of a field of an input), `enum_member`.
- SQL: `sql_table`, `sql_column` (`old`/`new` its type and constraints, `where` the table), `sql_constraint`,
  `sql_index` (`details["table"]`); of migrations, with `name` as table and column: `sql_column` that is
  added, `dropped_column`, `renamed_column` and `renamed_table` (`old`/`new` the name that it gets),
  `required_column`, `nullable_column`, `retyped_column`, `column_default`, `sql_action` (`old`/`new` what
  else is done), `sql_undo` (`old`/`new` what undoes a migration); `sql_drop` (`details["kind"]`),
  `sql_statement` (`name` of what it creates, `old`/`new`, `details["verb"]`, `details["kind"]`), `enum` with
  `enum_member`.
- `schema_version` of a schema of Rails: `old`/`new`; its tables and migrations are the things of SQL.
- `option` and `statement`: what is none of these in a file of protocol buffers, the latter as `import`:
  `old`/`new`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.facts.values import unread, unread_alone
from diff_insight.model import Fact


def stated(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has attributes: each is one of the thing by its whole name."""
    known = {*old.node.attributes, *new.node.attributes}
    return [
        replace(
            fact,
            parts=tuple(
                _owned(part, fact, new) if part.thing in known and part.name == new.node.name else part
                for part in fact.parts
            ),
        )
        for fact in state.pair_as_any(old, new)
    ]


def _owned(part: Fact, owner: Fact, new: Entry) -> Fact:
    part = replace(part, name=owner.name, where=owner.where)
    said = new.node.details.get("deprecation")
    if part.thing != "deprecated" or part.action == "changed":
        return part
    return replace(part, old=None, new=None, details={"says": said} if said else {})


THINGS = (
    Thing(name="message", frame=True, dotted=True),
    Thing(name="rpc_service", frame=True, dotted=True),
    Thing(name="oneof", frame=True),
    Thing(name="enum", frame=True, dotted=True),
    Thing(name="graphql_type", frame=True, dotted=True),
    Thing(name="field", dotted=True, alike=0.75, pair=stated),
    Thing(name="rpc", dotted=True, alike=0.75, pair=stated),
    Thing(name="argument", alike=0.85),
    Thing(name="enum_member", dotted=True, alike=2.0, pair=stated),
    Thing(name="reserved"),
    Thing(name="sql_table", frame=True),
    Thing(name="sql_column", alike=0.85),
    Thing(name="sql_constraint"),
    Thing(name="sql_index", alike=2.0),
    *(
        Thing(name=name, alike=2.0)
        for name in (
            "dropped_column",
            "renamed_column",
            "renamed_table",
            "required_column",
            "nullable_column",
            "retyped_column",
            "column_default",
        )
    ),
    Thing(name="sql_action", ordered=True, alike=0.75),
    Thing(name="sql_undo", ordered=True, alike=0.75),
    Thing(name="sql_drop", alike=2.0),
    Thing(name="sql_statement", ordered=True, alike=0.5),
    Thing(name="schema_version", alike=0.0),
    Thing(name="option"),
    Thing(name="statement", alike=0.5),
    Thing(name="comment", inner=True, alike=0.5, stays=True),
    Thing(name="text", inner=True, alike=0.0, stays=True, pair=unread, single=unread_alone),
)

_NOT_NULL = re.compile(r"\bNOT\s+NULL\b|\bnull: false\b", re.IGNORECASE)
_NAME = re.compile(r"\w+")


def _kinds(things: Iterable[str], action: str) -> frozenset[str]:
    return frozenset(f"{thing}_{action}" for thing in things)


def _becomes_required(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a column that could be empty cannot be any more."""
    return bool(fact.new and fact.old and _NOT_NULL.search(fact.new) and not _NOT_NULL.search(fact.old))


def _is_required(fact: Fact, _subject: Subject) -> bool:
    """Tell whether it has to be given."""
    return fact.details.get("required") == "yes"


def _loses(fact: Fact, _subject: Subject) -> bool:
    """Tell whether one of the names that were listed is listed no more."""
    return not set(_NAME.findall(fact.old or "")) <= set(_NAME.findall(fact.new or ""))


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
        name="removed_interface",
        type="breaking change",
        kinds=frozenset({"implements_removed", "implements_changed"}),
        breaks="interface removed",
        when=_loses,
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
        kinds=frozenset(
            {"sql_column_removed", "sql_table_removed", "sql_drop_added", "dropped_column_added"}
        ),
        breaks="dropped from the database",
        of_new=True,
    ),
    Rule(
        name="renamed_column",
        type="breaking change",
        kinds=frozenset({"renamed_column_added", "renamed_table_added"}),
        breaks="renamed in the database",
        of_new=True,
    ),
    Rule(
        name="required_column",
        type="breaking change",
        kinds=frozenset({"required_column_added"}),
        breaks="column required",
        of_new=True,
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
)
