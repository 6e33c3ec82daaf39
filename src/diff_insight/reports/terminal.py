"""A report for a terminal: the same order as on GitHub, in colour, as wide as the window, without patches.

Rich draws; every text was made one line or safe Markdown before, so no escape of a stranger's gets through.
"""

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token
from rich import box
from rich.console import Console, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from diff_insight.commits import ranked
from diff_insight.model import Report, ReportedFile, RunResult
from diff_insight.reports.escaping import Surroundings, code_span
from diff_insight.reports.links import Links
from diff_insight.reports.long_texts import plain_text, point, prose
from diff_insight.reports.view import (
    Entry,
    Section,
    as_read,
    compared,
    counted,
    diff_link,
    groups,
    headline,
    sections,
)
from diff_insight.reports.visible import one_line, shown_path
from diff_insight.reports.words import words_of

MARKS = {"breaking change": "▲", "new feature": "✚", "bug fix": "✔", "minor update": "·"}
_COLOURS = {"breaking change": "red", "new feature": "green", "bug fix": "cyan", "minor update": ""}
_KINDS = {"breaking": "breaking change", "new": "new feature", "fixed": "bug fix", "other": "minor update"}
_THEME = Theme({"markdown.code": "bold", "markdown.code_block": "bold", "markdown.item.bullet": ""})
_NARROWEST = 20
_MOST_COMMITS = 20
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the report is drawn on.

    Attributes:
        width: Columns.
        colour: Whether it takes colours (and other styles).
        links: Whether it takes hyperlinks.
        folder: The working tree that paths are below, for links to files; None where there is none.
    """

    width: int = 80
    colour: bool = False
    links: bool = False
    folder: Path | None = None


def drawn(result: RunResult, report: Report, screen: Screen) -> str:
    """Give one report as the characters that a terminal shows it with; plain text on a plain screen."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(screen.width, _NARROWEST),
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        theme=_THEME,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in _Drawing(result, report, screen).parts():
        console.print(part)
    # rich fills lines with blanks, which a copied text should not have
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")).rstrip("\n") + "\n"


