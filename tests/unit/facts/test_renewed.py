"""What a file still has under the same name is changed, not gone and new."""

from diff_insight.facts.analyze import facts_of
from diff_insight.facts.types import type_of
from diff_insight.model import Fact, FileChange

SIGNATURE = """@@ -10,4 +10,6 @@ import os

-def own_output(templates: list[str], *, categories: list[str]) -> Matcher:
+def own_output(
+    templates: list[str], *, categories: list[str], fixed: int = 3
+) -> Matcher:
     a = 1
     b = 2"""


def test_a_signature_that_is_broken_over_lines_is_one_change_of_its_symbol() -> None:
    change = FileChange(path="a.py", additions=3, deletions=1, patch=SIGNATURE)
    facts = facts_of(change)
    assert facts == (
        Fact(
            kind="code_changed",
            removed=(11,),
            added=(11, 12, 13),
            symbol="own_output",
            old="def own_output(templates: list[str], *, categories: list[str]) -> Matcher:",
            new="def own_output(",
            language="python",
        ),
    )
    assert type_of(change, facts, {})[0] == "minor update"


def test_two_definitions_of_a_name_pair_off_and_the_third_is_new() -> None:
    patch = "@@ -1,3 +1,6 @@\n-def f(a):\n x = 1\n+def f(\n+    a, b):\n y = 2\n+def f(\n+    a, b, c):"
    kinds = sorted(
        fact.kind for fact in facts_of(FileChange(path="a.py", additions=4, deletions=1, patch=patch))
    )
    assert kinds.count("symbol_removed") == 0
    assert kinds.count("symbol_added") <= 1
