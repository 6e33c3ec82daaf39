"""Where sentences end, in the languages that pages are written in."""

import pytest

from diff_insight.trees.sentence_ends import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "The name (ie. `cow`) is used, eg. Bella. Siehe Abb. 3. Then it ends.",
            ["The name (ie. `cow`) is used, eg. Bella.", "Siehe Abb. 3.", "Then it ends."],
        ),
        (
            "Uses e.g. Python, v1.2 and a.b. Then it ends.",
            ["Uses e.g. Python, v1.2 and a.b.", "Then it ends."],
        ),
        ("It costs 1.5 coins. See Fig. 3 and No. 5.", ["It costs 1.5 coins.", "See Fig. 3 and No. 5."]),
        ("No. It never rains.", ["No.", "It never rains."]),
        (
            "Cows, hay, etc. are here. Carts, etc. Then more.",
            ["Cows, hay, etc. are here.", "Carts, etc.", "Then more."],
        ),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("J. R. Smith and Dr. Who came.", ["J. R. Smith and Dr. Who came."]),
        ("1. First thing.", ["1. First thing."]),
        ("And so on... and on. End", ["And so on... and on.", "End"]),
        ("一つ。二つ！三つ？", ["一つ。", "二つ！", "三つ？"]),
        ("「中。」と言う。次。", ["「中。」と言う。", "次。"]),
        ("使用 v1.2。然后结束", ["使用 v1.2。", "然后结束"]),
        ("Das kostet z.B. 5 Taler, d.h. viel. Ende.", ["Das kostet z.B. 5 Taler, d.h. viel.", "Ende."]),
        ("  ", []),
    ],
)
def test_sentences_end_at_their_ends_alone(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_nothing_ends_inside_a_shield() -> None:
    text = "Run `a. B` now. End."

    assert [text[start:end] for start, end in sentences(text, [(4, 10)])] == ["Run `a. B` now.", "End."]
