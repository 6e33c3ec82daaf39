"""Small invented run results that show every part of the layout, one per locale."""

from diff_insight.diff.anchors import anchors
from diff_insight.model import (
    CommitRange,
    FileChange,
    FileSummary,
    Locale,
    ModificationType,
    Overview,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
)

LINK = "https://github.com/o/docs/compare/1111111...2222222"


def result(report: Report, *, skipped: tuple[SkippedFile, ...], outside: tuple[str, ...]) -> RunResult:
    files = len(report.files) + len(skipped) + len(outside)
    commit_range = CommitRange(base="1111111", head="2222222", permalink=LINK, files=files)
    return RunResult(range=commit_range, reports=(report,), skipped=skipped, outside_categories=outside)


def rows(*entries: tuple[FileChange, ModificationType, str, str, str | None]) -> tuple[ReportedFile, ...]:
    names = anchors(change.path for change, *_ in entries)
    return tuple(
        ReportedFile(
            change=change,
            facts=(),
            summary=FileSummary(
                modification_type=kind, modification_title=title, explanation=text, note=note
            ),
            anchor=names[change.path],
        )
        for change, kind, title, text, note in entries
    )


def english(*, visuals: bool) -> RunResult:
    start = FileChange(
        path="docs/start.md",
        status="modified",
        additions=1,
        deletions=3,
        patch="@@ -30,6 +30,4 @@ ## Supported models\n Text.\n-## API support\n-\n-Since `2025-01-01`.\n"
        "+`````\n+</details>\n ## Get started",
    )
    moved = FileChange(
        path="docs/a/index.md", previous_path="docs/index.md", status="renamed", additions=0, deletions=0
    )
    added = FileChange(
        path="docs/b/index.md", status="added", additions=2, patch="@@ -0,0 +1,2 @@\n+# B\n+text"
    )
    files = rows(
        (
            start,
            "breaking change",
            'Removes the section "API support"',
            (
                "Gone is the section **API support**:\n\n- it named `2025-01-01`;\n- thanks @ada, see #12 "
                "and https://example.com/a.\n\n# Not a heading\n<b>nor</b> a tag"
            ),
            "The model's answer did not fit; these are the facts.",
        ),
        (moved, "minor update", "Moves the page a | b", "The page moves; nothing in it changes.", None),
        (added, "new feature", "Adds the page B", "The page `B` is new.", None),
    )
    report = Report(
        title="[en_US] Diff Insight Report - docs",
        date="2026-01-02",
        permalink=LINK,
        locale="en_US",
        category="docs",
        visuals=visuals,
        overview=Overview(
            summary='The section "API support" is gone: see docs/start.md.',
            highlights=f"The section [API support](#{files[0].anchor}) is gone.",
            new_features=(f"The page [B](#{files[2].anchor}) is new.",),
            breaking_changes=("The section is gone.", "Two\nlines\n- one entry"),
            insights="First.\n\nSecond, with [a link](https://evil.example).",
        ),
        files=files,
    )
    skipped = (
        SkippedFile(path="poetry.lock", reason="ignored", detail="**/*.lock"),
        SkippedFile(path="big|`.md", reason="unreadable"),
    )
    return result(report, skipped=skipped, outside=("README.md", "tools/__init__.py", "- a\nb"))


def localized(locale: Locale) -> RunResult:
    texts = {
        "zh_CN": ("日期更新为 11/02/2026", "仅页面日期有变化：`ms.date` 由 03/04/2026 改为 11/02/2026。"),
        "ja_JP": ("日付を 11/02/2026 に更新", "変わったのはページの日付だけです。"),
        "de_DE": ("Datum auf 11/02/2026 gesetzt", "Nur das Datum der Seite ändert sich."),
        "en_US": ("Date moved to 11/02/2026", "Only the page's date changes."),
    }
    title, text = texts[locale]
    change = FileChange(
        path="docs/limits.md",
        additions=1,
        deletions=1,
        patch="@@ -5 +5 @@\n-ms.date: 03/04/2026\n+ms.date: 11/02/2026",
    )
    report = Report(
        title=f"[{locale}] Diff Insight Report - all",
        date="2026-01-02",
        permalink=None,
        locale=locale,
        category="all",
        headings="localized",
        overview=Overview(summary=text, highlights=text, insights=text),
        files=rows((change, "minor update", title, text, None)),
    )
    return result(
        report,
        skipped=(SkippedFile(path="a.lock", reason="own output", detail="reports/"),),
        outside=("b.md",),
    )


RESULTS = {
    "english": english(visuals=False),
    "english-visuals": english(visuals=True),
    "localized-zh_CN": localized("zh_CN"),
    "localized-ja_JP": localized("ja_JP"),
    "localized-de_DE": localized("de_DE"),
    "localized-en_US": localized("en_US"),
}