class _Drawing:
    def __init__(self, result: RunResult, report: Report, screen: Screen) -> None:
        self.result, self.report, self.screen = result, report, screen
        self.fixed = words_of(report)
        self.links = Links.of(report.permalink, (file.anchor for file in report.files))
        self.around = Surroundings(flavor="pandoc", markup=True, links=self.links)
        self.beside = Surroundings(flavor="pandoc", label=True)

    def parts(self) -> Iterator[RenderableType]:
        report = self.report
        name, base, head = compared(self.result, report)
        sides = f"{base} → {head}" if base and head else base or head
        heading = one_line(" ".join(part for part in (name, sides) if part)) or self.fixed.changes
        yield Text(heading, style="bold")
        yield Text(headline(report, self.fixed))
        if self.links.permalink:
            yield Text(self.links.permalink, style="dim", overflow="fold")
        yield from self._prose(report.overview.highlights)
        for section in sections(report):
            yield from self._section(section)
        yield Text()
        yield self._table()
        for file in self._explained():
            yield from self._file(file)
        yield from self._lists()

    def _section(self, section: Section) -> Iterator[RenderableType]:
        kind = _KINDS[section.name]
        titles = {
            "breaking": self.fixed.breaking_changes,
            "new": self.fixed.new_features,
            "fixed": self.fixed.fixes,
            "other": self.fixed.other_updates,
        }
        yield Text()
        yield Text(f"{MARKS[kind]} {titles[section.name]}", style=f"bold {_COLOURS[kind]}")
        texts = [self._entry(entry) for entry in section.entries]
        yield self._markdown("\n".join(f"- {text}" for text in texts if text))

    def _entry(self, entry: Entry) -> str:
        if entry.file is None:
            return point(entry.text, self.around)
        path = code_span(shown_path(entry.file.change.path))
        return f"{path}: {plain_text(entry.file.summary.modification_title, self.beside)}"

    def _table(self) -> Table:
        table = Table(
            box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, expand=False, show_edge=False
        )
        table.add_column("", no_wrap=True, width=1)
        table.add_column(self.fixed.filename, overflow="fold", ratio=2)
        table.add_column(self.fixed.title, overflow="fold", ratio=3)
        table.add_column("+", justify="right", no_wrap=True)
        table.add_column("−", justify="right", no_wrap=True)
        found = groups(self.report.files)
        for group in found:
            counts = counted(group.files)
            if len(found) > 1 or group.one_row:
                table.add_row(
                    "",
                    Text(f"{self.fixed.roles[group.role]} ({counts.files})", style="bold"),
                    Text(self._kinds(group.files), style="dim"),
                    Text(self.fixed.number(counts.additions), style="green"),
                    Text(self.fixed.number(counts.deletions), style="red"),
                )
            for file in () if group.one_row else group.files:
                kind = file.summary.modification_type
                path = self._path(file)
                if file.change.status != "modified":
                    path.append(f" {file.change.status}", style="dim")
                table.add_row(
                    Text(MARKS[kind], style=_COLOURS[kind]),
                    path,
                    Text(one_line(file.summary.modification_title)),
                    Text(self.fixed.number(as_read(file).additions), style="green"),
                    Text(self.fixed.number(as_read(file).deletions), style="red"),
                )
        return table

    def _kinds(self, files: tuple[ReportedFile, ...]) -> str:
        types = counted(files).types
        return ", ".join(
            self.fixed.filled(self.fixed.type_counts[name], number)
            for name, number in types.items()
            if number
        )

    def _explained(self) -> Iterator[ReportedFile]:
        """Give the files whose explanation says more than the table does."""
        for group in groups(self.report.files):
            if not group.one_row:
                yield from (file for file in group.files if file.summary.explanation.strip())

    def _file(self, file: ReportedFile) -> Iterator[RenderableType]:
        summary = file.summary
        kind = summary.modification_type
        yield Text()
        line = Text.assemble((f"{MARKS[kind]} ", f"bold {_COLOURS[kind]}"), self._path(file, "bold"))
        if kind != "minor update":
            line.append(f" · {kind}", style=_COLOURS[kind])
        yield line
        yield Padding(self._markdown(prose(summary.explanation, self.around)), (0, 0, 0, 2))
        if summary.note:
            yield Padding(Text(one_line(summary.note), style="italic"), (0, 0, 0, 2))

    def _lists(self) -> Iterator[RenderableType]:
        result, fixed = self.result, self.fixed
        commits = [
            Text.assemble(
                (commit.sha[:7], "yellow"),
                " ",
                ("▲ " if commit.breaking else "", "red"),
                one_line(commit.subject),
                (f"  {one_line(commit.author)}" if commit.author.strip() else "", "dim"),
            )
            for commit in ranked(result.commits)
        ]
        yield from self._list(fixed.commits, commits, _MOST_COMMITS)
        yield from self._list(fixed.notes, [Text(one_line(text)) for text in result.warnings], _MOST_LISTED)
        skipped = [Text(f"{shown_path(one.path)} ({fixed.reasons[one.reason]})") for one in result.skipped]
        yield from self._list(fixed.skipped_files, skipped, _MOST_LISTED)
        outside = [Text(shown_path(path)) for path in result.outside_categories]
        yield from self._list(fixed.outside, outside, _MOST_LISTED)

    def _list(self, title: str, rows: list[Text], most: int) -> Iterator[RenderableType]:
        if not rows:
            return
        yield Text()
        yield Text(f"{title} ({self.fixed.number(len(rows))})", style="bold")
        for row in rows[:most]:
            yield Padding(row, (0, 0, 0, 2))
        if len(rows) > most:
            yield Padding(
                Text(self.fixed.filled(self.fixed.more, len(rows) - most), style="dim"), (0, 0, 0, 2)
            )

    def _prose(self, text: str) -> Iterator[RenderableType]:
        if text.strip():
            yield Text()
            yield self._markdown(prose(text, self.around))

    def _markdown(self, text: str) -> Markdown:
        shown = Markdown(text, hyperlinks=self.screen.links)
        for token in shown.parsed:
            token.children = list(_without_anchors(token.children)) if token.children else token.children
        return shown

    def _path(self, file: ReportedFile, style: str = "") -> Text:
        """Give a path that leads to the file where it is at hand, else to its lines of the diff."""
        target = None
        if self.screen.links:
            target = diff_link(self.report.permalink, file.change)
            folder = self.screen.folder
            place = Path(os.path.normpath(folder / file.change.path)) if folder else None
            if folder and place and place.is_relative_to(folder) and file.change.status != "removed":
                target = place.as_uri()
        return Text(shown_path(file.change.path), style=Style.parse(style) + Style(link=target))


def _without_anchors(tokens: Sequence[Token]) -> Iterator[Token]:
    """Give the tokens of a text without the links to the report's own anchors: a screen has none."""
    inside = False
    for token in tokens:
        if token.type == "link_open" and str(token.attrs.get("href", "")).startswith("#"):
            inside = True
        elif inside and token.type == "link_close":
            inside = False
        else:
            yield token
