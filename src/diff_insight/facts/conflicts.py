"""Conflict markers that somebody committed: two versions stand between them, and no parser reads both.

Where all markers of a conflict came or went, the file is read as if it had held one of the two: the one of
which more lines stand in both versions of the file. A page whose markers stay is read with both; in others
the lines are told. Of two lists of keys each key is read once: as it stands in both versions, else as in the
version that is read, else as in the other one.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from diff_insight.facts.changed import Changed
from diff_insight.facts.conflict_marks import (
    MARKER,
    Conflict,
    Side,
    all_rows,
    conflicts,
    strays,
)
from diff_insight.model import Context, Fact, Lines, Versions
from diff_insight.trees.text import Text

_KEY = re.compile(r"([ \t]*(?:- )?)[\"']?([@\w][@\w./-]{0,200})[\"']?[ \t]*(?:[:=<>~!^]|(?=[ \t]))")
"""How an entry of a list of keys begins: how deep it stands, and its key."""
_QUOTED = re.compile(r"(?:> ?){6,}>(?: (?P<label>.*))?\r?")
"""The end of a conflict as a program that formats pages writes it: it takes it for quotes in quotes."""
_LONG = 100
"""Characters of a line that is quoted."""
_FEW = 3
"""Lines that are quoted of a version that is not read."""


@dataclass
class _Reading:
    """What of one version is not read: all by the numbers of its lines.

    Attributes:
        marks: The markers that came or went.
        standing: Those that stand in both versions.
        dropped: The lines of what is not read of the versions, by its label.
    """

    marks: list[int] = field(default_factory=list)
    standing: list[int] = field(default_factory=list)
    dropped: dict[str, list[int]] = field(default_factory=dict)


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


def settled(before: Text, after: Text, changed: Changed, *, page: bool, keys: bool = False) -> Settled | None:
    """Read both versions without their conflicts.

    Args:
        before: The version before.
        after: The version after.
        changed: The changed lines.
        page: Whether it is prose, which may show a conflict in an example: one that changed as a whole.
        keys: Whether it holds keys and values, each of which says something by itself.

    Returns:
        None where neither holds one, and, elsewhere than in a page, where one stands on or misses a marker.
    """
    readings: list[_Reading] = []
    for text, lines, still in ((before, changed.removed, changed), (after, changed.added, None)):
        found = _Reader(text, lines, still, page=page, keys=keys).read()
        if found is None:
            return None
        readings.append(found)
    old, new = readings
    quoted = _made_quotes(old, changed)
    gone = {number for number in old.marks if number not in quoted}
    come = {number for number in new.marks if number not in quoted.values()}
    outs = (
        {*old.marks, *quoted, *old.standing, *filter(None, map(changed.old_line, new.standing))},
        {*new.marks, *quoted.values(), *new.standing, *filter(None, map(changed.new_line, old.standing))},
    )
    left = tuple(
        tuple(sorted(out.union(*reading.dropped.values())))
        for out, reading in zip(outs, readings, strict=True)
    )
    if not any(left):
        return None
    removed, added = (
        {number - bisect_left(out, number): line for number, line in lines.items() if number not in {*out}}
        for lines, out in zip((changed.removed, changed.added), left, strict=True)
    )
    now = Changed(removed, added, changed.newline)
    facts = [Fact(kind="conflict_marker_removed", lines=Lines(removed=(number,))) for number in sorted(gone)]
    facts += [Fact(kind="conflict_marker_added", lines=Lines(added=(number,))) for number in sorted(come)]
    facts += [
        Fact(
            kind="conflict_marker_changed",
            old=changed.removed[was].rstrip(),
            new=changed.added[number].rstrip(),
            details={"stands": "yes"} if old.standing else {},
            lines=Lines(removed=(was,), added=(number,)),
        )
        for was, number in quoted.items()
    ]
    facts += _dropped(old, changed.removed, after, "removed")
    facts += _dropped(new, changed.added, before, "added")
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
    return any(not page or one.example is None for one in conflicts(source))


def markers(changed: Changed) -> tuple[Fact, ...]:
    """State each marker that came or went."""
    gone = [
        Fact(kind="conflict_marker_removed", lines=Lines(removed=(number,)))
        for number, line in changed.removed.items()
        if MARKER.fullmatch(line)
    ]
    come = [
        Fact(kind="conflict_marker_added", lines=Lines(added=(number,)))
        for number, line in changed.added.items()
        if MARKER.fullmatch(line)
    ]
    return (*gone, *come)


def _made_quotes(old: _Reading, changed: Changed) -> dict[int, int]:
    """Give each end of a conflict that a program made quotes of, with its line now."""
    ends = {label: number for number in old.marks if (label := _label(changed.removed[number], MARKER))}
    found = {
        ends.pop(label): number
        for number, line in (changed.added.items() if ends else ())
        if (label := _label(line, _QUOTED)) in ends
    }
    return dict(sorted(found.items()))


def _label(line: str, form: re.Pattern[str]) -> str:
    found = form.fullmatch(line) if line.startswith(">") else None
    return (found["label"] or "").strip() if found else ""


def _dropped(reading: _Reading, lines: Mapping[int, str], other: Text, action: str) -> list[Fact]:
    """State the lines of the versions that are not read: those of a version together."""
    facts: list[Fact] = []
    rows = {row.strip() for row in other.source.split("\n")} if reading.dropped else set()
    for label, numbers in reading.dropped.items():
        at = tuple(sorted(numbers))
        where = Lines(removed=at) if action == "removed" else Lines(added=at)
        if not label:
            facts.append(Fact(kind="text_changed", lines=where))
            continue
        said = [line for number in sorted(numbers) if (line := lines[number].strip())]
        stands = action == "removed" and bool(said) and rows.issuperset(said)
        few = len(said) <= _FEW and all(len(line) <= _LONG for line in said) and not stands
        told = "\n".join(said) if few else None
        facts.append(
            Fact(
                kind=f"conflict_side_{action}",
                name=label,
                old=told if action == "removed" else None,
                new=told if action == "added" else None,
                details={"stands": "yes"} if stands else {},
                lines=where,
            )
        )
    return facts


class _Reader:
    """Reads one version: decides for each conflict what of it stands."""

    def __init__(
        self, text: Text, lines: Mapping[int, str], resolved: Changed | None, *, page: bool, keys: bool
    ) -> None:
        self._text = text
        self._resolved = resolved  # for the version before: what became of its conflicts
        self._rows = text.source.split("\n")
        self._lines = lines
        self._page = page
        self._keys = keys
        self._out: set[int] = set()  # rows that are no longer read
        self._found = _Reading()

    def read(self) -> _Reading | None:
        """Give what is not read; None where a conflict stays and no page holds it."""
        for one in conflicts(self._text.source):
            if self._page and one.example is not None:
                went = all(self._went(row) for row in one.rows) and not self._went(one.example)
                if not went:
                    continue
            if not self._settle(one):
                return None
        if self._page:
            self._take(strays(self._text.source))
        return self._found

    def _number(self, row: int) -> int:
        return self._text.numbers[row] if self._text.numbers else row + 1

    def _went(self, row: int) -> bool:
        return self._number(row) in self._lines

    def _take(self, rows: tuple[int, ...]) -> None:
        """Leave out markers, whether they went or stand."""
        self._out.update(rows)
        for row in rows:
            (self._found.marks if self._went(row) else self._found.standing).append(self._number(row))

    def _settle(self, one: Conflict) -> bool:
        """Leave out what is not read of a conflict; tell whether it could be."""
        if not self._page and not all(map(self._went, all_rows(one))):
            return False
        for inner in one.inner:
            self._settle(inner)
        self._take(one.rows)
        if not all(map(self._went, one.rows)):
            return True  # both versions stand there
        ours, theirs = one.sides[0], one.sides[-1]
        read, other = (theirs, ours) if self._kept(theirs) > self._kept(ours) else (ours, theirs)
        together = self._of_both(read, other) if self._keys else None
        named = together is not None or self._stands(read, one)
        for base in one.sides[1:-1]:
            self._drop(base, base.rows, named=named)
        self._drop(other, other.rows, together, named=named)
        if together:
            self._drop(read, read.rows, together)
        return True

    def _kept(self, side: Side) -> int:
        """Give how many lines of a version stand in the other version of the file."""
        left = (row for row in side.rows if row not in self._out)
        return sum(bool(self._rows[row].strip()) and not self._went(row) for row in left)

    def _stands(self, read: Side, one: Conflict) -> bool:
        """Tell whether a version is, line by line, what a conflict became: only then the others are dropped.

        Where lines are written anew between the markers, they may say what the other version said.
        """
        if self._resolved is None:
            return True
        rows = [row for row in read.rows if row not in self._out and self._rows[row].strip()]
        around = rows or [one.rows[0] - 1, one.rows[-1] + 1]
        numbers = [self._number(row) if 0 <= row < len(self._rows) else 0 for row in around]
        now = [self._resolved.new_line(number) for number in numbers]
        if rows and None in now:
            return False
        at = [number for number in now if number]
        if not at:
            return False
        between = range(at[0] - 1, at[-1] + 2) if rows else range(at[0], at[-1] + 1)
        return not any(self._resolved.added.get(number, "").strip() for number in between)

    def _drop(self, side: Side, rows: range, stay: set[int] | None = None, *, named: bool = True) -> None:
        """Leave out the lines of a version that went, but for some; nameless where more than they went."""
        for row in rows:
            if row in self._out or not self._went(row) or (stay is not None and row in stay):
                continue
            self._out.add(row)
            self._found.dropped.setdefault(side.label if named else "", []).append(self._number(row))

    def _of_both(self, read: Side, other: Side) -> set[int] | None:
        """Give the rows of a list of keys of which each stands once; None where they hold more than keys."""
        keys = [self._keys_of(side) for side in (read, other)]
        if None in keys:
            return None
        first, second = ((one or {}) for one in keys)
        if len({depth for depth, _ in (*first, *second)}) != 1:
            return None
        stays = {row for key, row in first.items() if key not in second or self._went(second[key])}
        stays |= {row for key, row in second.items() if key not in first or not self._went(row)}
        ends = [self._rows[row].rstrip().endswith(",") for row in sorted(stays)]
        return stays if all(ends[:-1]) or not any(ends) else None

    def _keys_of(self, side: Side) -> dict[tuple[str, str], int] | None:
        found: dict[tuple[str, str], int] = {}
        for row in side.rows:
            text = self._rows[row]
            if row in self._out or not text.strip():
                continue
            key = _KEY.match(text)
            if key is None or text.rstrip().endswith(("{", "[", "(", ":")) or (key[1], key[2]) in found:
                return None
            found[key[1], key[2]] = row
        return found


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
