"""What must hold for the facts of any patch whatsoever."""

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.draft import QUOTE_LIMIT
from diff_insight.model import FACT_KINDS, Fact, FileChange


def assert_true_and_complete(change: FileChange, facts: tuple[Fact, ...]) -> None:
    """Every changed line is in a fact, no other line is, and quotes stand on their side."""
    removed: dict[int, str] = {}
    added: dict[int, str] = {}
    for hunk in read_hunks(change.patch):
        for line in hunk.lines:
            if line.new is None and line.old is not None:
                removed[line.old] = line.text
            elif line.old is None and line.new is not None:
                added[line.new] = line.text
    assert {number for fact in facts for number in fact.removed} == set(removed)
    assert {number for fact in facts for number in fact.added} == set(added)
    for fact in facts:
        assert fact.kind in FACT_KINDS
        assert list(fact.removed) == sorted(set(fact.removed))
        assert list(fact.added) == sorted(set(fact.added))
        _assert_quoted(fact.old, [removed[number] for number in fact.removed])
        _assert_quoted(fact.new, [added[number] for number in fact.added])


def _assert_quoted(quoted: str | None, lines: list[str]) -> None:
    if quoted is None:
        return
    assert quoted
    assert len(quoted) <= QUOTE_LIMIT
    at = 0
    for part in quoted.split("\n"):
        while at < len(lines) and part not in lines[at]:
            at += 1
        assert at < len(lines), (quoted, lines)
        at += 1 if "\n" in quoted else 0
