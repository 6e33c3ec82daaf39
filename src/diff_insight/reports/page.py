"""A report as one HTML page that needs nothing but itself: no request, no framework, readable unscripted.

Small patches are drawn here, coloured; of a large range the rest stands in the page as plain text, which
the page's script draws when somebody opens it. So twenty megabytes open as fast as twenty kilobytes.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from diff_insight.commits import ranked
from diff_insight.model import Report, ReportedFile, RunResult
from diff_insight.reports.change_map import change_map
from diff_insight.reports.diff_lines import DiffLine, Piece, diff_lines
from diff_insight.reports.escaping import Surroundings
from diff_insight.reports.links import Links
from diff_insight.reports.long_texts import point, prose
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates
from diff_insight.reports.page_words import PageWords, language_of, page_words_of
from diff_insight.reports.templating import filled, fingerprint, shipped
from diff_insight.reports.view import (
    ONE_ROW,
    ROLE_ORDER,
    Section,
    as_read,
    compared,
    count_line,
    counted,
    diff_link,
    groups,
    headline,
    lines_changed,
    sections,
)
from diff_insight.reports.visible import lines, one_line, shown_path
from diff_insight.reports.words import Words, words_of

COLOURED_IN_ALL = 400_000
"""Characters of patches that are coloured on one page: as much as a person may read."""
COLOURED_IN_A_FILE = 40_000
"""Characters of the longest patch that is coloured."""
_OPEN_LINES = 150
"""Lines of a patch before the rest is folded."""
_OPEN_IN_ALL = 1_500
"""Lines of patches that stand open when the page is loaded."""
_OPEN_FILES = 12
"""Files of a report so small that all of it stands open."""

_SIGNS = {"removed": "-", "added": "+", "same": " ", "hunk": "", "note": ""}
_SHORT = {"removed": "d", "added": "a", "same": "c", "hunk": "h", "note": "h"}
MARKS = {"breaking change": "▲", "new feature": "✚", "bug fix": "✔", "minor update": "·"}
"""Signs of different shape, so that colour says nothing that shape does not."""


def page(result: RunResult, report: Report, *, own: OwnTemplates = NO_TEMPLATES) -> str:
    """Give one report as an HTML page.

    Raises:
        InputError: A template of the user's is wrong.
    """
    fixed = words_of(report)
    style, script = shipped()["page.css"], shipped()["page.js"]
    name, base, head = compared(result, report)
    sides = f"{base} → {head}" if base and head else base or head
    texts = _Texts(report)
    ordered = [file for group in groups(report.files) for file in group.files]
    drawn = _drawn(ordered, page_words_of(report))
    values = {
        "words": fixed,
        "page_words": page_words_of(report),
        "language": page_words_of(report).language,
        "text_language": language_of(report),
        "style": Markup(style),  # noqa: S704 - our own
        "script": Markup(script),  # noqa: S704
        "policy": f"default-src 'none'; style-src {fingerprint(style)}; script-src {fingerprint(script)}; "
        "base-uri 'none'; form-action 'none'",
        "marks": MARKS,
        "heading": one_line(" ".join(part for part in (name, sides) if part)) or fixed.changes,
        "counts": headline(report, fixed),
        "link": texts.links.permalink,
        "date": one_line(report.date),
        "highlights": texts.prose(report.overview.highlights),
        "insights": texts.prose(report.overview.insights),
        "sections": [_section(section, texts, fixed) for section in sections(report)],
        "folders": _folders(report, fixed),
        "roles": [
            (role or "none", fixed.roles[role])
            for role in ROLE_ORDER
            if any(file.role == role for file in report.files)
        ],
        "types": [kind for kind, number in counted(report.files).types.items() if number],
        "groups": [
            {
                "name": fixed.roles[group.role],
                "role": group.role or "",
                "counts": count_line(counted(group.files), fixed),
                "files": [_file(file, texts, drawn[file.anchor], report) for file in group.files],
            }
            for group in groups(report.files)
        ],
        "commits": [
            {
                "sha": commit.sha[:10],
                "subject": one_line(commit.subject),
                "body": "\n".join(lines(commit.body)),
                "author": one_line(commit.author),
                "date": one_line(commit.date)[:10],
                "breaking": commit.breaking,
            }
            for commit in ranked(result.commits)
        ],
        "facts": _sources(result, report),
        "lists": [
            (fixed.notes, [one_line(text) for text in result.warnings]),
            (
                fixed.skipped_files,
                [
                    f"{shown_path(skipped.path)} ({fixed.reasons[skipped.reason]}"
                    f"{': ' + one_line(skipped.detail) if skipped.detail else ''})"
                    for skipped in result.skipped
                ],
            ),
            (fixed.outside, [shown_path(path) for path in result.outside_categories]),
        ],
    }
    return _without_nul(filled("page.html.jinja", values, own))


def _without_nul(text: str) -> str:
    """Show what HTML cannot hold: NUL and other controls of a patch, and half surrogate pairs."""
    return _NOT_HTML.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)


_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class _Texts:
    """Turns the Markdown that texts may hold into HTML: what is not allowed was escaped before."""

    def __init__(self, report: Report) -> None:
        self.links = Links.of(report.permalink, (file.anchor for file in report.files))
        self._around = Surroundings(flavor="pandoc", markup=True, links=self.links)
        self._markdown = MarkdownIt("commonmark", {"html": False})
        self._markdown.disable(
            ["heading", "lheading", "hr", "blockquote", "fence", "code", "reference", "image"]
        )
        self._markdown.validateLink = self.links.live  # type: ignore[method-assign, assignment]

    def prose(self, text: str) -> Markup:
        """Give paragraphs and lists."""
        return Markup(self._markdown.render(prose(text, self._around)))  # noqa: S704 - escaped, see above

    def line(self, text: str) -> Markup:
        """Give one line."""
        return Markup(self._markdown.renderInline(point(text, self._around)))  # noqa: S704


def _section(section: Section, texts: _Texts, fixed: Words) -> dict[str, Any]:
    titles = {
        "breaking": ("breaking change", fixed.breaking_changes),
        "new": ("new feature", fixed.new_features),
        "fixed": ("bug fix", fixed.fixes),
        "other": ("minor update", fixed.other_updates),
    }
    kind, title = titles[section.name]
    entries = [
        texts.line(entry.text)
        if entry.file is None
        else Markup('<a href="#{}"><code>{}</code></a>: {}').format(
            entry.file.anchor,
            shown_path(entry.file.change.path),
            one_line(entry.file.summary.modification_title),
        )
        for entry in section.entries
    ]
    return {"type": kind, "title": title, "entries": entries}


def _folders(report: Report, fixed: Words) -> list[dict[str, Any]]:
    return [
        {
            "path": shown_path(folder.path),
            "files": fixed.number(folder.counts.files),
            "lines": lines_changed(folder.counts.additions, folder.counts.deletions, fixed),
            "anchor": folder.segments[0].first.anchor,
            "segments": [
                {
                    "type": segment.type,
                    "start": segment.start,
                    "width": segment.width,
                    "anchor": segment.first.anchor,
                    "label": f"{shown_path(folder.path)}, {segment.type}: "
                    f"{count_line(segment.counts, fixed)}",
                }
                for segment in folder.segments
            ],
        }
        for folder in change_map(report.files)
    ]


def _drawn(files: Sequence[ReportedFile], words: PageWords) -> dict[str, tuple[Markup, bool]]:
    """Give each file's patch as HTML, and whether it stands open; the first files get the colours."""
    left, open_lines, found = COLOURED_IN_ALL, _OPEN_IN_ALL, {}
    for file in files:
        patch = file.change.patch or ""
        number = patch.count("\n") + 1
        coloured = len(patch) <= min(left, COLOURED_IN_A_FILE)
        worth = len(files) <= _OPEN_FILES or (
            file.summary.modification_type == "breaking change" and file.role not in ONE_ROW
        )
        opened = worth and coloured and min(number, _OPEN_LINES) <= open_lines
        if coloured:
            left -= len(patch)
        if opened:
            open_lines -= min(number, _OPEN_LINES)
        html = (
            _coloured(file, words)
            if coloured
            else Markup('<pre class="diff raw">\n{}</pre>').format(_plain(patch))
        )
        found[file.anchor] = (html if patch else Markup(), opened)
    return found


