"""A stretch of days cut into commit ranges, one per day or week that has commits.

What landed on a branch is its line of first parents: a commit made on Monday and merged on Wednesday is
Wednesday's. Each range begins where the one before it ended, so every change is in exactly one of them,
however the stretch is cut; that is what lets many machines share it and a broken run be taken up again.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from diff_insight.errors import InputError
from diff_insight.sources.github.history import Landed

Every = Literal["day", "week"]

MAX_JOBS = 256
"""Jobs that one matrix may have (docs: Workflow syntax, `jobs.<job_id>.strategy.matrix`)."""

_STEP = {"day": timedelta(days=1), "week": timedelta(days=7)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The commits that landed between two days, both included.

    Attributes:
        since: The first day.
        until: The last day; the report's date.
        base: Commit id that the range starts after; None: it holds the first commit of all.
        head: Commit id that it ends with.
    """

    since: date
    until: date
    base: str | None
    head: str


def parse_stretch(since: str, until: str) -> tuple[date, date]:
    """Read the two days of a stretch.

    Raises:
        InputError: One is no day, or they stand the wrong way round.
    """
    days = []
    for option, text in (("--since", since), ("--until", until)):
        try:
            days.append(date.fromisoformat(text))
        except ValueError as error:
            raise InputError(f"{option} is {text!r}, which is no day.", remedy="Write YYYY-MM-DD.") from error
    if days[0] > days[1]:
        raise InputError(
            f"--since {since} is later than --until {until}.", remedy="Give the earlier day first."
        )
    return days[0], days[1]


def start_of(day: date, timezone: tzinfo) -> datetime:
    """The moment at which a day begins there."""
    return datetime.combine(day, time(), timezone)


def spans_of(
    line: Sequence[Landed], *, since: date, until: date, every: Every, timezone: tzinfo
) -> tuple[Span, ...]:
    """Cut what landed on a branch into spans, oldest first; days without a commit make none.

    Args:
        line: The branch's line of first parents, newest first, at least down to `since`.
        since: The first day.
        until: The last day, included.
        every: How long a span is; weeks are counted from `since`, and the last may be shorter.
        timezone: Where a day begins and ends.
    """
    landed = list(_in_order(line))[::-1]
    spans = []
    for first, last in _days(since, until, every):
        begin, end = start_of(first, timezone), start_of(last + timedelta(days=1), timezone)
        inside = landed[_index(landed, begin) : _index(landed, end)]
        if inside:
            spans.append(Span(since=first, until=last, base=inside[0].parent, head=inside[-1].commit))
    return tuple(spans)


def missing(
    spans: Iterable[Span], present: Container[str], path_of: Callable[[Span], str]
) -> tuple[Span, ...]:
    """The spans whose report is not there yet.

    Args:
        spans: All of them.
        present: The paths in the target branch.
        path_of: Where the report of a span goes.
    """
    return tuple(span for span in spans if path_of(span) not in present)


def job_matrix(spans: Sequence[Span], *, every: Every) -> str:
    """Print the spans as a job matrix for `fromJSON`: one job a span, neighbours together beyond 256.

    Each job has `since` and `until` for `backfill` and, for who wants to read a range directly, `base`
    (empty: none) and `head`.
    """
    share = max(1, -(-len(spans) // MAX_JOBS))
    jobs = [
        {
            "since": group[0].since.isoformat(),
            "until": group[-1].until.isoformat(),
            "every": every,
            "base": group[0].base or "",
            "head": group[-1].head,
        }
        for group in (spans[at : at + share] for at in range(0, len(spans), share))
    ]
    return json.dumps({"include": jobs}, separators=(",", ":"))


def _index(landed: Sequence[Landed], moment: datetime) -> int:
    return bisect_left(landed, moment, key=lambda commit: commit.at)


def _in_order(line: Sequence[Landed]) -> Iterator[Landed]:
    """The line with times that never grow towards the past: a wrong clock must not tear a span apart."""
    latest: datetime | None = None
    for commit in line:
        latest = commit.at if latest is None else min(latest, commit.at)
        yield Landed(commit=commit.commit, parent=commit.parent, at=latest)


def _days(since: date, until: date, every: Every) -> Iterator[tuple[date, date]]:
    first = since
    while first <= until:
        last = min(first + _STEP[every] - timedelta(days=1), until)
        yield first, last
        first = last + timedelta(days=1)
