"""The missing reports of a stretch of days: one run per day or week that has commits.

What is there already is left alone, so a broken run is taken up again by starting it once more, and many
machines can share a stretch (`--plan`). The state of a watched branch is never moved.
"""

import datetime as dt
import os
import zoneinfo
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from diff_insight import pipeline
from diff_insight.console import progress_on
from diff_insight.errors import InputError
from diff_insight.model import CommitRange, RunResult
from diff_insight.ports import Progress, Source
from diff_insight.settings.resolve import DEFAULT_OUTPUT, Settings
from diff_insight.sources.spans import Every, Span, job_matrix, missing, parse_stretch, spans_of, start_of
from diff_insight.wiring.delivery import deliver, filled, form_of, tell_usage
from diff_insight.wiring.engines import claude_settings, engine_of
from diff_insight.wiring.jobs import job_of, settings_of
from diff_insight.wiring.sources import countdown, github_client
from diff_insight.wiring.streams import Streams

if TYPE_CHECKING:
    from diff_insight.claude.batches import Batches
    from diff_insight.sources.github.history import Landed


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What was asked for.

    Attributes:
        since: The first day, YYYY-MM-DD.
        until: The last day, included.
        every: How long a span is.
        branch: Whose commits; None: the default branch, or HEAD of a clone.
        plan: Only print the spans as a job matrix.
        batch: Ask the model through batches: half the price, collected by a later run.
    """

    since: str
    until: str
    every: Every = "day"
    branch: str | None = None
    plan: bool = False
    batch: bool = False


def backfill(stretch: Stretch, *, config: str | None, options: Mapping[str, Any], streams: Streams) -> None:
    """Make the missing reports of a stretch.

    Raises:
        DiffInsightError: Says what failed; the reports before it are written.
    """
    since, until = parse_stretch(stretch.since, stretch.until)
    progress = progress_on(streams.stderr, workflow=streams.workflow)
    settings, configuration = settings_of(
        options, config, tell=progress.notice, defaults={"output": DEFAULT_OUTPUT}
    )
    if settings.diff:
        raise InputError("backfill needs a history, and --diff has none.", remedy="Name --git or --repo.")
    if settings.output == "-":
        raise InputError(
            "backfill writes what is missing, and --output - names no place.", remedy="Name files."
        )
    timezone = zoneinfo.ZoneInfo(configuration.get("timezone", "UTC"))
    batches = _batches(settings) if stretch.batch and not stretch.plan else None
    history = _history(settings, stretch.branch)
    with progress.step("Reading the history"):
        line = history.landed(since=start_of(since, timezone))
    spans = spans_of(line, since=since, until=until, every=stretch.every, timezone=timezone)
    wanted = missing(spans, _Present(), lambda span: _a_path(settings, span))
    if stretch.plan:
        streams.write(job_matrix(wanted, every=stretch.every) + "\n", json=True)
        return
    if not wanted:
        progress.notice(f"Nothing is missing between {since} and {until}.")
        return
    if batches and not _batched(batches, settings, history, wanted, progress):
        return
    left = settings.max_cost
    for span in wanted:
        bounded = replace(settings, max_cost=left, date=span.until.isoformat())
        result = _report(bounded, history, span, streams=streams, progress=progress)
        if left is not None:  # the ceiling is one of the whole run
            left = max(0.0, left - (result.usage.cost_usd or 0.0))


class _Present:
    """The reports that lie on disk."""

    def __contains__(self, path: object) -> bool:
        return Path(str(path)).exists()


def _a_path(settings: Settings, span: Span) -> str:
    """The path of a report of a span: they are written together, and a day may touch any category."""
    result = RunResult(range=CommitRange(base=span.base, head=span.head))
    paths = [
        filled(
            str(settings.output),
            result,
            date=span.until.isoformat(),
            locale=settings.locales[0],
            category=category.name,
        )
        for category in settings.categories
    ]
    return next((path for path in paths if Path(path).exists()), paths[0])


def _report(
    settings: Settings, history: "_History", span: Span, *, streams: Streams, progress: Progress
) -> RunResult:
    seconds_left = countdown(settings.deadline)  # each report is a run of its own
    source = history.source(span, seconds_left)
    engine = engine_of(settings, os.environ, progress, seconds_left=seconds_left)
    result = pipeline.run(job_of(settings), source=source, engine=engine, progress=progress)
    for warning in result.warnings:
        progress.warning(f"{span.until}: {warning}")
    deliver(result, settings, form_of(settings, streams, os.environ), streams, os.environ)
    tell_usage(result, progress)
    reports = "1 report" if len(result.reports) == 1 else f"{len(result.reports)} reports"
    files = "1 file" if result.range.files == 1 else f"{result.range.files} files"
    progress.notice(f"{span.until}: {reports}, {files}.")
    return result


def _batches(settings: Settings) -> "Batches | None":
    """Give the way to ask in batches; None where there are no credentials and offline will do.

    Raises:
        InputError: The settings leave no way to ask in batches.
    """
    from diff_insight.claude.batches import Batches  # noqa: PLC0415 - few runs need it
    from diff_insight.claude.sender import credentials  # noqa: PLC0415 - few runs need it

    if settings.engine == "offline":
        raise InputError("--batch asks a model, and --engine offline does not.", remedy="Leave one out.")
    batches = Batches(claude_settings(settings, os.environ))
    return batches if credentials(settings.provider, os.environ) or settings.engine == "claude" else None


def _batched(
    batches: "Batches", settings: Settings, history: "_History", spans: Sequence[Span], progress: Progress
) -> bool:
    """Collect what was asked for earlier and ask for the rest; tell whether the reports can be made.

    What failed in a batch is not sent off once more: the reports ask for it in the ordinary way.
    """
    collected = batches.collect()
    if collected.answers or collected.failed:
        cost = "at an unknown cost" if collected.cost_usd is None else f"for USD {collected.cost_usd:.6f}"
        progress.notice(
            f"{collected.answers} answers were collected {cost}, {collected.failed} requests failed."
        )
    if collected.waiting:
        progress.notice(f"{collected.waiting} batches are on their way; run this again later.")
        return False
    if collected.failed:
        return True
    ranges = [
        pipeline.read(
            job_of(settings), source=history.source(span, countdown(settings.deadline)), progress=progress
        ).analyzed
        for span in spans
    ]
    submitted = batches.submit(ranges, locales=settings.locales)  # at once: the ceiling is one of the run
    if not submitted.requests:
        return True
    left = f", {submitted.over_budget} more did not fit under --max-cost" if submitted.over_budget else ""
    progress.notice(f"{submitted.requests} requests were sent off in batches{left}; run this again later.")
    return False


class _History(Protocol):
    """Where the commits of a stretch are: a repository on GitHub, or a clone."""

    def landed(self, *, since: dt.datetime) -> "tuple[Landed, ...]": ...

    def source(self, span: Span, seconds_left: Callable[[], float]) -> Source: ...


@dataclass(frozen=True, slots=True)
class _Clone:
    settings: Settings
    branch: str | None

    def landed(self, *, since: dt.datetime) -> "tuple[Landed, ...]":
        from diff_insight.sources.git_history import landed_in_clone  # noqa: PLC0415

        return landed_in_clone(
            Path(self.settings.git or "."),
            self.branch or "HEAD",
            since=since,
            seconds_left=countdown(self.settings.deadline),
        )

    def source(self, span: Span, seconds_left: Callable[[], float]) -> Source:
        from diff_insight.sources.git import GitSource  # noqa: PLC0415

        folder = Path(self.settings.git or ".")
        return GitSource(
            folder, span.base, span.head, authors=self.settings.authors, seconds_left=seconds_left
        )


@dataclass(frozen=True, slots=True)
class _Hosted:
    settings: Settings
    branch: str | None

    def landed(self, *, since: dt.datetime) -> "tuple[Landed, ...]":
        from diff_insight.sources.github.history import landed_since  # noqa: PLC0415
        from diff_insight.sources.github.lookups import GitHubLookups  # noqa: PLC0415

        repository = str(self.settings.repo)
        with github_client(self.settings) as client:
            branch = self.branch or GitHubLookups(client).default_branch(repository)
            return landed_since(client, repository, branch, since=since)

    def source(self, span: Span, seconds_left: Callable[[], float]) -> Source:  # noqa: ARG002
        # its client counts from now, too
        from diff_insight.sources.github.compare import GitHubSource  # noqa: PLC0415

        return GitHubSource(
            client=github_client(self.settings),
            repository=str(self.settings.repo),
            base=span.base,
            head=span.head,
            authors=self.settings.authors,
        )


def _history(settings: Settings, branch: str | None) -> _History:
    return _Hosted(settings, branch) if settings.repo else _Clone(settings, branch)
