"""A copied file: its diff is against a file that stands as before, so nothing of that is gone."""

from dataclasses import replace

from tests.unit.facts.test_symbols import change_of

from diff_insight.facts.analyze import AnalyzedFile, Known, analyze
from diff_insight.facts.state import State
from diff_insight.model import Lines, Versions

COW = "class Cow:\n    def moo(self, loud):\n        return loud\n\n    def milk(self):\n        return 4\n"
GOAT = "class Goat:\n    def moo(self, loud):\n        return loud\n\n    def hop(self):\n        return 9\n"


def copied(path: str, old: str, new: str) -> AnalyzedFile:
    change = replace(change_of(path, old, new), status="copied", previous_path=f"old/{path}")
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=old, after=new)))
    return file


def test_what_a_copy_leaves_out_is_not_gone_and_what_it_calls_otherwise_is_new() -> None:
    file = copied("farm/goat.py", COW, GOAT)
    assert [(fact.kind, fact.name, fact.previous_name, fact.breaking) for fact in file.facts] == [
        ("file_added", "farm/goat.py", "old/farm/goat.py", None),
        ("class_added", "Goat", None, None),
    ]
    assert State.union(file.facts) == Lines(removed=(1, 5, 6), added=(1, 5, 6))
    assert file.modification_type == "new feature"


def test_a_copied_page_with_changes_says_so_and_no_more() -> None:
    file = copied("docs/goat.md", "# Cow\n\n## Milk\n\nFour.\n", "# Goat\n\n## Wool\n\nNine.\n")
    (fact,) = file.facts
    assert fact.details["copied"] == "changed"
    assert fact.lines == Lines(removed=(1, 3, 5), added=(1, 3, 5))


def test_a_pure_copy_has_no_changes() -> None:
    change = replace(
        change_of("farm/goat.py", COW, COW), status="copied", previous_path="farm/cow.py", patch=None
    )
    (file,) = analyze([change])
    assert [dict(fact.details) for fact in file.facts] == [{"copied": "yes"}]
