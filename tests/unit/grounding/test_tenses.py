"""What a text tells as what is stands on a line that is, and what is no longer on one that was."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

SHOWN = evidence_of(
    FileChange(
        path="go.py",
        additions=1,
        deletions=1,
        patch="@@ -1,3 +1,3 @@\n def go(job):\n-    kill(job)\n+    end(job)\n     note(job)",
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`go` no longer calls `kill`.", "`go` no longer calls `end`."),
    ("`go` now calls `end`.", "`go` now calls `kill`."),
    ("`go` 不再调用 `kill`。", "`go` 不再调用 `end`。"),
    ("`go` 现在调用 `end`。", "`go` 现在调用 `kill`。"),
    ("`go` は `kill` を呼ばなくなりました。", "`go` は `end` を呼ばなくなりました。"),
    ("`go` は `end` を呼ぶようになりました。", "`go` は `kill` を呼ぶようになりました。"),
    ("`go` ruft jetzt `end` auf.", "`go` ruft jetzt `kill` auf."),
    ("`go` ruft `kill` nicht mehr auf.", "`go` ruft `end` nicht mehr auf."),
    ("The job is ended with `end`.", "The job is ended with `kill`."),
    ("When a job is dropped, `end` is called.", "When a job is dropped, `kill` is called."),
    ("任务完成时会用 `end`。", "任务完成时会用 `kill`。"),
    ("ジョブが終わると `end` で処理されます。", "ジョブが終わると `kill` で処理されます。"),
    ("`end` wird jetzt in `go` benutzt.", "`kill` wird jetzt in `go` benutzt."),
])  # fmt: skip
def test_code_is_told_of_the_time_that_has_it(right: str, wrong: str) -> None:
    assert ungrounded(right, SHOWN) == ()
    assert [one.reason for one in ungrounded(wrong, SHOWN)] == ["side"]


@pytest.mark.parametrize("said", [
    "`kill` was called before, which `end` now is instead.",
    "`note` is still called now.",
    "`kill` 现在改为 `end`。",
    "`kill` は `end` になりました。",
])  # fmt: skip
def test_a_clause_that_speaks_of_both_times_is_read_as_such(said: str) -> None:
    assert ungrounded(said, SHOWN) == ()


MARKED = evidence_of(
    FileChange(
        path="go.ts",
        additions=2,
        deletions=2,
        patch="@@ -1,5 +1,5 @@\n-async function go(job) {\n+function go(job) {\n   note(job)\n }\n"
        "-/** Ends. */\n+/** @deprecated */\n function end() {",
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`go` is no longer async.", "`go` is now async."),
    ("`end` is deprecated.", "`end` is no longer deprecated."),
    ("`go` 不再是异步函数。", "`go` 现在是异步函数。"),
    ("`end` 已被弃用。", "`end` 不再是废弃的。"),
    ("`go` は非同期ではなくなりました。", "`go` は非同期になりました。"),
    ("`go` ist nicht mehr asynchron.", "`go` ist jetzt asynchron."),
])  # fmt: skip
def test_a_modifier_in_words_is_that_of_the_lines_after_the_change(right: str, wrong: str) -> None:
    assert ungrounded(right, MARKED) == ()
    assert [one.reason for one in ungrounded(wrong, MARKED)] == ["side"]


def test_the_last_of_several_things_has_a_verb_of_its_own() -> None:
    assert ungrounded("`end` is added, and `kill` is dropped.", SHOWN) == ()
    assert ungrounded("`kill` is added, and `end` is dropped.", SHOWN)
