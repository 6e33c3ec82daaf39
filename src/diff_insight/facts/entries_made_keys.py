"""Entries of a list that are keys of a mapping now, or keys that are entries: neither gone nor new."""

from collections import defaultdict
from dataclasses import replace

from diff_insight.facts.line_sets import plus
from diff_insight.model import Fact

_FEW = 3
"""Keys that are named."""


def with_entries(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State an entry and a key of its name, one of them gone and the other new in one place, as one thing.

    `entry_changed`: `name` the entry; what the key holds as `new` where it is the new one, else as `old`,
    where its lines are few.
    """
    entries: dict[tuple[str, tuple[str, ...], str], list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        if (
            fact.kind in {"entry_added", "entry_removed"}
            and not fact.parts
            and (text := fact.old or fact.new)
        ):
            entries[fact.action, fact.where, text].append(at)
    if not entries:
        return facts
    told = list(facts)
    left = set(range(len(facts)))
    for at, fact in enumerate(facts):
        if fact.kind not in {"key_added", "key_removed"}:
            continue
        other = "removed" if fact.action == "added" else "added"
        last = fact.name.rpartition(".")[2]
        found = [one for one in entries.get((other, fact.where, last), ()) if one in left]
        if len(found) == 1:
            left.discard(found[0])
            told[at] = _one(facts[found[0]], fact, last)
    return tuple(told[at] for at in sorted(left))


def _one(entry: Fact, key: Fact, name: str) -> Fact:
    lines = [line for line in key.details.get("keys", "").split("\n") if line]
    holds = ", ".join(lines) if 0 < len(lines) <= _FEW else None
    old, new = (None, holds) if key.action == "added" else (holds, None)
    now = "yes" if key.action == "added" else "no"
    return replace(
        entry,
        kind="entry_changed",
        name=name,
        old=old,
        new=new,
        lines=plus(entry.lines, key.lines),
        details={"mapping": now},
    )
