"""What type a small change has, over all languages of code: `typed/*.txt` holds files and edits of them.

A file begins `=== path` and its text; each edit is `--- type | what it is` and one hunk without its header.
With both versions known the type is the one that stands there; of the patch alone nothing more is claimed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.unit.facts.test_symbols import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, Versions
from diff_insight.trees.languages import rows

TYPED = Path(__file__).with_name("typed")
_LEAST = ["breaking change", "new feature", "bug fix", "minor update"]


@dataclass(frozen=True)
class Edit:
    """One small change of a file, and the type that it has."""

    path: str
    said: str
    name: str
    old: str
    new: str

    def analyzed(self, *, whole: bool) -> AnalyzedFile:
        versions = Versions(before=self.old, after=self.new)
        known = Known(versions=lambda _change: versions) if whole else Known()
        (file,) = analyze([change_of(self.path, self.old, self.new)], known)
        return file


def edits() -> Iterator[Edit]:
    for table in sorted(TYPED.glob("*.txt")):
        head, *parts = re.split(r"(?m)^--- ", table.read_text("utf-8"))
        path, _, old = head.removeprefix("=== ").partition("\n")
        for part in parts:
            title, _, hunk = part.partition("\n")
            said, name = title.split(" | ")
            lines = hunk.removesuffix("\n").split("\n")
            gone, come = (
                "".join(f"{line[1:]}\n" for line in lines if line[:1] != sign) for sign in ("+", "-")
            )
            assert f"\n{old}".count(f"\n{gone}") == 1, f"{path}: where is {name}?"
            yield Edit(path, said, name, old, f"\n{old}".replace(f"\n{gone}", f"\n{come}")[1:])


EDITS = list(edits())


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{Path(edit.path).name}-{edit.name}")
def test_a_small_change_has_its_type(edit: Edit) -> None:
    assert edit.analyzed(whole=True).modification_type == edit.said
    claimed = edit.analyzed(whole=False).modification_type
    assert _LEAST.index(claimed) >= _LEAST.index(edit.said)


def test_every_language_has_changes_of_all_types() -> None:
    types = {"breaking change", "new feature", "minor update"}
    found = {
        (row.language, edit.said)
        for edit in EDITS
        for row in rows()
        if Path(edit.path).suffix in row.suffixes
    }
    assert found == {(row.language, kind) for row in rows() for kind in types}
