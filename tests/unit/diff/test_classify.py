"""Every file of a range is in exactly one place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff.classify import Category, classify, matcher
from diff_insight.model import FileChange, SkippedFile


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("docs/api", ["docs/api", "docs/api/a.md", "docs/api/b/c"], ["docs/api-v2/a.md", "x/docs/api/a.md"]),
        ("docs/api/", ["docs/api/a.md"], ["docs/apis"]),
        ("*.md", ["a.md", ".md"], ["docs/a.md", "a.mdx"]),
        ("**/*.md", ["a.md", "docs/a.md", "docs/b/a.md"], ["a.mdx"]),
        ("docs/**", ["docs/a", "docs/b/c.md"], ["docs", "docsx/a"]),
        ("docs/**/img/*.png", ["docs/img/a.png", "docs/a/b/img/c.png"], ["docs/img/a/b.png"]),
        ("?.txt", ["a.txt", "字.txt"], ["ab.txt", "/.txt", ".txt"]),
        ("a+b(c).[x]*", ["a+b(c).[x]", "a+b(c).[x]y"], ["aab(c).x", "a+b(c).x"]),
        ("**", ["a", "b/c", "line\nbreak"], []),
        ("/", ["a", "b/c"], []),
    ],
)
def test_a_pattern_is_a_prefix_or_a_glob(pattern: str, matching: list[str], other: list[str]) -> None:
    matches = matcher([pattern])
    assert [path for path in matching if not matches(path)] == []
    assert [path for path in other if matches(path)] == []


@pytest.mark.parametrize("pattern", ["*a", "**a", "**/a/", "**/", "?*", "*/"])
def test_many_wildcards_take_time_in_proportion(pattern: str) -> None:
    matches, start = matcher([pattern * 9 + "x*"]), time.process_time()
    assert not matches("a" * 9000)
    assert not matches("a/" * 4500)
    assert time.process_time() - start < 5


def test_the_first_category_that_matches_wins_and_the_rest_is_listed() -> None:
    paths = ["docs/api/a.md", "docs/b.md", "src/x.py", "poetry.lock", "reports/r.md"]
    sorted_out = classify(
        [FileChange(path=path) for path in paths],
        categories=[
            Category(name="api", paths=("docs/api",)),
            Category(name="docs", paths=("docs",)),
            Category(name="none", paths=("no",)),
        ],
        ignore=["**/*.lock"],
        own_output=lambda path: path.startswith("reports/"),
    )
    assert {name: [file.path for file in files] for name, files in sorted_out.categories.items()} == {
        "api": ["docs/api/a.md"],
        "docs": ["docs/b.md"],
    }
    assert sorted_out.outside == ("src/x.py",)
    assert sorted_out.skipped == (
        SkippedFile(path="poetry.lock", reason="ignored", detail="**/*.lock"),
        SkippedFile(path="reports/r.md", reason="own output"),
    )


@given(
    st.lists(st.text(min_size=1), unique=True), st.lists(st.text(alphabet="ab/*?.", min_size=1), max_size=4)
)
def test_nothing_is_lost(paths: list[str], patterns: list[str]) -> None:
    half = len(patterns) // 2
    sorted_out = classify(
        [FileChange(path=path) for path in paths],
        categories=[Category(name=str(at), paths=(pattern,)) for at, pattern in enumerate(patterns[:half])],
        ignore=patterns[half:],
        own_output=lambda path: len(path) > 5,
    )
    placed = [file.path for files in sorted_out.categories.values() for file in files]
    assert sorted([*placed, *sorted_out.outside, *(file.path for file in sorted_out.skipped)]) == sorted(
        paths
    )
