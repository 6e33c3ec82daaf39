"""Two versions of one small file of every format, and the facts that they give, compared as a whole.

Each file of `pairs` holds a path, both versions and the facts: once where both versions are known, once where
only the hunks are, where these tell anything else.
"""

from pathlib import Path

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.facts.state import State
from diff_insight.model import AnalyzedFile, Fact, FileChange, Lines, Versions
from tests.unit.facts.patches import patch_of

PAIRS = Path(__file__).parent / "pairs"
BEFORE, AFTER, WHOLE, HUNKS = "=== before\n", "=== after\n", "=== facts\n", "=== facts of the hunks alone\n"


def _analyzed(path: str, old: str, new: str, *, whole: bool) -> AnalyzedFile:
    patch = patch_of(old, new)
    rows = patch.split("\n")
    change = FileChange(
        path=path,
        patch=patch,
        additions=sum(row.startswith("+") for row in rows),
        deletions=sum(row.startswith("-") for row in rows),
    )
    versions = Versions(before=old, after=new) if whole else Versions()
    (file,) = analyze([change], Known(versions=lambda _change: versions))
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


@pytest.mark.parametrize("pair", sorted(PAIRS.glob("*.txt")), ids=lambda pair: pair.stem)
def test_a_pair_gives_these_facts(pair: Path) -> None:
    head, _, rest = pair.read_text(encoding="utf-8").partition(BEFORE)
    old, _, rest = rest.partition(AFTER)
    new, _, rest = rest.partition(WHOLE)
    whole, _, hunks = rest.partition(HUNKS)
    path = head.removeprefix("path ").strip()
    assert told(_analyzed(path, old, new, whole=True)) == whole
    assert told(_analyzed(path, old, new, whole=False)) == (hunks or whole)
