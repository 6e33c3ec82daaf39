"""Entries of a list with another term: joined where one stands in the place of the other and says it."""

from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import facts_of
from diff_insight.model import Fact, FileChange, Versions


def _facts(old: str, new: str) -> list[Fact]:
    change = FileChange(path="barn.md", status="modified", patch=patch_of(old, new))
    return [*facts_of(change, Versions(before=old, after=new))]


def test_an_entry_with_another_term_is_told_on_both_sides() -> None:
    old = "# Barn\n\n- **Type:** `number`\n- **Default:** `1`\n\nText.\n"
    facts = _facts(old, old.replace("Default", "Preset"))
    assert [(fact.kind, fact.old, fact.new) for fact in facts] == [
        ("list_item_removed", "Default: `1`", None),
        ("list_item_added", None, "Preset: `1`"),
    ]


def test_entries_that_change_places_are_moved() -> None:
    old = "# Barn\n\n- `a`: `1`\n- `b`: `2`\n\nText.\n"
    new = "# Barn\n\n- `b`: `2`\n- `a`: `1`\n\nText.\n"
    assert [fact.kind for fact in _facts(old, new)] == ["list_item_moved"]


def test_an_entry_that_says_something_else_is_another_one() -> None:
    old = "# Barn\n\n- **Kind:** `number`\n- **Default:** `1`\n\nText.\n"
    facts = _facts(old, old.replace("**Default:** `1`", "**Owner:** the farmer"))
    assert {fact.kind for fact in facts} == {"list_item_removed", "list_item_added"}
