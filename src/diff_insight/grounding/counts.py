"""How much changed: the numbers that a text may count with."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from diff_insight.diff.hunks import Hunk
from diff_insight.facts.roles import role_of
from diff_insight.model import Fact, FileChange, ModificationType


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changed, as texts tell it: the numbers that each way of counting may give.

    Attributes:
        added: Of added lines.
        removed: Of removed lines.
        changed: Of changes in all.
        things: Of rows, headings, items, links, hunks, files and whatever else can be counted here.
    """

    added: frozenset[int]
    removed: frozenset[int]
    changed: frozenset[int]
    things: frozenset[int]
    nouns: Mapping[tuple[str, str | None], frozenset[int]] = field(default_factory=dict)

    def of(self, nouns: Iterable[str] | None, actions: Iterable[str] | None = None) -> frozenset[int]:
        """Give the numbers that lines give for things of any of these names; empty where lines count none.

        Args:
            nouns: What is counted.
            actions: Whether what came is counted or what went; None: both, together or the difference. What
                changed otherwise only lines themselves can be counted by.
        """
        sides = {"added", "removed"}.intersection(actions or ())
        side = next(iter(sides), None)
        if actions is not None and not sides:
            nouns = {"line"}.intersection(nouns or ())
        return frozenset().union(*(self.nouns.get((noun, side), frozenset()) for noun in nouns or ()))


_THINGS: dict[str, re.Pattern[str]] = {
    noun: re.compile(pattern)
    for noun, pattern in {
        "row": r"^\s*\|",
        "heading": r"^\s{0,3}#{1,6}\s",
        "item": r"^\s*(?:[-*+]|\d+[.)])\s",
        "link": r"\]\(",
        "image": r"!\[|:::image|<img",
        "example": r"^\s*(?:```|~~~)",
        "blank": r"^\s*$",
        "line": r"\S",
        "key": r"^\s*+(?:(?:-\s++)?[\w.-]++|-)\s*+:",
        "include": r"\[!INCLUDE",
        "quote": r"^\s*>",
    }.items()
}
"""What can be counted by how its lines begin or what they hold, by its noun."""


def count(change: FileChange, hunks: Sequence[Hunk]) -> Counts:
    """Give what the lines of one file's change count."""
    things = {len(hunks), change.additions, change.deletions, change.changes}
    by_side: dict[str, list[str]] = {"+": [], "-": []}
    runs = 0
    for hunk in hunks:
        for side, run in groupby(hunk.lines, key=lambda line: line.side):
            lines = [line.text for line in run]
            if side != " ":
                runs += 1
                things.add(len(lines))
                by_side[side].extend(lines)
    things.add(runs)
    nouns: dict[tuple[str, str | None], frozenset[int]] = {}
    for noun, pattern in _THINGS.items():
        plus = sum(1 for line in by_side["+"] if pattern.search(line))
        minus = sum(1 for line in by_side["-"] if pattern.search(line))
        nouns.update(_by_action(noun, plus, minus))
        things.update(nouns[noun, None])
    for key, numbers in _by_action("line", change.additions, change.deletions).items():
        nouns[key] |= numbers
    filled = {side: sum(1 for line in lines if line.strip()) for side, lines in by_side.items()}
    added = {change.additions, filled["+"]} if hunks else {change.additions}
    removed = {change.deletions, filled["-"]} if hunks else {change.deletions}
    return Counts(
        frozenset(added), frozenset(removed), frozenset({change.changes}), frozenset(things - {0}), nouns
    )


def _by_action(noun: str, plus: int, minus: int) -> dict[tuple[str, str | None], frozenset[int]]:
    return {
        (noun, "added"): frozenset((plus, max(plus - minus, 0))),
        (noun, "removed"): frozenset((minus, max(minus - plus, 0))),
        (noun, None): frozenset((plus, minus, abs(plus - minus), plus + minus)),
    }


def told(facts: Iterable[Fact]) -> frozenset[int]:
    """Give how often each kind of fact stands in a change: in all, by place, by language, by what it says."""
    return _grouped(fact for outer in facts for fact in outer.all())


def _grouped(facts: Iterable[Fact]) -> frozenset[int]:
    groups: Counter[tuple[object, ...]] = Counter()
    for fact in facts:
        kind, thing, where = fact.kind, fact.thing, fact.where
        keys: set[tuple[object, ...]] = {
            ("all",),
            (kind,),
            (thing,),
            (fact.action,),
            (kind, "in", where),
            (kind, "in", where[:1]),
            (kind, "named", fact.name),
            (kind, fact.old, fact.new),
            (fact.old, fact.new),
            (kind, "language", fact.details.get("language")),
        }
        for key in keys:
            groups[key] += 1
        lines = fact.lines
        for size in (
            len(lines.added),
            len(lines.removed),
            len(lines.added) + len(lines.removed),
            len(fact.parts),
        ):
            if size:
                groups["size", size] = size
    return frozenset(groups.values())


def together(
    each: Sequence[Counts], changes: Sequence[FileChange], types: Sequence[ModificationType]
) -> Counts:
    """Give what several files count together: lines, files by status, type, ending and folder."""
    added = {change.additions for change in changes} | {sum(change.additions for change in changes)}
    removed = {change.deletions for change in changes} | {sum(change.deletions for change in changes)}
    changed = {change.changes for change in changes} | {sum(change.changes for change in changes)}
    things: set[int] = {len(changes)}
    nouns: dict[tuple[str, str | None], frozenset[int]] = {}
    for counts in each:
        things |= counts.things
        for noun, numbers in counts.nouns.items():
            nouns[noun] = nouns.get(noun, frozenset()) | numbers
    files = _groups(changes, types)
    return Counts(frozenset(added), frozenset(removed), frozenset(changed), frozenset(things | files), nouns)


def _groups(changes: Sequence[FileChange], types: Sequence[ModificationType]) -> set[int]:
    groups: dict[object, int] = {}
    for index, change in enumerate(changes):
        keys: list[object] = [("status", change.status), ("ending", change.path.rpartition(".")[2])]
        if index < len(types):
            keys.append(("type", types[index]))
        keys.append(("role", role_of(change.path)))
        folder = change.path
        while folder:
            folder = folder.rpartition("/")[0]
            keys.append(("folder", folder))
        keys.append(("touches", _touched(change)))
        for key in keys:
            groups[key] = groups.get(key, 0) + 1
    total = len(changes)
    sizes = set(groups.values())
    return (
        sizes
        | {total - size for size in sizes}
        | {len({change.path.rpartition("/")[0] for change in changes})}
    )


def _touched(change: FileChange) -> frozenset[str]:
    """Give the keys of the lines that a small change touches, so that like changes can be counted."""
    keys = set()
    for line in (change.patch or "").split("\n")[:60]:
        if line[:1] in "+-" and line[1:].strip():
            keys.add(line[1:].partition(":")[0].strip()[:80])
    return frozenset(keys)
