"""What travels through the program: plain frozen values, no behaviour beyond what follows from them.

The words are git's and GitHub's. The JSON form of these values is the run result of the contract
(section 6), written and read in `diff_insight.report.result`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Locale = Literal["en_US", "zh_CN", "ja_JP"]
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

TypeRule = Literal[
    "new_page",
    "new_section",
    "new_parameter",
    "new_value",
    "new_row",
    "removed_page",
    "removed_section",
    "removed_parameter",
    "removed_value",
    "removed_row",
    "stricter_limit",
    "repaired_typo",
    "repaired_link",
    "repaired_value",
    "moved",
    "dependency",
    "metadata",
    "dates",
    "links",
    "images",
    "whitespace",
    "wording",
    "code",
    "values",
    "file",
]
"""The rule that gave a file its type (docs/types.md); configuration overrides types by these names."""
TYPE_RULES: tuple[TypeRule, ...] = get_args(TypeRule)

FactKind = Literal[
    # front matter: key, old, new
    "front_matter_added",
    "front_matter_removed",
    "front_matter_changed",
    # headings: old/new text without the #s, level
    "heading_added",
    "heading_removed",
    "heading_changed",
    # tables: row = text of the row's first cell, column = header text, cells = ((column, cell), ...)
    "table_added",
    "table_removed",
    "table_row_added",
    "table_row_removed",
    "table_cell_changed",
    "table_column_added",
    "table_column_removed",
    # list items: old/new text without the marker
    "list_item_added",
    "list_item_removed",
    "list_item_changed",
    # links and images: key = link text or alt text, old/new = target
    "link_added",
    "link_removed",
    "link_changed",
    "image_added",
    "image_removed",
    "image_changed",
    # code: language; symbol = enclosing function, class or block; old/new = code text (first line if many)
    "code_block_added",
    "code_block_removed",
    "code_added",
    "code_removed",
    "code_changed",
    "symbol_added",
    "symbol_removed",
    "comment_changed",
    # directives: key = the included file, or the kind of admonition (NOTE, IMPORTANT, ...)
    "include_added",
    "include_removed",
    "include_changed",
    "admonition_added",
    "admonition_removed",
    "admonition_changed",
    # any other directive of a documentation tool (:::zone, {% ifversion %}):
    # key = its name, old/new = its arguments
    "directive_added",
    "directive_removed",
    "directive_changed",
    # prose: words_changed is one replacement inside a sentence (old -> new, token says of what kind)
    "words_changed",
    "words_added",
    "words_removed",
    "paragraph_added",
    "paragraph_removed",
    "paragraph_changed",
    # data files: key = key path (a.b[0].c), old/new = value
    "value_added",
    "value_removed",
    "value_changed",
    # manifests: key = package, old/new = version requirement
    "dependency_added",
    "dependency_removed",
    "dependency_changed",
    # what stays the same in other places
    "moved",
    "whitespace_changed",
    "wrapping_changed",
    "final_newline_changed",
    # the file as a whole
    "file_added",
    "file_removed",
    "file_renamed",
    "file_copied",
    "mode_changed",
    "binary_changed",
    "submodule_changed",
    # the fallback
    "text_changed",
]
FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)

Token = Literal["version", "date", "number", "code", "name", "url", "path", "word", "punctuation"]
"""What kind of thing was replaced inside a sentence."""


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

    @property
    def changes(self) -> int:
        """Added and removed lines together."""
        return self.additions + self.deletions


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the patch shows, tied to its lines.

    `old` is quoted from removed lines and `new` from added lines, always; `section`, `key`, `row`,
    `column` and `symbol` may also stand on unchanged lines. What each kind fills is noted at `FactKind`.

    Attributes:
        kind: What happened.
        removed: 1-based line numbers in the old file.
        added: 1-based line numbers in the new file.
        section: The heading that the lines stand under, where the patch shows it.
        symbol: The function, class or block around the lines, where the patch shows it.
        key: What the change is about: front matter key, key path, link text, package, ...
        row: First cell of the table row.
        column: Header of the table column.
        cells: Column and cell of a whole row, in order.
        old: What stood there.
        new: What stands there now.
        token: For `words_*`: what kind of thing the words are.
        language: For code: the fence's or the file's language.
        level: For headings: 1 to 6.
        count: How many lines, rows or items the fact stands for where it is not obvious.
        path: For `moved`, `file_renamed`, `file_copied`: where it was before, if another file.
        similarity: Percent, for renames and copies.
    """

    kind: FactKind
    removed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    section: str | None = None
    symbol: str | None = None
    key: str | None = None
    row: str | None = None
    column: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
    old: str | None = None
    new: str | None = None
    token: Token | None = None
    language: str | None = None
    level: int | None = None
    count: int | None = None
    path: str | None = None
    similarity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedFile:
    """A changed file with what its patch shows and the type that the rules give it.

    Attributes:
        change: The file.
        facts: In the order of the patch; together they cover every changed line.
        modification_type: What the rules say.
        rule: The rule that said it.
    """

    change: FileChange
    facts: tuple[Fact, ...]
    modification_type: ModificationType
    rule: TypeRule


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
        facts: What its patch shows.
        summary: What the report says of it.
        anchor: `item-` and at least six hex digits of the path's MD5, unique in the report.
    """

    change: FileChange
    facts: tuple[Fact, ...]
    summary: FileSummary
    anchor: str


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
    """

    range: CommitRange
    changes: tuple[FileChange, ...]
    skipped: tuple[SkippedFile, ...] = ()
    warnings: tuple[str, ...] = ()


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
    """Everything that one run found and says: the run result of the contract, section 6.

    For any one locale the rows of its reports, `outside_categories` and `skipped` together are
    `range.files`.
    """

    range: CommitRange
    reports: tuple[Report, ...] = ()
    outside_categories: tuple[str, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()
    warnings: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    schema_version: int = 1
