"""What travels through the program: plain frozen values, no behaviour beyond what follows from them.

The words are git's and GitHub's. The JSON form of these values is the run result
(docs/run-result.schema.json), written and read in `diff_insight.reports.result`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from diff_insight.light import light

Locale = Literal["en_US", "zh_CN", "ja_JP", "de_DE"]
LOCALES: tuple[Locale, ...] = get_args(Locale)

Flavor = Literal["pandoc", "github"]
Headings = Literal["english", "localized"]
EngineName = Literal["claude", "offline"]
SourceName = Literal["compare", "git", "diff"]
SkipReason = Literal["ignored", "own output", "unreadable"]

FileStatus = Literal["added", "removed", "modified", "renamed", "copied", "changed"]
"""GitHub's words. `changed` is a change of mode alone (no patch) or of kind, as from file to link."""

ModificationType = Literal["new feature", "breaking change", "bug fix", "minor update"]
MODIFICATION_TYPES: tuple[ModificationType, ...] = get_args(ModificationType)

Role = Literal[
    "source",
    "schema",
    "config",
    "docs",
    "example",
    "test",
    "ci",
    "build",
    "lock",
    "generated",
    "vendored",
    "asset",
    "data",
]
"""What a file is for in its repository (docs/facts.md)."""
ROLES: tuple[Role, ...] = get_args(Role)

Action = Literal["added", "removed", "renamed", "moved", "changed", "layout"]
"""What happened to a thing. `layout`: its lines changed and nothing that it says."""
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitRange:
    """The range as it was resolved, and how it was read.

    Attributes:
        repository: `owner/name`, or None where the source does not tell.
        base: Commit id or ref of the older side, as the source knows it.
        head: Commit id or ref of the newer side.
        base_name: What people call the older side: a tag, a branch or a short commit id; None where unknown.
        head_name: The same for the newer side.
        merge_base: Where the comparison really starts, for three-dot ranges.
        permalink: Link to the comparison for people, or None.
        chosen_by: The rule that chose the range (`inputs`, `push`, ...).
        source: Which road gave the diff.
        files: Number of files in the range, skipped ones included.
    """

    repository: str | None = None
    base: str | None = None
    head: str | None = None
    base_name: str | None = None
    head_name: str | None = None
    merge_base: str | None = None
    permalink: str | None = None
    chosen_by: str = "inputs"
    source: SourceName = "diff"
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """One changed file of a range.

    Attributes:
        path: Path in the head (in the base for a removed file), `/` between segments, unquoted.
        previous_path: The old path of a renamed or copied file.
        status: GitHub's word for what happened to the file.
        additions: Added lines, as `git diff --numstat` counts them; 0 for a binary file.
        deletions: Removed lines, counted the same way.
        patch: The hunks byte for byte (no file headers, no final newline; bytes that are not UTF-8
            are U+FFFD), or None where no text can show the change.
        binary: Whether git calls the file binary.
        similarity: Percent, for renames and copies where the source tells.
        old_mode: Git's six octal digits, where the source tells and the file existed.
        new_mode: The same for the head.
        old_blob: Full object id of the content before, where the source tells and the file existed.
        new_blob: The same for the head.
    """

    path: str
    previous_path: str | None = None
    status: FileStatus = "modified"
    additions: int = 0
    deletions: int = 0
    patch: str | None = None
    binary: bool = False
    similarity: int | None = None
    old_mode: str | None = None
    new_mode: str | None = None
    old_blob: str | None = None
    new_blob: str | None = None

    @property
    def changes(self) -> int:
        """Added and removed lines together."""
        return self.additions + self.deletions


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """A file before and after the range: whole texts, as far as the source has them.

    Lines end with a line feed, as in the patch; bytes that are not UTF-8 are U+FFFD.

    Attributes:
        before: The text in the base; None where there is no file or its text cannot be had.
        after: The same for the head.
    """

    before: str | None = None
    after: str | None = None


def no_versions(_change: FileChange) -> Versions:
    """Give neither version: the source has the patches alone."""
    return Versions()


