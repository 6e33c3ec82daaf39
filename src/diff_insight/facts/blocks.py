"""From the marks of a hunk to facts: runs of changed lines, their units, pairs, and what is left over."""

from collections.abc import Iterable, Sequence

from diff_insight.diff.hunks import Hunk, HunkLine
from diff_insight.facts.align import align
from diff_insight.facts.draft import Draft, place
from diff_insight.facts.marks import Mark, Unit
from diff_insight.facts.pairs import compare
from diff_insight.facts.single import tell
from diff_insight.facts.tables import column_changes

_PARAGRAPH = 60
"""Lines that one paragraph holds at most; longer ones are told in pieces."""
_CONTINUED = {"text", "list", "quote", "admonition"}


def facts_of_hunk(hunk: Hunk, marks: Sequence[Sequence[Mark]], *, at: int) -> list[Draft]:
    """State what a hunk changes; covers all its changed lines.

    Args:
        hunk: The hunk.
        marks: For each line of the old side, then of the new side, what it is; empty for a side
            without changed lines.
        at: Position of the hunk's first line in the patch.
    """
    drafts: list[Draft] = []
    old, new = iter(marks[0]), iter(marks[1])
    nothing = Mark("blank", "")
    removed: list[tuple[HunkLine, Mark, int]] = []
    added: list[tuple[HunkLine, Mark, int]] = []
    for number, line in enumerate(hunk.lines, start=at):
        if line.side == "-":
            removed.append((line, next(old), number))
        elif line.side == "+":
            added.append((line, next(new), number))
        else:
            next(old, nothing)
            next(new, nothing)
            if removed or added:
                drafts += _run(removed, added)
                removed, added = [], []
    if removed or added:
        drafts += _run(removed, added)
    return drafts


def _run(
    removed: Sequence[tuple[HunkLine, Mark, int]], added: Sequence[tuple[HunkLine, Mark, int]]
) -> list[Draft]:
    """State what one run of changed lines does."""
    old, old_blank = _units(removed)
    new, new_blank = _units(added)
    drafts: list[Draft] = []
    if old and new:
        columns, old, new = column_changes(old, new)
        drafts += columns
    gone: list[Unit] = []
    come: list[Unit] = []
    for one, two in align(old, new):
        if one is not None and two is not None:
            drafts += tell(gone, "removed") + tell(come, "added")
            gone, come = [], []
            drafts += compare(old[one], new[two])
        elif one is not None:
            gone.append(old[one])
        elif two is not None:
            come.append(new[two])
    drafts += tell(gone, "removed") + tell(come, "added")
    return drafts + _blank(drafts, old_blank, new_blank)


def _units(rows: Iterable[tuple[HunkLine, Mark, int]]) -> tuple[list[Unit], list[Unit]]:
    """Group lines into units; blank lines apart."""
    units: list[Unit] = []
    blank: list[Unit] = []
    last: Unit | None = None
    for line, mark, at in rows:
        if mark.role == "blank":
            blank.append(Unit([line], [mark], at))
            last = None
        elif last is not None and _continues(last, mark):
            last.lines.append(line)
            last.marks.append(mark)
        else:
            last = Unit([line], [mark], at)
            units.append(last)
    return units, blank


def _continues(unit: Unit, mark: Mark) -> bool:
    first = unit.mark
    if first.role not in _CONTINUED or len(unit.lines) >= _PARAGRAPH:
        return False
    if mark.role == "text":
        return first.role in {"text", "list"}
    return (
        mark.role == "quote" and first.role in {"quote", "admonition"} and mark.container == first.container
    )


def _blank(drafts: Sequence[Draft], old: Sequence[Unit], new: Sequence[Unit]) -> list[Draft]:
    """Give blank lines to the added or removed block that they stand with, or tell them as whitespace."""
    left: list[Unit] = []
    for units, side in ((old, "removed"), (new, "added")):
        hosts = [draft for draft in drafts if not (draft.added if side == "removed" else draft.removed)]
        at = 0
        for unit in units:
            if not hosts:
                left.append(unit)
                continue
            while at + 1 < len(hosts) and hosts[at + 1].at < unit.at:
                at += 1
            hosts[at].cover(unit.lines)
    if not left:
        return []
    draft = Draft("whitespace_changed", min(unit.at for unit in left), **place(left[0]), count=len(left))
    for unit in left:
        draft.cover(unit.lines)
    return [draft]
