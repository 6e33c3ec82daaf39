"""Entries of lists that name a file or a folder of another name now: they follow it, none is gone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from diff_insight.facts.line_sets import plus
from diff_insight.model import Fact, FileChange

_DEPTH = 8
"""Folders above a file by which it may be named."""


def with_files(changes: Sequence[FileChange], facts: Sequence[tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    """Give the facts of each file with each entry that follows a file to its new name as one that changed.

    Args:
        changes: All files of the range.
        facts: Those of each, in the same order.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.status == "renamed" and change.previous_path:
            for was, now in _names(change.previous_path, change.path):
                names[was].add(now)
    return [_followed(some, names) for some in facts] if names else list(facts)


def _names(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give by what names a list may call a file, or the folder that was renamed: before and now."""
    old, new = PurePosixPath(before), PurePosixPath(after)
    ends = 0
    shorter = min(len(old.parts), len(new.parts))
    while ends < shorter - 1 and old.parts[-1 - ends] == new.parts[-1 - ends]:
        ends += 1
    begins = 0
    while begins < shorter - 1 - ends and old.parts[begins] == new.parts[begins]:
        begins += 1
    folders = [one.parts[: len(one.parts) - ends] for one in (old, new)] if ends else []
    files = [one.parts for one in (old, new)]
    stems = [one.with_suffix("").parts for one in (old, new)]
    for one, other in filter(None, (folders, files, stems)):
        for at in range(max(0, begins - _DEPTH), begins + 1):
            yield "/".join(one[at:]), "/".join(other[at:])


def _followed(facts: tuple[Fact, ...], names: Mapping[str, set[str]]) -> tuple[Fact, ...]:
    facts = tuple(_as_follower(one) if _follows(one, names) else one for one in facts)
    gone = [one for one in facts if one.kind == "entry_removed" and one.old]
    if not gone:
        return facts
    come: dict[tuple[tuple[str, ...], str], list[Fact]] = defaultdict(list)
    for one in facts:
        if one.kind == "entry_added" and one.new:
            come[one.where, _named(one.new)].append(one)
    told: dict[int, Fact] = {}
    left: set[int] = set()
    for old in gone:
        known = sorted(names.get(_named(old.old), ()))
        followers = [one for now in known for one in come.get((old.where, now), ()) if id(one) not in told]
        if len(followers) == 1:
            new = followers[0]
            changed = replace(new, kind="entry_changed", old=old.old, lines=plus(old.lines, new.lines))
            told[id(new)] = _as_follower(changed)
            left.add(id(old))
    if not told:
        return facts
    return tuple(told.get(id(one), one) for one in facts if id(one) not in left)


def _follows(fact: Fact, names: Mapping[str, set[str]]) -> bool:
    """Tell whether an entry that stands in the place of another names the same file."""
    followed = names.get(_named(fact.old), ())
    return fact.kind == "entry_changed" and _named(fact.new) in followed


def _as_follower(fact: Fact) -> Fact:
    return replace(fact, breaking=None, details={**fact.details, "follows": "file"})


def _named(text: str | None) -> str:
    return (text or "").removeprefix(".").strip("/")
