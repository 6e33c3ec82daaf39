"""A report for GitHub's own pages: a comment that fits a screen, a job summary, a committed file.

What a reader needs stands open, in at most forty lines; all else is folded. A place with a limit gets as
much of the folded part as fits, and the number of what does not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from diff_insight.commits import ranked
from diff_insight.diff.anchors import short_names
from diff_insight.facts.parallel import each
from diff_insight.grounding.sentence_spans import sentences
from diff_insight.model import Commit, ModificationType, Report, ReportedFile, RunResult, SkippedFile
from diff_insight.reports.escaping import Surroundings, code_span
from diff_insight.reports.fence import patch_fence
from diff_insight.reports.links import Links, address
from diff_insight.reports.long_texts import heading, path_text, plain_text, point, prose
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates
from diff_insight.reports.templating import filled
from diff_insight.reports.view import (
    Entry,
    Section,
    as_read,
    compared,
    counted,
    diff_link,
    groups,
    headline,
    lines_changed,
    sections,
)
from diff_insight.reports.visuals import bar_on_one_line
from diff_insight.reports.words import Words, words_of

MARKS: Mapping[ModificationType, str] = {
    "breaking change": "⚠️",
    "new feature": "✨",
    "bug fix": "🔧",
    "minor update": "",
}
"""Signs of different shape, so that colour says nothing that shape does not."""

_OPEN_ENTRIES = 16
"""Points that stand open in all; with headings and folds that makes at most forty lines."""
_OPEN_IN_SECTION = {"breaking": 8, "new": 5, "fixed": 4, "other": 4}
_OPEN_PROSE = 20
"""Lines of highlights that stand open where no section has a point."""
_LEAD = 5
"""Lines of highlights that stand open before the sections: what the range is, at a glance."""
_OPEN_LINE = 160
"""Characters of a line of a comment."""
_COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")


def _leading(highlights: str, lines: int) -> tuple[str, str]:
    """Part what is said first: the sentences that stand open, and those for which there is no room."""
    ends = [end for _, end in sentences(highlights)]
    fits = [end for end in ends if end <= lines * _OPEN_LINE and highlights.count("\n", 0, end) < lines]
    at = fits[-1] if fits else 0
    return highlights[:at], highlights[at:].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of what is folded is shown; None for all of it.

    Attributes:
        listed: Rows of the table, points and commits of each list.
        explained: Files with their explanations.
        patches: Files with their patches, the first ones.
    """

    listed: int | None = None
    explained: int | None = None
    patches: int | None = None


WITHOUT_PATCHES = Limits(patches=0)


def document(
    result: RunResult,
    report: Report,
    *,
    limits: Limits = Limits(),
    own: OwnTemplates = NO_TEMPLATES,
) -> str:
    """Give one report as Markdown for GitHub's pages, the patches folded in."""
    return Drawn(result, report, own).text(limits, level="#")


