"""Which tokens of a text are claims, and where they stand."""

from itertools import pairwise

import pytest

from diff_insight.grounding.claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sets `max_tokens`.", [("code", "max_tokens")]),
        ("Sets max_tokens, apiVersion and ms.date with --force.", [
            ("code", "max_tokens"), ("code", "apiVersion"), ("code", "ms.date"), ("code", "--force"),
        ]),
        ("Uses GPT-4o and o3-mini.", [("name", "GPT-4o"), ("code", "o3-mini")]),
        ("See docs/a.md, [the guide](../b.md) and https://example.com/x.", [
            ("path", "docs/a.md"), ("name", "the guide"), ("path", "../b.md"), ("url", "https://example.com/x"),
        ]),
        ("Version v1.2 or 3.4.5 or 2024-05-01-preview.", [
            ("version", "v1.2"), ("version", "3.4.5"), ("version", "2024-05-01-preview"),
        ]),
        ("On March 4, 2025 and 2025年4月1日 and 04/01/2025.", [
            ("date", "March 4, 2025"), ("date", "2025年4月1日"), ("date", "04/01/2025"),
        ]),
        ("Takes 90 K, 1,000, 20MB and 3.5 %.", [
            ("number", "90 K"), ("number", "1,000"), ("number", "20"), ("number", "3.5"),
        ]),
        ("“a b” and 「c d」 and \"e f\" and 'g h' aren't don't.", [
            ("name", "a b"), ("name", "c d"), ("name", "e f"), ("name", "g h"),
        ]),
        ('It was changed to "new," then kept.', [("name", "new")]),
        ("1. First\n2. Second\n# 3 Things\n", [("number", "3")]),
        ("Up-to-date, e.g. and/or i.e. nothing. GitHub, JavaScript, UTF-8, Node.js.", []),
        ("Title. Locale: en_US", []),
        ("```shell\nmkdir a_b\n```", [("code", "mkdir a_b")]),
        ("`` a ` b_c `` and `d", [("code", "a ` b_c")]),
    ],
)  # fmt: skip
def test_tokens_are_claims_of_their_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(claim.kind, claim.text) for claim in claims(text) if not claim.mute] == expected


def test_claims_know_their_places_and_do_not_overlap() -> None:
    text = "A `b_c` in “d e” of docs/f.md on 2025年4月1日 with ９０ K."
    found = claims(text)
    assert [text[claim.start : claim.end] for claim in found] == [claim.text for claim in found]
    assert all(one.outer[1] <= two.outer[0] for one, two in pairwise(found))
