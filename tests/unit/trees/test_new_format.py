"""A format is added as docs/architecture.md says: a parser in a module and a row; all else is there."""

import sys
from types import ModuleType

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange, Versions
from diff_insight.telling.offline import OfflineEngine
from diff_insight.trees import formats
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from tests.fakes.claude_runs import analyzed_range
from tests.fakes.engines import RecordedProgress
from tests.unit.facts.patches import patch_of


def parse(text: Text) -> Node:
    """Read a herd book: `name -> stall` on each line."""
    rows = enumerate(text.source.split("\n"), 1)
    pairs = [(row, *line.split(" -> ")) for row, line in rows if line.count(" -> ") == 1]
    cows = [Node(thing="key", name=name, text=stall, first=row, last=row) for row, name, stall in pairs]
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(cows))


@pytest.fixture
def _herd_books(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("diff_insight.trees.herd_book")
    module.parse = parse  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = formats.Format(module="herd_book", families=("values",), takes=formats.named(r"\.herd$"))
    monkeypatch.setattr(formats, "FORMATS", (row, *formats.FORMATS))


@pytest.mark.usefixtures("_herd_books")
@pytest.mark.parametrize("whole", [True, False], ids=["versions", "hunks alone"])
def test_a_new_format_is_a_parser_and_a_row(*, whole: bool) -> None:
    old, new = "Rosa -> north\nBella -> south\n", "Rosa -> east\nBella -> south\nStella -> south\n"
    change = FileChange(path="farm.herd", additions=2, deletions=1, patch=patch_of(old, new))
    versions = Versions(before=old, after=new) if whole else Versions()
    (file,) = analyze([change], Known(versions=lambda _change: versions))
    assert [(fact.kind, fact.name, fact.old, fact.new) for fact in file.facts] == [
        ("key_changed", "Rosa", "north", "east"),
        ("key_added", "Stella", None, "south"),
    ]
    told = OfflineEngine().explain(
        analyzed_range({"all": [file]}), locales=("en_US",), progress=RecordedProgress()
    )
    said = told.summaries["farm.herd"]["en_US"].explanation
    assert "`Rosa` goes from `north` to `east`" in said
    assert "`Stella`" in said
