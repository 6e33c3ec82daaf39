"""Which keys are limits, and how quantities compare."""

import pytest

from diff_insight.facts.limit_words import bound_of, compared


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("upload.max_size_mb", "maximum"),
        ("maxCows", "maximum"),
        ("MAX_COWS", "maximum"),
        ("timeout-minutes", "maximum"),
        ("minLength", "minimum"),
        ("min_timeout", "maximum"),
        ("memory.limit", "maximum"),
        ("limits.memory", None),
        ("maximal", None),
        ("unlimited", None),
        ("minutes", None),
        ("size", None),
        ("", None),
    ],
)
def test_a_key_is_a_limit_by_the_words_of_its_last_part(name: str, bound: str | None) -> None:
    assert bound_of(name) == bound


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ("4000", "1000", "lower"),
        ("1000", "4,000", "higher"),
        ("1_000", "999", "lower"),
        ("512Mi", "1Gi", "higher"),
        ("1024Ki", "1Mi", None),
        ("90s", "1 min", "lower"),
        ("0.5", "0.25", "lower"),
        ("-1", "1", "higher"),
        ("10", "10.0", None),
        ("10", "10s", None),
        ("10%", "5", "lower"),
        ("1.2.3", "1.2.4", None),
        ("fast", "10", None),
        ("9" * 100_000, "1", None),
        ("1e999999", "1", None),
        ("", "1", None),
    ],
)
def test_quantities_of_one_kind_compare(old: str, new: str, way: str | None) -> None:
    assert compared(old, new) == way
