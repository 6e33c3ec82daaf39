"""A week of a watched repository, day by day, with a crash between any two steps."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from diff_insight.action.events import Trigger, plan_of
from diff_insight.action.last_report import WatchedLookups
from diff_insight.action.plans import Nothing
from diff_insight.action.range_lookup import resolve
from diff_insight.action.range_request import RangeRequest
from diff_insight.errors import InputError
from diff_insight.github_api.client import GitHubClient
from diff_insight.model import RangeDiff
from diff_insight.sources.github.compare import GitHubSource
from diff_insight.sources.github.history import landed_since
from diff_insight.sources.spans import spans_of
from tests.fakes.github import Answer, GitHubServer
from tests.repositories import Repository

DAYS = [date(2026, 1, 5 + number) for number in range(7)]
QUIET = {DAYS[2], DAYS[5]}


class Crash(BaseException):
    """The machine is gone; nothing catches this."""


@dataclass
class Target:
    """A branch of reports: one commit writes everything or nothing."""

    heads: dict[str, str] = field(default_factory=dict)
    ranges: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    commits: int = 0

    def head_of(self, repository: str, branch: str) -> str | None:
        return self.heads.get(f"{repository} {branch}")

    def commit(self, request: RangeRequest, diff: RangeDiff) -> None:
        heads = dict(self.heads)
        if request.moves_state:
            heads[f"{request.repository} {request.branch}"] = diff.range.head or ""
        ends = (diff.range.base or "", diff.range.head or "")
        files = self.files + [change.path for change in diff.changes]
        self.heads, self.ranges, self.files = heads, [*self.ranges, ends], files
        self.commits += 1


def scheduled_run(client: GitHubClient, target: Target, step: Callable[[str], None]) -> Nothing | None:
    """What a scheduled run does, one step after the other."""
    trigger = Trigger(
        event="schedule",
        payload={"schedule": "0 6 * * *"},
        workflow_repository="octo/reports",
        repository="octo/docs",
    )
    step("plan")
    found = resolve(plan_of(trigger), WatchedLookups(client, target))
    step("chosen")
    if isinstance(found, Nothing):
        return found
    (request,) = found
    diff = GitHubSource(
        client=client,
        repository=request.repository,
        base=request.base,
        head=request.head,
        chosen_by=request.rule,
    ).read()
    step("read")
    target.commit(request, diff)
    step("committed")
    return None


STEPS = ["plan", "chosen", "read", "committed"]


@pytest.mark.slow
def test_each_range_of_a_week_is_reported_exactly_once(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    """Every day the run dies once at each step, and is started again."""
    start = repository.commit({"start.md": "start\n"})
    github.host("octo/docs", repository)
    target = Target(heads={"octo/docs main": start})
    written: list[str] = []

    def run(*, dies_at: str | None = None) -> Nothing | None:
        def step(name: str) -> None:
            if name == dies_at:
                raise Crash

        return scheduled_run(client, target, step)

    for day in DAYS:
        before = target.commits
        for number in range(0 if day in QUIET else 2):
            written.append(f"{day}-{number}.md")
            repository.commit({written[-1]: "text\n"}, date=f"{day}T12:00:00Z")
        for name in STEPS:
            with suppress(Crash):
                run(dies_at=name)
        assert isinstance(run(), Nothing)
        assert target.commits == before + (day not in QUIET)

    ends = [start, *(head for _, head in target.ranges)]
    assert target.files == written
    assert [base for base, _ in target.ranges] == ends[:-1]
    assert ends[-1] == repository.git("rev-parse", "main")


@pytest.mark.slow
def test_a_backfill_of_the_week_makes_the_same_reports_and_moves_no_state(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    start = repository.commit({"start.md": "start\n"}, date="2026-01-04T12:00:00Z")
    heads = []
    for day in DAYS:
        if day in QUIET:
            continue
        repository.commit({f"{day}-0.md": "text\n"}, date=f"{day}T10:00:00Z")
        repository.git("switch", "--quiet", "-c", f"work-{day}")
        repository.commit({f"{day}-1.md": "text\n"}, date=f"{DAYS[0]}T00:00:01Z")
        repository.git("switch", "--quiet", "main")
        repository.git("merge", "--quiet", "--no-ff", "-m", "merge", f"work-{day}", date=f"{day}T12:00:00Z")
        heads.append(repository.git("rev-parse", "main"))
    github.host("octo/docs", repository)
    github.renamed["octo/old"] = "octo/docs"

    line = landed_since(client, "octo/old", "main", since=datetime(2026, 1, 5, tzinfo=UTC))
    spans = spans_of(line, since=DAYS[0], until=DAYS[-1], every="day", timezone=UTC)

    assert [(span.since, span.base, span.head) for span in spans] == [
        (day, base, head)
        for day, base, head in zip(
            [day for day in DAYS if day not in QUIET], [start, *heads], heads, strict=False
        )
    ]
    files = [
        [
            change.path
            for change in GitHubSource(client=client, repository="octo/docs", base=span.base, head=span.head)
            .read()
            .changes
        ]
        for span in spans
    ]
    assert files == [[f"{day}-0.md", f"{day}-1.md"] for day in DAYS if day not in QUIET]


def test_more_commits_than_a_page_are_followed(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    repository.commit({"a.md": "0\n"})
    stream = "".join(
        f"commit refs/heads/main\ncommitter A <a@b> {1767600000 + n} +0000\ndata 1\nx\n"
        + ("from refs/heads/main^0\n" if n == 0 else "")
        for n in range(250)
    )
    repository.git("fast-import", "--quiet", "--force", data=stream.encode())
    github.host("octo/docs", repository)

    line = landed_since(client, "octo/docs", "main", since=datetime(2026, 1, 5, tzinfo=UTC))

    assert [landed.commit for landed in line] == repository.git("rev-list", "-250", "main").split("\n")
    assert len(github.requests) == 4


def test_a_branch_that_is_not_there_is_named(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    repository.commit({"a.md": "0\n"})
    github.host("octo/docs", repository)

    with pytest.raises(InputError, match="octo/docs has no branch 'next'"):
        landed_since(client, "octo/docs", "next", since=datetime(2026, 1, 5, tzinfo=UTC))


def test_a_commit_that_tells_no_time_takes_its_neighbours(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    first = repository.commit({"a.md": "0\n"}, date="2026-01-05T12:00:00Z")
    second = repository.commit({"a.md": "1\n"}, date="2026-01-06T12:00:00Z")
    hosted = github.host("octo/docs", repository)
    rows = github.shapes.commits(hosted, "main")
    rows[1]["commit"]["committer"] = None
    github.fail("GET", "*/commits", Answer(json=rows))

    line = landed_since(client, "octo/docs", "main", since=datetime(2026, 1, 5, tzinfo=UTC))

    noon = datetime(2026, 1, 6, 12, tzinfo=UTC)
    assert [(each.commit, each.at) for each in line] == [(second, noon), (first, noon)]
