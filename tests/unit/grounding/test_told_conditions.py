"""A condition that a model tells in words is borne out, has its code beside it, or goes."""

import pytest

from diff_insight.grounding.purpose import unsaid
from tests.unit.grounding.shown_rows import shown

BARN = shown(
    "barn.py",
    " def feed(cow, barn):",
    "+    if cow in barn.rows:",
    "+        milk(cow)",
    "-    if cow.age > 3:",
    "+    if cow.age >= 3 and not cow.asleep:",
    "         put(cow)",
    "     return cow",
)
PAGE = shown("barn.md", "+A cow is milked if it is awake.")

OPEN = {
    "en": (
        "The cow is put away only if it is older than three and asleep.",
        "Cows are fed when they are young.",
        "Unless the cow sleeps, nothing happens.",
        "`milk` is called if the barn is full.",
        "`milk` is called unless `cow` is in `barn.rows`.",
    ),
    "zh": (
        "只有当牛睡着时才会放置。",
        "如果牛还小，就喂食。",
        "牛醒着时才会挤奶。",
        "除非牛在睡觉，否则不处理。",
    ),
    "ja": (
        "牛が眠っている場合だけ置かれます。",
        "牛が若いときに給餌されます。",
        "牛が起きていれば、搾乳されます。",
    ),
    "de": ("Die Kuh wird nur gemolken, wenn sie schläft.", "Falls die Kuh jung ist, wird sie gefüttert."),
}
KEPT = {
    "en": (
        "The cow is put away only if `cow.age >= 3 and not cow.asleep`.",
        "Cows older than before are put away if they are awake: `if cow.age >= 3 and not cow.asleep`.",
        "`milk` is called if `cow` is in `barn.rows`.",
        "The age is compared with `>=` now, which was `>`.",
        "Milking a cow comes first.",
    ),
    "zh": (
        "只有当 `cow.age >= 3 and not cow.asleep` 时才会放置。",
        "当前的比较使用 `>=`。",
        "同时会挤奶。",
    ),
    "ja": ("`cow.age >= 3 and not cow.asleep` の場合だけ置かれます。", "比較は `>=` になりました。"),
    "de": ("Die Kuh kommt weg, wenn `cow.age >= 3 and not cow.asleep` gilt.",),
}


def _all(said: dict[str, tuple[str, ...]]) -> list[str]:
    return [sentence for sentences in said.values() for sentence in sentences]


@pytest.mark.parametrize("sentence", _all(OPEN))
def test_a_condition_in_words_alone_is_dropped(sentence: str) -> None:
    assert [one.conditional for one in unsaid(sentence, BARN, by_somebody=False)] == [True]


@pytest.mark.parametrize("sentence", _all(KEPT))
def test_a_condition_that_is_borne_out_or_quoted_is_kept(sentence: str) -> None:
    assert list(unsaid(sentence, BARN, by_somebody=False)) == []


@pytest.mark.parametrize("sentence", _all(OPEN))
def test_where_a_second_look_decides_it_is_left_open(sentence: str) -> None:
    assert list(unsaid(sentence, BARN, by_somebody=False, judged=True)) == []


def test_code_in_the_same_row_is_beside_it() -> None:
    quoted = "The cow goes if it is awake. The line is `cow.age >= 3 and not cow.asleep`."
    assert list(unsaid(quoted, BARN)) == []
    assert list(unsaid(quoted.replace(". The", ".\n- The"), BARN))


def test_code_that_stands_nowhere_or_is_a_name_alone_is_no_condition() -> None:
    assert list(unsaid("The cow goes if `cow.age < 3`.", BARN))
    assert list(unsaid("The cow goes if it is `asleep`.", BARN))


def test_a_page_is_repeated() -> None:
    assert list(unsaid("A cow is milked if it is awake.", PAGE)) == []
