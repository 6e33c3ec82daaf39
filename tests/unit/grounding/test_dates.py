"""One day has many spellings and one value."""

import pytest

from diff_insight.grounding.dates import DATE, Day, day_of


@pytest.mark.parametrize(
    "text",
    ["04/01/2025", "4/1/2025", "4-1-2025", "2025-04-01", "2025/4/1", "April 1, 2025", "Apr. 1 2025",
     "April 1st, 2025", "1 April 2025", "1st of April 2025", "2025年4月1日", "2025 年 4 月 1 日",
     "2025年4月1号"],
)  # fmt: skip
def test_one_day(text: str) -> None:
    found = DATE.fullmatch(text)
    assert found is not None
    assert day_of(found) == Day(2025, 4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/04/2025", Day(2025, 4, 13)),
        ("September 2025", Day(2025, 9, None)),
        ("2025年9月", Day(2025, 9, None)),
        ("2025-09", Day(2025, 9, None)),
        ("9月3日", Day(None, 9, 3)),
        ("May 5", Day(None, 5, 5)),
    ],
)
def test_what_is_told_of_a_day(text: str, day: Day) -> None:
    found = DATE.fullmatch(text)
    assert found is not None
    assert day_of(found) == day


@pytest.mark.parametrize("text", ["14/33/2025", "2025-13-01", "0/0/2025"])
def test_no_calendar_has_it(text: str) -> None:
    found = DATE.fullmatch(text)
    assert found is None or day_of(found) is None


def test_a_month_is_told_by_its_days_and_not_the_other_way_round() -> None:
    assert Day(2025, 9, None).told_by(Day(2025, 9, 3))
    assert not Day(2025, 9, 3).told_by(Day(2025, 9, None))
