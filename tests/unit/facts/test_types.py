"""Types by rule: the labelled cases, what wins, and what configuration may change."""

import pytest

from diff_insight.facts.analyze import analyze
from diff_insight.facts.types import TYPES, type_of
from diff_insight.model import TYPE_RULES, Fact, FileChange
from tests.unit.facts.cases import Case, labelled


@pytest.mark.parametrize("case", labelled(), ids=lambda case: case.name)
def test_a_labelled_change_gets_the_type_that_a_person_gave_it(case: Case) -> None:
    (analyzed,) = analyze([case.change], overrides=lambda _: {})
    assert (analyzed.modification_type, analyzed.rule) == (case.modification_type, case.rule), analyzed.facts


def test_there_are_enough_labelled_cases_of_every_kind() -> None:
    cases = labelled()
    assert len(cases) >= 60
    assert len({case.name for case in cases}) == len(cases)
    assert {case.modification_type for case in cases} == set(TYPES.values())


def test_every_rule_has_a_type() -> None:
    assert set(TYPES) == set(TYPE_RULES)


def test_the_most_important_type_wins() -> None:
    facts = [
        Fact(kind="words_changed", old="recieve", new="receive"),
        Fact(kind="heading_added", new="Noise", level=2),
        Fact(kind="heading_removed", old="Weight", level=2),
    ]
    change = FileChange(path="a.md")
    assert type_of(change, facts, {}) == ("breaking change", "removed_section")
    assert type_of(change, facts[:2], {}) == ("new feature", "new_section")
    assert type_of(change, facts[:1], {}) == ("bug fix", "repaired_typo")
    assert type_of(change, facts[:0], {}) == ("minor update", "file")


def test_a_category_overrides_a_rule_and_the_next_rule_may_win() -> None:
    facts = [
        Fact(kind="heading_added", new="Noise", level=2),
        Fact(kind="heading_removed", old="Weight", level=2),
    ]
    change = FileChange(path="a.md")
    assert type_of(change, facts, {"removed_section": "minor update"}) == ("new feature", "new_section")
    assert type_of(change, facts, {"new_section": "breaking change"}) == (
        "breaking change",
        "removed_section",
    )


def test_a_file_whose_patch_was_withheld_claims_nothing() -> None:
    (analyzed,) = analyze([FileChange(path="a.md", additions=9, deletions=4)], overrides=lambda _: {})
    assert analyzed.facts == ()
    assert (analyzed.modification_type, analyzed.rule) == ("minor update", "file")


def test_a_page_that_reappears_under_another_name_is_not_removed() -> None:
    lines = [
        "# Valves",
        "",
        "Valves open and close, and some of them leak.",
        "",
        "Mind the pressure of the pump that feeds them.",
    ]
    gone = "\n".join(["@@ -1,5 +0,0 @@", *(f"-{line}" for line in lines)])
    come = "\n".join(["@@ -0,0 +1,5 @@", *(f"+{line}" for line in lines)])
    one, two = analyze(
        [
            FileChange(path="old.md", status="removed", patch=gone, deletions=5),
            FileChange(path="new.md", status="added", patch=come, additions=5),
        ],
        overrides=lambda _: {},
    )
    assert (one.modification_type, one.rule) == ("minor update", "moved")
    assert (two.modification_type, two.rule) == ("minor update", "moved")
    assert [fact.path for fact in one.facts if fact.kind == "moved"] == ["new.md", "new.md", "new.md"]
