"""Each threshold of the telling at both of its sides."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.languages import messages
from diff_insight.model import LOCALES, AnalyzedFile, Fact, FileChange, Lines, Locale
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.offline import summarize
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.point import Place

ANY = st.text(max_size=120)
NAMES = st.text(st.sampled_from("abyz_.`*[]<>\n\u202e漢\U0001f404"), max_size=60)


def file_of(facts: Sequence[Fact], path: str = "barn/herd.py") -> AnalyzedFile:
    return AnalyzedFile(change=FileChange(path=path, patch="@@", additions=3), facts=tuple(facts))


def sentence(length: int) -> Fact:
    return Fact(kind="sentence_added", new="h" * (length - 1) + ".")


@pytest.mark.parametrize(("length", "quoted"), [(BOUNDS.unit, True), (BOUNDS.unit + 1, False)])
def test_a_sentence_is_quoted_whole_or_not_at_all(length: int, *, quoted: bool) -> None:
    said = Phrases(words=messages("en_US")).clause([sentence(length)])
    assert ("hhh" in said) is quoted
    assert "…" not in said


@pytest.mark.parametrize(("length", "quoted"), [(BOUNDS.code, True), (BOUNDS.code + 1, False)])
def test_code_is_quoted_whole_or_not_at_all(length: int, *, quoted: bool) -> None:
    fact = Fact(kind="call_added", new="h" * length)
    assert ("hhh" in Phrases(words=messages("en_US")).clause([fact])) is quoted


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (3, "the functions `f0`, `f1` and `f2` are new"),
        (5, "the functions `f0`, `f1`, `f2`, `f3` and `f4` are new"),
        (6, "6 functions (`f0`, `f1`, `f2`, …) are new"),
    ],
)
def test_names_are_counted_where_more_than_two_of_them_would_be_left_out(n: int, said: str) -> None:
    facts = [Fact(kind="function_added", name=f"f{at}") for at in range(n)]
    assert Phrases(words=messages("en_US")).clause(facts) == said


@pytest.mark.parametrize(("n", "rest"), [(7, ""), (8, "- 2 more changes are in `f6` and `f7`.")])
def test_more_than_seven_places_are_counted_with_their_names(n: int, rest: str) -> None:
    facts = [
        Fact(
            kind="function_changed",
            name=f"f{at}",
            parts=(Fact(kind="return_changed", where=(f"f{at}",), old=f"a{at}", new=f"b{at}"),),
        )
        for at in range(n)
    ]
    rows = summarize(file_of(facts), "en_US").explanation.split("\n")
    assert len(rows) == BOUNDS.bullets
    assert (rows[-1] == rest) is bool(rest)


def test_places_are_named_only_where_all_that_is_counted_is_in_them() -> None:
    facts = [
        Fact(
            kind="function_changed",
            name=f"f{at}",
            parts=(Fact(kind="return_changed", where=(f"f{at}",), old=f"a{at}", new=f"b{at}"),),
        )
        for at in range(7)
    ]
    nowhere = [Fact(kind="call_added", new=f"feed({at})") for at in range(2)]
    rows = summarize(file_of([*facts, *nowhere]), "en_US").explanation.split("\n")
    assert rows[-1] == "- 2 more changes."


@pytest.mark.parametrize(
    ("n", "rows", "rest"), [(5, 1, ""), (6, 8, ""), (7, 9, ""), (8, 9, "- 2 more changes.")]
)
def test_more_than_five_clauses_of_the_only_place_are_a_list(n: int, rows: int, rest: str) -> None:
    parts = tuple(
        Fact(kind="default_changed", name=f"p{at}", where=("f", f"p{at}"), old="1", new=str(at + 2))
        for at in range(n)
    )
    said = summarize(file_of([Fact(kind="function_changed", name="f", parts=parts)]), "en_US").explanation
    made = said.split("\n")
    assert len(made) == rows
    assert made[0].startswith("In `f`: `p0`") if rows == 1 else made[:2] == ["In `f`:", ""]
    assert (made[-1] == rest) is bool(rest)


def test_clauses_too_long_for_one_entry_are_entries_where_a_list_has_room_for_all() -> None:
    facts = [
        Fact(kind="sentence_changed", where=("Barn",), old=f"{at} " + "h" * 80, new=f"{at} " + "m" * 80)
        for at in range(3)
    ]
    facts.append(Fact(kind="paragraph_added", where=("Yard",), new="Keep it clean."))
    rows = summarize(file_of(facts, "docs/barn.md"), "en_US").explanation.split("\n")
    assert [row[:14] for row in rows] == [
        '- Under "Barn"',
        '  - "0 hhhhhhh',
        '  - "1 hhhhhhh',
        '  - "2 hhhhhhh',
        '- Under "Yard"',
    ]
    assert not any("more change" in row for row in rows)


def test_what_leads_is_told_whole_where_other_places_have_much_to_say() -> None:
    facts = [
        Fact(kind="sentence_changed", where=(place,), old=f"{at} " + "h" * 80, new=f"{at}{place} " + "m" * 80)
        for place, many in (("Barn", 3), ("Yard", 3), ("Gate", 2))
        for at in range(many)
    ]
    rows = summarize(file_of(facts, "docs/barn.md"), "en_US").explanation.split("\n")
    assert [row[:14] for row in rows] == [
        '- Under "Barn"',
        '  - "0 hhhhhhh',
        '  - "1 hhhhhhh',
        '  - "2 hhhhhhh',
        '- Under "Yard"',
        '- Under "Gate"',
    ]
    assert rows[4].endswith("; 2 more changes.")


def test_more_than_five_clauses_of_one_of_several_places_are_counted() -> None:
    parts = tuple(
        Fact(kind="default_changed", name=f"p{at}", where=("f", f"p{at}"), old="1", new=str(at + 2))
        for at in range(6)
    )
    facts = [Fact(kind="function_changed", name="f", parts=parts), Fact(kind="function_added", name="g")]
    assert "; one more change." in summarize(file_of(facts), "en_US").explanation


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (7, 'the list items "ash", "ash1", "ash2", "ash3", "ash4", "ash5" and "ash6" are new'),
        (40, '40 list items ("ash", "ash1", "ash2", …) are new'),
    ],
)
def test_short_names_of_prose_are_all_said(n: int, said: str) -> None:
    facts = [Fact(kind="list_item_added", name=f"ash{at or ''}", new=f"ash{at or ''}") for at in range(n)]
    assert Phrases(words=messages("en_US")).clause(facts) == said


@pytest.mark.parametrize("locale", LOCALES)
@given(
    kind=st.sampled_from(
        [
            "function_added",
            "sentence_changed",
            "key_changed",
            "table_cell_changed",
            "package_changed",
            "text_changed",
        ]
    ),
    names=st.lists(NAMES, min_size=1, max_size=12),
    old=ANY,
    new=ANY,
)
def test_texts_stay_within_their_bounds_whatever_the_diff_says(
    locale: Locale, kind: str, names: list[str], old: str, new: str
) -> None:
    facts = [
        Fact(kind=kind, name=name, where=(name, "row"), old=old, new=new, lines=Lines(added=(at + 1,)))
        for at, name in enumerate(names)
    ]
    summary = summarize(file_of(facts), locale)
    assert 0 < len(summary.modification_title) <= BOUNDS.title
    assert "\n" not in summary.modification_title
    assert 0 < len(summary.explanation) <= BOUNDS.explanation
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in summary.modification_title)


@pytest.mark.parametrize("places", [[], [Place()], [Place(), Place()]])
def test_the_file_itself_is_no_place_of_its_own(places: list[Place]) -> None:
    assert Phrases(words=messages("en_US")).place(places) == ""
