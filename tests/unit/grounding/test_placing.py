"""A change is told in the place that holds it, and in no other that the file has."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.union import union
from diff_insight.model import FileChange

CHANGE = FileChange(
    path="runner.py",
    additions=2,
    deletions=1,
    patch="@@ -1,5 +1,6 @@\n def start(job):\n+    note(job)\n     run(job)\n \n"
    " def stop(job):\n-    kill(job)\n+    end(job)",
)

MEMBER = FileChange(
    path="barn.go",
    additions=1,
    deletions=0,
    patch="@@ -1,4 +1,5 @@\n type Stall struct {\n \tcow string\n+\tHeated bool\n }\n"
    "@@ -20,2 +21,3 @@ func (b *Barn) Warm(s *Stall) {\n \tb.count++\n+\ts.Heated = true\n }",
)

LONE = FileChange(
    path="runner.py",
    additions=1,
    deletions=1,
    patch="@@ -40,2 +40,2 @@ class Runner:\n-    kill(job)\n+    end(job)\n     run(job)",
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("In `stop`, `kill(job)` becomes `end(job)`.", "In `start`, `kill(job)` becomes `end(job)`."),
    ("The call `note(job)` is added to `start`.", "The call `note(job)` is added to `stop`."),
    ("`stop` 中的 `kill(job)` 改为 `end(job)`。", "`start` 中的 `kill(job)` 改为 `end(job)`。"),
    ("`stop` では `kill(job)` が `end(job)` になりました。",
     "`start` では `kill(job)` が `end(job)` になりました。"),
    ("In `stop` wird `kill(job)` zu `end(job)`.", "In `start` wird `kill(job)` zu `end(job)`."),
])  # fmt: skip
def test_a_place_that_does_not_hold_the_change_is_the_wrong_one(right: str, wrong: str) -> None:
    assert ungrounded(right, evidence_of(CHANGE)) == ()
    (found,) = ungrounded(wrong, evidence_of(CHANGE))
    assert (found.kind, found.reason) == ("place", "place")


def test_a_place_that_the_file_does_not_show_is_not_judged() -> None:
    assert ungrounded("In `walk`, `kill(job)` becomes `end(job)`.", evidence_of(CHANGE))[0].text == "walk"
    assert ungrounded("In the `Runner` class, `kill(job)` becomes `end(job)`.", evidence_of(LONE)) == ()


def test_what_is_only_called_holds_no_change_where_it_is_known_which_function_does() -> None:
    (found,) = ungrounded("In `run`, `kill(job)` becomes `end(job)`.", evidence_of(CHANGE))
    assert (found.text, found.reason) == ("run", "place")


@pytest.mark.parametrize(("right", "wrong"), [
    ("`start` now calls `note(job)`.", "`stop` now calls `note(job)`."),
    ("The body of `stop` has `end(job)`.", "The body of `start` has `end(job)`."),
    ("`start` 现在会调用 `note(job)`。", "`stop` 现在会调用 `note(job)`。"),
    ("`start` は `note(job)` を呼ぶようになりました。", "`stop` は `note(job)` を呼ぶようになりました。"),
    ("`start` ruft jetzt `note(job)` auf.", "`stop` ruft jetzt `note(job)` auf."),
])  # fmt: skip
def test_who_does_something_else_now_holds_it(right: str, wrong: str) -> None:
    assert ungrounded(right, evidence_of(CHANGE)) == ()
    assert [one.reason for one in ungrounded(wrong, evidence_of(CHANGE))] == ["place"]


@pytest.mark.parametrize(("right", "wrong"), [
    ("The call of `send` passes `retries=3`.", "The call of `wait` passes `retries=3`."),
    ("对 `send` 的调用加上了 `retries=3`。", "对 `wait` 的调用加上了 `retries=3`。"),
    ("`send` の呼び出しに `retries=3` が加わりました。", "`wait` の呼び出しに `retries=3` が加わりました。"),
    ("Der Aufruf von `send` hat jetzt `retries=3`.", "Der Aufruf von `wait` hat jetzt `retries=3`."),
])  # fmt: skip
def test_an_argument_is_that_of_the_call_that_has_it(right: str, wrong: str) -> None:
    patch = "@@ -1,6 +1,7 @@\n def go(job):\n     send("
    patch += "\n         job,\n+        retries=3,\n     )\n     wait(job)"
    shown = evidence_of(FileChange(path="go.py", additions=1, deletions=0, patch=patch))
    assert ungrounded(right, shown) == ()
    assert [one.text for one in ungrounded(wrong, shown)] == ["wait"]


def test_several_that_do_the_same_are_no_place_of_each_other() -> None:
    patch = "@@ -1,5 +1,5 @@\n-def a():\n+async def a():\n     go()\n \n-def b():\n+async def b():\n     go()"
    shown = evidence_of(FileChange(path="ab.py", additions=2, deletions=2, patch=patch))
    for said in (
        "`a` and `b` now are async.",
        "`a` 和 `b` 现在都是异步函数。",
        "`a` と `b` の 2 つの関数が非同期になりました。",
    ):
        assert ungrounded(said, shown) == ()


@pytest.mark.parametrize(("some", "every"), [
    ("`note(job)` is added.", "All files add `note(job)`."),
    ("新增 `note(job)`。", "所有文件新增 `note(job)`。"),
    ("`note(job)` が追加されました。", "すべてのファイルに `note(job)` が追加されました。"),
    ("`note(job)` ist neu.", "In allen Dateien ist `note(job)` neu."),
])  # fmt: skip
def test_what_is_said_of_every_file_is_in_each(some: str, every: str) -> None:
    other = FileChange(path="b.py", additions=1, deletions=0, patch="@@ -1 +1,2 @@\n x = 1\n+y = 2")
    like = FileChange(path="c.py", additions=1, deletions=0, patch="@@ -1 +1,2 @@\n x = 1\n+note(job)")
    alike, apart = (union([evidence_of(CHANGE), evidence_of(one)]) for one in (like, other))
    assert ungrounded(some, apart) == ungrounded(every, alike) == ()
    assert [one.reason for one in ungrounded(every, apart)] == ["count"]


@pytest.mark.parametrize(("right", "wrong"), [
    ("The `Stall` struct gains a boolean field `Heated`.",
     "The `Barn` struct gains a boolean field `Heated`."),
    ("`Stall` 结构体新增布尔字段 `Heated`。", "`Barn` 结构体新增布尔字段 `Heated`。"),
    ("`Stall` 構造体に真偽値のフィールド `Heated` が追加されました。",
     "`Barn` 構造体に真偽値のフィールド `Heated` が追加されました。"),
    ("`Stall` erhält ein Feld `Heated`.", "`Barn` erhält ein Feld `Heated`."),
])  # fmt: skip
def test_a_member_comes_to_what_holds_it(right: str, wrong: str) -> None:
    assert ungrounded(right, evidence_of(MEMBER)) == ()
    assert ungrounded(wrong, evidence_of(MEMBER))


@pytest.mark.parametrize(("right", "wrong"), [
    ("`start` also adds a line that reads `note(job)`.", "`stop` computes `note(job)`."),
    ("`start` 会创建 `note(job)`。", "`stop` 会创建 `note(job)`。"),
    ("`start` は `note(job)` を作成します。", "`stop` は `note(job)` を作成します。"),
    ("`start` erzeugt `note(job)`.", "`stop` erzeugt `note(job)`."),
])  # fmt: skip
def test_who_does_anything_holds_what_it_is_done_with(right: str, wrong: str) -> None:
    assert ungrounded(right, evidence_of(CHANGE)) == ()
    assert ungrounded(wrong, evidence_of(CHANGE))


def test_what_a_new_file_is_about_is_no_owner_of_it() -> None:
    picture = evidence_of(
        FileChange(path="media/barn-overview.png", status="added", additions=0, deletions=0)
    )
    said = "「牛舎の概要」に関連する新しい画像ファイル（`barn-overview.png`）が追加されました。"
    assert ungrounded(said, picture) == ()


def test_a_section_that_is_added_is_no_place() -> None:
    barn = evidence_of(
        FileChange(
            path="barn.yaml",
            additions=2,
            deletions=0,
            patch="@@ -1,3 +1,5 @@\n cows:\n   milk: 3\n+  hay:\n+    dry: true\n doors: 2",
        )
    )
    assert ungrounded("`cows` 新增了 `hay` 部分。", barn) == ()
