import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.model import Usage
from diff_insight.publish.job_summary import (
    failure_summary,
    job_summary,
    summary_mark,
    usage_line,
    with_summary,
)
from diff_insight.publish.outputs import Published
from diff_insight.publish.shown_texts import cell, code, is_web_address, label, link, prose, said
from diff_insight.reports.fitting import fitting
from tests.unit.publish.examples import HOSTILE, reported, run_result

TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(alphabet="`|\\*_[]()<>!@#:/.aw \n-&;", max_size=40), st.text()
)


class Live(HTMLParser):
    """What a page makes live: elements, and text outside code that GitHub turns into links."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loose: list[str] = []
        self._in_code = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - the base class names it so
        self.tags.append(tag)
        self._in_code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._in_code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._in_code:
            self.loose.append(data)


def seen(markdown: str) -> Live:
    page = Live()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE))
    page.close()
    return page


@given(TEXTS)
@pytest.mark.parametrize("show", [prose, said])
def test_prose_shows_as_text_with_nothing_live_in_it(show: Callable[[str], str], text: str) -> None:
    page = seen(f"- {show(text)}")
    assert set(page.tags) <= {"ul", "li", "code", "span", "br"}
    loose = "".join(page.loose)
    assert not re.search(r"(?i)@\w|#\d|://|www\.\w|\bgh-\d", loose)


@given(TEXTS)
@pytest.mark.parametrize("show", [prose, said])
def test_prose_opens_no_block_where_it_begins_a_paragraph(show: Callable[[str], str], text: str) -> None:
    assert set(seen(f"a\n\n{show(text)}\n\nb").tags) <= {"p", "code", "span", "br"}


@given(TEXTS)
def test_a_cell_and_a_label_show_as_text_with_nothing_live_in_them(text: str) -> None:
    page = seen(f"| a | b |\n| - | - |\n| [{label(text) or 'x'}](y.md) | {cell(text)} |")
    assert [tag for tag in page.tags if tag not in {"code", "span"}] == [
        *("table", "thead", "tr", "th", "th", "tbody", "tr", "td", "a", "td"),
    ]
    assert not re.search(r"(?i)@\w|#\d|://|www\.\w|\bgh-\d", "".join(page.loose))


@given(TEXTS)
def test_code_shows_every_text_as_code(text: str) -> None:
    page = seen(f"| a |\n| - |\n| {code(text)} |")
    assert page.tags == ["table", "thead", "tr", "th", "tbody", "tr", "td", "code"]


def test_harmless_prose_keeps_its_words() -> None:
    assert prose("The range holds 3 files, 漢字.") == "The range holds 3 files, 漢字."


def test_only_plain_web_addresses_are_links() -> None:
    assert link("a", "https://github.com/o/r/compare/a...b") == "[`a`](https://github.com/o/r/compare/a...b)"
    for target in (
        None,
        "javascript:alert(1)",
        "https://x/)[y](z",
        "https:// x",
        "//x",
        "http://",
        "http://[",
        "https://x/`",
    ):
        assert link("a", target) == "`a`"
    assert not is_web_address("https://x/\n")


def test_the_whole_summary() -> None:
    published = Published(
        report_paths=("a.md",),
        commit_sha="c" * 40,
        comment_url="https://github.com/o/r/issues/1#issuecomment-2",
        pull_request_url="https://github.com/o/r/pull/3",
    )
    result = run_result(warnings=("The API hid 2 patches.",), outside_categories=("z",))
    text = job_summary(result, published=published, warnings=["Ask @octo.", "Ask @octo."])
    assert text.removesuffix(fitting(result, limit=100_000, patches=True)) == (
        f"{summary_mark()}\n## Diff Insight\n\n"
        "- **Range**: [`1111111...2222222`](https://github.com/octo/docs/compare/1...2); chosen by: push\n"
        "- **Files**: 1 changed: 1 reported (0 explained by Claude, 1 from the facts alone), "
        "1 outside the categories, 1 skipped\n"
        "- **Usage**: 2 requests, 0 answers from the cache, "
        "1,500 input tokens (0 more through the prompt cache), 20 output tokens, USD 0.00123\n"
        "- **Commit**: `cccccccccccc` with 1 report\n"
        "- **Pull request**: [`pull request`](https://github.com/o/r/pull/3)\n"
        "- **Comment**: [`comment`](https://github.com/o/r/issues/1#issuecomment-2)\n\n"
        "### Warnings\n\n- The API hid 2 patches.\n- Ask @\u200bocto.\n\n---\n\n"
    )


def test_the_rule_that_chose_the_range_is_said_in_words() -> None:
    text = job_summary(run_result(), published=Published(), chosen="A push to main by @octo.")
    assert "compare/1...2); A push to main by @\u200bocto.\n" in text


def test_a_run_without_requests_says_so() -> None:
    assert usage_line(run_result(usage=Usage())) == "no request to a model"
    assert usage_line(run_result(usage=Usage(requests=1, cost_usd=None))).endswith("cost unknown")


def test_a_summary_over_the_limit_holds_every_explanation_and_as_many_patches_as_fit() -> None:
    patch = "@@ -1 +1 @@\n" + "+漢\n" * 50_000
    rows = [
        replace(row, change=replace(row.change, patch=patch))
        for row in (reported(f"docs/{number}.md", title="t") for number in range(8))
    ]
    text = job_summary(run_result(*rows), published=Published(), warnings=["w" * 5000] * 3)
    assert len(text.encode()) <= 1_000_000
    assert text.count("````diff") == 3
    assert text.count('<a id="item-') == 8


def test_many_warnings_do_not_fill_the_summary() -> None:
    text = job_summary(
        run_result(), published=Published(), warnings=[f"{n}" + "w" * 9000 for n in range(900)]
    )
    assert len(text.encode()) < 300_000
    assert "- and 800 more; the run result lists them" in text
    assert '<a id="item-' in text


def test_a_summary_replaces_what_a_killed_try_left_and_keeps_what_others_wrote() -> None:
    once = with_summary("from another step", f"{summary_mark()}\nnew\n")
    assert once == f"from another step\n{summary_mark()}\nnew\n"
    assert with_summary(once, f"{summary_mark()}\nnew\n") == once
    assert (
        with_summary(f"{summary_mark()}\nhalf writ", f"{summary_mark()}\nnew\n") == f"{summary_mark()}\nnew\n"
    )


def test_a_failure_is_told_in_the_summary_as_text() -> None:
    assert failure_summary("No <b>", remedy="Run `git fetch @x` in *it*.") == (
        f"{summary_mark()}\n## Diff Insight\n\n**The run failed.** No \\<b>\n\n"
        "Run `git fetch @x` in \\*it\\*.\n"
    )
