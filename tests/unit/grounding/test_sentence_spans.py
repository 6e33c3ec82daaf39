"""Where sentences begin and end, in three languages."""

import pytest

from diff_insight.grounding.sentence_spans import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("一つ。二つ！三つ？", ["一つ。", "二つ！", "三つ？"]),
        (
            "Uses e.g. this, v1.2 and a.b. Then `x. y` ends.",
            ["Uses e.g. this, v1.2 and a.b.", "Then `x. y` ends."],
        ),
        ('From "A b." to "C d." it goes. Next.', ['From "A b." to "C d." it goes.', "Next."]),
        ("「中。」と言う。次。", ["「中。」と言う。", "次。"]),
        ("- item one\n- item two", ["- item one", "- item two"]),
        ("1. First thing.\n2. Second", ["1. First thing.", "2. Second"]),
        ("  \n ", []),
    ],
)
def test_sentences_are_split_at_their_ends_alone(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected
