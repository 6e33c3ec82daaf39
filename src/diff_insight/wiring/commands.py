"""The commands of the command line, each from its arguments to its last byte."""

import datetime as dt
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from diff_insight.console import progress_on
from diff_insight.errors import InputError
from diff_insight.model import RunResult
from diff_insight.ports import Engine, Progress, Source
from diff_insight.reports.no_report import why_no_report
from diff_insight.settings.resolve import Settings, read_options, resolve
from diff_insight.wiring.delivery import Form, deliver, form_of, tell_usage
from diff_insight.wiring.engines import engine_of, forecast
from diff_insight.wiring.jobs import job_of, settings_of
from diff_insight.wiring.sources import Asked, countdown, source_of
from diff_insight.wiring.streams import Streams


def report(asked: Asked, *, config: str | None, options: Mapping[str, Any], streams: Streams) -> None:
    """Make reports and write them where the settings say.

    Raises:
        DiffInsightError: Says what failed and what was and was not written.
    """
    progress = progress_on(streams.stderr, workflow=streams.workflow, quiet=bool(options.get("quiet")))
    settings, _ = settings_of(options, config, tell=progress.notice)
    settings = _without_dash(settings)
    folder = None if settings.repo or settings.diff else Path(settings.git or ".")
    form = form_of(settings, streams, os.environ, folder=folder)
    _refuse_json_per_report(form, settings.output)
    from diff_insight import pipeline  # noqa: PLC0415 - nobody needs it whose options are wrong

    job = job_of(settings)
    seconds_left = countdown(settings.deadline)
    source = source_of(settings, asked, streams, seconds_left=seconds_left)
    if settings.estimate:
        reading = pipeline.read(job, source=source, progress=progress)
        streams.write(forecast(settings, reading))
        return
    _tell_uncommitted(source, progress)
    engine = engine_of(settings, os.environ, progress, seconds_left=seconds_left)
    job = replace(job, contexts=_is_checked(engine) or form.format == "json" or bool(settings.result))
    result = pipeline.run(job, source=source, engine=engine, progress=progress)
    for warning in result.warnings:
        progress.warning(warning)
    tell_usage(result, progress)
    if why := why_no_report(result):
        progress.notice(why)
    deliver(result, settings, form, streams, os.environ)


def _is_checked(engine: Engine) -> bool:
    """Tell whether what an engine writes is held against the facts of patch and context."""
    from diff_insight.telling.offline import OfflineEngine  # noqa: PLC0415 - each engine is imported where used

    return not isinstance(engine, OfflineEngine)


def _tell_uncommitted(source: Source, progress: Progress) -> None:
    """Say what a report on HEAD leaves out although it lies in the work tree."""
    from diff_insight.sources.git import GitSource  # noqa: PLC0415 - each source imports what it needs
    from diff_insight.sources.uncommitted import uncommitted  # noqa: PLC0415

    if not isinstance(source, GitSource) or source.head != "HEAD":
        return
    if files := uncommitted(source.git()):
        count = "1 file has a change" if files == 1 else f"{files} files have changes"
        progress.notice(
            f"{count} not committed yet, and this report leaves that out. "
            "`git diff HEAD | diff-insight report --diff - --git .` reports on them."
        )


def render(content: bytes, *, options: Mapping[str, Any], streams: Streams) -> None:
    """Turn a saved run result into what `report` would have written.

    Raises:
        InputError: It is not a run result, or an option is wrong.
    """
    settings = _without_dash(resolve(read_options(options), {}, now=dt.datetime.now(dt.UTC)))
    form = form_of(settings, streams, os.environ)
    _refuse_json_per_report(form, settings.output)
    result = _loaded(content)
    if why := why_no_report(result):
        progress_on(streams.stderr, workflow=streams.workflow, quiet=bool(settings.quiet)).notice(why)
    deliver(result, settings, form, streams, os.environ)


def verify(content: bytes, *, streams: Streams) -> bool:
    """Print what a saved run result says that its patches do not show; give whether all is borne out.

    Raises:
        InputError: It is not a run result.
    """
    from diff_insight.grounding.verify import verify as verify_result  # noqa: PLC0415
    from diff_insight.telling.offline import tell  # noqa: PLC0415

    verification = verify_result(_loaded(content), tell)
    streams.write(json.dumps(verification.as_json(), ensure_ascii=False, indent=2) + "\n", json=True)
    return not verification.ungrounded


def schema(*, streams: Streams) -> None:
    """Print the JSON Schema of the run result."""
    from diff_insight.reports.schema import schema as run_result_schema  # noqa: PLC0415

    streams.write(json.dumps(run_result_schema(), ensure_ascii=False, indent=2) + "\n", json=True)


def _loaded(content: bytes) -> RunResult:
    from diff_insight.reports.load import load  # noqa: PLC0415

    try:
        return load(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"The run result is not UTF-8 (byte {error.start}).", remedy="Name a file that `--result` wrote."
        ) from None


def _without_dash(settings: Settings) -> Settings:
    """Take `-` for standard output, as programs do, and not for a file of that name."""
    if settings.result == "-":
        raise InputError(
            "--result - would mix the run result with the reports on standard output.",
            remedy="Name a file, or take --format json, which prints the run result alone.",
        )
    return replace(settings, output=None) if settings.output == "-" else settings


def _refuse_json_per_report(form: Form, output: str | None) -> None:
    if form.format == "json" and output:
        for field in ("{locale", "{category"):
            if field in output:
                raise InputError(
                    f"--output {output} names a file per report; --format json gives one result.",
                    remedy="Leave locale and category out of the template, or take --format markdown.",
                )
