"""A stretch of days cut into spans: nothing lost, nothing twice."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import InputError
from diff_insight.sources.github.history import Landed
from diff_insight.sources.spans import MAX_JOBS, Every, Span, job_matrix, missing, parse_stretch, spans_of
from tests.trials import trials

MONDAY = date(2026, 1, 5)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def line(*moments: str | datetime) -> tuple[Landed, ...]:
    """A branch whose commits, oldest first, landed at these moments; newest first."""
    made = [
        Landed(
            commit=f"{number:040x}",
            parent=f"{number - 1:040x}" if number else None,
            at=datetime.fromisoformat(moment) if isinstance(moment, str) else moment,
        )
        for number, moment in enumerate(moments)
    ]
    return tuple(reversed(made))


def commit(number: int) -> str:
    return f"{number:040x}"


def test_each_day_with_commits_is_a_span() -> None:
    landed = line(
        "2026-01-04T23:59:59+00:00",
        "2026-01-05T00:00:00+00:00",
        "2026-01-05T12:00:00+00:00",
        "2026-01-07T09:00:00+00:00",
        "2026-01-08T00:00:00+00:00",
    )

    assert spans_of(landed, since=MONDAY, until=day(2), every="day", timezone=UTC) == (
        Span(since=day(0), until=day(0), base=commit(0), head=commit(2)),
        Span(since=day(2), until=day(2), base=commit(2), head=commit(3)),
    )


def test_weeks_are_counted_from_the_first_day_and_the_last_may_be_short() -> None:
    landed = line("2026-01-05T08:00:00Z", "2026-01-11T23:00:00Z", "2026-01-12T01:00:00Z")

    assert spans_of(landed, since=MONDAY, until=day(8), every="week", timezone=UTC) == (
        Span(since=day(0), until=day(6), base=None, head=commit(1)),
        Span(since=day(7), until=day(8), base=commit(1), head=commit(2)),
    )


def test_a_day_begins_where_the_reader_lives() -> None:
    landed = line("2026-01-04T10:00:00Z", "2026-01-04T16:00:00Z")  # the 5th has begun in Tokyo

    found = spans_of(landed, since=MONDAY, until=MONDAY, every="day", timezone=ZoneInfo("Asia/Tokyo"))

    assert found == (Span(since=MONDAY, until=MONDAY, base=commit(0), head=commit(1)),)


def test_a_wrong_clock_tears_no_span_apart() -> None:
    landed = line("2026-01-05T08:00:00Z", "2026-01-09T08:00:00Z", "2026-01-06T08:00:00Z")

    assert spans_of(landed, since=MONDAY, until=day(6), every="day", timezone=UTC) == (
        Span(since=day(0), until=day(0), base=None, head=commit(0)),
        Span(since=day(1), until=day(1), base=commit(0), head=commit(2)),
    )


@trials(60)
@given(
    hours=st.lists(st.integers(min_value=-50, max_value=24 * 40), max_size=40),
    length=st.integers(min_value=0, max_value=35),
    every=st.sampled_from(get_args(Every)),
    zone=st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Chatham"]),
)
def test_every_commit_of_the_stretch_is_in_exactly_one_span(
    hours: list[int], length: int, every: Every, zone: str
) -> None:
    start = datetime(2026, 3, 1, tzinfo=ZoneInfo(zone))  # a change of clocks lies inside
    landed = line(*(start.astimezone(UTC) + timedelta(hours=hour) for hour in hours))
    first, last = start.date(), start.date() + timedelta(days=length)

    spans = spans_of(landed, since=first, until=last, every=every, timezone=start.tzinfo or UTC)

    order = [landed_.commit for landed_ in reversed(landed)]
    covered = [
        each
        for span in spans
        for each in order[order.index(span.base) + 1 if span.base else 0 : order.index(span.head) + 1]
    ]
    begin = datetime.combine(first, datetime.min.time(), start.tzinfo)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), start.tzinfo)
    latest = list(accumulate((each.at for each in landed), min))[::-1]  # a line's times never go back
    assert covered == [each for each, at in zip(order, latest, strict=True) if begin <= at < end]
    assert all(later.base == earlier.head for earlier, later in pairwise(spans))
    assert all(earlier.until < later.since for earlier, later in pairwise(spans))
    by_day = spans_of(landed, since=first, until=last, every="day", timezone=start.tzinfo or UTC)
    assert (spans[0].base, spans[-1].head) == (by_day[0].base, by_day[-1].head) if spans else not by_day


def spans(count: int) -> list[Span]:
    return [
        Span(since=day(n), until=day(n), base=commit(n) if n else None, head=commit(n + 1))
        for n in range(count)
    ]


def test_only_what_is_missing_is_made() -> None:
    made = spans(3)

    def path(span: Span) -> str:
        return f"reports/{span.until}.md"

    assert missing(made, {path(made[1])}, path) == (made[0], made[2])
    assert missing(made, {path(each) for each in made}, path) == ()


def test_a_plan_is_a_matrix_with_one_job_a_span() -> None:
    assert job_matrix(spans(2), every="day") == (
        '{"include":[{"since":"2026-01-05","until":"2026-01-05","every":"day","base":"","head":"'
        + commit(1)
        + '"},{"since":"2026-01-06","until":"2026-01-06","every":"day","base":"'
        + commit(1)
        + '","head":"'
        + commit(2)
        + '"}]}'
    )
    assert job_matrix([], every="week") == '{"include":[]}'


@trials(15)
@given(count=st.integers(min_value=1, max_value=1200))
def test_no_matrix_is_larger_than_github_takes(count: int) -> None:
    jobs = json.loads(job_matrix(spans(count), every="day"))["include"]

    assert len(jobs) <= MAX_JOBS
    assert (jobs[0]["base"], jobs[-1]["head"]) == ("", commit(count))
    assert all(later["base"] == earlier["head"] for earlier, later in pairwise(jobs))


def test_a_stretch_is_read_from_two_days() -> None:
    assert parse_stretch("2026-01-05", "2026-01-06") == (MONDAY, day(1))


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ("yesterday", "2026-01-06", "--since is 'yesterday', which is no day. Write YYYY-MM-DD."),
        ("2026-01-06", "2026-02-30", "--until is '2026-02-30', which is no day. Write YYYY-MM-DD."),
        ("2026-01-07", "2026-01-06", "--since 2026-01-07 is later than --until 2026-01-06. Give the earlier"),
    ],
)
def test_a_stretch_that_is_none_says_so(since: str, until: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_stretch(since, until)

    assert text in str(caught.value)
