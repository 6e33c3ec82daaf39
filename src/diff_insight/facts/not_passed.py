"""Parameters of Python that no call passes, or none by its name.

A method gets its own object by itself, whatever type is written for it. A name that begins with `_` is not
for callers (PEP 8): what such a parameter is called, and whether it may be left out, is the function's own
matter. `*args` has no name for callers at all: they give any number of things by their place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact

_OWN = frozenset({"self", "cls"})
"""How PEP 8 calls what a method of Python gets by itself."""
_METHODS = frozenset({"method", "overload"})
_ANY_NUMBER = "variadic"
_PLACED = frozenset({"positional or keyword", "positional-only"})
"""Ways in which a call may give a parameter by its place."""


def listed(old: Entry, new: Entry) -> tuple[list[Entry], list[Entry]]:
    """Give the parameters of both versions that a call gives.

    Their own object is among them where both take it and a version says its type: the types are compared.
    """
    sides = [[child for child in one.children if child.node.thing == "parameter"] for one in (old, new)]
    own = [
        one.node.thing in _METHODS and bool(side) and side[0].node.name.strip("_") in _OWN
        for one, side in zip((old, new), sides, strict=True)
    ]
    typed = [is_own and "type" in side[0].node.attributes for is_own, side in zip(own, sides, strict=True)]
    rusts = [
        is_typed and not is_pythons(side[0]) for is_typed, side in zip(typed, sides, strict=True)
    ]  # what Rust calls it on may be of another type
    if all(own) and any(typed):
        return sides[0], sides[1]
    was, now = (
        side[1:] if is_own and not is_rusts else side
        for side, is_own, is_rusts in zip(sides, own, rusts, strict=True)
    )
    return was, now


def is_pythons(entry: Entry) -> bool:
    """Tell whether a parameter is one of Python, which says of each how a call may pass it."""
    return "by_name" in entry.node.details or "kind" in entry.node.attributes


def as_named(fact: Fact, entry: Entry) -> Fact:
    """Give what happened to a parameter as callers meet it who never pass it by its name.

    Args:
        fact: What happened.
        entry: The parameter, as it was if it was there before.
    """
    if not is_pythons(entry):
        return fact
    name = entry.node.name
    if name.strip("_") in _OWN and fact.action == "changed":
        return replace(fact, parts=tuple(replace(part, public=False) for part in fact.parts))
    if not name.startswith("_") or not name.strip("_"):
        return fact
    if fact.action in {"added", "removed"}:
        given = "default" in entry.node.attributes
        return replace(fact, public=False) if given else fact
    details = {key: said for key, said in fact.details.items() if key != "by_name"}
    parts = tuple(replace(part, public=False) if part.thing == "kind" else part for part in fact.parts)
    return replace(fact, details=details, parts=parts)


def bares_its_name(old: Entry, new: Entry) -> bool:
    """Tell whether one name is the other without what marks a parameter that no call passes by its name."""
    was, now = old.node.name, new.node.name
    return was != now and was.strip("_") == now.strip("_") != ""


def one_of_any_number(
    olds: Sequence[Entry], news: Sequence[Entry], was: Mapping[int, Entry]
) -> dict[int, Entry]:
    """Give, by its identity, the parameter that stands where any number of things was taken by place."""
    kept = {id(one) for one in was.values()}
    gone = [one for one in olds if one.node.attributes.get("kind") == _ANY_NUMBER and id(one) not in kept]
    come = [one for one in news if id(one) not in was and _is_placed(one)]
    if len(gone) != 1 or not come or not any(map(is_pythons, (*olds, *news))):
        return {}
    return {id(come[0]): gone[0]} if _place(olds, gone[0]) == _place(news, come[0]) else {}


def _place(entries: Sequence[Entry], wanted: Entry) -> int:
    return next(at for at, one in enumerate(entries) if one is wanted)


def _is_placed(entry: Entry) -> bool:
    kind = entry.node.attributes.get("kind")
    return kind in _PLACED or (kind is None and "by_name" in entry.node.details)


def took_one(entry: Entry) -> bool:
    """Tell whether a function took no more than a few of what it was written to take any number of.

    It counts them, or does nothing with them.
    """
    if entry.node.attributes.get("kind") != _ANY_NUMBER or entry.parent is None:
        return False
    name = re.escape(entry.node.name)
    said = [one.node.text for one in entry.parent.all() if one.node.thing not in {"parameter", "comment"}]
    said = said[1:]  # its own head
    counted = re.compile(rf"\blen\({name}\)")
    used = re.compile(rf"\b{name}\b")
    return any(counted.search(text) for text in said) or not any(used.search(text) for text in said)
