"""What points of several files say alike: a text or a target that only one of them has is said of none."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.differs import differing
from diff_insight.facts.wording import shortened
from diff_insight.model import Fact
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.point import Point

_LEADING = frozenset({"link_changed", "image_changed", "target_changed"})


def said_of_all(points: Sequence[Point]) -> tuple[Fact, ...]:
    """Give the facts of several points that tell the same, with what all of them say."""
    return tuple(_in_common(some) for some in zip(*(point.facts for point in points), strict=False))


def _in_common(facts: Sequence[Fact]) -> Fact:
    first = facts[0]
    sides = {(fact.old, fact.new) for fact in facts}
    if len(sides) == 1:
        return first
    if first.kind in _LEADING:
        pieces = {shortened(old or "", new or "") for old, new in sides}
        old, new = pieces.pop() if len(pieces) == 1 else (None, None)
        return replace(first, old=old, new=new)
    if kind_of(first).style != "quoted":
        return first
    details = {
        key: said
        for key, said in first.details.items()
        if all(fact.details.get(key) == said for fact in facts)
    }
    pair = differing(first.old or "", first.new or "")
    if not {"was", "is"} <= details.keys() and pair:
        details |= {"was": pair[0], "is": pair[1]}
    return replace(first, old=None, new=None, details=details)
