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
    assert ungrounded("In `run`, `kill(job)` becomes `end(job)`.", evidence_of(CHANGE)) == ()


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
