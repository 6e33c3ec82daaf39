"""Where the real parts are put together for the command line: sources, engines, files, streams."""

import datetime as dt
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from diff_insight import pipeline
from diff_insight.console import progress_on
from diff_insight.errors import DiffInsightError, EngineError, InputError
from diff_insight.model import Flavor, RunResult
from diff_insight.ports import Engine, Progress, Source
from diff_insight.report.assemble import Layout
from diff_insight.report.naming import output_path, path_parts, refuse_clashes
from diff_insight.report.own_output import own_output
from diff_insight.settings.configuration import read_configuration
from diff_insight.settings.resolve import DEFAULT_CONFIGURATION, Settings, read_options, resolve
from diff_insight.settings.values import DEFAULTS, Values

if TYPE_CHECKING:
    from diff_insight.claude.engine import ClaudeEngine
    from diff_insight.claude.options import ClaudeSettings
    from diff_insight.github_api.client import GitHubClient


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
    settings = resolve(read_options(options), configuration_of(config), now=dt.datetime.now(dt.UTC))
    for template in (settings.output, settings.result):
        path_parts(template or "")
    _refuse_json_per_report(settings)
    progress = progress_on(streams.stderr, workflow=streams.workflow)
    job = job_of(settings)
    source = _source(settings, commit_range, streams)
    if settings.estimate:
        reading = pipeline.read(job, source=source, progress=progress)
        streams.write(forecast(settings, reading))
        return
    engine = engine_of(settings, os.environ, progress)
    result = pipeline.run(job, source=source, engine=engine, progress=progress)
    for warning in result.warnings:
        progress.warning(warning)
    if not result.range.files:
        progress.notice("The range is empty: no file changed, so there is no report.")
    deliver(result, settings, streams)


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
    streams.write(json.dumps(verification.as_json(), ensure_ascii=False, indent=2) + "\n")
    return not verification.ungrounded


def schema(*, streams: Streams) -> None:
    """Print the JSON Schema of the run result."""
    from diff_insight.report.schema import schema as run_result_schema  # noqa: PLC0415

    streams.write(json.dumps(run_result_schema(), ensure_ascii=False, indent=2) + "\n")


def _loaded(content: bytes) -> RunResult:
    from diff_insight.report.load import load  # noqa: PLC0415

    try:
        return load(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"The run result is not UTF-8 (byte {error.start}).", remedy="Name a file that `--result` wrote."
        ) from None


def configuration_of(file: str | None) -> Values:
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
                    f"--output {settings.output} names a file per report; --format json gives one result.",
                    remedy="Leave locale and category out of the template, or take --format markdown.",
                )


# what the action writes where nobody says otherwise; a clone may hold it too
ACTION_OUTPUT = "reports/{date:%Y%m}/{locale}/report-{date:%Y%m%d}-{head}-{category}.md"
ACTION_RESULT = "reports/{date:%Y%m}/result-{date:%Y%m%d}-{head}.json"
ACTION_STATE = ".diff-insight/state.json"


def job_of(settings: Settings, *, own_paths: Iterable[str] = (ACTION_STATE,)) -> pipeline.Job:
    """Say what a run is to do with its range.

    Args:
        settings: Of the run.
        own_paths: Files besides reports and result that this program writes itself.
    """
    return pipeline.Job(
        categories=settings.categories,
        ignore=settings.ignore,
        own_output=own_output(
            (settings.output or ACTION_OUTPUT, settings.result or ACTION_RESULT),
            categories=[category.name for category in settings.categories],
            fixed=own_paths,
        ),
        layout=Layout(
            locales=settings.locales,
            title=settings.title,
            date=settings.date,
            headings=settings.headings,
            visuals=settings.visuals,
        ),
    )


