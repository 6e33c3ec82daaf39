"""The shape of the run result (docs/report-format.md) as it is read and published.

These classes mirror `diff_insight.model`: they carry the words of the JSON Schema and refuse what is
not a run result, so that everything behind them can trust what it gets. Lengths have no upper bound
on purpose: bounds bind what we write, not what we read.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from diff_insight.model import (
    EngineName,
    Headings,
    Locale,
    ModificationType,
    Role,
    SkipReason,
    SourceName,
)

SCHEMA_VERSION = 2
READ_VERSIONS = (1, 2)
"""Version 1 had neither commits nor pull request, nor roles, and facts of other keys."""

SCHEMA_ID = f"urn:diff-insight:run-result:{SCHEMA_VERSION}"

Status = Literal["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]
Count = Annotated[int, Field(ge=0)]
Line = Annotated[int, Field(ge=1)]
Points = list[str] | str


class Part(BaseModel):
    """Common rules: no unknown keys, no conversion of one JSON type into another."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class RangePart(Part):
    """The commit range as it was resolved, and how it was read."""

    model_config = ConfigDict(title="Range")

    repository: str | None = Field(None, description="`owner/name`, where the source tells.")
    base: str | None = Field(None, description="Commit id or ref of the older side.")
    head: str | None = Field(None, description="Commit id or ref of the newer side.")
    base_name: str | None = Field(None, description="What people call the older side: tag, branch, short id.")
    head_name: str | None = Field(None, description="The same for the newer side.")
    merge_base: str | None = Field(None, description="Where a three-dot comparison really starts.")
    permalink: str | None = Field(None, description="Link to the comparison for people.")
    chosen_by: str = Field("inputs", description="The rule that chose the range.")
    source: SourceName = Field("diff", description="The road that gave the diff.")
    files: Count = Field(0, description="Changed files in the range, skipped ones included.")


class CommitPart(Part):
    """One commit of the range: what its author says, no evidence of what changed."""

    model_config = ConfigDict(title="Commit")

    sha: Annotated[str, Field(min_length=1)]
    subject: str = Field("", description="First line of the message.")
    body: str = Field("", description="The rest of the message.")
    author: str = Field("", description="Name, not address.")
    date: str = Field("", description="ISO 8601.")
    type: str | None = Field(None, description="Type of Conventional Commits (`feat`, `fix`, ...).")
    breaking: bool = Field(default=False, description="Whether the message says so.")
    pull_request: Count | None = Field(None, description="Number that the subject names.")
    paths: list[str] | None = Field(None, description="Files that it touches, where the source tells.")


class PullRequestPart(Part):
    """The pull request that the range belongs to: what its author says."""

    model_config = ConfigDict(title="Pull request")

    number: Count
    title: str = ""
    body: str = ""
    labels: list[str] = Field(default_factory=list)
    author: str = ""


class SkippedPart(Part):
    """A changed file of the range that no report covers."""

    model_config = ConfigDict(title="Skipped file")

    path: Annotated[str, Field(min_length=1)]
    reason: SkipReason = "ignored"
    detail: str = Field("", description="What matched, or why the file cannot be read.")


class LinesPart(Part):
    """The lines that a fact stands on."""

    model_config = ConfigDict(title="Lines")

    removed: list[Line] = Field(default_factory=list, description="1-based, in the old file.")
    added: list[Line] = Field(default_factory=list, description="1-based, in the new file.")


class FactPart(Part):
    """What happened to one thing of a file; the things of every format are listed in docs/facts.md.

    Unknown kinds and keys are read without complaint: facts prove nothing, and another writer, newer or
    older, may know others.
    """

    model_config = ConfigDict(title="Fact", extra="ignore", strict=False, coerce_numbers_to_str=True)

    kind: str = Field("text_changed", description="`<thing>_<action>`; `text_changed` claims nothing more.")
    name: str = Field("", description="Dotted from the outermost owner in the file, whatever the language.")
    previous_name: str | None = Field(None, description="Name or path before.")
    where: list[str] = Field(default_factory=list, description="What it stands in, outermost first.")
    public: bool = Field(default=True, description="Whether those who use the file can see it.")
    breaking: str | None = Field(None, description="The rule by which it breaks its users.")
    old: str | None = Field(None, description="What stood there: a whole unit of the old file.")
    new: str | None = Field(None, description="What stands there: a whole unit of the new file.")
    lines: LinesPart = Field(default_factory=LinesPart, description="Those of its parts included.")
    details: dict[str, str] = Field(
        default_factory=dict, description="What else the kind tells, by names that docs/facts.md lists."
    )
    parts: list["FactPart"] = Field(default_factory=list, description="What happened inside it.")


