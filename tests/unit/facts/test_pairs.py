"""Two versions of one small file of every format, and the facts that they give, compared as a whole.

Each file of `pairs` holds a path, both versions and the facts: once where both versions are known, once where
only the hunks are, where these tell anything else.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trials import trials
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.facts.state import State
from diff_insight.model import AnalyzedFile, Fact, FileChange, Lines, Versions

ALL = sorted((Path(__file__).parent / "pairs").glob("*.txt"))
BEFORE, AFTER, WHOLE, HUNKS = "=== before\n", "=== after\n", "=== facts\n", "=== facts of the hunks alone\n"

_COUNTED = frozenset({"level_changed", "visibility_added", "visibility_removed"})
"""Kinds whose sides say what lines show: no file has the depth of a heading as a number, nor a word for
what a guard of C hides.
"""


def _analyzed(path: str, old: str, new: str, *, whole: bool, checked: bool = False) -> AnalyzedFile:
    patch = patch_of(old, new)
    rows = patch.split("\n")
    change = FileChange(
        path=path,
        patch=patch,
        additions=sum(row.startswith("+") for row in rows),
        deletions=sum(row.startswith("-") for row in rows),
    )
    versions = Versions(before=old, after=new) if whole else Versions()
    (file,) = analyze([change], Known(versions=lambda _change: versions, checked=checked))
    assert State.union(file.facts) == Lines(
        removed=tuple(_numbers(rows, "-")), added=tuple(_numbers(rows, "+"))
    )
    return file


def _numbers(rows: list[str], side: str) -> list[int]:
    found, at = [], 0
    for row in rows:
        if row.startswith("@@"):
            at = int(row.split(side)[1].split(" ")[0].split(",")[0])
        elif row[:1] in {" ", side, ""}:
            if row[:1] == side:
                found.append(at)
            at += 1
    return found


def _told(fact: Fact, depth: int = 0) -> list[str]:
    said = [fact.kind]
    if fact.name:
        said.append(fact.name)
    if fact.previous_name:
        said.append(f"(was {fact.previous_name})")
    if fact.where:
        said.append(f"in {' / '.join(fact.where)}")
    if fact.old is not None or fact.new is not None:
        said.append(f": {fact.old or ''} -> {fact.new or ''}")
    if fact.details:
        said.append("{" + ", ".join(f"{key}={value}" for key, value in fact.details.items()) + "}")
    if fact.breaking:
        said.append(f"BREAKS: {fact.breaking}")
    lines = [*(f"-{number}" for number in fact.lines.removed), *(f"+{number}" for number in fact.lines.added)]
    said.append(f"[{' '.join(lines)}]")
    return ["  " * depth + " ".join(said), *(row for part in fact.parts for row in _told(part, depth + 1))]


def told(file: AnalyzedFile) -> str:
    rows = [row for fact in file.facts for row in _told(fact)]
    return "\n".join([f"{file.modification_type} ({file.rule})", *rows]) + "\n"


def _read(pair: Path) -> tuple[str, str, str, str, str]:
    head, _, rest = pair.read_text(encoding="utf-8").partition(BEFORE)
    old, _, rest = rest.partition(AFTER)
    new, _, rest = rest.partition(WHOLE)
    whole, _, hunks = rest.partition(HUNKS)
    return head.removeprefix("path ").strip(), old, new, whole, hunks


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: pair.stem)
def test_a_pair_gives_these_facts(pair: Path) -> None:
    path, old, new, whole, hunks = _read(pair)
    assert told(_analyzed(path, old, new, whole=True, checked=True)) == whole
    assert told(_analyzed(path, old, new, whole=False)) == (hunks or whole)


@pytest.mark.parametrize(
    "pair",
    # every tenth is enough to see a rule that loses lines; the others are slow
    [
        pytest.param(pair, id=pair.stem, marks=pytest.mark.slow if n % 10 else [])
        for n, pair in enumerate(ALL)
    ],
)
@trials(12)
@given(data=st.data())
def test_whatever_changes_every_changed_line_is_in_a_fact_and_quotes_stand_on_their_side(
    pair: Path, data: st.DataObject
) -> None:
    path, old, new, _, _ = _read(pair)
    rows = old.split("\n")
    others = [*new.split("\n"), "", "  x: 1", "}"]
    for at in sorted(data.draw(st.sets(st.integers(0, len(rows) - 1), max_size=5)), reverse=True):
        rows[at : at + data.draw(st.integers(0, 2))] = data.draw(
            st.lists(st.sampled_from(others), max_size=2)
        )
    changed = "\n".join(rows)
    for whole in (True, False):
        if changed == old:
            continue
        for fact in (fact for top in _analyzed(path, old, changed, whole=whole).facts for fact in top.all()):
            assert fact.action == "layout" or fact.lines
            if fact.kind in _COUNTED:
                continue
            assert _stands(fact.old, old), fact
            assert _stands(fact.new, changed), fact


def _stands(quote: str | None, text: str) -> bool:
    """Tell whether every word of a quote is in a text; marks and line breaks may be the notation's."""
    return all(word in text for word in re.findall(r"\w+", quote or ""))
