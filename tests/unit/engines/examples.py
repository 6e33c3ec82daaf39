"""Small invented changes with the facts in them, and every kind of fact in a likely form."""

from diff_insight.model import (
    FACT_KINDS,
    AnalyzedFile,
    Fact,
    FactKind,
    FileChange,
    ModificationType,
    TypeRule,
)


def analyzed(
    *facts: Fact,
    path: str = "docs/page.md",
    type_: ModificationType = "minor update",
    rule: TypeRule = "wording",
    change: FileChange | None = None,
) -> AnalyzedFile:
    added = {line for fact in facts for line in fact.added}
    removed = {line for fact in facts for line in fact.removed}
    change = change or FileChange(
        path=path,
        additions=len(added),
        deletions=len(removed),
        patch="@@ -1 +1 @@\n" + "\n".join(f"-{fact.old}\n+{fact.new}" for fact in facts),
    )
    return AnalyzedFile(change=change, facts=facts, modification_type=type_, rule=rule)


DATE = analyzed(
    Fact(
        kind="front_matter_changed",
        key="ms.date",
        old="03/04/2026",
        new="11/02/2026",
        removed=(5,),
        added=(5,),
    ),
    rule="dates",
)
TABLE = analyzed(
    Fact(
        kind="table_cell_changed",
        section="Regions",
        row="north",
        column="model-b",
        old="-",
        new="✅",
        removed=(23,),
        added=(23,),
    ),
    Fact(
        kind="table_row_added",
        section="Regions",
        row="south",
        cells=(("Region", "south"), ("model-a", "✅"), ("model-b", "-")),
        added=(24,),
    ),
    type_="new feature",
    rule="new_row",
)
CODE = analyzed(
    Fact(
        kind="code_changed",
        language="http",
        old="GET https://example.com/v1/items?api-version=2025-01-01",
        new="GET https://example.com/v1/items?api-version=2026-04-01-preview",
        removed=(62,),
        added=(62,),
    ),
    rule="code",
)
SECTION = analyzed(
    Fact(
        kind="admonition_removed",
        section="Supported models",
        key="IMPORTANT",
        old="Prompts are stored for 30 days.",
        removed=(32, 33),
    ),
    Fact(kind="heading_removed", old="API support", level=2, removed=(35,)),
    Fact(
        kind="paragraph_removed",
        section="API support",
        old="Support was added in version `2025-01-01`.",
        removed=(37,),
    ),
    Fact(kind="whitespace_changed", removed=(34, 36, 38), count=3),
    path="start.md",
    type_="breaking change",
    rule="removed_section",
)
LIMIT = analyzed(
    Fact(kind="value_changed", key="upload.max_size_mb", old="4000", new="1000", removed=(4,), added=(4,)),
    path="limits.yaml",
    type_="breaking change",
    rule="stricter_limit",
)
BLANK = analyzed(Fact(kind="whitespace_changed", removed=(4, 9, 12), count=3), rule="whitespace")
IMAGE = analyzed(
    Fact(kind="binary_changed"),
    change=FileChange(path="media/flow.png", binary=True),
    rule="images",
)
RENAMED = analyzed(
    Fact(kind="file_renamed", path="docs/old.md", similarity=100),
    change=FileChange(path="docs/new.md", previous_path="docs/old.md", status="renamed", similarity=100),
    rule="file",
)
EXAMPLES = {
    "date": DATE,
    "table": TABLE,
    "code": CODE,
    "section": SECTION,
    "limit": LIMIT,
    "blank": BLANK,
    "image": IMAGE,
    "renamed": RENAMED,
}


def fact_of(kind: FactKind) -> Fact:
    """Give a likely fact of a kind: both sides where it changes something, one where it comes or goes."""
    added = kind.endswith(("_added", "_changed", "moved"))
    removed = kind.endswith(("_removed", "_changed", "moved"))
    return Fact(
        kind=kind,
        key="retention.days",
        row="north",
        column="model-b",
        cells=(("Region", "north"), ("model-b", "yes")),
        section="Storage",
        language="json",
        symbol="store",
        old="thirty days" if removed else None,
        new="ninety days" if added else None,
        removed=(3,) if removed else (),
        added=(3,) if added else (),
    )


def file_of(kind: FactKind) -> AnalyzedFile:
    """Give a file with nothing but one fact."""
    change = None
    if kind == "file_added":
        change = FileChange(path="docs/new.md", status="added", additions=1, patch="@@ -0,0 +1 @@\n+x")
    elif kind == "file_removed":
        change = FileChange(path="docs/old.md", status="removed", deletions=1, patch="@@ -1 +0,0 @@\n-x")
    elif kind in {"file_renamed", "file_copied"}:
        change = FileChange(
            path="docs/new.md",
            previous_path="docs/old.md",
            status="renamed" if kind == "file_renamed" else "copied",
        )
    elif kind == "binary_changed":
        change = FileChange(path="docs/flow.png", binary=True)
    elif kind == "mode_changed":
        change = FileChange(path="run.sh", status="changed", old_mode="100644", new_mode="100755")
    return analyzed(fact_of(kind), change=change)


EVERY_KIND = {kind: file_of(kind) for kind in FACT_KINDS}
