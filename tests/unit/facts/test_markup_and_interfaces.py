"""Style sheets, elements, notebooks, messages, interfaces, databases: two versions, their facts whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.facts.patches import patch_of

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.analyze import analyze
from diff_insight.facts.changed import Changed
from diff_insight.facts.state import State
from diff_insight.model import Fact, FileChange
from diff_insight.trees.formats import format_of, read
from diff_insight.trees.text import Text


def told(path: str, old: str, new: str) -> list[str]:
    """Give the facts of two versions, one line each, parts indented."""
    change = FileChange(path=path, patch=patch_of(old, new))
    (file,) = analyze([change])
    assert State.union(file.facts) == Changed.of(read_hunks(change.patch)).lines
    return [line for fact in file.facts for line in _lines(fact, "")]


def _lines(fact: Fact, indent: str) -> list[str]:
    said = f"{indent}{fact.kind} {'/'.join((*fact.where, fact.name))}"
    if fact.old or fact.new:
        said += f": {fact.old or '-'} -> {fact.new or '-'}"
    if fact.breaking:
        said += f" ({fact.breaking})"
    return [said, *(line for part in fact.parts for line in _lines(part, indent + "  "))]


def test_a_declaration_is_told_by_media_selector_and_property() -> None:
    old = "@media print {\n  .barn {\n    color: red;\n  }\n}\n.cow { margin: 0 }\n"
    new = "@media print {\n  .barn {\n    color: black; /* ink */\n  }\n}\n.cow { margin: 0 }\n"
    assert told("a.css", old, new) == [
        "declaration_changed @media print/.barn/color: red -> black",
        "  comment_added @media print/.barn/color/: - -> ink",
    ]


def test_nested_rules_and_interpolation_of_scss_are_read() -> None:
    old = ".cow {\n  &:hover {\n    width: calc(100% - #{$bell});\n  }\n}\n"
    assert told("a.scss", old, old.replace("100%", "90%")) == [
        "declaration_changed .cow/&:hover/width: calc(100% - #{$bell}) -> calc(90% - #{$bell})"
    ]


PROTO = """syntax = "proto3";
message Cow {
  // Years.
  int32 age = 2;
  string name = 1;
}
service Barn {
  rpc Milk(Cow) returns (Bucket);
}
"""


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("  string name = 1;\n", "", ["field_removed Cow/Cow.name (removed from the interface)"]),
        (
            "name = 1",
            "name = 4",
            ["field_changed Cow/Cow.name", "  number_changed Cow/Cow.name: 1 -> 4 (number changed)"],
        ),
        (
            "returns (Bucket)",
            "returns (stream Bucket)",
            [
                "rpc_changed Barn/Barn.Milk",
                "  response_changed Barn/Barn.Milk: Bucket -> stream Bucket (type changed)",
            ],
        ),
        ("  string name = 1;\n", "  string name = 1;\n  bool wild = 3;\n", ["field_added wild"]),
    ],
)
def test_protocol_buffers_are_told_by_field_and_number(old: str, new: str, facts: list[str]) -> None:
    assert told("cow.proto", PROTO, PROTO.replace(old, new)) == facts


GRAPHQL = '''"""A cow."""
type Cow {
  name: String!
  calves(first: Int = 10, after: String): [Cow!]!
}
enum Mood {
  CALM
  WILD
}
'''


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("  name: String!\n", "", ["field_removed Cow/Cow.name (removed from the interface)"]),
        ("  WILD\n", "", ["enum_member_removed Mood/Mood.WILD (enum value removed)"]),
        (
            "Int = 10, after: String",
            "Int = 20, after: String, herd: ID!",
            [
                "field_changed Cow/Cow.calves",
                "  argument_changed Cow/calves/first",
                "    default_changed Cow/calves/first/first: 10 -> 20",
                "  argument_added Cow/calves/herd (required argument added)",
            ],
        ),
    ],
)
def test_graphql_is_told_by_type_field_and_argument(old: str, new: str, facts: list[str]) -> None:
    assert told("herd.graphql", GRAPHQL, GRAPHQL.replace(old, new)) == facts


SQL = """-- cows
CREATE TABLE cow (
  id bigint PRIMARY KEY,
  name text,
  CONSTRAINT named CHECK (name <> ', ')
);
"""


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        (
            "name text",
            "name text NOT NULL",
            ["sql_column_changed cow/name: text -> text NOT NULL (column required)"],
        ),
        ("  name text,\n", "", ["sql_column_removed cow/name: text -> - (dropped from the database)"]),
        (
            ");\n",
            ");\nDROP TABLE hay;\n",
            ["sql_drop_added hay: - -> DROP TABLE hay (dropped from the database)"],
        ),
    ],
)
def test_tables_are_told_by_column(old: str, new: str, facts: list[str]) -> None:
    assert told("schema.sql", SQL, SQL.replace(old, new)) == facts


def test_an_alteration_is_told_by_its_actions() -> None:
    old = "ALTER TABLE cow\n  ADD COLUMN age int,\n  DROP COLUMN name;\n"
    new = "ALTER TABLE cow\n  ADD COLUMN age int NOT NULL,\n  DROP COLUMN name;\n"
    assert told("1.sql", old, new) == ["sql_column_changed cow.age: int -> int NOT NULL (column required)"]


ALTERATIONS = """ALTER TABLE cow ADD COLUMN bell text;
ALTER TABLE "cow" DROP COLUMN IF EXISTS moss, RENAME COLUMN title TO name;
ALTER TABLE cow ALTER COLUMN age SET NOT NULL, ALTER born DROP NOT NULL, ALTER born TYPE date;
ALTER TABLE cow ALTER COLUMN age SET DEFAULT 0;
ALTER TABLE cow MODIFY age bigint;
ALTER TABLE barn RENAME TO stall;
ALTER TABLE cow ADD CONSTRAINT old CHECK (age > 0);
-- migrate:down
ALTER TABLE stall RENAME TO barn;
"""


def test_what_a_migration_does_is_told_and_what_undoes_it_breaks_nobody() -> None:
    assert told("1.sql", "BEGIN;\n", "BEGIN;\n" + ALTERATIONS) == [
        "sql_column_added cow.bell: - -> text",
        "dropped_column_added cow.moss (dropped from the database)",
        "renamed_column_added cow.title: - -> name (renamed in the database)",
        "required_column_added cow.age (column required)",
        "nullable_column_added cow.born",
        "retyped_column_added cow.born: - -> date",
        "column_default_added cow.age: - -> 0",
        "retyped_column_added cow.age: - -> bigint",
        "renamed_table_added barn: - -> stall (renamed in the database)",
        "sql_action_added : - -> ALTER TABLE cow ADD CONSTRAINT old CHECK (age > 0)",
        "comment_added : - -> migrate:down",
        "sql_undo_added : - -> ALTER TABLE stall RENAME TO barn",
    ]
    rails = "def up\n  change_column_null :cows, :age, {}\nend\ndef down\n  drop_table :cows\nend\n"
    assert [
        fact for fact in told("db/migrate/1_age.rb", "", rails.format("false")) if ":" in fact or "(" in fact
    ] == [
        "required_column_added cows.age (column required)",
        "sql_undo_added : - -> drop_table :cows",
    ]


def test_a_schema_of_rails_is_told_by_column_and_a_migration_by_what_it_does() -> None:
    old = (
        'ActiveRecord::Schema.define(version: 1) do\n create_table "runs" do |t|\n  t.text "name"\n end\nend'
    )
    new = old.replace("version: 1", "version: 2").replace(
        't.text "name"', 't.text "name"\n    t.json "more", null: false'
    )
    assert told("db/schema.rb", old, new) == [
        "schema_version_changed : 1 -> 2",
        "sql_column_added runs/more: - -> json, null: false",
    ]
    migration = "def change\n  {}(:runs, :more, :json)\nend"
    assert told(
        "db/migrate/1_more.rb", migration.format("add_column"), migration.format("remove_column")
    ) == [
        "sql_column_removed runs.more: json -> - (dropped from the database)",
        "dropped_column_added runs.more (dropped from the database)",
    ]


NOTEBOOK = """{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "outputs": [],
   "source": [
    "herd = 3\\n",
    "herd"
   ]
  }
 ]
}
"""


def test_a_notebook_is_told_by_lines_of_its_cells_and_its_counts_are_data() -> None:
    new = NOTEBOOK.replace("herd = 3", "herd = 4").replace('count": 1', 'count": 2')
    assert told("a.ipynb", NOTEBOOK, new) == [
        'notebook_data_changed : "execution_count": 1, -> "execution_count": 2,',
        "cell_line_changed : herd = 3 -> herd = 4",
    ]


def test_an_attribute_and_a_text_of_an_element_are_told() -> None:
    old = '<div class="cta">\n<a href="/old" class="b">\nGo\n</a>\n</div>\n'
    new = '<div class="cta">\n<a href="/new" class="b">\nGo\n</a>\n</div>\n'
    assert told("a.html", old, new) == [
        "element_changed div.cta/a.b",
        "  html_attribute_changed div.cta/a.b/href: /old -> /new",
    ]


def test_a_wrapper_is_told_with_what_it_is_put_around() -> None:
    old = "<main>\n<form>\n</form>\n</main>\n"
    new = '<main>\n<div class="search">\n<form>\n</form>\n</div>\n</main>\n'
    change = FileChange(path="a.html", patch=patch_of(old, new))
    (file,) = analyze([change])
    assert [(fact.kind, fact.name, dict(fact.details)) for fact in file.facts] == [
        ("element_added", "div.search", {"around": "form"})
    ]


def test_labels_of_a_drawing_are_all_that_is_told_of_it() -> None:
    old = '<svg>\n<text x="1">cow</text>\n</svg>\n'
    new = '<svg>\n<text x="2">cow</text>\n<text x="3">calf</text>\n</svg>\n'
    assert told("a.svg", old, new) == ["markup_text_layout ", "markup_text_added : - -> calf"]


@pytest.mark.parametrize(
    ("path", "old", "new", "fact"),
    [
        (
            "a.po",
            'msgid "Cow"\nmsgstr "Kuh"\n',
            'msgid "Cow"\nmsgstr "Rind"\n',
            "translation_changed Cow: Kuh -> Rind",
        ),
        ("a.strings", '"cow" = "Kuh";\n', '"cow" = "Rind";\n', "translation_changed cow: Kuh -> Rind"),
        (
            "a.resx",
            '<data name="cow">\n<value>Kuh</value>\n</data>\n',
            '<data name="cow">\n<value>Rind</value>\n</data>\n',
            "translation_changed cow: Kuh -> Rind",
        ),
    ],
)
def test_translations_are_told_by_message(path: str, old: str, new: str, fact: str) -> None:
    assert told(path, old, new) == [fact]


def test_a_pointer_is_told_by_the_size_of_its_object() -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize {size}"
    old, new = pointer.format(oid="a" * 64, size=12345), pointer.format(oid="b" * 64, size=99999)
    assert told("art/logo.psd", old, new) == ["lfs_object_changed art/logo.psd: 12345 -> 99999"]


PATHS = (
    "a.css",
    "a.scss",
    "a.proto",
    "a.graphql",
    "a.sql",
    "a.ipynb",
    "a.html",
    "a.svg",
    "a.po",
    "a.resx",
    "a.strings",
)
PIECES = (
    "{",
    "}",
    ";",
    "\n",
    ":",
    "a",
    '"',
    "'",
    "/*",
    "*/",
    "//",
    "#",
    "(",
    ")",
    "<a>",
    "</a>",
    "<b",
    "message A",
    'msgid "x"',
    "é",
    "--",
    "=",
    " 1",
    ",",
)


@given(path=st.sampled_from(PATHS), pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_is_read_and_nodes_lie_in_their_owners(path: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    root = read(Text.of(text, path=path), format_of(path))
    rows = text.count("\n") + 1
    for node in root.all():
        for child in node.children:
            assert max(node.first, 1) <= child.first <= child.last <= min(node.last, rows)


@pytest.mark.parametrize(
    ("path", "patch", "facts"),
    [
        (
            "api/shelf.proto",
            (
                "@@ -40,4 +40,5 @@\n message Shelf {\n   int32 width = 2;\n+  int32 depth = 4;\n"
                '   string accepts = 3 [default = "*/*"];\n }'
            ),
            ["field_added Shelf/Shelf.depth"],
        ),
        (
            "jobs.sql",
            (
                "@@ -40,2 +40,3 @@\n CREATE TABLE shelf (id int);\n+CREATE TABLE room (id int);\n"
                " -- every hour: */60"
            ),
            ["sql_table_added room", "  sql_column_added room/id: - -> int"],
        ),
        (
            "a.css",
            (
                "@@ -40,3 +40,3 @@\n    where it doesn't fit */\n-.cow { margin: 0 }\n+.cow { margin: 1px }\n"
                " .pig { margin: 0 }"
            ),
            ["declaration_changed .cow/margin: 0 -> 1px"],
        ),
    ],
)
def test_what_looks_like_the_end_of_a_comment_in_a_text_ends_none(
    path: str, patch: str, facts: list[str]
) -> None:
    (file,) = analyze([FileChange(path=path, patch=patch)])
    assert [line for fact in file.facts for line in _lines(fact, "")] == facts
