"""Words: what kind of thing they are, and what differs between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.facts.words import read_prose, replacements, token_of, token_of_pair


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("2026-04-01-preview", "version"),
        ("1.2.3", "version"),
        ("v2", "version"),
        ("2026-04-01", "date"),
        ("03/04/2026", "date"),
        ("March 5, 2026", "date"),
        ("2026年4月1日", "date"),
        ("4,000", "number"),
        ("1.5", "number"),
        ("20%", "number"),
        ("https://example.com/a?b=c", "url"),
        ("articles/a.md", "path"),
        ("a.md", "path"),
        ("max_tokens", "name"),
        ("GPT-4o", "name"),
        ("Language Studio", "name"),
        ("Update", "word"),
        ("old house", "word"),
        ("**", "punctuation"),
        ("✅", "punctuation"),
        ("a" * 300, "word"),
    ],
)
def test_a_short_text_is_of_one_kind(text: str, token: str) -> None:
    assert token_of(text) == token


def test_code_marks_around_the_same_word_are_punctuation() -> None:
    assert token_of_pair("2026-01-01", "`2026-01-01`") == "punctuation"
    assert token_of_pair("a", "b", code=True) == "code"
    assert token_of_pair("2026-01-01", "next week") == "date"


def test_link_targets_are_no_words() -> None:
    text = read_prose(['See [the *list*](a/b.md "T") or ![x](y.png) at https://example.com/z.'])
    assert text.words[:6] == ["See", "the", "*", "list", "*", "or"]
    assert text.words[-2:] == ["https://example.com/z", "."]
    assert [(link.image, link.text, link.target) for link in text.links] == [
        (False, "the *list*", "a/b.md"),
        (True, "x", "y.png"),
    ]


def test_inline_code_is_one_word_and_hides_links() -> None:
    text = read_prose(["Run ``a `b` [c](d)`` now"])
    assert text.words == ["Run", "`", "`", "a `b` [c](d)", "`", "`", "now"]
    assert text.links == []


@given(st.lists(st.sampled_from("abcd"), max_size=300), st.lists(st.sampled_from("abcd"), max_size=300))
def test_replacements_turn_the_old_words_into_the_new_ones(old: list[str], new: list[str]) -> None:
    made: list[str] = []
    at = 0
    for a, b, c, d in replacements(old, new):
        assert a >= at
        made += old[at:a] + new[c:d]
        at = b
    assert made + old[at:] == new


def test_long_texts_are_cut_at_words_that_stand_once() -> None:
    old = [f"w{at}" for at in range(5_000)]
    new = ["x" if at in {100, 4_000} else word for at, word in enumerate(old)]
    assert replacements(old, new) == [(100, 101, 100, 101), (4_000, 4_001, 4_000, 4_001)]