def nothing_stands(_path: str) -> None:
    """Give no file: the source has those of the range alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit of the range: what its author says, which proves nothing about what changed.

    Attributes:
        sha: Full id.
        subject: First line of the message.
        body: The rest of the message, without the blank line between.
        author: Name, not address.
        date: ISO 8601, as the author's clock had it.
        type: Conventional Commits' type (`feat`, `fix`, ...) or None.
        breaking: Whether the message says so (`!` or `BREAKING CHANGE`).
        pull_request: Number that the subject names, as `(#12)` or in a merge.
        paths: Files that it touches, or None where the source does not tell.
    """

    sha: str
    subject: str
    body: str = ""
    author: str = ""
    date: str = ""
    type: str | None = None
    breaking: bool = False
    pull_request: int | None = None
    paths: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRequest:
    """The pull request that the range belongs to: what its author says."""

    number: int
    title: str
    body: str = ""
    labels: tuple[str, ...] = ()
    author: str = ""


@light(frozen=True, slots=True, kw_only=True)
class Lines:
    """Changed lines, 1-based and ascending: of the old file and of the new one."""

    removed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether any line is named."""
        return bool(self.removed or self.added)


class _PartOf(dict[str, str]):
    """A part of each kind of fact, looked up many times for each fact: cut out of it once."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self._part = part

    def __missing__(self, kind: str) -> str:
        made = self[kind] = kind.rpartition("_")[self._part]
        return made


_THINGS, _DONE = _PartOf(0), _PartOf(2)


