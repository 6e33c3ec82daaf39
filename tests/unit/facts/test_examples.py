"""Small patches whose facts and types are agreed on word for word."""

from diff_insight.facts.analyze import analyze, facts_of
from diff_insight.model import Fact, FileChange


def _type(change: FileChange) -> tuple[str, str]:
    (analyzed,) = analyze([change], overrides=lambda _: {})
    return analyzed.modification_type, analyzed.rule


def test_a_date_in_the_front_matter() -> None:
    patch = """\
@@ -4,5 +4,5 @@ title: Limits
 author: someone
-ms.date: 03/04/2026
+ms.date: 11/02/2026
 ms.topic: reference"""
    change = FileChange(path="limits.md", patch=patch, additions=1, deletions=1)
    assert facts_of(change) == (
        Fact(
            kind="front_matter_changed",
            key="ms.date",
            old="03/04/2026",
            new="11/02/2026",
            removed=(5,),
            added=(5,),
        ),
    )
    assert _type(change) == ("minor update", "dates")


def test_a_row_and_a_cell_of_a_table() -> None:
    patch = """\
@@ -20,6 +20,7 @@ ## Regions
 | Region | model-a | model-b |
 |---|---|---|
 | east | ✅ | ✅ |
-| north | ✅ | - |
+| north | ✅ | ✅ |
+| south | ✅ | - |
 | west | ✅ | ✅ |"""
    change = FileChange(path="regions.md", patch=patch, additions=2, deletions=1)
    assert facts_of(change) == (
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
    )
    assert _type(change)[0] == "new feature"


def test_a_value_inside_a_code_block() -> None:
    patch = """\
@@ -61,5 +61,5 @@ The following example is a request:
 ```http
-GET https://example.com/v1/items?api-version=2025-01-01
+GET https://example.com/v1/items?api-version=2026-04-01-preview
 ```"""
    change = FileChange(path="start.md", patch=patch, additions=1, deletions=1)
    assert facts_of(change) == (
        Fact(
            kind="code_changed",
            language="http",
            old="2025-01-01",
            new="2026-04-01-preview",
            removed=(62,),
            added=(62,),
        ),
    )
    assert _type(change) == ("minor update", "code")


_SECTION_GOES = """\
@@ -30,14 +30,4 @@ ## Supported models
 Text that stays.

-> [!IMPORTANT]
-> Prompts are stored for 30 days.
-
-## API support
-
-Support was added in version `2025-01-01`.
-
 ## Get started"""


def test_a_section_and_a_note_go() -> None:
    change = FileChange(path="start.md", patch=_SECTION_GOES, deletions=7)
    assert facts_of(change) == (
        Fact(
            kind="admonition_removed",
            section="Supported models",
            key="IMPORTANT",
            old="Prompts are stored for 30 days.",
            removed=(32, 33, 34),
        ),
        Fact(kind="heading_removed", section="API support", level=2, old="API support", removed=(35, 36)),
        Fact(
            kind="paragraph_removed",
            section="API support",
            old="Support was added in version `2025-01-01`.",
            removed=(37, 38),
        ),
    )
    assert _type(change) == ("breaking change", "removed_section")


def test_a_section_that_reappears_in_another_file_has_moved() -> None:
    patch = """\
@@ -10,2 +10,6 @@ ## Limits
 Text before.

+## API support
+
+Support was added in version `2025-01-01`.
+"""
    gone = """\
@@ -30,7 +30,3 @@ ## Supported models
 Text that stays.

-## API support
-
-Support was added in version `2025-01-01`.
-
 ## Get started"""
    one, two = analyze(
        [
            FileChange(path="start.md", patch=gone, deletions=4),
            FileChange(path="reference.md", patch=patch, additions=4),
        ],
        overrides=lambda _: {},
    )
    assert [(fact.kind, fact.path) for fact in one.facts] == [("moved", "reference.md")] * 2
    assert [(fact.kind, fact.path) for fact in two.facts] == [("moved", "start.md")] * 2
    assert (one.modification_type, one.rule) == ("minor update", "moved")
    assert (two.modification_type, two.rule) == ("minor update", "moved")


def test_nothing_that_a_reader_sees() -> None:
    patch = "@@ -3,5 +3,2 @@\n One.\n-\n-\n-\n Two."
    change = FileChange(path="a.md", patch=patch, deletions=3)
    assert facts_of(change) == (Fact(kind="whitespace_changed", removed=(4, 5, 6), count=3),)
    assert _type(change) == ("minor update", "whitespace")


def test_what_cannot_be_seen() -> None:
    change = FileChange(path="media/flow.png", binary=True)
    assert facts_of(change) == (Fact(kind="binary_changed"),)
    assert _type(change) == ("minor update", "images")
