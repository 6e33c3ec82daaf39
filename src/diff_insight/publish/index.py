"""The index page of the reports folder: every report there is, the newest first.

It is made from the names of the files in the branch, from its own rows, and from this run, never by
opening old reports: one page, one read, and the same page again when nothing is new.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname
from urllib.parse import unquote

from diff_insight.diff.globs import Step, fits, letter, letters, one_of
from diff_insight.model import Report, RunResult
from diff_insight.publish.shown_texts import cell, label, relative_link
from diff_insight.reports.assemble import DEFAULT_TITLE
from diff_insight.reports.naming import filled_title
from diff_insight.reports.view import verdict
from diff_insight.reports.words import words_of

INDEX_NAME = "index.md"
INDEX_PAGE_NAME = "index.html"
"""The same page for a web server, kept where reports are HTML."""
_TITLE = "# Diff Insight reports"
_HEADER = "| Date | Report | Language | Category |\n| --- | --- | --- | --- |"
_ROW = re.compile(r"\| (\d{4}-\d{2}-\d{2}|) \| \[.*\]\(([^()\s]+)\) \| [^|]* \| .* \|\Z")
_DAY = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report as the index and the feed show it.

    Attributes:
        path: From the root of the repository.
        date: ISO 8601 day, or empty where it is not known.
        title: Any text.
        locale: The report's language.
        category: The report's category.
        summary: One paragraph of any text.
    """

    path: str
    date: str = ""
    title: str = ""
    locale: str = ""
    category: str = ""
    summary: str = ""


def entries_of(result: RunResult, paths: Sequence[str]) -> tuple[Entry, ...]:
    """Give an entry per report of a run; `paths` are the reports' paths in result order."""
    return tuple(
        Entry(
            path=path,
            date=report.date,
            title=_title(result, report),
            locale=report.locale,
            category=report.category,
            summary=report.overview.summary,
        )
        for report, path in zip(result.reports, paths, strict=True)
    )


def _title(result: RunResult, report: Report) -> str:
    """Give a report's title; in place of the shipped one, which all of them share, what was compared."""
    values = {"locale": report.locale, "category": report.category, "date": report.date}
    if report.title != filled_title(DEFAULT_TITLE, values):
        return report.title
    return verdict(result, report, words_of(report))


def reports_folder(template: str) -> str:
    """Give the folder that holds every report of a template: what stands before its first field."""
    fixed = template.partition("{")[0]
    return dirname(fixed) if fixed == template else fixed.rpartition("/")[0]


def in_folder(folder: str, name: str) -> str:
    """Give the path of a file in a folder; the empty folder is the root."""
    return f"{folder}/{name}" if folder else name


def index_page(
    old: str,
    *,
    folder: str,
    present: Iterable[str],
    new: Sequence[Entry],
    template: str = "",
    feed: str | None = None,
) -> str:
    """Give the index page.

    Args:
        old: The page as it stands in the branch; empty for none.
        folder: The reports folder.
        present: Paths of all files in the folder.
        new: The reports of this run.
        template: The reports' template. A file that fits it is a report although the page does not
            know it; without one only the page's own rows are kept.
        feed: Where the feed stands, from the page; None for none.
    """
    there = set(present) - {in_folder(folder, name) for name in (INDEX_NAME, INDEX_PAGE_NAME)}
    steps = _steps(template)
    rows = {path: _unknown(path, folder) for path in there if fits(path, steps)}
    for line in old.split("\n"):
        match = _ROW.match(line)
        if match and (path := in_folder(folder, unquote(match[2]))) in there:
            rows[path] = (match[1], line)
    for entry in new:
        rows[entry.path] = (entry.date, _row(entry, folder))
    ordered = sorted(sorted(rows.items()), key=lambda item: item[1][0], reverse=True)
    lines = [row for _, (_, row) in ordered]
    subscribed = [f"[Feed]({relative_link(feed)})", ""] if feed else []
    return "\n".join([_TITLE, "", *subscribed, _HEADER, *lines]) + "\n"


def web_page(markdown: str, *, feed: str | None) -> str:
    """Give the index page as HTML.

    Args:
        markdown: The page as `index_page` gives it.
        feed: Where the feed stands, from the page; None for none.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for repositories of HTML alone
    from markupsafe import Markup  # noqa: PLC0415

    from diff_insight.reports.templating import filled, fingerprint, shipped  # noqa: PLC0415

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.validateLink = _is_relative  # type: ignore[method-assign]
    style = shipped()["page.css"]
    values = {
        "title": _TITLE.lstrip("# "),
        "policy": f"default-src 'none'; style-src {fingerprint(style)}; base-uri 'none'; form-action 'none'",
        "feed": feed,
        "style": Markup(style),  # noqa: S704 - our own
        "body": Markup(reader.render(markdown)),  # noqa: S704 - HTML in it is text, links lead to paths
    }
    return filled("index.html.jinja", values)


def _is_relative(url: str) -> bool:
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", url) is None


def _steps(template: str) -> list[Step]:
    """What a path of the template consists of: its texts, and a segment for each of its fields."""
    first, *rest = re.split(r"\{[^{}]*\}", template)
    return [one_of(first), *(step for text in rest for step in (letter, letters, one_of(text)))]


def _unknown(path: str, folder: str) -> tuple[str, str]:
    days = _DAY.findall(path)
    date = "-".join(days[-1]) if days else ""
    entry = Entry(path=path, date=date, title=basename(path).removesuffix(".md").removesuffix(".html"))
    return date, _row(entry, folder)


def _row(entry: Entry, folder: str) -> str:
    target = relative_link(entry.path[len(folder) :].lstrip("/"))
    shown = label(entry.title) or label(basename(entry.path))
    return f"| {entry.date} | [{shown}]({target}) | {cell(entry.locale)} | {cell(entry.category)} |"
