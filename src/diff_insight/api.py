"""Reports from Python: what `diff-insight report --engine offline` does, as a function.

These names are public (docs/python.md); all others may change with any release. No network is used, but for
the history that a shallow clone lacks. What a person would be told goes to the logger `diff_insight`.
"""

import datetime as dt
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from diff_insight import pipeline
from diff_insight.diff.classify import Category
from diff_insight.errors import DiffInsightError, InputError
from diff_insight.model import Flavor, Locale, RunResult
from diff_insight.ports import Source
from diff_insight.reports.assemble import DEFAULT_TITLE, Layout
from diff_insight.reports.load import load
from diff_insight.reports.render import render
from diff_insight.reports.result import dump
from diff_insight.settings.checks import check
from diff_insight.sources.git import GitSource, parse_range
from diff_insight.sources.unified import DiffSource
from diff_insight.telling.offline import OfflineEngine

__all__ = ["DiffInsightError", "RunResult", "dump", "load", "markdown", "report"]

_LOGGER = logging.getLogger("diff_insight")


def report(  # noqa: PLR0913 - each stands alone, by its name
    diff: str | bytes | None = None,
    *,
    clone: Path | str | None = None,
    commit_range: str | None = None,
    locales: Sequence[Locale | str] = ("en_US",),
    categories: Mapping[str, Sequence[str]] | None = None,
    ignore: Sequence[str] = (),
    title: str = DEFAULT_TITLE,
    date: dt.date | None = None,
) -> RunResult:
    """Report on a diff, or on a commit range of a clone.

    Args:
        diff: A unified diff, as `git diff` prints it.
        clone: The folder of a clone; with `diff` where the whole files of the diff are found.
        commit_range: `BASE...HEAD`, `BASE..HEAD` or `BASE` of the clone; None: the last commit.
        locales: A report in each; the short names of the command line (`zh`) serve too.
        categories: Names of reports and the path patterns of their files, the first match wins; None: one
            report on all files.
        ignore: Path patterns of files that no report covers; they are listed as skipped.
        title: Template of the reports' titles (docs/configuration.md).
        date: The reports' date; None: today in UTC.

    Returns:
        The run result, a report for each category and locale that has files.

    Raises:
        InputError: The arguments do not fit together, or the range is not there.
        SourceError: The range cannot be read.
    """
    if diff is None and clone is None:
        raise InputError("There is nothing to report on.", remedy="Give a diff, or the folder of a clone.")
    if diff is not None and commit_range is not None:
        raise InputError("A diff has no commit range.", remedy="Leave commit_range out, or give no diff.")
    checked, faults = check({"locales": list(locales), "title": title})
    if faults:
        raise InputError(f"{'; '.join(faults)}.")
    job = pipeline.Job(
        categories=[Category(name="all")]
        if categories is None
        else [Category(name=name, paths=tuple(paths)) for name, paths in categories.items()],
        ignore=ignore,
        layout=Layout(
            date=(date or dt.datetime.now(dt.UTC).date()).isoformat(), locales=checked["locales"], title=title
        ),
    )
    source = _source(diff, clone, commit_range)
    return pipeline.run(job, source=source, engine=OfflineEngine(), progress=_Logged())


def markdown(result: RunResult, *, flavor: Flavor = "github") -> str:
    """Give all reports of a run result as Markdown, one below the other."""
    return "\n".join(render(result, each, flavor=flavor) for each in result.reports)


def _source(diff: str | bytes | None, clone: Path | str | None, commit_range: str | None) -> Source:
    folder = None if clone is None else Path(clone)
    if diff is not None:
        data = diff.encode("utf-8", "surrogateescape") if isinstance(diff, str) else diff
        return DiffSource(data, None, folder)
    return GitSource(folder or Path(), *parse_range(commit_range))


class _Logged:
    """Tells a logger what a person would be told; see `diff_insight.ports.Progress`."""

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator["_Logged"]:  # noqa: ARG002 - the port's names
        _LOGGER.debug(title)
        yield self

    def advance(self, units: int = 1) -> None:
        """Say nothing of single units."""

    def notice(self, text: str) -> None:
        _LOGGER.info(text)

    def warning(self, text: str) -> None:
        _LOGGER.warning(text)
