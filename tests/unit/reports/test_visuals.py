import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.model import FileChange
from diff_insight.reports.visuals import bar, bar_on_one_line


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


def test_bar_in_a_cell_cannot_be_broken_and_looks_the_same() -> None:
    change = FileChange(path="a", additions=9, deletions=1)
    assert bar_on_one_line(change).split("\u2060") == list(bar(change))
