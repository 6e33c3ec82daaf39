import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import InputError
from diff_insight.model import CommitRange
from diff_insight.publish.message import commit_message
from tests.unit.publish.examples import HOSTILE, reported, run_result


def test_the_template_is_filled() -> None:
    result = run_result(reported("a", modification_type="breaking change"), reported("b"))
    template = (
        "docs: {range} on {date}\n\n"
        "{files} files, {breaking} breaking, {{braces}} {repository} {base} {head} {reports}"
    )
    assert commit_message(template, result) == (
        "docs: 1111111...2222222 on 2026-11-22\n\n2 files, 1 breaking, {braces} octo/docs 1111111 2222222 1"
    )


@pytest.mark.parametrize(
    "template", ["", " \n", "{nope}", "{range.__class__}", "{range!r}", "{date:%Y}", "{", "}", "{}"]
)
def test_a_template_that_cannot_be_filled_is_wrong_input(template: str) -> None:
    with pytest.raises(InputError, match="commit-message"):
        commit_message(template, run_result())


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_no_ref_adds_a_line_a_mention_or_a_field(ref: str) -> None:
    result = run_result(range=CommitRange(base=ref, head="{files}", repository=ref))
    message = commit_message("{range} {repository}", result)
    assert not set("\r\n@#{}`<>\x00\x1b\u2028") & set(message)
