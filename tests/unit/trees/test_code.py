"""Programs of every language are read into trees: `code/NAME.txt` is the text, `code/NAME.tree` its tree."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.trees.code import parse, read
from diff_insight.trees.languages import QUERIES, Row, row_of, rows
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from tests.trials import trials
from tests.unit.trees.outline import outline

SAMPLES = Path(__file__).with_name("code")
NAMES = sorted(path.name.removesuffix(".txt") for path in SAMPLES.glob("*.txt"))


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_program_is_read_into_a_tree(name: str) -> None:
    expected = (SAMPLES / f"{name}.tree").read_text("utf-8")
    assert outline(parse(Text.of(sample(name), path=name))) == expected


def test_every_language_has_a_sample() -> None:
    read_so = {row_of(name) for name in NAMES}
    assert [row.name for row in rows() if row not in read_so and row.name != "c_header"] == []


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_of_windows_change_nothing(name: str) -> None:
    text = sample(name)
    windows = text.replace("\n", "\r\n")
    assert outline(parse(Text.of(windows, path=name))) == outline(parse(Text.of(text, path=name)))


def test_what_is_no_file_of_code_is_refused() -> None:
    with pytest.raises(UnreadableError):
        parse(Text.of("a, b\n", path="cows.csv"))


def test_a_script_is_known_by_its_first_line() -> None:
    tree = parse(Text.of("#!/usr/bin/env -S python3 -u\ndef moo():\n    pass\n", path="bin/moo"))
    assert [node.thing for node in tree.children] == ["comment", "function"]


def test_a_place_that_is_not_of_the_language_has_no_node_and_its_neighbours_stay() -> None:
    text = (
        "class Cow:\n    def moo(self):\n        return 1\n\n"
        "    def ) broken (:\n\n    def run(self):\n        pass\n"
    )
    tree = outline(parse(Text.of(text, path="cow.py")))
    assert "method moo" in tree
    assert "method run" in tree
    assert "broken" not in tree


def test_what_is_nested_beyond_bounds_is_no_trouble() -> None:
    deep = "".join(f"{' ' * at}if cow:\n" for at in range(300)) + " " * 300 + "moo()\n"
    assert parse(Text.of(deep, path="deep.py")).children
    for source in ("(" * 10_000, "{" * 10_000, "f(" * 5_000 + "function(){ a() }"):
        with suppress(UnreadableError):  # a program that no person wrote may be refused
            parse(Text.of(source, path="deep.js"))


def test_a_new_language_is_a_query_and_a_row(tmp_path: Path) -> None:
    (tmp_path / "styles.scm").write_text(
        "(rule_set (selectors) @name) @class\n"
        "(rule_set (block (declaration (property_name) @name (_) @value) @field))\n"
        "(comment) @comment\n",
        "utf-8",
    )
    row = Row.of(
        "styles",
        {"grammar": "tree_sitter_css", "queries": ["styles"], "public": "not_private", "docs": "before"},
        queries=tmp_path,
    )
    tree = read(Text.of("/* Cows. */\n.cow {\n  color: red;\n}\n", path="cow.css"), row)
    assert outline(tree) == (
        "1-4 class .cow | .cow { … }\n  1-1 docstring | Cows.\n  3-3 field color value=red | color: red\n"
    )


def test_every_query_belongs_to_a_language() -> None:
    used = {path for row in rows() for path in row.queries}
    assert set(QUERIES.glob("*.scm")) == used


def nested(node: Node, first: int, last: int) -> None:
    assert first <= node.first <= node.last <= last
    for child in node.children:
        nested(child, node.first, node.last)


@trials(60)
@given(
    name=st.sampled_from(NAMES),
    cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=5),
    noise=st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from(["}", "{", '"""', "/*", "*/", "end", "\0", "  x(", "\ud800", "'"]),
        ),
        max_size=4,
    ),
    sparse=st.booleans(),
    heading=st.booleans(),
)
def test_any_text_is_read_and_its_nodes_nest(
    name: str, cuts: list[tuple[int, int]], noise: list[tuple[int, str]], sparse: bool, heading: bool
) -> None:
    lines = dict(enumerate(sample(name).split("\n"), start=1))
    for at, said in noise:
        if at in lines:
            lines[at] = said
    for first, length in cuts:
        for at in range(first, first + length):
            lines.pop(at, None)
    if sparse:
        headings = dict.fromkeys(lines, "class Cow {") if heading else {}
        text = Text.sparse(lines, headings=headings, path=name)
    else:
        text = Text.of("\n".join(lines.values()), path=name)
    nested(parse(text), 1, text.source.count("\n") + 1)


def fragment(path: str, source: str, *, heading: str = "", first: int = 40) -> str:
    lines = dict(enumerate(source.split("\n"), start=first))
    headings = {first: heading} if heading else {}
    text = Text.sparse(lines, headings=headings, path=path)
    return outline(parse(text).renumbered(text.numbers))


FRAGMENTS = sorted((SAMPLES / "fragments").glob("*.txt"))


@pytest.mark.parametrize("case", FRAGMENTS, ids=lambda case: case.stem)
def test_fragments_are_read_as_what_they_are(case: Path) -> None:
    head, _, rest = case.read_text("utf-8").partition("=== lines\n")
    source, _, expected = rest.partition("\n=== tree\n")
    path, heading = (row.partition(" ")[2] for row in head.splitlines())
    assert fragment(path, source, heading=heading) == expected
