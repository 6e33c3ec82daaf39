"""What is told as gone or new and stands on the other side too."""

import pytest

from diff_insight.facts.changed import Changed
from diff_insight.facts.heirs import Heirs
from diff_insight.model import Fact, Lines


def _gone(kind: str, said: str | None, *lines: int, new: bool = False) -> Fact:
    if new:
        return Fact(kind=f"{kind}_added", new=said, lines=Lines(added=lines))
    return Fact(kind=f"{kind}_removed", old=said, lines=Lines(removed=lines))


def test_what_came_in_its_place_with_its_words_is_what_it_became() -> None:
    changed = Changed({2: "barn.test('counts the cows', hay)"}, {2: "barnTest('counts the cows')"})
    facts = [_gone("test", None, 2), _gone("call", None, 2, new=True)]
    assert list(Heirs(changed).pairs(facts)) == [(0, 1)]


def test_what_shares_no_telling_words_is_gone() -> None:
    changed = Changed({2: "feed(cows, hay)"}, {2: "close(gate, lock)"})
    facts = [_gone("call", "feed(cows, hay)", 2), _gone("call", "close(gate, lock)", 2, new=True)]
    assert not list(Heirs(changed).pairs(facts))


def test_what_came_in_another_run_is_another() -> None:
    changed = Changed({2: "feed(cows, hay)"}, {9: "feed(cows, hay, straw)"})
    facts = [_gone("call", "feed(cows, hay)", 2), _gone("call", "feed(cows, hay, straw)", 9, new=True)]
    assert not list(Heirs(changed).pairs(facts))


@pytest.mark.parametrize(
    ("added", "stands"),
    [
        ({2: "if gate == shut and hay > 0:"}, True),
        ({2: "if gate != shut and hay > 0:"}, False),
        ({9: "if gate == shut and hay > 0:"}, False),
    ],
)
def test_a_condition_that_is_part_of_another_one_is_not_gone(added: dict[int, str], *, stands: bool) -> None:
    changed = Changed({2: "if gate == shut and"}, added)
    assert Heirs(changed).stands(_gone("condition", "gate == shut and", 2)) is stands


def test_what_is_said_less_often_is_gone() -> None:
    changed = Changed({2: "- milk the cows", 4: "- milk the cows"}, {2: "milk the cows"})
    assert not Heirs(changed).stands(_gone("list_item", "milk the cows", 2))


@pytest.mark.parametrize(
    ("removed", "stands"),
    [
        ('food = barn.open("gate") ? hay.sum : straw', True),
        ('food = hay.sum if barn.open("gate") else straw', True),
        ('food = barn.open("gate")?.sum', False),
        ('food = barn.open("gate") ?? straw', False),
        ('food = barn.open("gate")', False),
    ],
)
def test_a_condition_by_which_an_expression_chose_is_not_new(removed: str, *, stands: bool) -> None:
    added = {2: 'food = if barn.open("gate")', 3: "hay.sum", 4: "else", 5: "straw", 6: "end"}
    new = _gone("condition", 'barn.open("gate")', 2, 3, 4, 5, 6, new=True)
    assert Heirs(Changed({2: removed}, added)).stands(new) is stands


def test_a_condition_of_which_the_block_is_gone_is_gone() -> None:
    removed = {2: "if barn.gate == shut:", 3: "feed(cows, hay)", 4: "ring(bell)"}
    gone = _gone("condition", "barn.gate == shut", 2, 3, 4)
    chosen = {2: "food = barn.gate == shut ? straw : hay"}
    assert not Heirs(Changed(removed, chosen)).stands(gone)
    joined = {2: "if barn.gate == shut and cows:", 3: "feed(cows, hay)", 4: "ring(bell)"}
    assert Heirs(Changed(removed, joined)).stands(gone)
