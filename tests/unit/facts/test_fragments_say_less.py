"""The hunks of a file alone say less of a change than both whole versions do, and never anything else.

For any format, any context and any lines that change in their place: a fact that a hunk tells of the same
thing on the same lines has the same action, the end of the same name and the same sides.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trials import trials

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Fact, FileChange, Versions

BEFORE, AFTER, FACTS = "=== before\n", "=== after\n", "=== facts\n"
FORMATS = [
    pair
    for pair in sorted((Path(__file__).parent / "pairs").glob("*.txt"))
    if not pair.stem.startswith(("broken-", "code-", "page-", "history", "changelog", "licence", "recased"))
]
"""Pairs of values, schemas, styles and markup; the fragments of a program are completed by guess."""
EACH = [pytest.param(pair, marks=[pytest.mark.slow] * bool(at % 4)) for at, pair in enumerate(FORMATS)]


def texts(pair: Path) -> tuple[str, str, str]:
    """Give path and both versions of a pair."""
    head, _, rest = pair.read_text(encoding="utf-8").partition(BEFORE)
    old, _, rest = rest.partition(AFTER)
    return head.removeprefix("path ").strip(), old, rest.partition(FACTS)[0]


def hunks(old: str, new: str, context: int) -> str:
    """Give the hunks as git writes them, each with the last line before it that begins with a letter."""
    lines = old.split("\n")
    rows: list[str] = []
    for row in list(unified_diff(lines, new.split("\n"), lineterm="", n=context))[2:]:
        rows.append(row)
        if found := re.match(r"@@ -(\d+)", row):
            above = lines[: max(0, int(found[1]) - 1)]
            heading = next((line for line in reversed(above) if re.match(r"[A-Za-z_$]", line)), "")
            rows[-1] = f"{row} {heading[:80].rstrip()}".rstrip()
    return "\n".join(rows)


def told(path: str, patch: str, versions: Versions) -> Iterator[Fact]:
    """Give every fact of a file."""
    change = FileChange(path=path, patch=patch, additions=1, deletions=1)
    (file,) = analyze([change], Known(versions=lambda _change: versions))
    return (fact for outer in file.facts for fact in outer.all())


def agree(one: str, other: str) -> bool:
    """Tell whether one name is the end of the other, or begins it where a path was out of sight."""
    short, long = sorted((one, other), key=len)
    ends = long.endswith(short) and (short == long or long[-len(short) - 1] in ". ")
    return not short or ends or long.startswith(f"{short} ")


def within(one: str | None, other: str | None) -> bool:
    """Tell whether one side is the other, or the part of it that was in sight."""
    return not (one and other) or one in other or other in one


def contradictions(path: str, old: str, new: str, context: int) -> list[str]:
    """Give what the hunks alone say against what the whole versions say."""
    patch = hunks(old, new, context)
    whole = list(told(path, patch, Versions(before=old, after=new)))
    found = []
    for fact in told(path, patch, Versions()):
        same = [one for one in whole if one.lines == fact.lines]
        if all(one.thing != fact.thing for one in same) or fact.thing in {"text", "whitespace", "plain_line"}:
            continue
        if not any(
            agree(one.name, fact.name)
            and (one.action == fact.action or "layout" in {one.action, fact.action})
            and within(one.old, fact.old)
            and within(one.new, fact.new)
            for one in same
        ):
            found.append(f"{fact.kind} {fact.name} {fact.old} -> {fact.new}; {same[0].kind} {same[0].name}")
    return found


@pytest.mark.parametrize("pair", EACH, ids=lambda pair: pair.stem)
@trials(4)
@given(data=st.data())
def test_no_hunk_says_what_the_whole_file_does_not(pair: Path, data: st.DataObject) -> None:
    path, old, new = texts(pair)
    context = data.draw(st.integers(0, 5))
    if "-lock-" not in pair.stem and data.draw(st.booleans()):
        # in a lock file a version stands in several places: no tool writes another one in some of them
        rows = old.split("\n")
        places = [at for at, row in enumerate(rows) if re.search(r"\d|[a-z]{3}$", row)]
        for at in data.draw(st.sets(st.sampled_from(places), max_size=3)) if places else ():
            rows[at] = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 3) % 10), rows[at], count=1)
        new = "\n".join(rows)
    if new != old:
        assert contradictions(path, old, new, context) == []
