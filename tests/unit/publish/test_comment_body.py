import re

import pytest

from diff_insight.model import CommitRange, RunResult
from diff_insight.publish.comment_body import COMMENT_LIMIT, comment_body, marker, same_body
from diff_insight.publish.workflow_commands import utf16_units
from tests.unit.publish.examples import reported, run_result

HEAD = "1" * 40


def test_a_comment_is_the_mark_and_the_report() -> None:
    body = comment_body(run_result(), key="x", head=HEAD, full_report=None)
    assert body.startswith(f"{marker('x', HEAD)}\n## ")
    assert not body.endswith("\n")


def test_no_report_is_no_comment() -> None:
    assert comment_body(RunResult(range=CommitRange()), key="x", head=HEAD, full_report=None) == ""


@pytest.mark.slow
def test_a_report_beyond_the_limit_is_still_one_comment_with_a_link_to_the_rest() -> None:
    rows = [reported(f"docs/{number}.md", title="😀" * 50) for number in range(3_000)]
    body = comment_body(run_result(*rows), key="x", head=HEAD, full_report="https://x/run")
    assert COMMENT_LIMIT * 0.9 < utf16_units(body) <= COMMENT_LIMIT
    assert "more did not fit here. [The full report](https://x/run)" in body


def test_line_ends_white_space_at_the_end_and_the_run_do_not_make_a_body_another() -> None:
    assert same_body("a\r\nb\n", "a\nb")
    assert same_body("[x](https://h/o/r/actions/runs/12)", "[x](https://h/o/r/actions/runs/345/attempts/2)")
    assert not same_body("a", "b")


def test_keys_have_marks_of_their_own_that_show_nothing_of_them() -> None:
    assert marker("a --> <b>") != marker("b")
    assert re.fullmatch(r"<!-- diff-insight:[0-9a-f]{16} 1{40} -->", marker("a --> <b>\ud800", HEAD))
