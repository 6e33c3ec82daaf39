"""Where the real parts are put together for the command line: sources, engines, files, streams."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from diff_insight import pipeline
from diff_insight.console import progress_on
from diff_insight.errors import DiffInsightError, InputError
from diff_insight.model import Report, RunResult
from diff_insight.ports import Engine, Progress, Source
from diff_insight.settings.configuration import read_configuration
from diff_insight.settings.resolve import DEFAULT_CONFIGURATION, Settings, read_options, resolve
from diff_insight.settings.values import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where a command reads and writes.

    Attributes:
        stdin: Bytes; a diff may be in any encoding.
        stdout: Bytes; carries the result alone.
        stderr: Progress, notices, errors.
        workflow: Whether a GitHub Actions runner reads standard error.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO
    workflow: bool = False

    def write(self, text: str) -> None:
        """Write a result."""
        self.stdout.write(text.encode("utf-8", "replace"))
        self.stdout.flush()


def report(
    commit_range: str | None, *, config: str | None, options: Mapping[str, Any], streams: Streams
) -> None:
    """Make reports and write them where the settings say.

    Raises:
        DiffInsightError: Says what failed and what was and was not written.
    """
    settings = resolve(read_options(options), _configuration(config), now=dt.datetime.now(dt.UTC))
    progress = progress_on(streams.stderr, workflow=streams.workflow)
    job = _job(settings)
    source = _source(settings, commit_range, streams)
    engine = engine_of(settings, progress)
    if settings.estimate:
        reading = pipeline.read(job, source=source, progress=progress)
        streams.write(engine.forecast(reading.categories, locales=settings.locales))
        return
    result = pipeline.run(job, source=source, engine=engine, progress=progress)
    for warning in result.warnings:
        progress.warning(warning)
    if not result.range.files:
        progress.notice("The range is empty: no file changed, so there is no report.")
    _write(result, settings, streams)


def render(content: bytes, *, options: Mapping[str, Any], streams: Streams) -> None:
    """Turn a saved run result into Markdown.

    Raises:
        InputError: It is not a run result, or an option is wrong.
    """
    values = read_options(options)
    result = load(content)
    texts = [render_report(result, report, flavor=values.flavor) for report in result.reports]
    if values.output is None:
        streams.write("".join(texts))
        return
    save_all(dict(zip(_paths(result, values.output), texts, strict=True)))


def verify(content: bytes, *, streams: Streams) -> bool:
    """Print what a saved run result says that its patches do not show; give whether all is borne out.

    Raises:
        InputError: It is not a run result.
    """
    verification = verify_result(load(content))
    streams.write(verification.to_json())
    return not verification.ungrounded


def schema(*, streams: Streams) -> None:
    """Print the JSON Schema of the run result."""
    streams.write(json.dumps(run_result_schema(), ensure_ascii=False, indent=2) + "\n")


def _configuration(file: str | None) -> Values:
    """Read the configuration that was named, or the one in the usual place if there is one."""
    path = Path(file or DEFAULT_CONFIGURATION)
    try:
        return read_configuration(path.read_bytes(), name=str(path))
    except FileNotFoundError:
        if file is None:
            return Values()
        raise InputError(
            f"The configuration {file} does not exist.", remedy="Name a file that does."
        ) from None
    except OSError as error:
        raise InputError(f"The configuration {path} cannot be read: {error.strerror}.") from None


def _job(settings: Settings) -> pipeline.Job:
    return pipeline.Job(
        categories=settings.categories,
        ignore=settings.ignore,
        own_output=own_output(settings),
        layout=Layout(
            locales=settings.locales,
            title=settings.title,
            date=settings.date,
            headings=settings.headings,
            visuals=settings.visuals,
        ),
    )