LineNumber = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,17}$")]


class ContextPart(Part):
    """Lines outside the hunks that facts or texts lean on, by line number: where, never what changed."""

    model_config = ConfigDict(title="Context")

    old: dict[LineNumber, str] = Field(default_factory=dict, description="Lines of the old file.")
    new: dict[LineNumber, str] = Field(default_factory=dict, description="Lines of the new file.")


class FilePart(Part):
    """One row of a report."""

    model_config = ConfigDict(title="File")

    path: Annotated[str, Field(min_length=1, description="Path in the head, of a removed file in the base.")]
    previous_path: str | None = Field(None, description="Old path of a renamed or copied file.")
    status: Status = Field("modified", description="GitHub's word.")
    additions: Count = Field(0, description="Added lines, as `git diff --numstat` counts.")
    deletions: Count = Field(0, description="Removed lines, as `git diff --numstat` counts.")
    changes: Count | None = Field(
        None, description="`additions` and `deletions` together; worked out when read."
    )
    role: Role | None = Field(None, description="What the file is for; null where the writer did not say.")
    language: str | None = Field(None, description="Language of a program or data format, lower case.")
    anchor: Annotated[str, Field(pattern=r"^item-[0-9a-f]{6,96}$")] | None = Field(
        None, description="`item-` and the first hex digits of the path's MD5, six or as many as it takes."
    )
    patch: str | None = Field(
        None, description="The hunks alone, no final newline; null where no text shows."
    )
    context: ContextPart = Field(default_factory=ContextPart)
    facts: list[FactPart] = Field(default_factory=list, description="Together they cover every changed line.")
    modification_type: ModificationType = Field("minor update", description="English in every locale.")
    modification_title: str = Field("", description="One line of plain text.")
    explanation: str = Field("", description="Paragraphs, lists, code spans and emphasis in Markdown.")
    explained_by: EngineName = "offline"
    note: str | None = Field(None, description="Why this is not the text that was asked for.")
    dropped_claims: list[str] = Field(
        default_factory=list, description="Sentences of a model that the diff does not bear out."
    )


class OverviewPart(Part):
    """What a report says before its files. A list may be one plain paragraph."""

    model_config = ConfigDict(title="Overview")

    highlights: str = ""
    new_features: Points = Field(default_factory=list)
    breaking_changes: Points = Field(default_factory=list)
    other_updates: Points = Field(default_factory=list)
    insights: str = ""


class ReportPart(Part):
    """One report: one category in one locale."""

    model_config = ConfigDict(title="Report")

    title: str = ""
    date: str = Field("", description="ISO 8601 day.")
    permalink: str | None = None
    locale: Locale = "en_US"
    category: str = ""
    headings: Headings = Field("english", description="Language of the fixed words.")
    visuals: bool = Field(default=False, description="Change bars in the table of files.")
    summary: str = Field("", description="One paragraph of plain text.")
    overview: OverviewPart = Field(default_factory=OverviewPart)
    files: list[FilePart] = Field(default_factory=list)


class UsagePart(Part):
    """What the run asked of a model."""

    model_config = ConfigDict(title="Usage")

    requests: Count = 0
    cached: Count = Field(0, description="Summaries taken from the cache.")
    input_tokens: Count = 0
    output_tokens: Count = 0
    cache_read_input_tokens: Count = 0
    cache_creation_input_tokens: Count = 0
    cost_usd: Annotated[float, Field(ge=0)] | None = Field(0.0, description="Null where a price is unknown.")


class RunResultPart(Part):
    """Everything that one run found and says."""

    model_config = ConfigDict(title="Diff Insight run result")

    schema_version: Literal[1, 2] = 2
    range: RangePart = Field(default_factory=RangePart)
    commits: list[CommitPart] = Field(default_factory=list, description="Oldest first.")
    pull_request: PullRequestPart | None = None
    outside_categories: list[Annotated[str, Field(min_length=1)]] = Field(
        default_factory=list, description="Changed files that match no category."
    )
    skipped: list[SkippedPart] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list, description="What the reader should know.")
    reports: list[ReportPart] = Field(default_factory=list)
    usage: UsagePart = Field(default_factory=UsagePart)


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the run result, as `docs/run-result.schema.json` publishes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **RunResultPart.model_json_schema(),
    }
