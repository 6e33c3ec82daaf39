"""From a run result to files and standard output."""

import os
from collections.abc import Iterable
from pathlib import Path

from diff_insight.errors import DiffInsightError
from diff_insight.model import Flavor, RunResult
from diff_insight.ports import Progress
from diff_insight.report.naming import output_path, refuse_clashes
from diff_insight.settings.resolve import Settings
from diff_insight.wiring.streams import Streams


def rendered(result: RunResult, flavor: Flavor) -> list[str]:
    """Give the Markdown of every report, in result order."""
    from diff_insight.report.render import render as render_report  # noqa: PLC0415

    return [render_report(result, report, flavor=flavor) for report in result.reports]


def tell_usage(result: RunResult, progress: Progress) -> None:
    """Say what the run asked of a model, if anything."""
    if result.usage.requests or result.usage.cached:
        from diff_insight.publish.job_summary import usage_line  # noqa: PLC0415 - few runs ask a model

        progress.notice(f"Usage: {usage_line(result)}.")


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
        texts = rendered(result, settings.flavor)
        paths = paths_of(result, settings.output) if settings.output else []
    files += zip(paths, texts, strict=bool(settings.output))
    save(files)
    if not settings.output:
        streams.write("".join(texts))


def _result_path(result: RunResult, settings: Settings, template: str | None = None) -> str:
    return filled(template or str(settings.result), result, date=settings.date)


def paths_of(result: RunResult, template: str) -> list[str]:
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


def save(files: Iterable[tuple[str, str]]) -> None:
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
