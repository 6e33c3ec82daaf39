"""What differs in two long values, and the lowest version of a constraint."""

import pytest

from diff_insight.facts.differs import differing
from diff_insight.facts.version_bounds import lowest, lowest_raised


@pytest.mark.parametrize(
    ("old", "new", "middle"),
    [
        ("registry.example.org/farm/web:1.4.0", "registry.example.org/farm/web:1.5.0", ("1.4.0", "1.5.0")),
        ("https://a.example/v1/x?y=1", "https://a.example/v2/x?y=1", ("v1", "v2")),
        (
            "https://a.example/tool-1.2.tar.gz",
            "https://a.example/tool-2.0.tar.gz",
            ("tool-1.2.tar.gz", "tool-2.0.tar.gz"),
        ),
        ("a/b", "x-y", None),
        ("a: b", "a: b c", None),
        ("the end", "the end.", None),
        ("a a a", "a a", None),
    ],
)
def test_values_that_begin_or_end_alike_differ_in_whole_tokens(
    old: str, new: str, middle: tuple[str, str] | None
) -> None:
    assert differing(old, new) == middle


@pytest.mark.parametrize(
    ("constraint", "version"),
    [
        (">= 2.57, < 4.0", (2, 57)),
        ("~> 1.0", (1, 0)),
        ("< 4.0", None),
        ("!= 3", None),
        ("3.15", (3, 15)),
        ("^1.2", (1, 2)),
        ("v2", (2,)),
        ("latest", None),
        ("9" * 5_000, (999_999_999,)),
    ],
)
def test_the_lowest_version_is_what_a_lower_bound_says(
    constraint: str, version: tuple[int, ...] | None
) -> None:
    assert lowest(constraint) == version


@pytest.mark.parametrize(
    ("old", "new", "raised"),
    [
        (">= 2.57, < 4.0", ">= 2.68, < 4.0", True),
        (">= 2.68", ">= 2.57", False),
        (">= 2.0", ">= 2", False),
        (">= 2.57, < 4.0", ">= 2.57, < 3.0", False),
        ("< 4.0", ">= 1.0", False),
    ],
)
def test_a_minimum_is_raised_where_the_lowest_version_does_no_longer_do(
    old: str, new: str, raised: bool
) -> None:
    assert lowest_raised(old, new) is raised
