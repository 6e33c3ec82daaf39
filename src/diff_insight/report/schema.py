"""The shape of the run result (contract, section 6) as it is read and published.

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
    SkipReason,
    SourceName,
)

SCHEMA_VERSION = 1
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
    base_name: str | None = Field(
        None, description="What people call the older side: a tag, a branch, a short commit id."
    )
    head_name: str | None = Field(None, description="The same for the newer side.")
    merge_base: str | None = Field(None, description="Where a three-dot comparison really starts.")
    permalink: str | None = Field(None, description="Link to the comparison for people.")
    chosen_by: str = Field("inputs", description="The rule that chose the range.")
    source: SourceName = Field("diff", description="The road that gave the diff.")
    files: Count = Field(0, description="Changed files in the range, skipped ones included.")


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
    """One thing that the patch shows. Which further keys a kind fills is told in docs/report-format.md.

    Unknown kinds and keys are read without complaint: facts prove nothing, and a newer writer may know more.
    """

    model_config = ConfigDict(title="Fact", extra="ignore", strict=False, coerce_numbers_to_str=True)

    kind: str = Field(
        "text_changed", description="What happened; `text_changed` where nothing more is known."
    )
    lines: LinesPart = Field(default_factory=LinesPart)
    section: str | None = Field(None, description="The heading that the lines stand under.")
    symbol: str | None = Field(None, description="The function, class or block around the lines.")
    key: str | None = Field(None, description="Front matter key, key path, link text, package, ...")
    row: str | None = Field(None, description="First cell of the table row.")
    column: str | None = Field(None, description="Header of the table column.")
    cells: list[Annotated[list[str], Field(min_length=2, max_length=2)]] = Field(
        default_factory=list, description="Column and cell of a whole row, in order."
    )
    old: str | None = Field(None, description="What stood on removed lines.")
    new: str | None = Field(None, description="What stands on added lines.")
    token: str | None = Field(None, description="For replaced words: what kind of thing they are.")
    language: str | None = Field(None, description="Language of the code.")
    level: int | None = Field(None, description="Level of a heading, 1 to 6.")
    count: int | None = Field(None, description="Lines, rows or items that the fact stands for.")
    path: str | None = Field(None, description="Where it was before, if in another file.")
    similarity: int | None = Field(None, description="Percent, for renames and copies.")


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
    anchor: Annotated[str, Field(pattern=r"^item-[0-9a-f]{6,96}$")] | None = Field(
        None, description="`item-` and the first hex digits of the path's MD5, six or as many as it takes."
    )
    patch: str | None = Field(
        None, description="The hunks alone, no final newline; null where no text shows."
    )
    facts: list[FactPart] = Field(default_factory=list)
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
    visuals: bool = Field(default=False, description="Change bars, and a diagram where the flavor allows it.")
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

    schema_version: Literal[1] = 1
    range: RangePart = Field(default_factory=RangePart)
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
