import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diff_insight.engines.narrowing import narrowed
from diff_insight.engines.quoting import (
    clean,
    code,
    cut,
    escaped,
    named,
    plain,
    plain_quoted,
    quoted,
    unwrapped,
)

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("`*_[]()<>!#|\\\"'&~{}% \n\t\r\u202e\u200b\u2028…a1。字"), st.characters()
    ),
    max_size=120,
)
LIMIT = st.integers(min_value=4, max_value=60)


@given(text=HOSTILE, limit=LIMIT)
def test_a_code_span_shows_a_beginning_of_the_value_and_nothing_else(text: str, limit: int) -> None:
    shown = code(text, limit)
    if not shown:
        assert clean(text) == ""
        return
    tokens = MarkdownIt("commonmark").parseInline(shown)[0].children or []
    assert tokens[0].type == "code_inline"
    assert clean(text).startswith(tokens[0].content.strip())
    assert "".join(token.content for token in tokens[1:]) in {"", "…"}


@given(text=HOSTILE, limit=LIMIT)
def test_a_quotation_holds_nothing_but_text_and_code(text: str, limit: int) -> None:
    for shown in (quoted(text, limit), named(text, limit), escaped(text)):
        tokens = MarkdownIt("commonmark").parseInline(f"x {shown} y")[0].children or []
        assert {token.type for token in tokens} <= {"text", "code_inline", "text_special"}


@given(text=HOSTILE, limit=LIMIT)
def test_plain_text_for_a_title_is_one_visible_line(text: str, limit: int) -> None:
    for shown in (plain(text, limit), plain_quoted(text, limit)):
        assert shown == "" or (len(shown) <= limit + 3 and "\n" not in shown and clean(shown) == shown)


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 9, "one two"),
        ("limit of 128,000 tokens", 11, "limit of"),
        ("128000", 4, "1280"),
        ("参数必须是整数", 4, "参数必须"),
        ("a, b, c, d, e", 8, "a, b, c"),
        ("cafe\u0301 noir", 4, "caf"),
    ],
)
def test_a_text_is_cut_at_a_word_where_one_is_near(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`gpt`", "gpt"),
        ("**bold**", "bold"),
        ("[text](url)", "text"),
        ("`a` or `b`", "`a` or `b`"),
        ("**a** and **b**", "**a** and **b**"),
        ("a\nb\tc", "a b c"),
    ],
)
def test_marks_go_only_where_they_enclose_the_whole_value(text: str, shown: str) -> None:
    assert unwrapped(text) == shown


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("api-version=2025-01-01", "api-version=2026-04-01-preview", ("2025-01-01", "2026-04-01-preview")),
        ("at most 4,000 MB", "at most 1,000 MB", ("4,000", "1,000")),
        ("a b c", "a c", ("b", "")),
        ("same", "same", ("same", "same")),
        ("a  b", "a b", ("a  b", "a b")),
    ],
)
def test_what_differs_is_whole_words_and_numbers(old: str, new: str, differs: tuple[str, str]) -> None:
    assert narrowed(old, new) == differs


@given(old=HOSTILE, new=HOSTILE)
def test_what_differs_stands_in_the_texts(old: str, new: str) -> None:
    was, now = narrowed(old, new)
    assert was in old
    assert now in new
