"""Schemas written in YAML or JSON: OpenAPI and Swagger, JSON Schema, Avro.

Things and what their facts fill; what they hold are `key` and `entry` of the values family, with `where`:

- `endpoint`: `name` is method and path (`GET /cows`); `details`: `summary`, `description`, `operationId`.
- `api_parameter`: `name`, `where` the endpoint; `details`: `in` (`query`, ...), `required`, `type`,
  `description`.
- `response`: `name` is the status; `details["description"]`. `request_body`. `path`: what all its methods
  share.
- `schema`: a named one; `details["inlined"]` where it is gone and what referred to it holds what it held.
  `schema_property`: `where` the schema and the properties around it; `details`:
  `type`,
  `description`.
- `required_property`, `enum_value`: `old`/`new` the name or value; `where` ends with `required`, `enum`.
- `schema_field`: of an Avro record; `details`: `type`, `default`, `doc`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.state import State
from diff_insight.facts.values import alone, place
from diff_insight.model import Fact, Role

INLINED = "inlined"
"""The detail of a schema that is gone while what it held stands where it was referred to."""


def _schema(state: State, entry: Entry) -> Sequence[Fact]:
    """State a schema of one version; of one that is gone whether those that referred to it hold it now."""
    found = alone(state, entry)
    held = [child for child in entry.children if child.node.thing == "schema_property"]
    homes = [child.partner.parent for child in held if child.partner is not None]
    inlined = len(homes) == len(held) > 0 and all(home and home.node.thing != "schema" for home in homes)
    if not (entry.old and inlined):
        return found
    return [
        replace(one, details={**one.details, INLINED: "yes"}) if one.kind == "schema_removed" else one
        for one in found
    ]


THINGS = (
    place("endpoint", inner=False, alike=0.7),
    place("path", inner=False),
    place("api_parameter"),
    place("response"),
    place("request_body"),
    place("schema", inner=False, alike=0.8, single=_schema),
    place("schema_property", alike=0.8),
    place("schema_field", alike=0.8),
    place("required_property", alike=2.0),
    place("enum_value", alike=2.0),
    place("deprecated", alike=2.0, quoted=False),
)

_SCHEMAS: frozenset[Role] = frozenset({"schema", "data", "config", "source", "docs"})
_STATUS = re.compile(r"[1-5](?:\d\d|XX)|default")


def _is_required(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a request must give it."""
    return fact.details.get("required") == "true"


def _is_optional(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a request may leave it out."""
    return fact.details.get("required") != "true"


def _becomes_required(fact: Fact, subject: Subject) -> bool:
    """Tell whether a schema says from now on that it must be given."""
    return fact.name.rpartition(".")[2] == "required" and fact.new == "true" and subject.role == "schema"


def _is_asked_for(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a value is of what users send: an answer that always has a property breaks nobody."""
    return not any(_STATUS.fullmatch(owner) for owner in fact.where)


def _is_gone(fact: Fact, _subject: Subject) -> bool:
    """Tell whether what a schema held is gone with it."""
    return INLINED not in fact.details


def _breaking(name: str, breaks: str, *kinds: str, **more: object) -> Rule:
    return Rule(
        name=name,
        type="breaking change",
        breaks=breaks,
        kinds=frozenset(kinds),
        roles=_SCHEMAS,
        **more,  # type: ignore[arg-type]
    )


_WIDER = frozenset(
    {("integer", "number"), ("int", "long"), ("int", "float"), ("int", "double"), ("long", "float")}
    | {("long", "double"), ("float", "double"), ("string", "bytes"), ("bytes", "string")}
)
"""Types that take what others did: of JSON Schema, and what readers of Avro promote."""
_IN_SCHEMAS = frozenset({"schema", "schema_property", "schema_field", "api_parameter"})


def _other_type(fact: Fact, _subject: Subject) -> bool:
    """Tell whether it is the type of something in a schema, which does not take what the one before took."""
    typed = fact.name.rpartition(".")[2] == "type" and fact.details.get("of") in _IN_SCHEMAS
    return typed and bool(fact.old and fact.new) and (fact.old, fact.new) not in _WIDER


def _closes(fact: Fact, subject: Subject) -> bool:
    """Tell whether an object may have no other properties from now on."""
    return (
        fact.name.rpartition(".")[2] == "additionalProperties"
        and fact.new == "false"
        and subject.role == "schema"
    )


RULES = (
    _breaking("changed_property_type", "type changed", "key_changed", when=_other_type),
    _breaking("stricter_schema", "other properties refused", "key_changed", "key_added", when=_closes),
    _breaking("required_parameter", "required parameter added", "api_parameter_added", when=_is_required),
    _breaking("required_parameter", "parameter required", "key_changed", "key_added", when=_becomes_required),
    _breaking("required_property", "property required", "required_property_added", when=_is_asked_for),
    _breaking("removed_endpoint", "endpoint removed", "endpoint_removed", "path_removed"),
    _breaking("removed_endpoint", "endpoint renamed", "endpoint_renamed"),
    _breaking("removed_parameter", "parameter removed", "api_parameter_removed"),
    _breaking("removed_response", "response removed", "response_removed"),
    _breaking(
        "removed_property",
        "property removed",
        "schema_property_removed",
        "schema_property_renamed",
        "schema_renamed",
        "schema_field_removed",
        "schema_field_renamed",
    ),
    _breaking("removed_property", "property removed", "schema_removed", when=_is_gone),
    _breaking("removed_enum_value", "enum value removed", "enum_value_removed"),
    Rule(
        name="new_endpoint",
        type="new feature",
        kinds=frozenset({"endpoint_added", "path_added", "response_added"}),
        roles=_SCHEMAS,
    ),
    Rule(
        name="new_parameter",
        type="new feature",
        kinds=frozenset({"api_parameter_added"}),
        when=_is_optional,
        roles=_SCHEMAS,
    ),
    Rule(
        name="new_property",
        type="new feature",
        kinds=frozenset({"schema_property_added", "schema_added", "schema_field_added"}),
        roles=_SCHEMAS,
    ),
    Rule(name="new_value", type="new feature", kinds=frozenset({"enum_value_added"}), roles=_SCHEMAS),
)
