"""The particle behind a place in Japanese."""

import pytest

from diff_insight.languages.particles import for_place

_TOPIC = "{place}の節では、{clause}"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("「牛」の節が追加されました", "{place}の節に{clause}"),
        ("段落「追加されました」が削除されました", "{place}の節から{clause}"),
        ("`ts` のコード例に 8 行が追加されました", _TOPIC),
        ("「牛」が「馬」になりました", _TOPIC),
        ("「牛」が改名され、「馬」が追加されました", _TOPIC),
    ],
)
def test_it_follows_the_first_verb(clause: str, said: str) -> None:
    assert for_place(_TOPIC, clause) == said
