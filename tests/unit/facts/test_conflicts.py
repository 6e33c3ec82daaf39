"""Conflict markers that were committed: in a program, in a page, and in an example of a page."""

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.facts.changed import Changed
from diff_insight.facts.conflicts import holds_conflict, settled
from diff_insight.model import Fact, FileChange, Lines, Versions
from diff_insight.trees.text import Text

CONFLICT = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> 1a2b3c4\n"


@pytest.mark.parametrize(
    ("source", "page", "held"),
    [
        (CONFLICT, False, True),
        (CONFLICT, True, True),
        (f"# Merges\n\n```\n{CONFLICT}```\n", True, False),
        (f"# Merges\n\n````\n```\n````\n{CONFLICT}", True, True),
        (f"= Merges\n\n----\n{CONFLICT}----\n", True, False),
        ("# Title\n=======\n", True, False),
    ],
)
def test_a_page_that_shows_a_conflict_holds_none(source: str, *, page: bool, held: bool) -> None:
    assert holds_conflict(source, page=page) is held


def test_a_conflict_that_stands_is_not_settled() -> None:
    text = Text.of(CONFLICT)
    assert settled(text, text, Changed({2: "one"}, {2: "uno"}), page=False) is None


def test_a_page_is_read_with_both_versions_of_a_conflict_that_stands() -> None:
    text = Text.of(CONFLICT)
    found = settled(text, text, Changed({2: "one"}, {2: "uno"}), page=True)
    assert found is not None
    assert (found.before.source, found.facts) == ("one\ntwo\n", ())
    assert found.changed.removed == {1: "one"}


def test_a_version_that_is_not_read_has_its_lines_and_its_label() -> None:
    removed = {1: "<<<<<<< HEAD", 3: "=======", 4: "two", 5: ">>>>>>> 1a2b3c4"}
    found = settled(Text.of(CONFLICT), Text.of("one\n"), Changed(removed, {}), page=False)
    assert found is not None
    assert [(fact.kind, fact.name, fact.old, fact.lines.removed) for fact in found.facts[3:]] == [
        ("conflict_side_removed", "1a2b3c4", "two", (4,))
    ]


@pytest.mark.parametrize("now", [[], ["uno"], ["one", "and"]])
def test_what_is_settled_by_lines_of_neither_version_names_none(now: list[str]) -> None:
    kept = {2} if "one" in now else set()
    removed = {at: row for at, row in enumerate(CONFLICT.splitlines(), start=1) if at not in kept}
    added = {at: row for at, row in enumerate(now, start=1) if row != "one"}
    after = "".join(f"{row}\n" for row in now)
    found = settled(Text.of(CONFLICT), Text.of(after), Changed(removed, added), page=False)
    assert found is not None
    assert [(fact.kind, fact.name) for fact in found.facts[3:]] == [("text_changed", "")]


def test_an_example_that_went_as_a_whole_keeps_its_conflict() -> None:
    rows = ["```", *CONFLICT.splitlines(), "```"]
    gone = Changed(dict(enumerate(rows, start=1)), {})
    assert settled(Text.of("\n".join(rows)), Text.of(""), gone, page=True) is None


def test_what_is_found_without_a_conflict_has_the_numbers_of_the_file() -> None:
    removed = {1: "<<<<<<< HEAD", 3: "=======", 4: "two", 5: ">>>>>>> 1a2b3c4", 7: "red"}
    found = settled(
        Text.of(f"{CONFLICT}clay\nred\n"), Text.of("one\nclay\n"), Changed(removed, {}), page=False
    )
    assert found is not None
    assert found.before.source == "one\nclay\nred\n"
    assert found.changed.removed == {3: "red"}
    assert found.in_file(Fact(kind="line_removed", lines=Lines(removed=(3,)))).lines.removed == (7,)
    assert [fact.lines.removed for fact in found.facts] == [(1,), (3,), (5,), (4,)]


def test_the_headings_above_a_settled_conflict_are_its_context() -> None:
    old = f"# Kiln\n\nOne.\n\n## Locks\n\nTwo.\n\nThree.\n\nFour.\n\n{CONFLICT}"
    new = old.replace(CONFLICT, "one\n\nThe door is shut.\n")
    change = FileChange(path="kiln.md", status="modified", patch=patch_of(old, new))
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=old, after=new)))
    assert file.context.new[5] == "## Locks"
    assert 0 not in file.context.new
