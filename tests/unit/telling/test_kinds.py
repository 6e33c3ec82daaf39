from dataclasses import replace

import pytest

from diff_insight.facts.families import things
from diff_insight.languages import messages
from diff_insight.model import Fact, Lines
from diff_insight.telling.kinds import Order, kinds, order_of
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.point import FILE, Place, Point


def test_every_thing_that_facts_can_state_has_a_row() -> None:
    assert [name for name in things() if name not in kinds()] == []


def test_nouns_are_words_of_a_reader() -> None:
    for kind in kinds().values():
        assert "_" not in kind.noun + kind.nouns, kind
        assert kind.noun != "", kind


@pytest.mark.parametrize(
    ("fact", "order"),
    [
        (Fact(kind="parameter_removed", name="hay", breaking="parameter removed"), Order.BREAKING),
        (Fact(kind="class_added", name="Bell"), Order.NEW),
        (Fact(kind="class_added", name="_Bell"), Order.BEHAVIOUR),
        (Fact(kind="class_added", name="Bell", public=False), Order.BEHAVIOUR),
        (Fact(kind="condition_added", new="x"), Order.BEHAVIOUR),
        (Fact(kind="section_added", name="Hay"), Order.NEW),
        (Fact(kind="sentence_added", new="Hay."), Order.CONTENT),
        (Fact(kind="key_changed", name="a", old="1", new="2"), Order.VALUES),
        (Fact(kind="package_changed", name="hay", old="1", new="2"), Order.PACKAGES),
        (Fact(kind="test_added", name="test_hay"), Order.TESTS),
        (Fact(kind="comment_added", new="hay"), Order.UPKEEP),
        (Fact(kind="function_layout", name="hay"), Order.UPKEEP),
        (Fact(kind="sentence_moved"), Order.UPKEEP),
        (Fact(kind="function_moved", name="hay", details={"to": "barn.py"}), Order.BEHAVIOUR),
    ],
)
def test_a_fact_has_its_place_in_the_published_order(fact: Fact, order: Order) -> None:
    assert order_of(fact) is order


def test_a_new_thing_is_no_break_because_something_inside_it_would_be_one() -> None:
    inside = Fact(kind="method_renamed", name="Bell.ring", breaking="object renamed")
    assert order_of(Fact(kind="class_added", name="Bell", parts=(inside,))) is Order.NEW


def test_what_users_see_is_told_before_what_they_do_not() -> None:
    public = Fact(kind="function_changed", name="ring")
    hidden = replace(public, name="_ring")
    ranks = [Point((fact,), (FILE,), Order.BEHAVIOUR).rank for fact in (public, hidden)]
    assert ranks[0] < ranks[1]
    assert Place("barn") != FILE


def test_kinds_of_one_noun_are_counted_together() -> None:
    facts = [
        Fact(kind="alias_removed", name="raises", lines=Lines(removed=(3,))),
        Fact(kind="import_removed", name="patch", lines=Lines(removed=(9,))),
        Fact(kind="import_added", name="mark", lines=Lines(added=(9,))),
    ]

    assert Phrases(words=messages("en_US")).counted(facts) == "2 imports are gone; one import is new"
