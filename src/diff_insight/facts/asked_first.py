"""A chain of conditions in another order: `if a … else if b …` that asks for `b` first now."""

from collections.abc import Iterator

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import LEFT_OUT
from diff_insight.trees.pieces import OTHERWISE

_BESIDE = frozenset({"comment", "else"})
_ARMS = 2
"""Conditions of the shortest chain."""

_Arm = tuple[str, tuple[bytes, ...]]
"""What is asked, and all that runs where it holds, by digests."""
_Chain = tuple[tuple[_Arm, ...], tuple[bytes, ...]]
"""The arms of a chain in one order, and what runs where none of its conditions holds."""


def join_chains(old: Entry, new: Entry) -> None:
    """Join chains of a function that ask the same and do the same, whatever they ask first."""
    chains: dict[_Chain, list[Entry]] = {}
    for top in _tops(old):
        chains.setdefault(_said(top), []).append(top)
    for top in _tops(new) if chains else ():
        same = chains.get(_said(top), ())
        if len(same) == 1 and _arms(same[0]) != _arms(top) and _keep_to_themselves(same[0], top):
            _part(same[0])
            _part(top)
            same[0].partner, top.partner = top, same[0]


def asked_first(old: Entry, new: Entry) -> tuple[str, str] | None:
    """Give the condition that a chain asks before another one now, and that one; None of all others."""
    was, now = _arms(old), _arms(new)
    if len(was) < _ARMS or was == now or _said(old) != _said(new):
        return None
    return next((come[0], gone[0]) for gone, come in zip(was, now, strict=True) if gone != come)


def _tops(function: Entry) -> Iterator[Entry]:
    """Give the chains of a function that changed, each by its first condition, where each arm asks else."""
    for entry in function.all():
        if entry.node.thing != "condition" or OTHERWISE in entry.node.details or not entry.changed:
            continue
        said = [arm[0] for arm in _arms(entry)]
        if len(said) >= _ARMS and len(set(said)) == len(said) and all(said) and LEFT_OUT not in "".join(said):
            yield entry


def _arms(top: Entry) -> list[_Arm]:
    """Give what each condition of a chain asks and holds, in the order in which they are asked."""
    return [(one.node.text, tuple(child.digest for child in _own(one))) for one in _chain(top)]


def _said(top: Entry) -> _Chain:
    rest = (child.digest for one in _chain(top) for child in one.children if child.node.thing == "else")
    return tuple(sorted(_arms(top))), tuple(rest)


def _chain(top: Entry) -> Iterator[Entry]:
    yield top
    for child in top.children:
        if _is_next(child):
            yield from _chain(child)


def _own(condition: Entry) -> Iterator[Entry]:
    """Give what runs where a condition holds."""
    return (one for one in condition.children if not _is_next(one) and one.node.thing not in _BESIDE)


def _is_next(entry: Entry) -> bool:
    return entry.node.thing == "condition" and OTHERWISE in entry.node.details


def _keep_to_themselves(old: Entry, new: Entry) -> bool:
    """Tell whether nothing of two chains was joined with what stands elsewhere."""
    ids = [{id(one) for one in top.all()} for top in (old, new)]
    return all(
        one.partner is None or id(one.partner) in other
        for top, other in ((old, ids[1]), (new, ids[0]))
        for one in top.all()
    )


def _part(top: Entry) -> None:
    """Part what a chain holds from what it was joined with: the chain is told as a whole."""
    for one in top.all():
        if one.partner is not None:
            one.partner.partner = None
        one.partner = None
