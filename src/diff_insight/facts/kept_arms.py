"""Arms of a chain of conditions that stay while an arm beside them comes or goes.

Where `elif hay: A` and `else: B` become `else: A`, what A says stays and B is gone: the `else` did not turn
from B into A. Every line of A is untouched, so that this is what the patch shows too.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.state import State
from diff_insight.model import Fact
from diff_insight.trees.pieces import OTHERWISE


def keep_arms(before: Entry, after: Entry) -> tuple[Entry, Entry]:
    """Join what an arm held with what the `else` of its chain holds now, or held before, where that is it.

    Args:
        before: The root of the version before.
        after: That of the version after.

    Returns:
        Both.
    """
    for one in [entry for entry in after.all() if entry.node.thing == "else"]:
        other = one.partner
        if other is not None and other.node.thing == "else":
            for mine, its in ((one, other), (other, one)):
                arm = _arm_of(mine, its)
                if arm is not None:
                    _join(arm, mine, its)
                    break
    return before, after


def without_what_others_define(arm: Entry, parts: Sequence[Fact]) -> list[Fact]:
    """Leave out what an arm that comes or goes defines, and another arm of the other version's chain too."""
    chain = arm.parent.partner if arm.parent is not None else None
    is_arm = arm.node.thing == "else" or OTHERWISE in arm.node.details
    if chain is None or chain.node.thing != "condition" or not is_arm:
        return [*parts]
    defined = {(one.node.thing, one.node.name) for one in chain.all() if one.node.name}
    return [one for one in parts if (one.thing, one.name.rpartition(".")[2]) not in defined]


def kept_arm(state: State, old: Entry, new: Entry) -> Fact | None:
    """State a condition whose arm is an `else` now, or was one; None for all else."""
    if {old.node.thing, new.node.thing} != {"condition", "else"}:
        return None
    lines, parts = state.lines(old, new), state.inside(old, new)
    if old.node.thing == "condition":
        return replace(state.fact("removed", old, None, lines=lines), parts=parts)
    return replace(state.fact("added", None, new, lines=lines), parts=parts)


def _arm_of(kept: Entry, other: Entry) -> Entry | None:
    """Give the arm of the other version's chain that holds what an `else` holds, and which has no partner."""
    chain = other.parent
    held = _held(kept)
    if chain is None or kept.parent is None or chain.partner is not kept.parent or not held:
        return None
    if any(one.changed for one in kept.children) or held == _held(other):
        return None
    return next(
        (
            one
            for one in chain.children
            if OTHERWISE in one.node.details and one.partner is None and _held(one) == held
        ),
        None,
    )


def _held(arm: Entry) -> list[bytes]:
    return [one.digest for one in arm.children if one.node.thing != "else"]


def _join(arm: Entry, kept: Entry, other: Entry) -> None:
    for side in (kept, other):
        for one in side.all():
            if one.partner is not None:
                one.partner.partner = None
            one.partner = None
    arm.partner, kept.partner = kept, arm
    for child, its in zip(arm.children, kept.children, strict=False):
        for one, two in zip(child.all(), its.all(), strict=True):
            one.partner, two.partner = two, one
