"""A query asks for the text of names as often as it likes, however seldom a text may be read to be parsed."""

import pytest

from diff_insight.trees.code import parse
from diff_insight.trees.text import Text


@pytest.mark.slow
def test_a_file_of_many_calls_is_read_whole_and_ends() -> None:
    calls = [f"test('case {at}', () => {{\n  expect({at}).toBe({at});\n}});\n" for at in range(2_500)]
    root = parse(Text.of("".join(calls), path="case.test.js"))
    assert [child.thing for child in root.children] == ["test"] * len(calls)