@dataclass(slots=True)
class Drawn:
    """One report, every part of it made harmless once, put together as often as it takes."""

    result: RunResult
    report: Report
    own: OwnTemplates = NO_TEMPLATES
    full_report: str | None = None
    fixed: Words = field(init=False)
    around: Surroundings = field(init=False)
    plain: Surroundings = field(init=False)
    beside: Surroundings = field(init=False)
    ordered: list[ReportedFile] = field(init=False)
    files: dict[str, dict[str, Any]] = field(init=False)
    parts: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        report = self.report
        self.fixed = words_of(report)
        links = Links.of(report.permalink, (file.anchor for file in report.files))
        self.around = Surroundings(flavor="github", markup=True, links=links)
        self.plain = replace(self.around, markup=False)
        # beside another text on one line even a mark without a partner of its own may find one
        self.beside = replace(self.plain, label=True)
        self.ordered = [file for group in groups(report.files) for file in group.files]
        names = short_names(file.change.path for file in report.files)
        made = each(
            lambda file: self._file(file, names[file.change.path]),
            self.ordered,
            size=lambda file: len(file.summary.explanation),
        )
        self.files = {file.anchor: fields for file, fields in zip(self.ordered, made, strict=True)}
        self.parts = self._parts()

    @property
    def files_in_all(self) -> int:
        """Number of the report's files."""
        return len(self.ordered)

    @property
    def longest_list(self) -> int:
        """Entries of the longest list, the table's rows among them: a limit beyond it changes nothing."""
        lists = [len(entries) for _, entries in self.parts["lists"]]
        told = [len(entries) for _, entries in self.parts["sections"]]
        return max(self.files_in_all, *lists, *told, 0)

    @property
    def patch_sizes(self) -> list[int]:
        """Sizes of the patches that can be shown, in the order in which they are."""
        return [len(file.change.patch) for file in self.ordered if file.change.patch]

    def text(self, limits: Limits, *, level: str) -> str:
        """Put the report together."""
        values = {"report": self._shown(limits), "words": self.fixed, "level": level}
        text = filled("comment.md.jinja", values, self.own)
        return text.rstrip("\n") + "\n" if text.endswith("\n") or not self.own.sources else text

    def _parts(self) -> dict[str, Any]:
        report, overview = self.report, self.report.overview
        told = sections(report)
        lead, rest = _leading(overview.highlights, _LEAD if told else _OPEN_PROSE)
        folded = [prose(text, self.around) for text in (rest, overview.insights) if text]
        return {
            "opening": prose(lead, self.around),
            "prose": "\n\n".join(text for text in folded if text),
            "sections": [(section, self._entries(section)) for section in told],
            "lists": self._lists(),
        }

    def _shown(self, limits: Limits) -> dict[str, Any]:
        report = self.report
        link = address(report.permalink)
        few = limits.listed == 0
        explained = self.ordered[: limits.explained]
        linked = {file.anchor for file in explained}
        with_patch = {
            file.anchor for file in [file for file in explained if file.change.patch][: limits.patches]
        }
        rows, rows_left = self._groups(limits, linked)
        return {
            "heading": self._heading(),
            "counts": plain_text(headline(report, self.fixed), self.plain),
            "link": link.replace("&", "&amp;") if link else None,
            "opening": "" if few else self.parts["opening"],
            "prose": "" if few else self.parts["prose"],
            "sections": self._sections(limits),
            "bars": report.visuals,
            "files_in_all": self.files_in_all,
            "groups": rows,
            "rows_left_out": self._left_out(rows_left),
            "explained": [self._explained(file, with_patch=file.anchor in with_patch) for file in explained],
            "explanations_left_out": self._left_out(self.files_in_all - len(explained)),
            "lists": [
                {
                    "title": title,
                    "count": len(entries),
                    "entries": entries[: limits.listed],
                    "left_out": self._left_out(len(entries) - len(entries[: limits.listed])),
                }
                for title, entries in self.parts["lists"]
                if entries
            ],
        }

    def _heading(self) -> str:
        name, base, head = compared(self.result, self.report)
        sides = " → ".join(self._side(side) for side in (base, head) if side)
        shown = " ".join(part for part in (plain_text(name, self.beside), sides) if part)
        return heading(shown) or self.fixed.changes

    def _side(self, side: str) -> str:
        return code_span(side) if _COMMIT_ID.fullmatch(side) else plain_text(side, self.beside)

    def _left_out(self, number: int) -> str:
        if number <= 0:
            return ""
        said = self.fixed.filled(self.fixed.left_out, number)
        return f"{said} [{self.fixed.full_report}]({self.full_report})" if self.full_report else said

    def _sections(self, limits: Limits) -> list[dict[str, Any]]:
        shown, room = [], _OPEN_ENTRIES
        told = self.parts["sections"]
        for index, (section, entries) in enumerate(told):
            kept = sum(min(2, len(later)) for _, later in told[index + 1 :])
            number = max(1, min(_OPEN_IN_SECTION[section.name], len(entries), room - kept))
            number = number if limits.listed is None else min(number, limits.listed)
            room -= number
            folded = entries[number:][: limits.listed]
            shown.append(
                {
                    "name": section.name,
                    "title": self._section_title(section),
                    "entries": entries[:number],
                    "folded": folded,
                    "more": self.fixed.filled(self.fixed.more, len(entries) - number),
                    "left_out": self._left_out(len(entries) - number - len(folded)),
                }
            )
        return shown

    def _section_title(self, section: Section) -> str:
        words = {
            "breaking": f"{MARKS['breaking change']} {self.fixed.breaking_changes}",
            "new": f"{MARKS['new feature']} {self.fixed.new_features}",
            "fixed": f"{MARKS['bug fix']} {self.fixed.fixes}",
            "other": self.fixed.other_updates,
        }
        return words[section.name]

    def _entries(self, section: Section) -> list[str]:
        return [text for entry in section.entries if (text := self._entry(entry))]

    def _entry(self, entry: Entry) -> str:
        if entry.file is None:
            return point(entry.text, self.around)
        title = plain_text(entry.file.summary.modification_title, self.beside)
        return f"[{path_text(entry.file.change.path, self.plain)}](#{entry.file.anchor}): {title}"

    def _groups(self, limits: Limits, linked: set[str]) -> tuple[list[dict[str, Any]], int]:
        found = groups(self.report.files)
        left = self.files_in_all if limits.listed is None else limits.listed
        rows, left_out = [], 0
        for group in found:
            listed = () if group.one_row else group.files[:left]
            left -= len(listed)
            left_out += 0 if group.one_row else len(group.files) - len(listed)
            counts = counted(group.files)
            kinds = [
                f"{MARKS[name]} {self.fixed.filled(self.fixed.type_counts[name], number)}"
                for name, number in counts.types.items()
                if number and name != "minor update"
            ]
            named = group.one_row or len(found) > 1 or group.role is not None
            rows.append(
                {
                    "name": self.fixed.roles[group.role] if named else "",
                    "count": counts.files,
                    "types": reduce(self.fixed.between.format, kinds) if kinds else "",
                    "lines": lines_changed(counts.additions, counts.deletions, self.fixed),
                    "files": [self._row(file, linked) for file in listed],
                }
            )
        return rows, left_out

    def _row(self, file: ReportedFile, linked: set[str]) -> dict[str, Any]:
        fields = self.files[file.anchor]
        target = f"#{file.anchor}" if file.anchor in linked else fields["diff_link"]
        name = f"[{fields['name']}]({target})" if target else fields["name"]
        status = "" if file.change.status == "modified" else f" *({file.change.status})*"
        return {**fields, "linked_name": name + status}

    def _explained(self, file: ReportedFile, *, with_patch: bool) -> dict[str, Any]:
        fields = self.files[file.anchor]
        patch = file.change.patch if with_patch else None
        return {**fields, "patch": patch, "fence": patch_fence(patch) if patch else ""}

    def _file(self, file: ReportedFile, name: str) -> dict[str, Any]:
        """Give what the templates show of a file, but for the patch."""
        change, summary = as_read(file), file.summary
        link = diff_link(self.report.permalink, change)
        path = path_text(change.path, self.plain)
        return {
            "anchor": file.anchor,
            "path": path,
            "linked_path": f"[{path}]({link})" if link else path,
            "diff_link": link,
            "name": path_text(name, replace(self.beside, cell=True)),
            "type": f"{MARKS[summary.modification_type]} {summary.modification_type}".strip(),
            "title": plain_text(summary.modification_title, replace(self.beside, cell=True)),
            "status": change.status,
            "role": file.role,
            "lines": lines_changed(change.additions, change.deletions, self.fixed),
            "bar": bar_on_one_line(change),
            "explanation": prose(summary.explanation, self.around),
            "note": plain_text(summary.note or "", self.beside),
        }

    def _lists(self) -> list[tuple[str, list[str]]]:
        result, fixed = self.result, self.fixed
        return [
            (fixed.commits, [self._commit(commit) for commit in ranked(result.commits)]),
            (fixed.notes, [point(text, self.plain) for text in result.warnings]),
            (fixed.skipped_files, [self._skipped(skipped) for skipped in result.skipped]),
            (fixed.outside, [path_text(path, self.plain) for path in result.outside_categories]),
        ]

    def _commit(self, commit: Commit) -> str:
        mark = f"{MARKS['breaking change']} " if commit.breaking else ""
        author = f" · {plain_text(commit.author, self.beside)}" if commit.author.strip() else ""
        return f"{code_span(commit.sha[:7])} {mark}{plain_text(commit.subject, self.beside)}{author}"

    def _skipped(self, skipped: SkippedFile) -> str:
        reason = self.fixed.reasons[skipped.reason]
        detail = plain_text(skipped.detail, self.beside)
        return f"{path_text(skipped.path, self.plain)} ({f'{reason}: {detail}' if detail else reason})"