def engine_of(
    settings: Settings, environ: Mapping[str, str], progress: Progress, *, prices: str | None = None
) -> Engine:
    """Choose the engine that the settings ask for and the environment has credentials for.

    Args:
        settings: Of the run.
        environ: Where credentials are looked for.
        progress: Told which engine it is where that may surprise.
        prices: The content of the price file, where it is not to be read from disk.

    Raises:
        EngineError: claude was asked for by name, and there are no credentials.
        InputError: The price file cannot be read.
    """
    from diff_insight.engines.offline import OfflineEngine  # noqa: PLC0415

    offline = OfflineEngine()
    if settings.engine == "offline":
        return offline
    from diff_insight.claude.client import credentials  # noqa: PLC0415

    if not credentials(settings.provider, environ):
        name = (
            "ANTHROPIC_API_KEY"
            if settings.provider == "anthropic"
            else f"what {settings.provider} signs in with"
        )
        missing = f"{name} is not set"
        if settings.engine == "claude":
            raise EngineError(
                f"The claude engine has no credentials: {missing}.", remedy="Or take `--engine auto`."
            )
        progress.notice(f"The offline engine writes the report: {missing}.")
        return offline
    return _claude(claude_settings(settings, environ, prices=prices), offline)


def _claude(settings: "ClaudeSettings", offline: Engine) -> "ClaudeEngine":
    from diff_insight.claude.engine import ClaudeEngine  # noqa: PLC0415

    engine = ClaudeEngine(settings, fallback=offline)
    engine.prepare()
    return engine


def claude_settings(
    settings: Settings, environ: Mapping[str, str], *, prices: str | None = None
) -> "ClaudeSettings":
    """Say to the claude engine what it may do.

    Raises:
        InputError: The price file cannot be read.
    """
    from diff_insight.claude.options import ClaudeSettings  # noqa: PLC0415
    from diff_insight.claude.prices import read_prices, shipped_prices  # noqa: PLC0415

    known = shipped_prices()
    if settings.prices:
        known = {
            **known,
            **read_prices(_text(settings.prices) if prices is None else prices, name=settings.prices),
        }
    anthropic = settings.provider == "anthropic"  # the other clients look up their own variables
    return ClaudeSettings(
        model=settings.model,
        overview_model=settings.overview_model,
        provider=settings.provider,
        base_url=(environ.get("ANTHROPIC_BASE_URL") or None) if anthropic else None,
        api_key=(environ.get("ANTHROPIC_API_KEY") or None) if anthropic else None,
        max_cost_usd=settings.max_cost,
        ceiling_asked_for=settings.max_cost_asked_for,
        prices=known,
        concurrency=settings.concurrency,
        deadline_seconds=settings.deadline,
        cache=Path(settings.cache) if settings.cache else None,
        explain=settings.explain,
        glossary=settings.glossary,
        required=settings.engine == "claude",
    )


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}.") from None


def forecast(settings: Settings, reading: pipeline.Reading) -> str:
    """Say what a run would ask and cost, without a request."""
    from diff_insight.claude.estimate import estimate  # noqa: PLC0415

    found = estimate(reading.categories, locales=settings.locales, settings=claude_settings(settings, {}))
    cost = "unknown (no price)" if found.cost_usd is None else f"about ${found.cost_usd:.4f}"
    most = "" if found.most_usd is None else f", at most ${found.most_usd:.4f}"
    files = sum(map(len, reading.categories.values()))
    return (
        f"files: {files}, of which a model is asked about {found.files}\n"
        f"requests: {found.requests}\n"
        f"tokens: about {found.input_tokens} in, {found.output_tokens} out\n"
        f"cost: {cost}{most}\n"
    )


def _source(settings: Settings, commit_range: str | None, streams: Streams) -> Source:
    """Choose the source that was named; without one, the clone around the current folder."""
    named = [name for name in ("git", "repo", "diff") if getattr(settings, name)]
    if len(named) > 1:
        raise InputError(
            f"{' and '.join('--' + name for name in named)} both name a source.", remedy="Keep one of them."
        )
    if settings.diff:
        return _diff_source(settings, commit_range, streams)
    from diff_insight.sources.git import GitSource, parse_range  # noqa: PLC0415

    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    if settings.repo:
        if commit_range is None:
            raise InputError("--repo needs a range.", remedy="Write BASE...HEAD behind `report`.")
        return _github_source(settings, *parse_range(commit_range))
    return GitSource(Path(settings.git or "."), *parse_range(commit_range), server)


