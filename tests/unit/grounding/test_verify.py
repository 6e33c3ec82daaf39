"""The check of a whole run result, as `diff-insight verify` does it."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze
from diff_insight.grounding.nameless import repeated
from diff_insight.grounding.verify import verify
from diff_insight.model import (
    LOCALES,
    CommitRange,
    Fact,
    FileChange,
    FileSummary,
    Overview,
    Report,
    ReportedFile,
    RunResult,
)
from diff_insight.telling.offline import OfflineEngine, tell
from tests.fakes.claude_runs import analyzed_range
from tests.fakes.engines import RecordedProgress
from tests.pairs import EXAMPLE

CHANGE = FileChange(
    path="docs/limits.md", additions=1, deletions=1, patch="@@ -1 +1 @@\n-`max_size` is 10\n+`max_size` is 20"
)


def _result(summary: FileSummary, told: Overview, facts: tuple[Fact, ...] = ()) -> RunResult:
    file = ReportedFile(change=CHANGE, facts=facts, summary=summary, anchor="item-000000")
    report = Report(
        title="t", date="2026-01-01", permalink="https://git.example/o/n/compare/a...b", locale="en_US",
        category="all", overview=told, files=(file,),
    )  # fmt: skip
    return RunResult(range=CommitRange(), reports=(report,))


def _summary(explanation: str) -> FileSummary:
    return FileSummary(
        modification_type="minor update", modification_title="Raises `max_size`", explanation=explanation
    )


def test_true_texts_are_clean_and_counted() -> None:
    told = Overview(
        summary="One file changes.",
        highlights="`max_size` goes from 10 to 20 ([limits](#item-000000)).",
        breaking_changes=("No breaking changes.",),
        insights="See https://git.example/o/n/compare/a...b#diff-1.",
    )
    assert verify(_result(_summary("`max_size` goes from 10 to 20."), told)).as_json() == {
        "checked": 8,
        "ungrounded": [],
    }


def test_findings_name_report_file_field_kind_reason_and_text() -> None:
    told = Overview(
        summary="`min_size` is new.", breaking_changes=("The limit is gone.",), new_features="A limit."
    )
    result = _result(_summary("`max_size` goes from 20 to 10."), told)
    keys = ("report", "path", "field", "kind", "reason", "text")
    rows = [
        (0, None, "summary", "code", "absent", "min_size"),
        (0, None, "new_features", "name", "type", "A limit."),
        (0, None, "breaking_changes", "name", "type", "The limit is gone."),
        (0, "docs/limits.md", "explanation", "number", "side", "20"),
        (0, "docs/limits.md", "explanation", "number", "side", "10"),
    ]
    assert verify(result).as_json()["ungrounded"] == [dict(zip(keys, row, strict=True)) for row in rows]


def test_facts_prove_nothing() -> None:
    fact = Fact(kind="words_changed", old="`min_size`", new="`avg_size`")
    found = verify(_result(_summary("Adds `avg_size`."), Overview(), (fact,))).ungrounded
    assert [item.text for item in found] == ["avg_size"]


def test_breaking_is_said_only_of_what_breaks() -> None:
    text = "This is a breaking change."
    assert [item.reason for item in verify(_result(_summary(text), Overview())).ungrounded] == ["type"]
    breaking = replace(_summary(text), modification_type="breaking change")
    assert verify(_result(breaking, Overview())).ungrounded == ()


def test_offline_texts_are_borne_out() -> None:
    assert verify(_offline(parse_diff(EXAMPLE.read_bytes()))).ungrounded == ()


def _offline(changes: Sequence[FileChange]) -> RunResult:
    """Report on changes as the offline engine does, in every locale."""
    analyzed = analyze(changes)
    told = OfflineEngine().explain(
        analyzed_range({"all": analyzed}), locales=LOCALES, progress=RecordedProgress()
    )
    reports = tuple(
        Report(
            title="t",
            date="2026-01-01",
            permalink=None,
            locale=locale,
            category="all",
            overview=told.overviews["all", locale],
            files=tuple(
                ReportedFile(
                    change=file.change,
                    facts=file.facts,
                    summary=told.summaries[file.change.path][locale],
                    anchor=f"item-{at:06}",
                )
                for at, file in enumerate(analyzed)
            ),
        )
        for locale in LOCALES
    )
    return RunResult(range=CommitRange(), reports=reports)


def test_a_short_commit_id_is_borne_out_by_the_whole_one_and_a_falsified_one_is_not() -> None:
    for old, new in (("4b825dc642cb", "0123456789ab"), ("1" * 12, "2" * 12)):
        patch = f"@@ -1 +1 @@\n-Subproject commit {old}{'0' * 28}\n+Subproject commit {new}{'f' * 28}"
        change = FileChange(path="vendor/lib", additions=1, deletions=1, patch=patch)
        result = _offline((change,))
        assert new in result.reports[0].files[0].summary.explanation
        assert verify(result).ungrounded == ()
        other = replace(change, patch=patch.replace(new, "9" + new[1:]))
        report = result.reports[0]
        lying = replace(report, files=(replace(report.files[0], change=other),))
        found = verify(replace(result, reports=(lying,))).ungrounded
        assert {item.text[:12] for item in found} == {new}


def test_rows_of_a_table_are_not_taken_for_added_lines_in_japanese() -> None:
    patch = (
        "@@ -1,3 +1,6 @@\n | a | b |\n |---|---|\n+| c | d |\n | e | f |\n+\n+Two lines come beside the row."
    )
    change = FileChange(path="a.md", additions=3, deletions=0, patch=patch)
    summary = FileSummary(
        modification_type="new feature", modification_title="t", explanation="表の 1 行が追加されました。"
    )
    file = ReportedFile(change=change, facts=(), summary=summary, anchor="item-000000")
    result = _result(summary, Overview())
    report = replace(result.reports[0], files=(file,), locale="ja_JP")
    assert verify(replace(result, reports=(report,))).ungrounded == ()


def test_what_moves_between_files_is_no_part_of_what_is_counted_as_gone() -> None:
    items = [f"- The item number {word} of a list that is long enough to be told" for word in "abcdefghijkl"]
    gone = "\n".join(f"-{item}" for item in items)
    moved = "\n".join(f"+{item}" for item in items[5:])
    one = FileChange(path="a.md", additions=0, deletions=12, patch=f"@@ -3,13 +3 @@\n Text.\n{gone}")
    two = FileChange(path="b.md", additions=7, deletions=0, patch=f"@@ -3 +3,8 @@\n Text.\n{moved}")
    result = _offline((one, two))
    english = result.reports[0]
    text = "In the whole file: 5 list items are gone."
    told = replace(english.files[0], summary=replace(english.files[0].summary, explanation=text))
    assert (
        verify(replace(result, reports=(replace(english, files=(told, english.files[1])),))).ungrounded == ()
    )


def test_a_count_may_leave_out_what_moved_to_another_file_of_the_run() -> None:
    items = [
        f"- Open the valve number {word} before the pump is started again"
        for word in ("a", "b", "c", "d", "e")
    ]
    gone = FileChange(
        path="docs/a.md",
        deletions=5,
        patch="@@ -3,6 +3 @@\n Steps:\n" + "\n".join(f"-{item}" for item in items),
    )
    come = FileChange(path="docs/b.md", additions=1, patch=f"@@ -3 +3,2 @@\n Steps:\n+{items[0]}")
    summary = _summary("4 list items are gone.")
    quiet = Overview(summary="", highlights="", insights="")
    result = _result(replace(summary, modification_title="Removes list items"), quiet)
    (report,) = result.reports
    (file,) = report.files
    first = replace(file, change=gone, summary=replace(summary, modification_title="Removes list items"))
    second = replace(file, change=come, summary=replace(summary, modification_title="t", explanation="x"))
    alone = replace(result, reports=(replace(report, files=(first,)),))
    both = replace(result, reports=(replace(report, files=(first, second)),))
    assert [finding.text for finding in verify(alone).ungrounded] == ["4"]
    assert verify(both).ungrounded == ()


def _without_modes(file: ReportedFile) -> ReportedFile:
    return replace(file, change=replace(file.change, old_mode=None, new_mode=None))


def test_a_mode_is_told_in_words_and_known_from_the_result_where_no_patch_shows_it() -> None:
    patch = (
        "@@ -1,2 +1,3 @@\n import cows from './cows'\n+import hay from './hay'\n-feed(cows)\n+feed(cows, hay)"
    )
    result = _offline(
        [
            FileChange(
                path=f"{name}/index.js", additions=2, deletions=1, patch=patch,
                old_mode="100644", new_mode="100755",
            )
            for name in ("barn", "byre", "shed")
        ]
    )  # fmt: skip
    read = replace(
        result,
        reports=tuple(
            replace(report, files=tuple(map(_without_modes, report.files))) for report in result.reports
        ),
    )
    titles = [file.summary.modification_title for report in read.reports for file in report.files]
    assert [title for title in titles if "100" in title] == []
    assert verify(read, tell).ungrounded == ()


def test_an_entry_that_shows_a_name_of_several_files_stands_for_them_all() -> None:
    files = tuple(
        ReportedFile(
            change=FileChange(path=path, status="added", additions=1, patch="@@ -0,0 +1 @@\n+size = 1"),
            facts=(),
            summary=replace(_summary(""), modification_type=kind),
            anchor=f"item-00000{at}",
        )
        for at, (path, kind) in enumerate(
            (
                ("a/sizes.toml", "minor update"),
                ("b/sizes.toml", "new feature"),
                ("c/room.toml", "minor update"),
            )
        )
    )

    def verified(entry: str) -> list[str]:
        result = _result(_summary(""), Overview(summary="", new_features=(entry,)))
        report = replace(result.reports[0], files=files)
        found = verify(replace(result, reports=(report,))).ungrounded
        return [one.reason for one in found if one.path is None]

    assert verified("New: `sizes.toml` in 2 folders ([`sizes.toml`](#item-000000)).") == []
    assert verified("A file is new ([`a/sizes.toml`](#item-000000)).") == ["type"]
    assert verified("A file is new ([`room.toml`](#item-000002)).") == ["type"]


def test_the_same_may_be_counted_in_each_of_two_places() -> None:
    for locale, (one, other) in {
        "en_US": ("Under `Setup`: one example is gone.", " Under `Use`: one example is gone."),
        "zh_CN": ("`Setup` 中：删除 1 个示例。", "`Use` 中：删除 1 个示例。"),
        "ja_JP": ("`Setup` では、例が 1 件削除されました。", "`Use` では、例が 1 件削除されました。"),
        "de_DE": ("Unter `Setup`: ein Beispiel entfällt.", " Unter `Use`: ein Beispiel entfällt."),
    }.items():
        assert list(repeated(one + other)) == [], locale
    assert len(list(repeated("Under `Setup`: the file is old; one import is gone; one import is gone."))) == 1
