"""Names that a text has without marks are held against the lines that have them."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

PAGE = evidence_of(
    FileChange(
        path="friends.md",
        additions=2,
        deletions=1,
        patch=(
            "@@ -1,5 +1,6 @@\n # Friends\n-- [Moxa](https://moxa.example) gives hay\n"
            "+- [Bonta](https://bonta.example) gives oats\n+\n"
            " - [Retta](https://retta.example) gives milk\n See Barn Weekly.\n \n"
        ),
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("The friend Moxa is removed.", "The friend Moxa is added."),
    ("The friend Bonta is added.", "The friend Bonta is removed."),
    ("Adds Bonta.", "Removes Bonta."),
    ("The Retta entry is unchanged.", "The Retta entry is now about oats."),
    ("新增了 Bonta。", "删除了 Bonta。"),
    ("删除了 Moxa。", "新增了 Moxa。"),
    ("Bonta のリストが追加されました。", "Bonta のリストが削除されました。"),
    ("Moxa が削除されました。", "Moxa が追加されました。"),
])  # fmt: skip
def test_a_name_without_marks_came_or_went_as_it_is_told(right: str, wrong: str) -> None:
    assert ungrounded(right, PAGE) == ()
    assert ungrounded(wrong, PAGE) != ()


@pytest.mark.parametrize("said", [
    "The link to Retta is removed.",
    "An explanation of Barn Weekly is added.",
    "**Removed Friends**: Bonta gives oats.",
    "Retta stays.",
    "Add Retta Links to Barn Weekly Pages",
])  # fmt: skip
def test_what_is_told_of_a_name_is_not_told_of_its_lines(said: str) -> None:
    assert ungrounded(said, PAGE) == ()
