"""Conflict markers that somebody committed: two versions stand between them, and no parser reads both.

https://git-scm.com/docs/git-merge#_how_conflicts_are_presented says how they look. Where all markers of a
conflict came or went, the file is read as if it had held one of the two: the one of which more lines stand in
both versions of the file. Elsewhere lines are told.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from diff_insight.facts.bare_lines import line_by_line
from diff_insight.facts.changed import Changed
from diff_insight.model import Context, Fact, Lines, Versions
from diff_insight.trees.text import Text

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\r?|={7}\r?")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,}|-{4,}|\.{4,})")
_BEGIN, _BASE, _SPLIT, _END = "<", "|", "=", ">"
_FIRST = 7 * _BEGIN


@dataclass(frozen=True, slots=True)
class _Conflict:
    """The rows of the markers of one conflict, 0-based, and the row that opens the example it stands in."""

    rows: tuple[int, ...]
    ours: range
    theirs: range
    example: int | None


@dataclass(frozen=True)
class Settled:
    """Both versions as if no conflict stood in them.

    Attributes:
        before: The version before.
        after: The version after.
        changed: Their changed lines, by the numbers that they have without the conflicts.
        facts: The markers that came or went, and the lines of the versions that are not read.
        left: For each side the numbers of the lines that are left out, ascending.
    """

    before: Text
    after: Text
    changed: Changed
    facts: tuple[Fact, ...]
    left: tuple[tuple[int, ...], tuple[int, ...]]

    def in_file(self, fact: Fact) -> Fact:
        """Give what was found with the numbers that its lines have in the file."""
        return replace(
            fact,
            lines=Lines(
                removed=_numbers(fact.lines.removed, self.left[0]),
                added=_numbers(fact.lines.added, self.left[1]),
            ),
            parts=tuple(self.in_file(part) for part in fact.parts),
        )

    def context(self, versions: Versions, heads: tuple[set[int], set[int]]) -> Context:
        """Give the lines that say what the facts stand in, as they are in the file."""
        shown = []
        for source, numbers, out in zip((versions.before, versions.after), heads, self.left, strict=True):
            rows = source.split("\n") if source is not None else []
            lines = _numbers(tuple(sorted(numbers)), out)
            shown.append({line: rows[line - 1] for line in lines if 0 < line <= len(rows)})
        return Context(old=shown[0], new=shown[1])


def settled(before: Text, after: Text, changed: Changed, *, page: bool) -> Settled | None:
    """Read both versions without their conflicts.

    Args:
        before: The version before.
        after: The version after.
        changed: The changed lines.
        page: Whether it is prose, which may show a conflict in an example: one that changed as a whole.

    Returns:
        None where neither holds one, and where one stands on or misses a marker.
    """
    left: list[tuple[int, ...]] = []
    marks: list[tuple[int, ...]] = []
    for text, lines in ((before, changed.removed), (after, changed.added)):
        found = _left_out(text, lines, page=page)
        if found is None:
            return None
        marks.append(found[0])
        left.append(tuple(sorted((*found[0], *found[1]))))
    if not any(left):
        return None
    removed, added = (
        {number - bisect_left(out, number): line for number, line in lines.items() if number not in {*out}}
        for lines, out in zip((changed.removed, changed.added), left, strict=True)
    )
    now = Changed(removed, added, changed.newline)
    facts = [Fact(kind="conflict_marker_removed", lines=Lines(removed=(number,))) for number in marks[0]]
    facts += [Fact(kind="conflict_marker_added", lines=Lines(added=(number,))) for number in marks[1]]
    rest = Lines(
        removed=tuple(number for number in left[0] if number not in {*marks[0]}),
        added=tuple(number for number in left[1] if number not in {*marks[1]}),
    )
    if rest:
        facts += line_by_line(Fact(kind="text_changed", lines=rest), changed)
    return Settled(
        _without(before, left[0], partial(now.still, old=True)),
        _without(after, left[1], partial(now.still, old=False)),
        now,
        tuple(facts),
        (left[0], left[1]),
    )


def holds_conflict(source: str, *, page: bool = False) -> bool:
    """Tell whether a version holds two in one: a conflict begins and ends in it.

    Args:
        source: The version.
        page: Whether it is prose, which may show one in an example.
    """
    return any(not page or one.example is None for one in _conflicts(source))


def markers(changed: Changed) -> tuple[Fact, ...]:
    """State each marker that came or went."""
    gone = [
        Fact(kind="conflict_marker_removed", lines=Lines(removed=(number,)))
        for number, line in changed.removed.items()
        if _MARKER.fullmatch(line)
    ]
    come = [
        Fact(kind="conflict_marker_added", lines=Lines(added=(number,)))
        for number, line in changed.added.items()
        if _MARKER.fullmatch(line)
    ]
    return (*gone, *come)


def _conflicts(source: str) -> Iterator[_Conflict]:
    """Give the conflicts that begin, part and end; a heading of one line of `=` is none."""
    if _FIRST not in source:
        return
    rows = source.split("\n")
    fence, opened = "", -1
    found: list[int] = []
    for at, row in enumerate(rows):
        sign = row[0] if _MARKER.fullmatch(row) else ""
        mark = _FENCE.match(row)
        if sign == _BEGIN:
            found = [at]
        elif sign and found:
            found.append(at)
        elif mark and not fence:
            fence, opened = mark[1], at
        elif mark and mark[1].startswith(fence):
            fence = ""
        if sign == _END and found:
            signs = "".join(rows[row][0] for row in found)
            if signs in {"<=>", "<|=>"}:
                begin, split, end = found[0], found[-2], found[-1]
                inside = opened if fence and opened < begin else None
                yield _Conflict(tuple(found), range(begin + 1, found[1]), range(split + 1, end), inside)
            found = []


def _left_out(
    text: Text, lines: Mapping[int, str], *, page: bool
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Give the numbers of the markers, and of the lines of the versions that are not read."""
    rows = text.source.split("\n")
    marks: list[int] = []
    others: list[int] = []

    def number(row: int) -> int:
        return text.numbers[row] if text.numbers else row + 1

    for one in _conflicts(text.source):
        went = [number(row) in lines for row in one.rows]
        if page and one.example is not None and (not all(went) or number(one.example) in lines):
            continue
        if not all(went):
            return None
        kept = [
            sum(bool(rows[row].strip()) and number(row) not in lines for row in version)
            for version in (one.ours, one.theirs)
        ]
        read = one.theirs if kept[1] > kept[0] else one.ours
        inside = (row for row in range(one.rows[0], one.rows[-1]) if row not in one.rows and row not in read)
        others += [number(row) for row in inside if number(row) in lines]
        marks += [number(row) for row in one.rows]
    return tuple(marks), tuple(others)


def _without(text: Text, left: tuple[int, ...], still: partial[bool]) -> Text:
    """Give a version without some lines, the numbers of the others closed up."""
    out = {*left}
    numbers = text.numbers or tuple(range(1, text.source.count("\n") + 2))
    kept = [row for row, number in enumerate(numbers) if number not in out or row + 1 in text.headings]
    rows = text.source.split("\n")
    place = {row + 1: at for at, row in enumerate(kept, start=1)}
    return replace(
        text,
        source="\n".join(rows[row] for row in kept),
        numbers=tuple(numbers[row] - bisect_left(left, numbers[row]) for row in kept) if text.numbers else (),
        headings=frozenset(place[row] for row in text.headings),
        gaps=frozenset(place[row] for row in text.gaps if row in place),
        still=still if not text.numbers else text.still,
    )


def _numbers(lines: tuple[int, ...], left: tuple[int, ...]) -> tuple[int, ...]:
    """Give numbers as they are with the lines that were left out."""
    before = [number - at for at, number in enumerate(left, start=1)]
    return tuple(line + bisect_left(before, line) for line in lines)
