import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.model import FileChange
from diff_insight.report.visuals import bar, diagram
from tests.unit.report.hostile import HOSTILE


@pytest.mark.parametrize(
    ("additions", "deletions", "shown"),
    [
        (0, 0, "⬜⬜⬜⬜⬜"),
        (1, 0, "🟩⬜⬜⬜⬜"),
        (1, 1, "🟩🟥⬜⬜⬜"),
        (0, 30, "🟥🟥🟥⬜⬜"),
        (1, 5000, "🟩🟥🟥🟥🟥"),
        (5000, 1, "🟩🟩🟩🟩🟥"),
    ],
)
def test_bar_shows_size_and_share(additions: int, deletions: int, shown: str) -> None:
    assert bar(FileChange(path="a", additions=additions, deletions=deletions)) == shown


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_bar_is_five_blocks_and_shows_both_sides_where_there_are_two(additions: int, deletions: int) -> None:
    shown = bar(FileChange(path="a", additions=additions, deletions=deletions))
    assert len(shown) == 5
    assert ("🟩" in shown, "🟥" in shown) == (additions > 0, deletions > 0)


def _diagram(*changes: FileChange) -> str:
    return diagram(changes, title="Changed lines", others="others")


def test_diagram_counts_lines_from_the_folder_where_the_files_part() -> None:
    assert _diagram(
        FileChange(path="docs/a/x.md", additions=3),
        FileChange(path="docs/a/deep/y.md", deletions=4),
        FileChange(path="docs/b/z.md", additions=1),
        FileChange(path="docs/b/image.png"),
    ) == ('```mermaid\npie showData title Changed lines\n    "docs/a" : 7\n    "docs/b" : 1\n```')


def test_small_folders_share_a_slice() -> None:
    drawn = _diagram(*(FileChange(path=f"{letter}/x.md", additions=1) for letter in "abcdefghij"))
    assert drawn.count("\n    ") == 9
    assert '    "others" : 2\n' in drawn


def test_one_folder_or_nothing_makes_no_diagram() -> None:
    assert _diagram(FileChange(path="a/x.md", additions=1), FileChange(path="a/y.md", additions=1)) == ""
    assert _diagram() == ""


@given(st.lists(HOSTILE.filter(bool), min_size=2, max_size=6, unique=True))
def test_no_name_leaves_its_label(paths: list[str]) -> None:
    drawn = _diagram(*(FileChange(path=f"{path}/x", additions=1) for path in paths))
    label = r'    "[\w ./+…-]{1,40}" : [0-9]+\n'
    assert not drawn or re.fullmatch(rf"```mermaid\npie showData title Changed lines\n({label})+```", drawn)
