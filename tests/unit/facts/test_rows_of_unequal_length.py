"""Tables of which a row has fewer cells than the header, or more, before or after a change of the columns."""

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange, Versions

HERD = "cow\tage\tbarn\nBerta\t4\ttin\nElsa\t7\toak\n"


@pytest.mark.parametrize(
    "new",
    [
        "  x: 1\ncow\tage\tbarn\nBerta\t4\ttin\nBerta\t4\ttin\nElsa\t7\toak\n",
        "cow\tyears\tbarn\nBerta\nElsa\t7\toak\n",
        "cow\tyears\tshed\nBerta\t4\nElsa\t7\toak\told\nLuna\n",
        "cow\nBerta\nElsa\n",
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_every_changed_line_is_told(new: str, turned: bool) -> None:
    old, new = (new, HERD) if turned else (HERD, new)
    change = FileChange(path="herd.tsv", patch=patch_of(old, new), additions=1, deletions=1)
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=old, after=new)))
    told = [fact.lines for top in file.facts for fact in top.all()]
    removed = {row[1:] for row in (change.patch or "").split("\n") if row.startswith("-")}
    added = {row[1:] for row in (change.patch or "").split("\n") if row.startswith("+")}
    assert removed <= {old.split("\n")[at - 1] for lines in told for at in lines.removed}
    assert added <= {new.split("\n")[at - 1] for lines in told for at in lines.added}
