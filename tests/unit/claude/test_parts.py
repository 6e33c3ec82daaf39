"""Long patches in parts: each a patch of its own, nothing lost without a word."""

from hypothesis import given
from hypothesis import strategies as st

from diff_insight.claude.parts import parts_of
from diff_insight.diff.hunks import read_hunks
from tests.trials import trials


def patch(hunks: int, lines: int, width: int = 20) -> str:
    rows: list[str] = []
    for hunk in range(hunks):
        start = hunk * 1000 + 1
        rows.append(f"@@ -{start},{lines} +{start},{lines} @@ heading")
        rows += [f"{sign}{'x' * width}{n}" for n in range(lines) for sign in "-+"]
    return "\n".join(rows)


def test_a_patch_that_fits_is_sent_as_it_is() -> None:
    (part,) = parts_of(patch(2, 3), characters=10_000, most=4)
    assert (part.patch, part.number, part.of, part.left_out) == (patch(2, 3), 1, 1, False)


@trials(60)
@given(hunks=st.integers(1, 5), lines=st.integers(1, 30), characters=st.integers(200, 3000))
def test_parts_hold_every_changed_line_once_with_its_number(hunks: int, lines: int, characters: int) -> None:
    whole = patch(hunks, lines)
    parts = parts_of(whole, characters=characters, most=1000)
    assert not any(part.left_out for part in parts)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(len(part.patch) <= characters + 60 for part in parts)

    def changed(text: str) -> list[tuple[str, int | None, int | None, str]]:
        return [
            (line.side, line.old, line.new, line.text) for hunk in read_hunks(text) for line in hunk.lines
        ]

    assert [line for part in parts for line in changed(part.patch)] == changed(whole)


def test_parts_beyond_the_most_are_left_out_and_the_last_says_so() -> None:
    parts = parts_of(patch(6, 10), characters=500, most=2)
    assert [part.left_out for part in parts] == [False, True]


def test_a_line_of_many_thousand_characters_is_cut_and_said_to_be() -> None:
    (part,) = parts_of(patch(1, 1, width=57_000), characters=60_000, most=4)
    assert part.left_out
    assert len(part.patch) < 20_000
