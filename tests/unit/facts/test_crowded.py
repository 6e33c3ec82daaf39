"""A file in which too much changed: its lines are told, whatever it holds."""

import pytest

from diff_insight.facts import crowded
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange, Versions


@pytest.mark.parametrize(("most", "kinds"), [(12, {"constant_changed"}), (11, {"plain_line_changed"})])
def test_more_changed_things_than_are_told_are_lines(
    monkeypatch: pytest.MonkeyPatch, most: int, kinds: set[str]
) -> None:
    monkeypatch.setattr(crowded, "MOST_CHANGED", most)
    was, now = ("".join(f"KNOT_{at} = {at + more}\n" for at in range(5)) for more in (0, 7))
    rows = [f"{sign}{row}" for sign, text in (("-", was), ("+", now)) for row in text.splitlines()]
    change = FileChange(
        path="knots.py",
        status="modified",
        additions=5,
        deletions=5,
        patch="\n".join(["@@ -1,5 +1,5 @@", *rows]),
    )
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=was, after=now)))
    assert {fact.kind for fact in file.facts} == kinds
    assert sorted(line for fact in file.facts for line in fact.lines.removed) == [1, 2, 3, 4, 5]
    assert sorted(line for fact in file.facts for line in fact.lines.added) == [1, 2, 3, 4, 5]


def test_unchanged_things_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowded, "MOST_CHANGED", 4)
    was = "".join(f"KNOT_{at} = {at}\n" for at in range(50))
    now = was.replace("KNOT_7 = 7", "KNOT_7 = 8")
    patch = "@@ -8 +8 @@\n-KNOT_7 = 7\n+KNOT_7 = 8"
    change = FileChange(path="knots.py", status="modified", additions=1, deletions=1, patch=patch)
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=was, after=now)))
    assert [(fact.kind, fact.name) for fact in file.facts] == [("constant_changed", "KNOT_7")]
