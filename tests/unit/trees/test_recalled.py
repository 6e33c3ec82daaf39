"""What was read before is read no differently the second time, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.trees import recalled
from diff_insight.trees.code import parse
from diff_insight.trees.text import Text
from tests.unit.trees.test_code import NAMES, sample


def read(source: str, path: str) -> str:
    return repr(parse(Text.of(source, path=path)))


def read_anew(source: str, path: str) -> str:
    recalled.forget()
    return read(source, path)


@pytest.mark.slow
@given(
    name=st.sampled_from(NAMES),
    dropped=st.sets(st.integers(0, 60), max_size=4),
    doubled=st.sets(st.integers(0, 60), max_size=4),
)
def test_a_file_reads_as_if_its_other_version_had_not_been_read(
    name: str, dropped: set[int], doubled: set[int]
) -> None:
    lines = sample(name).split("\n")
    other = "\n".join(
        line for at, line in enumerate(lines) if at not in dropped for _ in range(1 + (at in doubled))
    )
    alone = read_anew(other, name)
    read_anew(sample(name), name)
    assert read(other, name) == alone


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.py", "def milk(cow):\n    return cow\n", "class Barn:\n def milk(cow):\n    return cow\n"),
        ("a.py", "def milk(cow):\n    return cow\n", '__all__ = ["feed"]\ndef milk(cow):\n    return cow\n'),
        ("a.js", "function milk() {\n  feed()\n}\n", "function milk() {\n  feed()\n}\nexport { milk }\n"),
        ("a.ts", "foo(() => 'a  b')\n", "x = `${foo(() => 'a  b')}`\n"),
        ("a.rb", "def milk\n  1\nend\n", "class Barn\nprivate\ndef milk\n  1\nend\nend\n"),
        (
            "A.java",
            "class A {\n  void milk() {\n    feed();\n  }\n}\n",
            "interface A {\n  void milk() {\n    feed();\n  }\n}\n",
        ),
        (
            "a.rs",
            "fn milk() {\n    feed();\n}\n",
            "trait Cow {\nfn milk() {\n    feed();\n}\n}\n",
        ),
    ],
)
def test_what_it_stands_in_is_minded(path: str, one: str, other: str) -> None:
    alone = read_anew(other, path)
    assert read_anew(one, path)
    assert read(other, path) == alone


def test_it_is_known_again_lower_down() -> None:
    source = "def milk(cow):\n    return cow\n"
    alone = read_anew(f"\n\n{source}", "a.py")
    first = parse(Text.of(source, path="a.py")).children[0]
    again = parse(Text.of(f"\n\n{source}", path="a.py")).children[0]
    assert again.attributes is first.attributes
    assert (first.first, again.first, again.children[0].heads) == (1, 3, first.children[0].heads)
    assert read(f"\n\n{source}", "a.py") == alone