def _diff_source(settings: Settings, commit_range: str | None, streams: Streams) -> Source:
    from diff_insight.sources.unified import DiffSource  # noqa: PLC0415

    if commit_range is not None:
        raise InputError(
            f"--diff reads a finished diff, so the range {commit_range} means nothing.",
            remedy="Leave it out, or name a clone with --git.",
        )
    try:
        data = streams.stdin.read() if settings.diff == "-" else Path(str(settings.diff)).read_bytes()
    except OSError as error:
        raise InputError(
            f"The diff {settings.diff} cannot be read: {error.strerror}.",
            remedy="Name a file, or - for standard input.",
        ) from None
    return DiffSource(data, settings.permalink)


def _github_source(settings: Settings, base: str, head: str, three_dots: bool) -> Source:  # noqa: FBT001
    from diff_insight.sources.github.compare import GitHubSource  # noqa: PLC0415

    return GitHubSource(
        client=github_client(settings),
        repository=str(settings.repo),
        base=base,
        head=head,
        three_dots=three_dots,
    )


def github_client(settings: Settings) -> "GitHubClient":
    """Make a client of the API that the environment names."""
    from diff_insight.github_api.client import GitHubClient  # noqa: PLC0415

    return GitHubClient(
        token=os.environ.get("GITHUB_TOKEN"),
        api_url=os.environ.get("GITHUB_API_URL") or "https://api.github.com",
        server_url=os.environ.get("GITHUB_SERVER_URL") or "https://github.com",
        deadline=settings.deadline,
    )


def _rendered(result: RunResult, flavor: Flavor) -> list[str]:
    from diff_insight.report.render import render as render_report  # noqa: PLC0415

    return [render_report(result, report, flavor=flavor) for report in result.reports]


def deliver(result: RunResult, settings: Settings, streams: Streams) -> None:
    """Write the files, then standard output; everything is computed before anything is written."""
    from diff_insight.report.result import dump  # noqa: PLC0415 - see render

    files: list[tuple[str, str]] = []
    if settings.result:
        files.append((_result_path(result, settings), dump(result)))
    if settings.format == "json":
        texts = [dump(result)]
        paths = [_result_path(result, settings, settings.output)] if settings.output else []
    else:
        texts = _rendered(result, settings.flavor)
        paths = _paths(result, settings.output) if settings.output else []
    files += zip(paths, texts, strict=bool(settings.output))
    _save(files)
    if not settings.output:
        streams.write("".join(texts))


def _result_path(result: RunResult, settings: Settings, template: str | None = None) -> str:
    return filled(template or str(settings.result), result, date=settings.date)


def _paths(result: RunResult, template: str) -> list[str]:
    """Name a file for every report.

    Raises:
        InputError: Two reports would have the same name.
    """
    paths = [
        filled(template, result, date=report.date, locale=report.locale, category=report.category)
        for report in result.reports
    ]
    refuse_clashes(paths)
    return paths


def filled(template: str, result: RunResult, *, date: str, locale: str = "", category: str = "") -> str:
    """Fill a template: the folder that it names is the caller's choice, what follows stays inside."""
    fixed = template.partition("{")[0].rpartition("/")
    folder = fixed[0] + fixed[1]
    name = output_path(
        template.removeprefix(folder),
        date=date,
        locale=locale,
        category=category,
        base=result.range.base,
        head=result.range.head,
    )
    return folder + name


def _save(files: Iterable[tuple[str, str]]) -> None:
    """Write each file whole or not at all.

    Raises:
        DiffInsightError: Says which file could not be written, and which were.
    """
    written: list[str] = []
    for name, text in files:
        path = Path(name)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(text.encode("utf-8", "replace"))
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            before = f"Written before: {', '.join(written)}." if written else "Nothing was written."
            raise DiffInsightError(f"{name} cannot be written: {error.strerror}. {before}") from None
        written.append(name)
