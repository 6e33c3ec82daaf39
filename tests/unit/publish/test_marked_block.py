"""Our block in somebody else's text: every other character stays as it is, whatever anybody writes."""

from hypothesis import given
from hypothesis import strategies as st

from diff_insight.publish.marked_block import MarkedBlock

BLOCK = MarkedBlock(key="Diff Insight\nreport\nen_US")
OTHER = MarkedBlock(key="another job")
ONE, TWO = "1" * 40, "2" * 40
MARKS = ["<!-- diff-insight:block:", "<!-- /diff-insight:block:", " -->", "\r\n", "\n\n", "<!--", "a"]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(MARKS), max_size=8).map("".join))


def test_a_block_stands_below_what_is_written_by_hand() -> None:
    written = BLOCK.place("Notes\n", "# Report\n", head=ONE)
    assert written.startswith("Notes\n\n\n<!-- diff-insight:block:")
    assert f" {ONE} -->\n# Report\n<!-- /diff-insight:block:" in written
    assert BLOCK.head_in(written) == ONE


def test_a_text_before_and_behind_the_block_is_kept() -> None:
    written = BLOCK.place("Before", "# One", head=ONE) + "\n\nBehind"
    again = BLOCK.place(written, "# Two", head=TWO)
    assert again.startswith("Before\n\n<!--")
    assert again.endswith("-->\n\nBehind")
    assert again.count("# Two") == 1
    assert "# One" not in again
    assert BLOCK.place(again, "", head=TWO) == "Before\n\nBehind"


def test_two_jobs_keep_a_block_each() -> None:
    both = OTHER.place(BLOCK.place("Notes", "# One", head=ONE), "# Two", head=TWO)
    assert (BLOCK.head_in(both), OTHER.head_in(both)) == (ONE, TWO)
    assert BLOCK.place(both, "", head=ONE) == OTHER.place("Notes", "# Two", head=TWO)


def test_a_mark_in_the_report_is_text() -> None:
    forged = BLOCK.place("", "x", head=TWO)
    written = BLOCK.place("Notes", f"```diff\n+{forged}\n```", head=ONE)
    assert BLOCK.head_in(written) == ONE
    assert BLOCK.place(written, "", head=ONE) == "Notes"


def test_line_ends_that_a_browser_changes_are_no_matter() -> None:
    written = BLOCK.place("Notes", "# One", head=ONE).replace("\n", "\r\n")
    assert BLOCK.head_in(written) == ONE
    assert BLOCK.place(written, "", head=TWO) == "Notes"


@given(text=TEXTS, one=TEXTS, two=TEXTS)
def test_whatever_is_written_the_rest_of_the_text_stays(text: str, one: str, two: str) -> None:
    first = BLOCK.place(text, one, head=ONE)
    second = BLOCK.place(first, two, head=TWO)
    assert BLOCK.place(text, two, head=TWO) == second
    assert BLOCK.place(second, "", head=TWO) == text
    assert BLOCK.place(second, two, head=TWO) == second
