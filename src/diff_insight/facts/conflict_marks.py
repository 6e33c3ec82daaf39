"""How conflicts stand in a version of a file: their markers, line by line, and what stands between them.

https://git-scm.com/docs/git-merge#_how_conflicts_are_presented says how they look. A merge of merges leaves
one conflict in another: with longer markers where git made both (`conflict-marker-size`), with markers of the
same length where somebody committed the first. So a marker is that of the last open conflict of its length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MARKER = re.compile(r"(?:<{7,}|>{7,}|\|{7,})(?: (?P<label>.*))?\r?|={7,}\r?")
"""A marker, and the label behind it: of which version."""
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,}|-{4,}|\.{4,})")
_BEGIN, _BASE, _SPLIT, _END = "<", "|", "=", ">"
_FIRST, _LAST = 7 * _BEGIN, 7 * _END
_DEEPEST = 16
"""Conflicts that are open at once at most: what no merge leaves costs no time."""
_COMMIT = re.compile(r"([0-9a-f]{7})[0-9a-f]{33}(?:[0-9a-f]{24})?\b")
_LABEL = 60
"""Characters of a label that names a version; a longer one says more than that."""


@dataclass(frozen=True, slots=True)
class Side:
    """A version in a conflict: the rows between two markers, 0-based, and whose it is."""

    rows: range
    label: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict.

    Attributes:
        rows: Of its own markers, 0-based.
        sides: Its versions: ours, the base where it is shown, theirs.
        inner: The conflicts that stand in one of them.
        example: The row that opens the example it stands in.
    """

    rows: tuple[int, ...]
    sides: tuple[Side, ...]
    inner: tuple["Conflict", ...]
    example: int | None


@dataclass(slots=True)
class _Open:
    rows: list[int]
    labels: list[str]
    signs: str
    length: int
    inner: list[Conflict] = field(default_factory=list)


def conflicts(source: str) -> tuple[Conflict, ...]:
    """Give the conflicts that begin, part and end; a heading that one line of `=` underlines is none."""
    return _read(source)[0]


def strays(source: str) -> tuple[int, ...]:
    """Give the rows of markers without a conflict, 0-based: what was left of one. Those of examples are none.

    A row of `=` is one only where a begin or an end has lost the rest of its conflict, too, and a blank row
    stands above it: elsewhere it underlines a heading.
    """
    _, left = _read(source)
    rows = source.split("\n") if left else []
    signs = [row for row in left if rows[row][0] in {_BEGIN, _END} and " " in rows[row]]
    splits = [row for row in left if rows[row][0] == _SPLIT and row and not rows[row - 1].strip()]
    return tuple(sorted((*signs, *splits))) if signs else ()


def label_of(row: str) -> str:
    """Give the label of a marker as one tells it: a commit by its first digits; empty where it has none."""
    found = MARKER.fullmatch(row)
    label = (found["label"] or "").strip() if found else ""
    commit = _COMMIT.match(label)
    return commit[1] if commit else label if len(label) <= _LABEL else ""


def _read(source: str) -> tuple[tuple[Conflict, ...], tuple[int, ...]]:
    """Give the conflicts, and the rows of markers outside of examples that belong to none."""
    if _FIRST not in source and _LAST not in source:
        return (), ()
    rows = source.split("\n")
    fence, opened = "", -1
    found: list[Conflict] = []
    stack: list[_Open] = []
    outside: list[int] = []
    for at, row in enumerate(rows):
        sign = row[:1] if MARKER.fullmatch(row) else ""
        mark = _FENCE.match(row)
        if sign:
            if not fence:
                outside.append(at)
            closed = _take(stack, found, sign, at, row)
            if closed:
                inside = opened if fence and opened < closed.rows[0] else None
                (stack[-1].inner if stack else found).append(_made(closed, inside))
        elif mark and not fence:
            fence, opened = mark[1], at
        elif mark and mark[1].startswith(fence):
            fence = ""
        del stack[:-_DEEPEST]
    found += (one for broken in stack for one in broken.inner)
    own = {row for one in found for row in all_rows(one)}
    return tuple(sorted(found, key=lambda one: one.rows)), tuple(row for row in outside if row not in own)


def all_rows(one: Conflict) -> Iterator[int]:
    """Give the rows of all markers of a conflict and of those in it."""
    yield from one.rows
    for inner in one.inner:
        yield from all_rows(inner)


def _take(stack: list[_Open], found: list[Conflict], sign: str, at: int, row: str) -> _Open | None:
    """Take a marker; give the conflict that it closes. What stood in one without parts stands by itself."""
    length = len(row) - len(row.lstrip(sign))
    if sign == _BEGIN:
        stack.append(_Open([at], [label_of(row)], sign, length))
        return None
    if not any(one.length == length for one in stack):
        return None
    if sign != _END:
        last = stack[-1]
        if last.length == length:
            last.rows.append(at)
            last.labels.append(label_of(row))
            last.signs += sign
        return None
    lost: list[Conflict] = []
    while stack[-1].length != length:
        lost += stack.pop().inner
    closed = stack.pop()
    closed.inner += lost
    if closed.signs in {"<=", "<|="}:
        closed.rows.append(at)
        closed.labels.append(label_of(row))
        return closed
    (stack[-1].inner if stack else found).extend(closed.inner)
    return None


def _made(closed: _Open, example: int | None) -> Conflict:
    ends = zip(closed.rows, closed.rows[1:], strict=False)
    versions = [range(first + 1, last) for first, last in ends]
    labels: Sequence[str] = closed.labels  # of the begin, perhaps of the base, of the split and of the end
    whose = [*labels[: len(versions) - 1], labels[-1]]
    sides = tuple(Side(rows, label) for rows, label in zip(versions, whose, strict=True))
    return Conflict(tuple(closed.rows), sides, tuple(closed.inner), example)
