"""What points of several files say alike: a text or a target that only one of them has is said of none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.differs import differing
from diff_insight.facts.wording import shortened
from diff_insight.model import Fact
from diff_insight.telling.fields import KEY
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.point import Point

_LEADING = frozenset({"link_changed", "image_changed", "target_changed"})
_WHOLE = frozenset({"added", "removed"})
"""What happened to a thing with all that it holds: that is told of it, so all of them have to hold it."""


def said_of_all(points: Sequence[Point]) -> tuple[Fact, ...]:
    """Give the facts of several points that tell the same, with what all of them say."""
    return tuple(_in_common(some) for some in zip(*(point.facts for point in points), strict=False))


def in_common(facts: Sequence[Fact]) -> Fact:
    """Give one thing that is new, or gone, in several files with what it holds in all of them."""
    first, *others = facts
    if first.action not in _WHOLE or any(other.kind != first.kind for other in others):
        return first
    parts = tuple(_shared_parts(facts))
    details = _shared_details(facts)
    same = len(parts) == len(first.parts) and all(map(_is_same, parts, first.parts))
    if same and len(details) == len(first.details):
        return first
    return replace(first, parts=first.parts if same else parts, details=details)


def _is_same(one: Fact, other: Fact) -> bool:
    return one is other


def _shared_parts(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the parts that all have, each as often as the one with the fewest, by what they are and say."""
    first, *others = facts
    left = []
    for other in others:
        held: dict[object, list[Fact]] = {}
        for part in other.parts:
            held.setdefault((part.kind, part.name, part.old, part.new), []).append(part)
        left.append(held)
    for part in first.parts:
        key = part.kind, part.name, part.old, part.new
        found = [held.get(key, []) for held in left]
        if all(found):
            yield in_common([part, *(some.pop(0) for some in found)])


def _shared_details(facts: Sequence[Fact]) -> dict[str, str]:
    return {
        key: said
        for key, said in facts[0].details.items()
        if all(fact.details.get(key) == said for fact in facts)
    }


def _key_of(fact: Fact) -> str:
    """Give the key that a line of an example sets; empty where it sets none."""
    ahead = KEY.search(fact.details.get("ahead", ""))
    return fact.details.get("key") or (ahead[1] if ahead else "")


def _in_common(facts: Sequence[Fact]) -> Fact:
    first = in_common(facts)
    sides = {(fact.old, fact.new) for fact in facts}
    if len(sides) == 1:
        return first
    if first.kind in _LEADING:
        pieces = {shortened(old or "", new or "") for old, new in sides}
        old, new = pieces.pop() if len(pieces) == 1 else (None, None)
        return replace(first, old=old, new=new)
    if first.kind == "code_line_changed":  # its whole line is that of one of them
        keys = {_key_of(fact) for fact in facts}
        return first if len(keys) == 1 and keys != {""} else replace(first, old=None, new=None)
    if kind_of(first).style != "quoted":
        return first
    details = _shared_details(facts)
    pair = differing(first.old or "", first.new or "")
    if not {"was", "is"} <= details.keys() and pair:
        details |= {"was": pair[0], "is": pair[1]}
    return replace(first, old=None, new=None, details=details)