def _plain(patch: str) -> str:
    # a parser would take a lone carriage return for a line end, as the drawn lines would not
    return patch.replace("\r", "␍")


def _coloured(file: ReportedFile, words: PageWords) -> Markup:
    rows = [_row(line) for line in diff_lines(file, coloured=True)]
    shown, folded = rows[:_OPEN_LINES], rows[_OPEN_LINES:]
    first = f'<pre class="diff">\n{"".join(shown)}</pre>'
    if not folded:
        return Markup(first)  # noqa: S704 - every piece is escaped in _row
    rest = f'<pre class="diff">\n{"".join(folded)}</pre>'
    more = words.filled(words.more_lines, len(folded))
    return Markup(  # noqa: S704
        f'{first}<details class="rest"><summary>{more}</summary>{rest}</details>'
    )


def _row(line: DiffLine) -> str:
    numbers = "".join(
        f' data-{side}="{number}"' for side, number in (("o", line.old), ("n", line.new)) if number
    )
    text = "".join(_pieces(line.pieces, line.changed)).replace("\r", "␍")
    return f'<span class="{_SHORT[line.kind]}"{numbers}>{_SIGNS[line.kind]}{text}\n</span>'


def _pieces(pieces: Iterable[Piece], changed: Sequence[tuple[int, int]]) -> Iterable[str]:
    at = 0
    for name, text in pieces:
        edges = sorted(
            {0, len(text), *(min(max(edge - at, 0), len(text)) for span in changed for edge in span)}
        )
        for start, end in pairwise(edges):
            shown = str(escape(text[start:end]))
            shown = f"<i class={name}>{shown}</i>" if name else shown
            marked = any(first <= at + start and at + end <= last for first, last in changed)
            yield f"<b>{shown}</b>" if marked else shown
        at += len(text)


