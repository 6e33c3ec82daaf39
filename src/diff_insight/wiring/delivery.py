"""From a run result to files and standard output."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diff_insight.errors import DiffInsightError, InputError, PublishError
from diff_insight.model import Flavor, Report, RunResult
from diff_insight.ports import Progress
from diff_insight.printing import say
from diff_insight.publish.drafts import write_whole
from diff_insight.publish.folder import Workspace
from diff_insight.reports.naming import output_path, refuse_clashes
from diff_insight.reports.own_templates import LARGEST, NO_TEMPLATES, OwnTemplates, own_templates
from diff_insight.settings.checks import Format
from diff_insight.settings.resolve import Settings
from diff_insight.wiring.streams import Streams
from diff_insight.wiring.terminals import (
    is_terminal,
    open_page,
    show,
    takes_colour,
    takes_links,
    width,
)

if TYPE_CHECKING:
    from diff_insight.reports.terminal import Screen

_MOST_TEMPLATES = 50
"""Files of a folder of templates that are looked at: six of them can mean anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How reports are written.

    Attributes:
        format: Of `--format`, settled.
        flavor: Of Markdown.
        own: Templates of the user's.
        screen: What `terminal` draws on.
    """

    format: Format
    flavor: Flavor = "pandoc"
    own: OwnTemplates = NO_TEMPLATES
    screen: "Screen | None" = None


def texts_of(result: RunResult, form: Form) -> list[str]:
    """Give the reports in result order; as JSON, the one run result."""
    if form.format == "json":
        from diff_insight.reports.result import dump  # noqa: PLC0415 - each format imports what it needs

        return [dump(result)]
    return [_text(result, report, form) for report in result.reports]


def _text(result: RunResult, report: Report, form: Form) -> str:
    if form.format == "html":
        from diff_insight.reports.page import page  # noqa: PLC0415 - see texts_of

        return page(result, report, own=form.own)
    if form.format == "terminal":
        from diff_insight.reports.terminal import Screen, drawn  # noqa: PLC0415 - see texts_of

        return drawn(result, report, form.screen or Screen())
    from diff_insight.reports.render import render  # noqa: PLC0415 - see texts_of

    return render(result, report, flavor=form.flavor, own=form.own)


def form_of(
    settings: Settings, streams: Streams, environ: Mapping[str, str], *, folder: Path | None = None
) -> Form:
    """Settle how reports are written: what fits standard output where nobody said.

    Args:
        settings: Of the run.
        streams: Where it goes.
        environ: For what the terminal takes.
        folder: The working tree, for links to files.

    Raises:
        InputError: The templates cannot be used.
    """
    fitting: Format = "terminal" if is_terminal(streams) and not settings.output else "markdown"
    chosen = "html" if settings.open else settings.format or fitting
    screen = None
    if chosen == "terminal":
        from diff_insight.reports.terminal import Screen  # noqa: PLC0415 - see texts_of

        screen = Screen(
            width=width(),
            colour=takes_colour(streams, environ) and not settings.output,
            links=takes_links(streams, environ) and not settings.output,
            folder=_top(folder.resolve()) if folder else None,
        )
    own = own_templates(_folder(settings.template)) if settings.template else NO_TEMPLATES
    return Form(format=chosen, flavor=settings.flavor, own=own, screen=screen)


def _top(folder: Path) -> Path | None:
    """Give the top of the work tree that a folder lies in: paths of a report begin there."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _folder(template: str) -> Mapping[str, bytes]:
    folder = Path(template)
    try:
        files = [entry for entry in sorted(folder.iterdir()) if entry.is_file()][:_MOST_TEMPLATES]
        return {entry.name: _beginning(entry) for entry in files}
    except OSError as error:
        raise InputError(
            f"The templates in {template} cannot be read: {error.strerror}.",
            remedy="Name a folder that holds them.",
        ) from None


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def tell_usage(result: RunResult, progress: Progress) -> None:
    """Say what the run asked of a model, if anything."""
    if result.usage.requests or result.usage.cached:
        from diff_insight.publish.job_summary import usage_line  # noqa: PLC0415 - few runs ask a model

        progress.notice(f"Usage: {usage_line(result)}.")


def deliver(
    result: RunResult, settings: Settings, form: Form, streams: Streams, environ: Mapping[str, str]
) -> None:
    """Write the files, then standard output; everything is computed before anything is written."""
    texts = texts_of(result, form)
    written = Written()
    if settings.result:
        from diff_insight.reports.result import dump  # noqa: PLC0415 - see texts_of

        path = _result_path(result, settings)
        written.save(path, dump(result), confined="result" in settings.confined)
    if settings.output:
        if form.format == "json":
            paths = [_result_path(result, settings, settings.output)]
        else:
            paths = paths_of(result, settings.output)
        for path, text in zip(paths, texts, strict=True):
            written.save(path, text, confined="output" in settings.confined)
    if settings.open:
        _open(result, texts, streams)
    elif settings.quiet:
        streams.write("".join(f"{line}\n" for line in verdicts(result)))
    elif not settings.output:
        print_texts(texts, form, streams, environ)


def print_texts(texts: Sequence[str], form: Form, streams: Streams, environ: Mapping[str, str]) -> None:
    """Write reports to standard output, one after the other.

    Raises:
        InputError: They are several pages, of which a file can hold one.
    """
    if form.format == "html" and len(texts) > 1:
        raise InputError(
            f"--format html makes {len(texts)} pages, and standard output holds one.",
            remedy="Name a file for each: --output 'report-{locale}-{category}.html'.",
        )
    if form.format == "terminal":
        show("\n".join(texts), streams, environ)
    else:
        streams.write("".join(texts), json=form.format == "json")


def verdicts(result: RunResult) -> list[str]:
    """Give the verdict of every category in one line, in the run's first locale; or why there is none."""
    from diff_insight.printing import one_line  # noqa: PLC0415 - for `--quiet` alone
    from diff_insight.reports.no_report import why_no_report  # noqa: PLC0415
    from diff_insight.reports.view import verdict  # noqa: PLC0415
    from diff_insight.reports.words import words_of  # noqa: PLC0415

    if why := why_no_report(result):
        return [one_line(why)]
    first = [report for report in result.reports if report.locale == result.reports[0].locale]
    return [one_line(verdict(result, report, words_of(report))) for report in first]


def _open(result: RunResult, pages: Sequence[str], streams: Streams) -> None:
    """Write the pages where nobody else can read them, and open the first."""
    folder = Path(tempfile.mkdtemp(prefix="diff-insight-"))
    names = paths_of(result, "report-{locale}-{category}.html")
    for name, page in zip(names, pages, strict=True):
        (folder / name).write_text(page, encoding="utf-8", errors="replace")
        say(streams.stderr, str(folder / name))
    if names and not open_page(folder / names[0]):
        say(streams.stderr, "There is no browser to open the page with.")


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
    """Fill a template: the folder that it names is the caller's choice, what follows stays inside.

    Raises:
        InputError: The template is none of a file, or leads out of its folder.
    """
    if template.endswith("/"):
        raise InputError(
            f"The template {template!r} names a folder, and what is written is a file.",
            remedy="Put a file's name behind it.",
        )
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
