"""What is said of interfaces and tables: OpenAPI, JSON Schema, protocol buffers, GraphQL, SQL."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

SCHEMAS = (
    Said(
        "key_changed key_added",
        msgid("the parameter {row} is required now"),
        msgid("The parameter {row} is required now"),
        {"name": "required", "of": "api_parameter", "new": "true"},
    ),
    Said(
        "api_parameter_added",
        msgid("the required parameter {name} is new: {description}"),
        msgid("Adds the required parameter {name}"),
        {"required": "true"},
    ),
    Said(
        "api_parameter_added",
        msgid("the required parameter {name} is new"),
        msgid("Adds the required parameter {name}"),
        {"required": "true"},
    ),
    Said(
        "argument_added",
        msgid("the required argument {name} is new"),
        msgid("Adds the required argument {name}"),
        {"required": "yes"},
    ),
    Said(
        "field_added",
        msgid("the required field {name} is new"),
        msgid("Adds the required field {name}"),
        {"required": "yes"},
    ),
    Said(
        "schema_property_added",
        msgid("the property {name} is new ({type}): {description}"),
        msgid("Adds the property {name} ({type})"),
    ),
    Said(
        "schema_property_added",
        msgid("the property {name} is new ({type})"),
        msgid("Adds the property {name} ({type})"),
    ),
    Said(
        "schema_field_added",
        msgid("the field {name} is new ({type}): {description}"),
        msgid("Adds the field {name} ({type})"),
    ),
    Said(
        "schema_field_added",
        msgid("the field {name} is new ({type})"),
        msgid("Adds the field {name} ({type})"),
    ),
    Said("required_property_added", msgid("{new} is required now"), msgid("{new} is required now")),
    Said(
        "required_property_removed",
        msgid("{old} is no longer required"),
        msgid("{old} is no longer required"),
    ),
    Said(
        "number_changed",
        msgid("{name} has the number {new} (was {old})"),
        msgid("{name}: number {old} → {new}"),
    ),
    Said("request_changed", msgid("{name} takes {new} (was {old})"), msgid("{name} takes {new} (was {old})")),
    Said(
        "response_changed",
        msgid("{name} returns {new} (was {old})"),
        msgid("{name} returns {new} (was {old})"),
    ),
    Said("reserved_added", msgid("{new} is reserved now"), msgid("Reserves {new}")),
    Said("reserved_removed", msgid("{old} is no longer reserved"), msgid("No longer reserves {old}")),
    Said(
        "deprecated_changed",
        msgid("the deprecation of {name} says {new} (was {old})"),
        msgid("Deprecation of {name}: {old} → {new}"),
    ),
    Said("implements_added", msgid("{name} implements {new} now"), msgid("{name} implements {new}")),
    Said(
        "implements_removed",
        msgid("{name} no longer implements {old}"),
        msgid("{name} no longer implements {old}"),
    ),
    Said(
        "sql_column_added",
        msgid("the column {name} is new ({new})"),
        msgid("Adds the column {name}: {new}"),
    ),
    Said("dropped_column_added", msgid("the column {name} is dropped"), msgid("Drops the column {name}")),
    Said(
        "renamed_column_added",
        msgid("the column {name} is renamed to {new}"),
        msgid("Renames the column {name} to {new}"),
    ),
    Said(
        "renamed_table_added",
        msgid("the table {name} is renamed to {new}"),
        msgid("Renames the table {name} to {new}"),
    ),
    Said(
        "required_column_added", msgid("the column {name} becomes NOT NULL"), msgid("{name} becomes NOT NULL")
    ),
    Said("nullable_column_added", msgid("the column {name} may be NULL now"), msgid("{name} may be NULL")),
    Said(
        "retyped_column_added",
        msgid("the type of the column {name} becomes {new}"),
        msgid("{name} becomes {new}"),
    ),
    Said(
        "column_default_added",
        msgid("the default of the column {name} becomes {new}"),
        msgid("{name} is {new} by default"),
    ),
    Said(
        "renamed_column_added",
        msgid("the column {name} is renamed to {new}"),
        msgid("Renames the column {name}"),
    ),
    Said(
        "retyped_column_added",
        msgid("the type of the column {name} becomes {new}"),
        msgid("Changes the type of {name}"),
    ),
    Said(
        "column_default_added",
        msgid("the default of the column {name} becomes {new}"),
        msgid("Changes the default of {name}"),
    ),
    Said(
        "dropped_column_removed",
        msgid("the column {name} is no longer dropped"),
        msgid("No longer drops {name}"),
    ),
    Said(
        "sql_drop_added",
        msgid("the table {name} is dropped"),
        msgid("Drops the table {name}"),
        {"kind": "table"},
    ),
    Said("sql_drop_added", msgid("{name} is dropped ({kind})"), msgid("Drops {name} ({kind})")),
    Said("sql_action_added", msgid("the statement {new} is new"), msgid("Adds {new}")),
)
