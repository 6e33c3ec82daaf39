"""What a report for people shows and in which order, whatever draws it: GitHub, a page or a terminal.

One place decides what is counted, what leads, what is one row of a group and what a reader can open; the
drawing modules only know their medium.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import sha256
from typing import Literal
from urllib.parse import urlsplit

from diff_insight.facts import changelog_parts
from diff_insight.languages import messages
from diff_insight.model import (
    CommitRange,
    FileChange,
    ModificationType,
    Report,
    ReportedFile,
    Role,
    RunResult,
)
from diff_insight.reports.links import address
from diff_insight.reports.naming import short
from diff_insight.reports.words import NONE_SENTENCES, Words
from diff_insight.telling.last_entries import left_out

SectionName = Literal["breaking", "new", "fixed", "other"]

ROLE_ORDER: tuple[Role | None, ...] = (
    "source",
    "schema",
    "config",
    None,
    "docs",
    "example",
    "build",
    "data",
    "asset",
    "test",
    "ci",
    "lock",
    "generated",
    "vendored",
)
"""The most important first; None is a file of a result that does not tell roles."""

ONE_ROW: frozenset[Role | None] = frozenset({"test", "ci", "lock", "generated", "vendored"})
"""Roles whose files are counted in the table, not listed."""

_SEVERITY: dict[ModificationType, int] = {
    "breaking change": 0,
    "new feature": 1,
    "bug fix": 2,
    "minor update": 3,
}
_TYPE_OF: Mapping[SectionName, ModificationType] = {
    "breaking": "breaking change",
    "new": "new feature",
    "fixed": "bug fix",
}
_ANCHOR = re.compile(r"\]\(#(item-[0-9a-f]{6,96})\)")
_CODE = re.compile(r"`([^`\n]{1,200})`")
_HUNK = re.compile(r"@@ -([0-9]{1,18})(?:,[0-9]{1,18})? \+([0-9]{1,18})(?:,[0-9]{1,18})? @@")
_DIFF_PAGE = re.compile(r"(/[^/]+/[^/]+/(?:compare|commit)/.+)|(/[^/]+/[^/]+/pull/\d+)(?:/files)?/?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much changed: files, lines, files of each type."""

    files: int
    additions: int
    deletions: int
    types: Mapping[ModificationType, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One point of the overview.

    Attributes:
        text: Markdown of one line, not yet made harmless; empty where the file's title says it.
        file: The file whose title it is, or None.
    """

    text: str = ""
    file: ReportedFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is breaking, new, fixed or else told, each entry once."""

    name: SectionName
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The files of one role, the most important first."""

    role: Role | None
    files: tuple[ReportedFile, ...]
    one_row: bool


def counted(files: Iterable[ReportedFile]) -> Counts:
    """Count files, lines and types."""
    rows = tuple(files)
    changes = [as_read(row) for row in rows]
    return Counts(
        files=len(rows),
        additions=sum(change.additions for change in changes),
        deletions=sum(change.deletions for change in changes),
        types={  # the most severe first
            name: sum(row.summary.modification_type == name for row in rows) for name in _SEVERITY
        },
    )


_BEGINNING = 60
"""Letters of an entry of a changelog by which it is known where it is quoted."""


def as_read(file: ReportedFile) -> FileChange:
    """Give a file's change with the lines that a reader would count: of an object in Git LFS, none.

    What git counts there are the lines of the pointer, which stands for the object.
    """
    if any(fact.thing == "lfs_object" for fact in file.facts):
        return replace(file.change, additions=0, deletions=0)
    return file.change


def compared(result: RunResult, report: Report) -> tuple[str, str, str]:
    """Name what is compared: the repository's name, the older side, the newer side (each perhaps empty).

    The category is part of the first where the run has several.
    """
    commits = result.range
    name = (commits.repository or "").rpartition("/")[2]
    if len({one.category for one in result.reports}) > 1:
        name = f"{name} {report.category}".strip()
    return name, _side(commits, "base"), _side(commits, "head")


def _side(commits: CommitRange, side: Literal["base", "head"]) -> str:
    named, commit = (commits.base_name, commits.base) if side == "base" else (commits.head_name, commits.head)
    return named or short(commit)


def sections(report: Report) -> tuple[Section, ...]:
    """Give the sections that hold something; no entry stands in two of them."""
    overview, nothing = report.overview, NONE_SENTENCES[report.locale]
    seen: set[str] = set()

    def entries(points: tuple[str, ...] | str, none: str) -> list[Entry]:
        texts = (points,) if isinstance(points, str) else points
        kept = []
        for text in texts:
            key = " ".join(text.split()).casefold()
            if key and key not in seen and not (isinstance(points, str) and _bare(key) == _bare(none)):
                seen.add(key)
                kept.append(Entry(text=text))
        return kept

    breaking = entries(overview.breaking_changes, nothing.breaking_changes)
    new = entries(overview.new_features, nothing.new_features)
    rest = entries(overview.other_updates, nothing.other_updates)
    by_anchor = {file.anchor: file for file in report.files}
    told = {anchor for entry in (*breaking, *new, *rest) for anchor in _ANCHOR.findall(entry.text)}
    told.update(_ANCHOR.findall(overview.highlights))

    called = {file.anchor: _called_fixes(file) for file in report.files}

    def is_fix(entry: Entry) -> bool:
        named = [by_anchor[anchor] for anchor in _ANCHOR.findall(entry.text) if anchor in by_anchor]
        said = _bare(entry.text)[: 2 * _BEGINNING]
        if any(begins in said for file in named for begins in called[file.anchor]):
            return True
        held = [file for file in named if file.role == "source"] or named[:1]
        leads = named[:1] == held[:1]  # what begins with tests counts what is left
        return leads and bool(held) and all(file.summary.modification_type == "bug fix" for file in held)

    def titles(kind: ModificationType) -> list[Entry]:
        return [
            Entry(file=file)
            for file in report.files
            if file.summary.modification_type == kind
            and file.anchor not in told
            and file.summary.modification_title.strip()
        ]

    fixed = [entry for entry in rest if is_fix(entry)]
    made: tuple[tuple[SectionName, list[Entry]], ...] = (
        ("breaking", breaking or titles("breaking change")),
        ("new", new or titles("new feature")),
        ("fixed", fixed or titles("bug fix")),
        ("other", [entry for entry in rest if entry not in fixed]),
    )
    return tuple(Section(name=name, entries=tuple(found)) for name, found in made if found)


def _called_fixes(file: ReportedFile) -> frozenset[str]:
    """Give how the entries of a changelog begin that it calls fixes: its file fixes nothing itself."""
    every = (one for top in file.facts for one in top.all() if one.kind == "changelog_entry_added")
    begins = (_bare(one.new or "")[:_BEGINNING] for one in every if changelog_parts.mends(one))
    return frozenset(filter(None, begins))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def groups(files: Sequence[ReportedFile]) -> tuple[Group, ...]:
    """Give the files by role; within a role breaking, new, fixed, else in the order of the diff."""
    found = []
    for role in ROLE_ORDER:
        rows = [file for file in files if file.role == role]
        rows.sort(key=lambda file: _SEVERITY[file.summary.modification_type])
        if rows:
            found.append(Group(role=role, files=tuple(rows), one_row=role in ONE_ROW and len(rows) > 1))
    return tuple(found)


def diff_link(permalink: str | None, change: FileChange) -> str | None:
    """Give the address of the file's first changed lines in the diff that the permalink shows.

    None where the permalink is no comparison, commit or pull request of GitHub's.
    """
    link = address(permalink)
    if link is None:
        return None
    page = _DIFF_PAGE.fullmatch(urlsplit(link).path)
    if page is None or urlsplit(link).query or urlsplit(link).fragment:
        return None
    if page[2]:
        link = link[: link.index(page[2]) + len(page[2])] + "/files"
    digest = sha256(change.path.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{link}#diff-{digest}{_first_lines(change.patch or '')}"


def _first_lines(patch: str) -> str:
    """Name the first lines that were added, or removed without any added, as GitHub does (`R3-R5`)."""
    old = new = 0
    removed: list[int] = []
    added: list[int] = []
    for line in patch.split("\n"):
        if head := _HUNK.match(line):
            old, new = int(head[1]), int(head[2])
        elif line.startswith("-"):
            if added:
                break
            removed.append(old)
            old += 1
        elif line.startswith("+"):
            added.append(new)
            new += 1
        elif removed or added:
            break
        else:
            old, new = old + 1, new + 1
    side, run = ("R", added) if added else ("L", removed)
    if not run:
        return ""
    return f"{side}{run[0]}" if len(run) == 1 else f"{side}{run[0]}-{side}{run[-1]}"


def lines_changed(additions: int, deletions: int, fixed: Words) -> str:
    """Say how many lines a file or a folder gained and lost, in one unbroken piece; nothing where none."""
    if not (additions or deletions):
        return ""
    return f"+{fixed.number(additions)}\u00a0\u2212{fixed.number(deletions)}"


def count_line(counts: Counts, fixed: Words) -> str:
    """Say the counts of some files in one line of plain text."""
    said = [fixed.filled(fixed.type_counts[name], number) for name, number in counts.types.items() if number]
    return _line(counts, said, fixed)


def headline(report: Report, fixed: Words) -> str:
    """Say in one line of plain text how much changed and what came of it: the verdict.

    What breaks, is new and is fixed is counted by points, as a reader counts the entries below.
    """
    said = []
    for section in sections(report):
        if section.name in _TYPE_OF:
            one, several = fixed.point_counts[_TYPE_OF[section.name]]
            number = _points(section, report)
            said.append(fixed.filled(one if number == 1 else several, number))
    return _line(counted(report.files), said, fixed)


def _points(section: Section, report: Report) -> int:
    """Count the points of a section, those too that its last entry only counts."""
    if section.name == "fixed":
        return _mended(section, report)
    last = section.entries[-1].text if section.name in {"breaking", "new"} else ""
    left = left_out(last, messages(report.locale)) if last else 0
    return len(section.entries) + max(left - 1, 0)


def _mended(section: Section, report: Report) -> int:
    """Count fixes: what several points tell of one thing in one file is one."""
    named = {file.anchor: {_last(fact.name) for fact in file.facts if fact.name} for file in report.files}
    count, met = 0, set[tuple[str, str]]()
    for entry in section.entries:
        names = set(map(_last, _CODE.findall(entry.text)))
        of = {
            (anchor, name)
            for anchor in _ANCHOR.findall(entry.text)
            for name in names & named.get(anchor, set())
        }
        count += met.isdisjoint(of)
        met |= of
    return count


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _line(counts: Counts, said: Sequence[str], fixed: Words) -> str:
    files = fixed.file_count if counts.files == 1 else fixed.file_counts
    changed = f"+{fixed.number(counts.additions)} \u2212{fixed.number(counts.deletions)}"
    line = fixed.changed.format(fixed.filled(files, counts.files), changed)
    return fixed.told.format(line, reduce(fixed.between.format, said)) if said else line


def verdict(result: RunResult, report: Report, fixed: Words) -> str:
    """Say in one line what was compared and what came of it."""
    name, base, head = compared(result, report)
    sides = f"{base} \u2192 {head}" if base and head else base or head
    named = " ".join(part for part in (name, sides) if part)
    line = headline(report, fixed)
    return f"{named}: {line}" if named else line
