"""Files that say what they said in other bytes, or that stand for something outside the diff."""

from typing import Any

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import analyze
from diff_insight.model import FileChange
from diff_insight.telling.offline import summarize

_A, _B = "a" * 40, "b" * 40


def _told(path: str, patch: str | None, **change: Any) -> tuple[list[str], str, str]:
    rows = (patch or "").split("\n")
    (file,) = analyze(
        [
            FileChange(
                path=path,
                patch=patch,
                additions=sum(row.startswith("+") for row in rows),
                deletions=sum(row.startswith("-") for row in rows),
                **change,
            )
        ]
    )
    summary = summarize(file, "en_US")
    return [fact.kind for fact in file.facts], summary.modification_title, summary.explanation


def test_a_byte_order_mark_is_white_space_and_no_part_of_the_first_name() -> None:
    assert _told("a.csv", patch_of("cow,sheep\n1,2\n", "\ufeffcow,sheep\n1,2\n")) == (
        ["whitespace_changed"],
        "Changes white space in one line",
        "White space changes in one line.",
    )
    (kinds, title, _) = _told("a.csv", patch_of("\ufeffcow,sheep\n1,2\n", "\ufeffcow,goat\n1,2\n"))
    assert (kinds, title) == (["table_column_renamed"], "Renames sheep to goat")


@pytest.mark.parametrize("path", ["a.md", "a.txt", "a.py"])
def test_lines_whose_bytes_nobody_can_read_are_not_called_layout(path: str) -> None:
    patch = "@@ -1,2 +1,2 @@\n-caf\ufffd\n+caf\ufffd\n end"
    assert _told(path, patch) == (["text_changed"], "Changes one line", "One line changes.")


def test_a_submodule_that_comes_or_goes_is_no_file_of_one_line() -> None:
    added = _told("lib/x", f"@@ -0,0 +1 @@\n+Subproject commit {_A}", status="added", new_mode="160000")
    removed = _told("lib/x", f"@@ -1 +0,0 @@\n-Subproject commit {_A}", status="removed", old_mode="160000")
    moved = _told("lib/x", f"@@ -1 +1 @@\n-Subproject commit {_A}\n+Subproject commit {_B}")
    assert [added, removed, moved] == [
        (["submodule_added"], "Adds the submodule lib/x", "The submodule `lib/x` is new."),
        (["submodule_removed"], "Removes the submodule lib/x", "The submodule `lib/x` is gone."),
        (
            ["submodule_changed"],
            "Changes the submodule lib/x",
            f"The submodule moves from commit `{_A}` to `{_B}`.",
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "title", "explanation"),
    [
        ("100644", "100755", "Makes x.sh executable", "The file can be executed now."),
        ("100755", "100644", "Makes x.sh non-executable", "The file can no longer be executed."),
        ("100644", "100664", "Changes the mode of x.sh", "The file mode changes."),
    ],
)
def test_a_mode_is_told_by_what_it_means(old: str, new: str, title: str, explanation: str) -> None:
    told = _told("bin/x.sh", None, status="changed", old_mode=old, new_mode=new)
    assert told == (["mode_changed"], title, explanation)
