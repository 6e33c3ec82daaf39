import pytest

from diff_insight.errors import InputError
from diff_insight.model import (
    AnalyzedFile,
    Commit,
    CommitRange,
    Context,
    Explained,
    Fact,
    FileChange,
    FileSummary,
    Lines,
    Overview,
    PullRequest,
    RangeDiff,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
    Usage,
)
from diff_insight.reports.assemble import Layout, Sorted, assemble

FACT = Fact(kind="text_changed", lines=Lines(removed=(1,), added=(1,)))
CHANGE = FileChange(path="docs/a.md", additions=1, deletions=1, patch="@@ -1 +1 @@\n-a\n+b")
CONTEXT = Context(new={7: "# A"})
ROW = AnalyzedFile(change=CHANGE, role="docs", language="markdown", facts=(FACT,), context=CONTEXT)
ENGLISH = FileSummary(modification_type="minor update", modification_title="t", explanation="e")
JAPANESE = FileSummary(modification_type="minor update", modification_title="題", explanation="説明")
RANGE = CommitRange(repository="o/n", base="aaa", head="bbb", permalink="https://example.com/c", files=3)


def test_each_category_with_files_gives_a_report_in_each_locale() -> None:
    explained = Explained(
        summaries={"docs/a.md": {"en_US": ENGLISH, "ja_JP": JAPANESE}},
        overviews={("docs", "en_US"): Overview(summary="s"), ("docs", "ja_JP"): Overview(summary="要約")},
        usage=Usage(requests=1),
        warnings=("slow", "odd"),
    )
    skipped = SkippedFile(path="x.lock", reason="ignored", detail="**/*.lock")
    commit = Commit(sha="bbb", subject="fix: a")
    pull_request = PullRequest(number=3, title="A")
    result = assemble(
        RangeDiff(
            range=RANGE,
            changes=(CHANGE,),
            warnings=("slow",),
            commits=(commit,),
            pull_request=pull_request,
        ),
        Sorted(categories={"docs": [ROW], "empty": []}, outside=["README.md"], skipped=[skipped]),
        explained,
        layout=Layout(
            date="2026-01-02",
            locales=["ja_JP", "en_US"],
            title="{category} {repository} {base}..{head} {date}",
            visuals=True,
        ),
    )

    def report(locale: str, overview: Overview, summary: FileSummary) -> Report:
        return Report(
            title="docs o/n aaa..bbb 2026-01-02",
            date="2026-01-02",
            permalink="https://example.com/c",
            locale=locale,  # type: ignore[arg-type]
            category="docs",
            visuals=True,
            overview=overview,
            files=(
                ReportedFile(
                    change=CHANGE,
                    role="docs",
                    language="markdown",
                    facts=(FACT,),
                    context=CONTEXT,
                    summary=summary,
                    anchor="item-cc07c2",
                ),
            ),
        )

    assert result == RunResult(
        range=RANGE,
        commits=(commit,),
        pull_request=pull_request,
        reports=(
            report("ja_JP", Overview(summary="要約"), JAPANESE),
            report("en_US", Overview(summary="s"), ENGLISH),
        ),
        outside_categories=("README.md",),
        skipped=(skipped,),
        warnings=("slow", "odd"),
        usage=Usage(requests=1),
    )


def test_no_files_make_no_report() -> None:
    empty = Explained(summaries={}, overviews={})
    assert assemble(
        RangeDiff(range=RANGE, changes=()),
        Sorted(categories={}),
        empty,
        layout=Layout(date="2026-01-02", locales=["en_US"]),
    ) == RunResult(range=RANGE)


def test_unknown_field_in_a_title_is_refused() -> None:
    explained = Explained(summaries={"docs/a.md": {"en_US": ENGLISH}}, overviews={("c", "en_US"): Overview()})
    layout = Layout(date="2026-01-02", locales=["en_US"], title="{who}")
    diff = RangeDiff(range=RANGE, changes=(CHANGE,))
    with pytest.raises(
        InputError,
        match=r"Allowed are \{locale\}, \{category\}, \{repository\}, \{date\}, \{base\}, \{head\}",
    ):
        assemble(diff, Sorted(categories={"c": [ROW]}), explained, layout=layout)
