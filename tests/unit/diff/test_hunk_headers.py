"""Hunks of a patch as a saved result holds it: its heads are anybody's."""

import pytest

from diff_insight.diff.hunks import read_hunks

_ENDLESS = "9" * 5_001


@pytest.mark.parametrize("head", [f"@@ -{_ENDLESS} +1 @@", f"@@ -1 +1,{_ENDLESS} @@", "@@ -١ +1 @@"])
def test_a_head_with_other_numbers_than_of_lines_is_none(head: str) -> None:
    assert read_hunks(f"{head}\n-cow\n+goat") == ()