def _file(file: ReportedFile, texts: _Texts, drawn: tuple[Markup, bool], report: Report) -> dict[str, Any]:
    change, summary = as_read(file), file.summary
    diff, opened = drawn
    return {
        "anchor": file.anchor,
        "path": shown_path(change.path),
        "previous_path": shown_path(change.previous_path) if change.previous_path else "",
        "status": change.status,
        "lines": lines_changed(change.additions, change.deletions, words_of(report)),
        "role": file.role or "",
        "type": summary.modification_type,
        "title": one_line(summary.modification_title),
        "explanation": texts.prose(summary.explanation),
        "note": one_line(summary.note or ""),
        "link": diff_link(report.permalink, change),
        "diff": diff,
        "open": opened,
    }


def _sources(result: RunResult, report: Report) -> list[tuple[str, str]]:
    words, commits, usage = page_words_of(report), result.range, result.usage
    by_model = sum(file.summary.explained_by == "claude" for file in report.files)
    written = [words.filled(words.by_model, by_model)] if by_model else []
    if by_model < len(report.files):
        written.append(words.filled(words.from_facts, len(report.files) - by_model))
    cost = words.unknown if usage.cost_usd is None else words.cost.format(f"{usage.cost_usd:.4f}")
    asked = [
        words.filled(words.requests, usage.requests, usage.cached),
        words.filled(words.tokens, usage.input_tokens, usage.output_tokens),
        cost,
    ]
    request = result.pull_request
    rows = [
        (words.repository, commits.repository or ""),
        (words.range, " … ".join(side for side in (commits.base, commits.head) if side)),
        (words.merge_base, commits.merge_base or ""),
        (words.pull_request, f"#{request.number} {request.title}" if request else ""),
        (
            words.read_from,
            {"compare": urlsplit(commits.permalink or "").hostname or "GitHub"}.get(
                commits.source, commits.source
            ),
        ),
        (words.chosen_by, commits.chosen_by),
        (words.written_by, ", ".join(written)),
        (words.usage, "; ".join(asked) if usage.requests or usage.cached else ""),
    ]
    return [(name, one_line(value)) for name, value in rows if value]
