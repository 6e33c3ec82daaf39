"""How conflict markers are read: by their lengths, one conflict in another, and what is left of one."""

import pytest

from diff_insight.facts.conflict_marks import conflicts, label_of, strays


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["<<<<<<< a", "x", "=======", "y", ">>>>>>> b"], [((0, 2, 4), ["a", "b"], 0)]),
        (
            ["<<<<<<< a", "x", "||||||| c", "w", "=======", "y", ">>>>>>> b"],
            [((0, 2, 4, 6), ["a", "c", "b"], 0)],
        ),
        (
            ["<<<<<<< a", "<<<<<<< c", "=======", ">>>>>>> d", "x", "=======", "y", ">>>>>>> b"],
            [((0, 5, 7), ["a", "b"], 1)],
        ),
        (
            ["<<<<<<< a", "=======", "<<<<<<<<< c", "=========", ">>>>>>>>> d", ">>>>>>> b"],
            [((0, 1, 5), ["a", "b"], 1)],
        ),
        (["<<<<<<< a", "title", "=======", "x", "=======", ">>>>>>> b"], []),
        (["<<<<<<< a", "x", ">>>>>>> b"], []),
        (["<<<<<<< a", "title", "=========", "=======", "y", ">>>>>>> b"], [((0, 3, 5), ["a", "b"], 0)]),
        (["<<<<<<< lost", "<<<<<<< a", "=======", ">>>>>>> b"], [((1, 2, 3), ["a", "b"], 0)]),
    ],
)
def test_conflicts_are_read_by_their_markers(
    rows: list[str], found: list[tuple[tuple[int, ...], list[str], int]]
) -> None:
    read = conflicts("\n".join(rows))
    assert [(one.rows, [side.label for side in one.sides], len(one.inner)) for one in read] == found


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (">>>>>>> ec5a7952ddb682c25a837e93d03ec616ed451aa8", "ec5a795"),
        ("<<<<<<< HEAD", "HEAD"),
        ("<<<<<<<<< Temporary merge branch 1\r", "Temporary merge branch 1"),
        ("=======", ""),
        (">>>>>>> 1a2b3c4 (count the cows)", "1a2b3c4 (count the cows)"),
    ],
)
def test_a_label_is_told_as_one_calls_a_version(row: str, label: str) -> None:
    assert label_of(row) == label


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["<<<<<<< HEAD", "x", "", "======="], (0, 3)),
        (["<<<<<<< HEAD", "title", "======="], (0,)),
        (["title", "======="], ()),
        (["```", "<<<<<<< HEAD", "```"], ()),
        ([">>>>>>>"], ()),
        (["<<<<<<< a", "=======", ">>>>>>> b"], ()),
    ],
)
def test_what_is_left_of_a_conflict_is_found(rows: list[str], found: tuple[int, ...]) -> None:
    assert strays("\n".join(rows)) == found


def test_markers_without_end_cost_no_time() -> None:
    assert conflicts("<<<<<<< a\n" * 20_000 + "=======\n>>>>>>> b\n" * 20_000) != ()
