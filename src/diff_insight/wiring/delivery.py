"""From a run result to files and standard output."""

from collections.abc import Iterable
from pathlib import Path

from diff_insight.errors import DiffInsightError, PublishError
from diff_insight.model import Flavor, RunResult
from diff_insight.ports import Progress
from diff_insight.publish.drafts import write_whole
from diff_insight.publish.files import Workspace
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

    if settings.format == "json":
        texts = [dump(result)]
        paths = [_result_path(result, settings, settings.output)] if settings.output else []
    else:
        texts = rendered(result, settings.flavor)
        paths = paths_of(result, settings.output) if settings.output else []
    written = Written()
    if settings.result:
        path = _result_path(result, settings)
        written.save(path, dump(result), confined="result" in settings.confined)
    for path, text in zip(paths, texts, strict=bool(settings.output)):
        written.save(path, text, confined="output" in settings.confined)
    if not settings.output:
        streams.write("".join(texts), json=settings.format == "json")


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
    """Write each file whole or not at all, where the caller names it.

    Raises:
        DiffInsightError: Says which file could not be written, and which were.
    """
    written = Written()
    for name, text in files:
        written.save(name, text)


class Written:
    """The files of a command, in order, and what to say where one of them cannot be written."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def save(self, name: str, text: str, *, confined: bool = False) -> None:
        """Write a file whole or not at all.

        Args:
            name: Its path.
            text: Its content.
            confined: Whether it has to stay below the current folder, whatever links lie there.

        Raises:
            DiffInsightError: It could not be written; says which were.
        """
        content = text.encode("utf-8", "replace")
        try:
            if confined:
                Workspace(Path()).write({name: content})
            else:
                _write(Path(name), content)
        except (OSError, PublishError) as error:
            why = error.strerror if isinstance(error, OSError) else error.what.rstrip(".")
            before = f"Written before: {', '.join(self._names)}." if self._names else "Nothing was written."
            raise DiffInsightError(f"{name} cannot be written: {why}. {before}") from None
        self._names.append(name)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file() and not path.is_dir():  # /dev/stdout, a named pipe
        with path.open("wb") as device:
            device.write(content)
    else:
        write_whole(path, content)
