"""A program in another language breaks nobody by what that language asks to be written."""

from dataclasses import replace

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, Versions

_UNTYPED = "export function feed(cow, litres) {\n  return cow.eat(litres);\n}\n"
_TYPED = "export function feed(cow: Cow, litres: number): Milk {\n  return cow.eat(litres);\n}\n"


def analyzed(before: str, after: str, old: str, new: str) -> AnalyzedFile:
    change = replace(change_of(after, old, new), previous_path=before, status="renamed")
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    return analyze([change], known)[0]


@pytest.mark.parametrize(
    ("before", "after", "old", "new", "breaks"),
    [
        ("src/feed.js", "src/feed.ts", _UNTYPED, _TYPED, False),
        ("src/feed.ts", "src/feed.js", _TYPED, _UNTYPED, False),
        ("src/feed.ts", "src/food.ts", _UNTYPED, _TYPED, True),
        ("src/feed.js", "src/feed.ts", _UNTYPED, _TYPED.replace(", litres: number", ""), True),
    ],
)
def test_types_that_another_language_asks_for_break_nobody(
    before: str, after: str, old: str, new: str, *, breaks: bool
) -> None:
    file = analyzed(before, after, old, new)
    assert (file.modification_type == "breaking change") == breaks


def test_what_a_program_annotates_now_is_told() -> None:
    told = [one for fact in analyzed("feed.js", "feed.ts", _UNTYPED, _TYPED).facts for one in fact.all()]
    assert [(one.name, one.new) for one in told if one.kind == "type_added"] == [
        ("cow", "Cow"),
        ("litres", "number"),
    ]
    assert not [one for one in told if one.thing == "optional"]
