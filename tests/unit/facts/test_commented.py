"""Values that are commented out, or no longer are."""

from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Fact, Versions


def _facts(path: str, old: str, new: str) -> tuple[Fact, ...]:
    versions = Versions(before=old, after=new)
    (file,) = analyze([change_of(path, old, new)], Known(versions=lambda _change: versions))
    return file.facts


def test_a_value_and_the_comment_that_says_it_are_one_change_with_the_lines_of_both() -> None:
    (fact,) = _facts("herd.yaml", "cows: 12\nhay: 30\n", "cows: 12\n# hay: 30\n")
    assert (fact.kind, fact.details["commented"]) == ("key_removed", "out")
    assert (fact.lines.removed, fact.lines.added) == ((2,), (2,))


def test_a_comment_that_says_another_value_stays_a_comment() -> None:
    facts = _facts("herd.yaml", "cows: 12\nhay: 30\n", "cows: 12\n# hay: 40\n")
    assert [(fact.kind, fact.details.get("commented")) for fact in facts] == [
        ("key_removed", None),
        ("comment_added", None),
    ]


def test_one_comment_stands_for_one_value_only() -> None:
    facts = _facts("herd.yaml", "a:\n  hay: 30\nb:\n  hay: 30\n  oat: 1\n", "a:\n  # hay: 30\nb:\n  oat: 1\n")
    assert [fact.details.get("commented") for fact in facts if fact.kind == "key_removed"].count("out") == 1


def test_in_a_program_a_remark_is_a_remark() -> None:
    facts = _facts("herd.py", "HAY = 30\nCOWS = 12\n", "# HAY = 30\nCOWS = 12\n")
    assert all("commented" not in fact.details for fact in facts)