@light(frozen=True, slots=True, kw_only=True)
class Fact:
    """What happened to one thing of a file, tied to the changed lines of it.

    `old` is quoted from the file before and `new` from the file after, whole units only: a value, a
    cell, a sentence, a signature. A fact's lines include those of its parts; the facts of a file
    together have every changed line.

    Attributes:
        kind: `<thing>_<action>`; docs/facts.md lists the things of every format.
        name: The thing's name, dotted from the outermost owner that is code (`Client.get`), or empty.
        previous_name: Its name before, where it was renamed; its path before, where it came from elsewhere.
        where: What it stands in, outermost first: heading path, owners, key path.
        public: Whether those who use the file can see it.
        breaking: The rule by which it breaks its users, or None.
        old: What stood there, where one unit says it.
        new: What stands there now.
        lines: Its changed lines, those of its parts included.
        parts: What happened inside it, in the order of the file.
        details: What else the kind tells by name (a package's `kind`, a function's `signature`, ...).
    """

    kind: str
    name: str = ""
    previous_name: str | None = None
    where: tuple[str, ...] = ()
    public: bool = True
    breaking: str | None = None
    old: str | None = None
    new: str | None = None
    lines: Lines = field(default_factory=Lines)
    parts: tuple["Fact", ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def thing(self) -> str:
        """The kind of thing: `table_row` of `table_row_added`."""
        return _THINGS[self.kind]

    @property
    def action(self) -> str:
        """What happened to it, one of `ACTIONS`."""
        return _DONE[self.kind]

    def all(self) -> Iterator["Fact"]:
        """Give this fact and all that are inside it, outermost first."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Lines outside the hunks that facts or texts lean on: evidence of where, never of what changed.

    Attributes:
        old: Line number in the old file to the line, without its line end.
        new: The same for the new file.
    """

    old: Mapping[int, str] = field(default_factory=dict)
    new: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedFile:
    """A changed file with what happened in it and the type that the rules give it.

    Attributes:
        change: The file.
        role: What the file is for.
        language: Language of a program or data format by its usual name in lower case, or None.
        facts: In the order of the patch; together they cover every changed line.
        context: Lines outside the hunks that say where the facts are.
        enclosing: The definition around the change, at most 60 lines of the new file, for a model; or empty.
        modification_type: What the rules say.
        rule: The rule that said it (docs/types.md).
    """

    change: FileChange
    role: Role = "source"
    language: str | None = None
    facts: tuple[Fact, ...] = ()
    context: Context = field(default_factory=Context)
    enclosing: str = ""
    modification_type: ModificationType = "minor update"
    rule: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """What a report says about one file, in one locale.

    Attributes:
        modification_type: The same in every locale of a run.
        modification_title: One line of plain text, at most 80 characters where we write it.
        explanation: Paragraphs, lists, code spans, emphasis (Markdown).
        explained_by: The engine that wrote the text.
        note: Why this is not the text that was asked for, or None.
        dropped_claims: Sentences of a model that the diff does not bear out.
    """

    modification_type: ModificationType
    modification_title: str
    explanation: str
    explained_by: EngineName = "offline"
    note: str | None = None
    dropped_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a report says before its files. A list may be one plain paragraph as a string.

    Attributes:
        summary: One paragraph of plain text for the front matter.
        highlights: Paragraphs (Markdown).
        new_features: One entry per point.
        breaking_changes: One entry per point.
        other_updates: One entry per point.
        insights: Paragraphs (Markdown).
    """

    summary: str = ""
    highlights: str = ""
    new_features: tuple[str, ...] | str = ()
    breaking_changes: tuple[str, ...] | str = ()
    other_updates: tuple[str, ...] | str = ()
    insights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFile:
    """One row of a report.

    Attributes:
        change: The file.
        summary: What the report says of it.
        anchor: `item-` and at least six hex digits of the path's MD5, unique in the report.
        role: What the file is for; None in a result of an older version.
        language: Language of the file, or None.
        facts: What happened in it.
        context: Lines outside the hunks that facts or texts lean on.
    """

    change: FileChange
    summary: FileSummary
    anchor: str
    role: Role | None = None
    language: str | None = None
    facts: tuple[Fact, ...] = ()
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: one category in one locale. Dates are ISO 8601 days."""

    title: str
    date: str
    permalink: str | None
    locale: Locale
    category: str
    headings: Headings = "english"
    visuals: bool = False
    overview: Overview = field(default_factory=Overview)
    files: tuple[ReportedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedFile:
    """A changed file of the range that no report covers, and why."""

    path: str
    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What the run asked of a model: requests, tokens, US dollars (None: a price is unknown)."""

    requests: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_input_tokens: int = 0
    cache_creation_input_tokens: int = 0
    cost_usd: float | None = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeDiff:
    """What a source gives: the resolved range and every changed file of it exactly once.

    Attributes:
        range: With `files` equal to `len(changes) + len(skipped)`.
        changes: In diff order.
        skipped: Files that the source knows of and cannot show.
        warnings: What the reader of the report should know about the reading.
        commits: Oldest first; what the authors say.
        pull_request: The one that the range belongs to, where it is known.
        versions: Gives both versions of a file, as far as they can be had, when they are asked for; may be
            called in any forked process. Nothing is kept, so memory does not grow with the number of files.
        standing: Gives the text at a path where the range ends, whether or not it changed; None where it is
            not to be had. Only what it says of other files is used: it is never quoted.
    """

    range: CommitRange
    changes: tuple[FileChange, ...]
    skipped: tuple[SkippedFile, ...] = ()
    warnings: tuple[str, ...] = ()
    commits: tuple[Commit, ...] = ()
    pull_request: PullRequest | None = None
    versions: Callable[[FileChange], Versions] = field(default=no_versions, compare=False, repr=False)
    standing: Callable[[str], str | None] = field(default=nothing_stands, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedRange:
    """What an engine explains.

    Attributes:
        range: The range as it was resolved.
        categories: The files of each report, in diff order; no category is empty and no path stands twice.
        commits: Oldest first: what the authors say.
        pull_request: The one that the range belongs to, where it is known.
    """

    range: CommitRange
    categories: Mapping[str, tuple[AnalyzedFile, ...]]
    commits: tuple[Commit, ...] = ()
    pull_request: PullRequest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What an engine gives.

    Attributes:
        summaries: Per path, per locale.
        overviews: Per category and locale.
        usage: What it cost.
        warnings: What the person who runs it should know.
    """

    summaries: Mapping[str, Mapping[Locale, FileSummary]]
    overviews: Mapping[tuple[str, Locale], Overview]
    usage: Usage = field(default_factory=Usage)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """Everything that one run found and says: the run result.

    For any one locale the rows of its reports, `outside_categories` and `skipped` together are
    `range.files`.
    """

    range: CommitRange
    commits: tuple[Commit, ...] = ()
    pull_request: PullRequest | None = None
    reports: tuple[Report, ...] = ()
    outside_categories: tuple[str, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()
    warnings: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    schema_version: int = 2
