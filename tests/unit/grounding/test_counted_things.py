"""A count is of the things that its noun names: those listed beside it, in the place named, on that side."""

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.grounding.amounts import things_of
from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange, Versions
from tests.unit.facts.patches import patch_of

OLD = '''"""Yard."""

import os


# opens
def open_gate(key):
    return key


class Yard:
    def paint(self):
        return 1
'''
NEW = '''"""Yard."""


def open_gate(key):
    return key


def lock_gate(key):
    with key:
        return key.lock()


def watch_gate(eyes, hours):
    for eye in eyes:
        eye.look(hours)


class Yard:
    def paint(self):
        return 1

    def mow(self):
        self.grass.cut()

    def weed(self):
        for weed in self.weeds:
            weed.pull()

    def water(self):
        while self.dry:
            self.hose.run(1)
'''
CHANGE = FileChange(path="yard.py", patch=patch_of(OLD, NEW))
FILE = analyze([CHANGE], Known(versions=lambda _change: Versions(before=OLD, after=NEW)))[0]
EVIDENCE = evidence_of(CHANGE, context=FILE.context)
TRUE = (
    "Two functions (`lock_gate`, `watch_gate`) are new.",
    "2 functions (`lock_gate`, `watch_gate`) are new.",
    "3 methods (`Yard.mow`, …) are new.",
    "In `Yard`: 3 methods are new.",
    "2 new public functions are added.",
    "新增 2 个函数（`lock_gate`、`watch_gate`）。",
    "新增 3 个方法（`Yard.mow` 等）。",
    "関数が 2 つ追加されました。",
    "3 個のメソッド (`Yard.mow` など) が追加されました。",
    "2 Funktionen (`lock_gate`, `watch_gate`) sind neu.",
    "3 Methoden (`Yard.mow`, …) sind neu.",
    "Beside that, one import is gone; one comment is gone.",
)
FALSE = (
    ("Three functions (`lock_gate`, `watch_gate`) are new.", "Three"),
    ("3 functions (`lock_gate`, `watch_gate`) are new.", "3"),
    ("2 methods (`Yard.mow`, …) are new.", "2"),
    ("In `Yard`: 4 methods are new.", "4"),
    ("2 methods (`Yard.mow`, `Yard.weed` and 1 more) are new.", "2"),
    ("新增 3 个函数（`lock_gate`、`watch_gate`）。", "3"),
    ("新增 2 个方法（`Yard.mow` 等）。", "2"),
    ("関数が 3 つ追加されました。", "3"),
    ("4 個のメソッド (`Yard.mow` など) が追加されました。", "4"),
    ("3 Funktionen (`lock_gate`, `watch_gate`) sind neu.", "3"),
    ("2 Methoden (`Yard.mow`, …) sind neu.", "2"),
    ("Beside that, one comment is gone; one comment is gone.", " one comment is gone"),
)


@pytest.mark.parametrize("text", TRUE)
def test_a_true_count_is_borne_out(text: str) -> None:
    assert ungrounded(text, EVIDENCE) == ()


@pytest.mark.parametrize(("text", "token"), FALSE)
def test_a_false_count_is_not(text: str, token: str) -> None:
    assert [item.text for item in ungrounded(text, EVIDENCE)] == [token]


@pytest.mark.parametrize(
    "after",
    [" test files change", " included pages", "個のテストファイルが変わりました", " 个测试文件有变更"],
)
def test_files_of_a_kind_are_counted_as_files(after: str) -> None:
    assert things_of(after) is None


@pytest.mark.parametrize(
    ("after", "thing"),
    [
        (" new tests", "test"),
        ("個のテスト", "test"),
        (" 个测试", "test"),
        (" neue Tests", "test"),
        (" raised errors", "raise"),
    ],
)
def test_a_noun_is_that_of_a_thing_in_every_language(after: str, thing: str) -> None:
    assert thing in (things_of(after) or ())


def test_a_clause_is_no_noun() -> None:
    assert things_of(" lines are new") == things_of(" lines")


GREW = evidence_of(
    FileChange(
        path="notes.md",
        additions=2,
        deletions=1,
        patch="@@ -1,2 +1,3 @@\n # Notes\n-Old words.\n+New words.\n+More of them.",
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("It has 2 additions and 1 deletion, a total of 3 changes.",
     "It has 2 additions and 1 deletion, a total of 2 changes."),
    ("3 changes in all: 2 additions and 1 deletion.", "1 changes in all: 2 additions and 1 deletion."),
    ("新增 2 行，删除 1 行，总体变化为 3 行。", "新增 2 行，删除 1 行，总体变化为 2 行。"),
    ("2行が追加され、1行が削除され、合計で3行の変更が行われました。",
     "2行が追加され、1行が削除され、合計で2行の変更が行われました。"),
])  # fmt: skip
def test_what_came_and_what_went_make_all_changes(right: str, wrong: str) -> None:
    assert ungrounded(right, GREW) == ()
    assert [one.kind for one in ungrounded(wrong, GREW)] == ["number"]


@pytest.mark.parametrize("sentence", [
    "The update removes a new section.", "It adds redundant examples.", "此次改动包括两个新增和两个新增。",
    "删除了一个新的章节。", "新增了大量冗余内容。", "いくつかの文の追加・追加が行われています。",
    "新しいリンクが削除されました。", "古い手順が追加されました。", "Ein neuer Abschnitt wurde entfernt.",
    "Veraltete Beispiele wurden hinzugefügt.",
])  # fmt: skip
def test_a_sentence_that_contradicts_itself_is_wrong(sentence: str) -> None:
    assert [one.kind for one in ungrounded(sentence, GREW)] == ["count"]


@pytest.mark.parametrize("sentence", [
    "The update removes new lines at the end.", "It adds a section and removes a redundant one.",
    "新增了一个新的章节，删除了冗余内容。", "文の追加と削除が行われています。",
    "新しいリンクが追加され、古いリンクが削除されました。", "Ein neuer Abschnitt wurde hinzugefügt.",
])  # fmt: skip
def test_one_that_does_not_is_left_to_the_page(sentence: str) -> None:
    assert ungrounded(sentence, GREW) == ()


DATED = evidence_of(
    FileChange(
        path="notes.md",
        additions=4,
        deletions=1,
        patch="@@ -1,5 +1,8 @@\n ---\n title: Notes\n-date: 2026-01-01\n+date: 2026-02-01\n ---\n # Notes\n"
        "+\n+Keep the lid shut.\n+",
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("Information on the lid is added.", "Information on the lid is removed."),
    ("新增了关于盖子的说明。", "删除了关于盖子的说明。"),
    ("蓋に関する説明が追加されました。", "蓋に関する説明が削除されました。"),
    ("Ein Hinweis zum Deckel wurde hinzugefügt.", "Ein Hinweis zum Deckel wurde entfernt."),
])  # fmt: skip
def test_nothing_went_from_a_page_of_which_but_the_date_changed(right: str, wrong: str) -> None:
    assert ungrounded(right, DATED) == ()
    assert [one.kind for one in ungrounded(wrong, DATED)] == ["count"]
