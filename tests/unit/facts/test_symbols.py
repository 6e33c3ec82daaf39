"""What is told of programs, whatever changes in them; `pairs/code-*.txt` holds facts of small changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trials import trials
from tests.unit.facts.patches import patch_of
from tests.unit.trees.test_code import NAMES, sample

from diff_insight.facts.analyze import facts_of
from diff_insight.facts.state import State
from diff_insight.model import FileChange, Versions


def change_of(path: str, old: str, new: str, *, context: int = 3) -> FileChange:
    patch = patch_of(old, new, context=context)
    rows = patch.split("\n")
    return FileChange(
        path=path,
        status="modified",
        additions=sum(row.startswith("+") for row in rows),
        deletions=sum(row.startswith("-") for row in rows),
        patch=patch,
    )


edits = st.lists(
    st.tuples(
        st.integers(0, 50),
        st.sampled_from(["drop", "swap", "indent", "word", "double", "blank", "brace"]),
    ),
    max_size=6,
)


def edited(text: str, changes: list[tuple[int, str]]) -> str:
    rows = text.split("\n")
    for at, what in changes:
        at %= len(rows)  # noqa: PLW2901 - any number is a row
        if what == "drop" and len(rows) > 1:
            del rows[at]
        elif what == "swap":
            rows[at], rows[at - 1] = rows[at - 1], rows[at]
        elif what == "indent":
            rows[at] = f"  {rows[at]}"
        elif what == "word":
            rows[at] = rows[at].replace("a", "o", 1)
        elif what == "double":
            rows.insert(at, rows[at])
        elif what == "blank":
            rows.insert(at, "")
        elif what == "brace":
            rows[at] += " }"
    return "\n".join(rows)


@pytest.mark.slow
@trials(80)
@given(name=st.sampled_from(NAMES), one=edits, two=edits, context=st.integers(0, 6), whole=st.booleans())
def test_any_change_is_told_with_all_its_lines(
    name: str, one: list[tuple[int, str]], two: list[tuple[int, str]], context: int, whole: bool
) -> None:
    old, new = edited(sample(name), one), edited(sample(name), two)
    if old == new:
        return
    change = change_of(name, old, new, context=context)
    facts = facts_of(change, Versions(before=old, after=new) if whole else None)
    rows = (change.patch or "").split("\n")
    removed = sum(row.startswith("-") for row in rows)
    added = sum(row.startswith("+") for row in rows)
    union = State.union(facts)
    assert (len(union.removed), len(union.added)) == (removed, added)
    for top in facts:
        for fact in top.all():
            assert fact.lines
            inside = State.union(fact.parts)
            assert set(inside.removed) <= set(fact.lines.removed)
            assert set(inside.added) <= set(fact.lines.added)
            for quote, text in ((fact.old, old), (fact.new, new)):
                assert words(quote or "") <= words(text)
    sides = [
        {
            (fact.thing, fact.name, fact.where, fact.old or fact.new)
            for top in facts
            for fact in top.all()
            if fact.action == action and fact.name
        }
        for action in ("added", "removed")
    ]
    assert sides[0] & sides[1] == set()


def words(text: str) -> set[str]:
    return set("".join(letter if letter.isalnum() else " " for letter in text).split())


def test_a_regular_expression_ends_no_comment() -> None:
    gone = (
        "feed('cows', hay);",
        "var oats = 2;",
        r"var hay = /(\w+)(\s*=\s*(.*))*/.exec(text);",
        "milk(cows);",
    )
    lines = "\n".join(f"-{line}" for line in gone)
    change = FileChange(path="barn.js", additions=0, deletions=4, patch=f"@@ -1,5 +1 @@\n{lines}\n var a;")
    assert [fact.kind for fact in facts_of(change)] == [
        "call_removed",
        "variable_removed",
        "variable_removed",
        "call_removed",
    ]
