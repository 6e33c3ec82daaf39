"""An exception that is only caught is not raised, and one that is only raised is not caught."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

FARM = evidence_of(
    FileChange(
        path="farm.py",
        patch="@@ -1,2 +1,7 @@\n def milk(cow):\n-    return cow.milk()\n+    try:\n"
        "+        litres = cow.milk()\n+    except DryError:\n+        litres = 0\n"
        "+    if litres > 90:\n+        raise SpillError(cow)",
        additions=6,
        deletions=1,
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "`milk` catches `DryError`.",
        "`milk` 现在捕获 `DryError`。",
        "`milk` は `DryError` を捕捉するようになりました。",
        "`milk` fängt `DryError` ab.",
        "`milk` raises `SpillError` for more than 90 litres.",
        "`milk` 抛出 `SpillError`。",
        "`milk` は `SpillError` を送出します。",
        "`milk` wirft `SpillError`.",
        "`DryError` is no longer raised to the caller.",
        "A `DryError` that the cow raises is caught.",
    ],
)
def test_what_is_raised_and_what_is_caught_is_borne_out(text: str) -> None:
    assert ungrounded(text, FARM) == ()


@pytest.mark.parametrize(
    "text",
    [
        "`milk` raises `DryError`.",
        "`milk` 现在抛出 `DryError`。",
        "`milk` は `DryError` を送出します。",
        "`milk` wirft `DryError`.",
        "If the cow has no milk, a `DryError` is raised to the caller.",
        "`milk` catches `SpillError`.",
        "`milk` 现在捕获 `SpillError`。",
        "`milk` は `SpillError` を捕捉するようになりました。",
        "`milk` fängt `SpillError` ab.",
    ],
)
def test_what_is_only_caught_is_not_raised(text: str) -> None:
    assert ungrounded(text, FARM)
