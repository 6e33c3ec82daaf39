"""Where the real parts are put together for the command line: sources, engines, files, streams."""

import datetime as dt
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from diff_insight import pipeline
from diff_insight.console import progress_on
from diff_insight.errors import DiffInsightError, InputError
from diff_insight.model import Flavor, RunResult
from diff_insight.report.assemble import Layout
from diff_insight.ports import Engine, Progress, Source
from diff_insight.settings.configuration import read_configuration
from diff_insight.settings.resolve import DEFAULT_CONFIGURATION, Settings, read_options, resolve
from diff_insight.settings.values import DEFAULTS, Values


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
        """Write a result as UTF-8."""
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
    _refuse_json_per_report(settings)
    progress = progress_on(streams.stderr, workflow=streams.workflow)
    job = _job(settings)
    source = _source(settings, commit_range, streams)
    if settings.estimate:
        reading = pipeline.read(job, source=source, progress=progress)
        streams.write(_forecast(settings, reading))
        return
    result = pipeline.run(job, source=source, engine=_engine(settings, progress), progress=progress)
    for warning in result.warnings:
        progress.warning(warning)
    if not result.range.files:
        progress.notice("The range is empty: no file changed, so there is no report.")
    _deliver(result, settings, streams)


def render(content: bytes, *, options: Mapping[str, Any], streams: Streams) -> None:
    """Turn a saved run result into Markdown.

    Raises:
        InputError: It is not a run result, or an option is wrong.
    """
    values = {**DEFAULTS, **read_options(options)}
    result = _loaded(content)
    texts = _rendered(result, values["flavor"])
    if values["output"] is None:
        streams.write("".join(texts))
    else:
        _save(zip(_paths(result, values["output"]), texts, strict=True))


def verify(content: bytes, *, streams: Streams) -> bool:
    """Print what a saved run result says that its patches do not show; give whether all is borne out.

    Raises:
        InputError: It is not a run result.
    """
    from diff_insight.grounding.verify import verify as verify_result  # noqa: PLC0415

    verification = verify_result(_loaded(content))
    streams.write(verification.to_json() + "\n")
    return not verification.ungrounded


def schema(*, streams: Streams) -> None:
    """Print the JSON Schema of the run result."""
    from diff_insight.report.schema import schema as run_result_schema  # noqa: PLC0415

    streams.write(json.dumps(run_result_schema(), ensure_ascii=False, indent=2) + "\n")


def _loaded(content: bytes) -> RunResult:
    from diff_insight.report.result import load  # noqa: PLC0415

    try:
        return load(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"The run result is not UTF-8 (byte {error.start}).", remedy="Name a file that `--result` wrote."
        ) from None


def _configuration(file: str | None) -> Values:
    """Read the configuration that was named, or the one in the usual place if there is one."""
    path = Path(file or DEFAULT_CONFIGURATION)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if file is None:
            return {}
        raise InputError(
            f"The configuration {file} does not exist.", remedy="Name a file that does."
        ) from None
    except OSError as error:
        raise InputError(f"The configuration {path} cannot be read: {error.strerror}.") from None
    return read_configuration(content, name=str(path))


def _refuse_json_per_report(settings: Settings) -> None:
    if settings.format == "json" and settings.output:
        for field in ("{locale", "{category"):
            if field in settings.output:
                raise InputError(
                    f"--output {settings.output} names a file per report, and --format json gives one run result.",
                    remedy="Leave locale and category out of the template, or take --format markdown.",
                )


def _job(settings: Settings) -> pipeline.Job:
    return pipeline.Job(
        categories=settings.categories,
        ignore=settings.ignore,
        own_output=lambda _path: False,
        layout=Layout(
            locales=settings.locales,
            title=settings.title,
            date=settings.date,
            headings=settings.headings,
            visuals=settings.visuals,
        ),
    )


def _source(settings: Settings, commit_range: str | None, streams: Streams) -> Source:
    """Choose the source that was named; without one, the clone around the current folder."""
    named = [name for name in ("git", "repo", "diff") if getattr(settings, name)]
    if len(named) > 1:
        raise InputError(
            f"{' and '.join('--' + name for name in named)} both name a source.", remedy="Keep one of them."
        )
    if settings.diff:
        if commit_range is not None:
            raise InputError(
                f"--diff reads a finished diff, so the range {commit_range} means nothing.",
                remedy="Leave it out, or name a clone with --git.",
            )
        return _diff_source(settings, streams)
    if settings.repo:
        raise InputError("--repo is not wired yet.")
    from diff_insight.sources.git import GitSource, parse_range  # noqa: PLC0415

    base, head, three_dots = parse_range(commit_range)
    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    return GitSource(Path(settings.git or "."), base, head, three_dots, server)


def _diff_source(settings: Settings, streams: Streams) -> Source:
    from diff_insight.sources.unified import DiffSource  # noqa: PLC0415

    try:
        data = streams.stdin.read() if settings.diff == "-" else Path(str(settings.diff)).read_bytes()
    except OSError as error:
        raise InputError(
            f"The diff {settings.diff} cannot be read: {error.strerror}.",
            remedy="Name a file, or - for standard input.",
        ) from None
    return DiffSource(data, settings.permalink)


def _engine(settings: Settings, progress: Progress) -> Engine:
    from diff_insight.engines.offline import OfflineEngine  # noqa: PLC0415

    return OfflineEngine()


def _rendered(result: RunResult, flavor: Flavor) -> list[str]:
    from diff_insight.report.render import render as render_report  # noqa: PLC0415

    return [render_report(result, report, flavor=flavor) for report in result.reports]


def _deliver(result: RunResult, settings: Settings, streams: Streams) -> None:
    """Write the result file, then the reports: what goes to standard output comes last."""
    from diff_insight.report.result import dump  # noqa: PLC0415

    files: list[tuple[str, str]] = []
    if settings.result:
        files.append((settings.result, dump(result)))
    if settings.format == "json":
        texts = [dump(result)]
        paths = [settings.output] if settings.output else []
    else:
        texts = _rendered(result, settings.flavor)
        paths = _paths(result, settings.output) if settings.output else []
    files += zip(paths, texts, strict=False)
    _save(files)
    if not settings.output:
        streams.write("".join(texts))


def _paths(result: RunResult, template: str) -> list[str]:
    return [template for _ in result.reports]


def _save(files: Iterable[tuple[str, str]]) -> None:
    """Write each file whole or not at all."""
    for name, text in files:
        path = Path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "replace"))
        except OSError as error:
            raise DiffInsightError(f"{name} cannot be written: {error.strerror}.") from None


def _forecast(settings: Settings, reading: pipeline.Reading) -> str:
    return ""
