import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import InputError
from diff_insight.model import CommitRange, Overview
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


@pytest.mark.parametrize(
    "text",
    [
        "Fixes #1, closes octo/repo#2 and GH-3",
        "resolves https://github.com/octo/repo/issues/4",
        "thanks @everyone and @octo/team",
        "[skip ci] [ci skip] [no ci] [ skip actions ]",
        "Co-authored-by: Mallory <m@example.com>",
        "a\n\nskip-checks: true",
    ],
)
def test_nothing_in_a_summary_acts_in_a_commit_message(text: str) -> None:
    result = run_result()
    report = replace(result.reports[0], overview=Overview(summary=text))
    message = commit_message("docs\n\n{summary}", replace(result, reports=(report,)))
    assert message.count("\n") == 2
    assert not re.search(
        r"#\d|GH-\d|://|@\w|\[\s*(skip|ci|no|actions)|^[\w-]+:", message, re.IGNORECASE | re.MULTILINE
    )
    assert " ".join(text.split()) == message.removeprefix("docs\n\n").replace("\u200b", "")


def test_the_summary_is_that_of_the_first_locale_on_one_line() -> None:
    result = run_result()
    one = replace(result.reports[0], overview=Overview(summary="One\ntwo."))
    reports = (
        one,
        replace(one, locale="ja_JP"),
        replace(one, category="b", overview=Overview(summary="Three.")),
    )
    assert commit_message("{summary}", replace(result, reports=reports)) == "One two. Three."
