"""A point of the overview is held against what it names; one that names nothing holds for a file at least."""

import pytest

from diff_insight.grounding.verify import verify
from diff_insight.model import CommitRange, FileChange, FileSummary, Overview, Report, ReportedFile, RunResult

FILES = (
    FileChange(
        path="deploy/web.toml",
        additions=2,
        deletions=2,
        patch="@@ -1,2 +1,2 @@\n-port = 80\n-workers = 4\n+port = 90\n+workers = 2",
    ),
    FileChange(
        path="deploy/jobs.toml",
        additions=1,
        deletions=1,
        patch="@@ -1,2 +1,2 @@\n name = 'jobs'\n-threads = 2\n+threads = 4",
    ),
    FileChange(
        path="docs/setup.md",
        additions=3,
        deletions=0,
        patch="@@ -1,2 +1,5 @@\n # Setup\n \n+## Ports\n+\n+Choose any.",
    ),
)
SUMMARY = FileSummary(modification_type="minor update", modification_title="Changes", explanation="")
GROWN = (
    FILES[2],
    FileChange(
        path="docs/use.md",
        additions=3,
        deletions=0,
        patch="@@ -1,2 +1,5 @@\n # Use\n \n+## Start\n+\n+Call it.",
    ),
)


def _found(point: str, files: tuple[FileChange, ...] = FILES) -> list[str]:
    told = tuple(
        ReportedFile(
            change=file,
            facts=(),
            summary=SUMMARY,
            anchor=f"item-00000{at}",
        )
        for at, file in enumerate(files)
    )
    report = Report(
        title="t", date="2026-01-01", permalink=None, locale="en_US", category="all",
        overview=Overview(other_updates=(point,)), files=told,
    )  # fmt: skip
    return [one.text for one in verify(RunResult(range=CommitRange(), reports=(report,))).ungrounded]


@pytest.mark.parametrize(("right", "wrong"), [
    ("In `web.toml`, `port` goes from 80 to 90.", "In `jobs.toml`, `port` goes from 80 to 90."),
    ("`deploy/web.toml` sets `workers` to 2.", "`deploy/jobs.toml` sets `workers` to 2."),
    ("`web.toml` 中，`port` 从 80 改为 90。", "`jobs.toml` 中，`port` 从 80 改为 90。"),
    ("`web.toml` では `port` が 80 から 90 に変わりました。",
     "`jobs.toml` では `port` が 80 から 90 に変わりました。"),
    ("In `web.toml` steigt `port` von 80 auf 90.", "In `jobs.toml` steigt `port` von 80 auf 90."),
    ("`port` goes from 80 to 90 ([web.toml](#item-000000)).",
     "`port` goes from 80 to 90 ([jobs.toml](#item-000001))."),
])  # fmt: skip
def test_a_point_that_names_a_file_is_held_against_it_alone(right: str, wrong: str) -> None:
    assert _found(right) == []
    assert _found(wrong) != []


@pytest.mark.parametrize(("right", "wrong"), [
    ("`workers` goes from 4 to 2.", "`workers` goes from 2 to 4."),
    ("`workers` 从 4 改为 2。", "`workers` 从 2 改为 4。"),
    ("`workers` が 4 から 2 に変わりました。", "`workers` が 2 から 4 に変わりました。"),
    ("`workers` sinkt von 4 auf 2.", "`workers` steigt von 2 auf 4."),
])  # fmt: skip
def test_a_pair_is_that_of_the_thing_it_is_told_of_and_not_of_another_file(right: str, wrong: str) -> None:
    assert _found(right) == []
    assert _found(wrong) != []


@pytest.mark.parametrize(("right", "wrong"), [
    ("Sections are added.", "Sections are removed."),
    ("Adds a section.", "Removes a section."),
    ("新增了小节。", "删除了小节。"),
    ("節が追加されました。", "節が削除されました。"),
    ("Ein Abschnitt wurde hinzugefügt.", "Ein Abschnitt wurde entfernt."),
])  # fmt: skip
def test_a_point_that_names_nothing_holds_for_one_file_at_least(right: str, wrong: str) -> None:
    for files in (FILES, GROWN):
        assert _found(right, files) == []
        assert len(_found(wrong, files)) == 1


@pytest.mark.parametrize(("every", "some"), [
    ("All pages gain text: something is added to all pages.", "Something is removed from all pages."),
    ("所有页面都新增了内容。", "所有页面都删除了内容。"),
    ("すべてのページに文章が追加されました。", "すべてのページから文章が削除されました。"),
    ("Auf allen Seiten wurde Text hinzugefügt.", "Auf allen Seiten wurde Text entfernt."),
])  # fmt: skip
def test_what_is_told_of_all_files_is_so_in_each(every: str, some: str) -> None:
    assert _found(every, GROWN) == []
    assert len(_found(some, GROWN)) == 1
    assert len(_found(some, FILES)) == 1
