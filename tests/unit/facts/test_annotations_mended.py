"""Of a fix that only writes another type nothing is mended where the language runs it as before."""

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.commits import read_commit
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Versions

_OLD = "def _milk(cow: int, hay: int = 1) -> int:\n    return cow + hay\n"


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (_OLD.replace("hay: int", "hay: float").replace("-> int", "-> float"), "minor update"),
        (_OLD.replace("hay: int = 1", "hay: float = 2"), "bug fix"),
        (_OLD.replace("cow + hay", "cow - hay"), "bug fix"),
    ],
)
def test_another_annotation_is_no_fix(new: str, kind: str) -> None:
    commits = (read_commit("a" * 40, "Fix what milk says", paths=("farm/barn.py",)),)
    known = Known(versions=lambda _change: Versions(before=_OLD, after=new), commits=commits)
    assert analyze([change_of("farm/barn.py", _OLD, new)], known)[0].modification_type == kind
