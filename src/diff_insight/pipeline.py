"""The whole job on one screen: a range in, a true and complete run result out.

Sources, engines and the progress display come in as arguments; nothing here touches the network, the
disk, the clock or the environment.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diff_insight.diff.classify import Category, Classified, Matcher, classify
from diff_insight.diff.secrets import mask_range
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import (
    AnalyzedFile,
    AnalyzedRange,
    ModificationType,
    RangeDiff,
    Role,
    RunResult,
)
from diff_insight.ports import Engine, Progress, Source
from diff_insight.reports.assemble import Layout, Sorted, assemble


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is to do with its range.

    Attributes:
        categories: The reports; the first match wins.
        layout: Locales, title, date and looks of the reports.
        ignore: Patterns of files that no report covers.
        roles: Patterns of files that are for something else than their names say; the first match wins.
        own_output: Tells a file that this program wrote itself.
        permalink: The link to show in place of the source's own.
        contexts: Whether files carry the lines beside their patches by which others find the same facts: what
            is kept as a result and what a model is held against needs them; they take a third of the time.
    """

    categories: Sequence[Category]
    layout: Layout
    ignore: Sequence[str] = ()
    roles: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    own_output: Matcher = field(default=lambda _path: False)
    permalink: str | None = None
    contexts: bool = True


def read(job: Job, *, source: Source, progress: Progress) -> "Reading":
    """Read the range and state what changed: all that needs no model.

    Raises:
        SourceError: The range cannot be read.
        InputError: The caller named something that is not there.
    """
    with progress.step("Reading the range"):
        diff = source.read()
    if job.permalink:
        diff = replace(diff, range=replace(diff.range, permalink=job.permalink))
    masked = mask_range(diff)
    diff, secrets = masked.diff, masked.secrets
    if secrets:
        count = "1 secret stands" if secrets == 1 else f"{secrets} secrets stand"
        progress.warning(f"{count} in the range, masked in everything that is sent or published.")
    sorted_out = classify(
        diff.changes, categories=job.categories, ignore=job.ignore, own_output=job.own_output
    )
    with progress.step("Stating what changed"):
        analyzed = analyze(
            [change for files in sorted_out.categories.values() for change in files],
            Known(
                versions=diff.versions,
                standing=diff.standing,
                roles=job.roles,
                overrides=_overrides(job.categories, sorted_out),
                commits=diff.commits,
                checked=job.contexts,
            ),
        )
    by_path = {file.change.path: file for file in analyzed}
    return Reading(
        diff=diff,
        sorted_out=sorted_out,
        categories={
            name: tuple(by_path[change.path] for change in files)
            for name, files in sorted_out.categories.items()
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A range that has been read: its files by category, with their facts and types."""

    diff: RangeDiff
    sorted_out: Classified
    categories: Mapping[str, tuple[AnalyzedFile, ...]]

    @property
    def analyzed(self) -> AnalyzedRange:
        """What an engine is to explain."""
        return AnalyzedRange(
            range=self.diff.range,
            categories=self.categories,
            commits=self.diff.commits,
            pull_request=self.diff.pull_request,
        )


def run(job: Job, *, source: Source, engine: Engine, progress: Progress) -> RunResult:
    """Do the whole job.

    Raises:
        SourceError: The range cannot be read.
        InputError: The caller named something that is not there.
        EngineError: The engine was asked for by name and cannot be had at all.
    """
    return explain(job, read(job, source=source, progress=progress), engine=engine, progress=progress)


def explain(job: Job, reading: Reading, *, engine: Engine, progress: Progress) -> RunResult:
    """Turn a reading into reports.

    Raises:
        EngineError: The engine was asked for by name and cannot be had at all.
    """
    explained = engine.explain(reading.analyzed, locales=job.layout.locales, progress=progress)
    files = Sorted(
        categories=reading.categories,
        outside=reading.sorted_out.outside,
        skipped=(*reading.diff.skipped, *reading.sorted_out.skipped),
    )
    return assemble(reading.diff, files, explained, layout=job.layout)


def _overrides(
    categories: Sequence[Category], sorted_out: Classified
) -> Callable[[str], Mapping[str, ModificationType]]:
    """Give each path the type overrides of its category."""
    types = {category.name: category.types for category in categories}
    by_path = {change.path: types[name] for name, files in sorted_out.categories.items() for change in files}
    return lambda path: by_path.get(path, {})
