"""Keys that stand under a key that is new, or stood under one that is gone, and say what they said.

They have other paths; neither is anything of them gone nor new.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import minus, plus
from diff_insight.model import Fact, Lines

_LEAST = 2
"""Keys that one key takes along, or leaves behind, from which on that is no chance."""
_ENDS = ("key_removed", "key_added")


def put_under(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """State such keys as renamed, with the lines that they have on both sides."""
    sides = tuple(_by_line(root) for root in (before, after))
    return _with_paths(facts, sides) if all(sides) else facts


def _by_line(root: Entry) -> Mapping[int, Entry]:
    """Give the keys that one version alone has by their first lines, those that have a line of their own."""
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in root.all():
        if entry.node.thing == "key" and entry.partner is None and entry.changed:
            found[entry.node.first].append(entry)
    return {line: entries[0] for line, entries in found.items() if len(entries) == 1}


def _with_paths(facts: tuple[Fact, ...], sides: Sequence[Mapping[int, Entry]]) -> tuple[Fact, ...]:
    told = tuple(
        replace(fact, parts=_with_paths(fact.parts, sides)) if fact.parts else fact for fact in facts
    )
    for kind, other in (_ENDS, _ENDS[::-1]):
        told = _under(told, kind, other, sides)
    return told if any(one != other for one, other in zip(told, facts, strict=True)) else facts


def _under(
    facts: tuple[Fact, ...], kind: str, other: str, sides: Sequence[Mapping[int, Entry]]
) -> tuple[Fact, ...]:
    """Give the facts with the keys of one kind that stand, on the other side, under one of the other kind."""
    moves: dict[int, tuple[int, Entry]] = {}
    alone = {at: entry for at, fact in enumerate(facts) if (entry := _entry(fact, kind, sides))}
    for to, fact in enumerate(facts):
        owner = _entry(fact, other, sides)
        inside = {one.digest: one for one in owner.children if one.partner is None} if owner else {}
        found = {at: (to, inside[one.digest]) for at, one in alone.items() if one.digest in inside}
        if len(found) >= _LEAST:
            moves |= found
    told = list(facts)
    for at, (to, inner) in moves.items():
        gone, owner_now = facts[at], told[to]
        span = range(inner.node.first, inner.node.last + 1)
        path = f"{owner_now.name}.{inner.node.name}"
        there = Lines(
            removed=tuple(line for line in owner_now.lines.removed if line in span),
            added=tuple(line for line in owner_now.lines.added if line in span),
        )
        old, new = (gone.name, path) if kind == "key_removed" else (path, gone.name)
        lines = plus(gone.lines, there)
        told[at] = replace(
            gone, kind="key_renamed", name=new, previous_name=old, old=None, new=None, parts=(), lines=lines
        )
        details = {key: said for key, said in owner_now.details.items() if key != "keys"}
        told[to] = replace(owner_now, lines=minus(owner_now.lines, there), details=details)
    return tuple(told)


def _entry(fact: Fact, kind: str, sides: Sequence[Mapping[int, Entry]]) -> Entry | None:
    """Give the key that a fact of this kind is about."""
    if fact.kind != kind:
        return None
    old = kind == "key_removed"
    lines = fact.lines.removed if old else fact.lines.added
    entry = sides[0 if old else 1].get(lines[0]) if lines else None
    return entry if entry is not None and fact.name.endswith(entry.node.name) else None
