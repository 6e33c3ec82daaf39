"""What kind of reader a file's lines go to."""

import pytest

from diff_insight.facts.syntax import syntax_of


@pytest.mark.parametrize(
    "path", ["docs/a.md", "a.MDX", "README", "LICENSE", "notes.txt", "docs/a.rst", "CHANGELOG"]
)
def test_pages_are_prose(path: str) -> None:
    assert syntax_of(path) == ("prose", "")


@pytest.mark.parametrize(
    "path", [".ci/run", "bin/deploy", "a.diff", "x.patch", "data.csv", "a.unknown", "CODEOWNERS"]
)
def test_what_is_of_an_unknown_kind_is_read_line_by_line(path: str) -> None:
    assert syntax_of(path)[0] == "code"


@pytest.mark.parametrize(
    ("path", "syntax"),
    [("a.py", ("code", "python")), ("a.yml", ("data", "yaml")), ("Pipfile", ("data", "toml"))],
)
def test_known_kinds_go_to_their_own_reader(path: str, syntax: tuple[str, str]) -> None:
    assert syntax_of(path) == syntax
