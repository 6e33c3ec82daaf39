"""Data in one line: thousands of values share it, and one that changed costs no look at the line for each."""

import json
import time

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange, Versions


def test_one_value_of_thousands_in_a_line_is_told_in_time_in_proportion() -> None:
    old = {f"knot{number}": {"size": number, "yarn": {"kind": "wool"}} for number in range(1_500)}
    was, now = json.dumps(old), json.dumps(old | {"knot7": {"size": 8, "yarn": {"kind": "wool"}}})
    change = FileChange(
        path="knots.json", status="modified", additions=1, deletions=1, patch=f"@@ -1 +1 @@\n-{was}\n+{now}"
    )
    start = time.process_time()
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=was, after=now)))
    assert time.process_time() - start < 6  # with a look at the line for each it is half a minute
    assert [(fact.name, fact.old, fact.new) for fact in file.facts] == [("knot7.size", "7", "8")]
