"""What holds for every text of every format of values, infrastructure and builds."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from diff_insight.trees.formats import format_of, read
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from tests.trials import trials

PATHS = (
    "a.yaml",
    ".github/workflows/ci.yml",
    "charts/farm/templates/barn.yaml",
    "charts/farm/templates/_helpers.tpl",
    "openapi.yaml",
    "a.json",
    "a.json5",
    "a.toml",
    "a.ini",
    "robots.txt",
    ".env",
    "a.properties",
    "Info.plist",
    "herd.csv",
    "herd.tsv",
    "debian/changelog",
    "Dockerfile",
    "main.tf",
    "Makefile",
    "justfile",
    ".gitignore",
    "barn.1",
    "CMakeLists.txt",
)

_PIECES = st.sampled_from(
    [
        *(
            "a",
            "b: 1",
            "- x",
            "key:",
            "  ",
            "    ",
            "\t",
            "- name: q",
            "- ",
            '"',
            "'",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
        ),
        *(
            "\n",
            "\n",
            "\n\n",
            "#",
            "# c",
            "//",
            "/*",
            "*/",
            "|",
            ">-",
            "&a",
            "*a",
            "!t",
            "<<: *a",
            "---",
            "...",
            "?",
        ),
        *("=", "= 1", "[t]", "[[t]]", "t.u", '"""', "'''", "<key>k</key>", "<string>", "</string>", "<dict>"),
        *(
            "</dict>",
            "<array>",
            "<!--",
            "-->",
            "<true/>",
            "FROM a:1 AS b",
            "RUN x && \\",
            "apt-get install -y g \\",
        ),
        *(
            "ENV A=b",
            "COPY . /x",
            "<<EOF",
            "EOF",
            'resource "a" "b" {',
            "locals {",
            "x = [1, {",
            "jobs:",
            "steps:",
        ),
        *(
            "on:",
            "paths:",
            "/cows:",
            "get:",
            "parameters:",
            "{{",
            "}}",
            "{{ if x }}",
            "all: b",
            "\techo",
            "define X",
        ),
        *(
            "add_library(",
            "set(A",
            ")",
            "\\",
            "\r",
            "\x85",
            "\u2028",
            "\x00",
            "\ue000",
            "\ue001",
            "é",
            "😀",
            "1e999",
        ),
    ]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map("".join))


def _nested(node: Node, rows: int) -> None:
    for child in node.children:
        assert 1 <= child.first <= child.last <= rows, child
        assert node.thing == "file" or (node.first <= child.first and child.last <= node.last), (node, child)
        assert all(child.first <= head <= child.last for head in child.heads), child
        assert "\ue000" not in child.name or "\ue000" in _given, child
        _nested(child, rows)


_given = ""


@pytest.mark.parametrize("path", PATHS)
@trials(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=_TEXTS)
def test_nodes_of_a_whole_text_nest_and_stand_on_its_rows(path: str, source: str) -> None:
    global _given  # noqa: PLW0603 - what the check of names compares with
    _given = source
    _nested(read(Text.of(source, path=path), format_of(path)), source.count("\n") + 1)


@pytest.mark.parametrize("path", PATHS)
@trials(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=_TEXTS, step=st.integers(2, 4), heading=st.sampled_from(["", "jobs:", "key = 1", "[t]", "a {"]))
def test_nodes_of_a_text_with_gaps_nest_and_stand_on_its_lines(
    path: str, source: str, step: int, heading: str
) -> None:
    global _given  # noqa: PLW0603 - what the check of names compares with
    _given = source
    lines = {at + 5: line for at, line in enumerate(source.split("\n")) if (at // 3) % step}
    text = Text.sparse(lines, headings={min(lines, default=0): heading} if heading else {}, path=path)
    _nested(read(text, format_of(path)), source.count("\n") + 6)


HOSTILE = (
    "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 40)),
    "{" * 10_000,
    '{"a":' * 10_000,
    "- " * 10_000,
    "".join(" " * n + "a:\n" for n in range(1_000)),
    "a {\n" * 10_000,
    "a = {" * 10_000,
    "<dict>" * 10_000,
    "a" + ".a" * 10_000 + " = 1",
    "/*" * 50_000,
    "{{" * 50_000,
    "<!--" * 30_000,
    '"' * 50_000,
    "a: " + "9" * 100_000,
    "\\\n" * 20_000,
    "(" * 50_000,
)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.timeout(20)
def test_hostile_texts_end_in_bounded_time(path: str) -> None:
    for source in HOSTILE:
        _nested(read(Text.of(source, path=path), format_of(path)), source.count("\n") + 1)


@pytest.mark.parametrize(
    ("path", "line"),
    [("a.yaml", "k{}: 1\n"), ("a.json", '"k{}": 1,\n'), ("a.toml", "k{} = 1\n"), ("herd.csv", "{},a\n")],
)
@pytest.mark.slow
@pytest.mark.timeout(20)
def test_a_hundred_thousand_keys_are_told_as_lines(path: str, line: str) -> None:
    source = "".join(line.format(number) for number in range(100_000))
    if path == "a.json":
        source = f"{{{source}}}"
    assert read(Text.of(source, path=path), format_of(path)).children == ()
