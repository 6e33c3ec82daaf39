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
