"""Heads of definitions: their attributes, the bases and marks that stand there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.generic_over import GENERICS, demanded, of_type
from diff_insight.facts.overloads import takes_of_overload
from diff_insight.facts.state import State
from diff_insight.model import Fact
from diff_insight.trees.deprecation import is_mark, is_warning
from diff_insight.trees.pieces import HOLDERS
from diff_insight.trees.visibility import is_shared

_MARKS = frozenset({"optional", "deprecated", "default_body"})
"""Attributes that are there or not: no file says them in the words of a node."""
_SHOWING = frozenset({"visibility", "exported"})
_SAYING = frozenset({"decorator", "docstring"})
_WORD = re.compile(r"<(?:[^<>]|<[^<>]{0,200}>){0,400}>(?!\S)|\S+")
"""A word in front of a definition; what a template takes is one."""
_HELD = re.compile(r"[\[<(]")
_CALLING = frozenset({"modifiers", "returns", "raises"})
"""Attributes that only those meet who call a function: nobody, where a decorator hands it to what does."""


_GIVEN_TYPES = HOLDERS | {"type_alias"}
"""What is written with its type parameters wherever it is named."""


def attributes(state: State, old: Entry, new: Entry) -> tuple[Fact, ...]:
    """State what differs of a definition's head beside its deprecation."""
    was, now = state.public(old), state.public(new)
    seen = {"shown": "yes"} if now and not was else {"hidden": "yes"} if was and not now else {}
    if seen and is_marked_as_shared(old, new):
        seen = {}
    if was and now and (wider := _width(new) - _width(old)):
        seen = {"widened" if wider > 0 else "narrowed": "yes"}
    stated = [_beside_implied(fact, old, new) for fact in state.attributes(old, new)]
    held = [fact for fact in stated if fact.thing == "implied"]
    own = [_of_head(fact, seen) for fact in stated if fact.thing not in {"implied", "deprecated"}]
    own = [demanded(fact) if fact.thing == GENERICS else fact for fact in own]
    if new.node.thing in _GIVEN_TYPES:
        own = [of_type(fact) for fact in own]
    if all("registered" in entry.node.details for entry in (old, new)):
        own = [replace(fact, public=False) if fact.thing in _CALLING else fact for fact in own]
    return (*own, *_as_one(held))


def is_marked_as_shared(*entries: Entry) -> bool:
    """Tell whether a macro of C says of one of them what its library may have known before."""
    return any(is_shared(entry.node.attributes.get("modifiers", "").split()) for entry in entries)


def _as_one(held: Sequence[Fact]) -> Sequence[Fact]:
    """Give the implied words that came, or went, as one fact."""
    if len({fact.action for fact in held}) != 1:
        return held
    old, new = (
        " ".join(filter(None, side)) for side in zip(*((one.old, one.new) for one in held), strict=True)
    )
    return [replace(held[0], old=old or None, new=new or None, lines=State.union(held))]


def _beside_implied(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give words that came or went without those that hold anyhow; that of all it is said."""
    if fact.thing not in {"visibility", "modifiers"}:
        return fact
    was, now = (_WORD.findall(side or "") for side in (fact.old, fact.new))
    gone = [word for word in was if word not in now and word not in new.node.implied]
    come = [word for word in now if word not in was and word not in old.node.implied]
    if not gone and not come:
        came = [word for word in now if word not in was]
        return _with_words(fact, "implied", [word for word in was if word not in now], came)
    if fact.thing == "visibility":
        return fact
    before = [word for word in was if word in [*now, *gone]]
    after = [word for word in now if word in [*was, *come]]
    return _with_words(fact, fact.thing, before, after)


def _with_words(fact: Fact, thing: str, was: Sequence[str], now: Sequence[str]) -> Fact:
    """Give what happened to words of a head."""
    how = "changed" if was and now else "removed" if was else "added"
    return replace(fact, kind=f"{thing}_{how}", old=" ".join(was) or None, new=" ".join(now) or None)


def _width(entry: Entry) -> int:
    """Give by how many a public definition can be used: heirs, users, and those who may be its heirs."""
    words = entry.node.attributes.get("visibility", "").split()
    return 0 if "protected" in words else 2 if "open" in words else 1


def _of_head(fact: Fact, seen: dict[str, str]) -> Fact:
    if fact.thing in _MARKS:
        return replace(fact, old=None, new=None)
    if fact.thing in _SHOWING:
        return replace(fact, details=seen)
    if fact.thing == "modifiers" and "hidden" in seen:  # `static` hides what a file of C defines
        fact = replace(fact, details=seen)
    if fact.kind == "modifiers_changed":
        was, now = (_WORD.findall(side or "") for side in (fact.old, fact.new))
        come = [word for word in now if word not in was]
        gone = [word for word in was if word not in now]
        if not gone:
            return replace(fact, kind="modifiers_added", old=None, new=" ".join(come))
        if not come:
            return replace(fact, kind="modifiers_removed", old=" ".join(gone), new=None)
        return replace(fact, old=" ".join(gone), new=" ".join(come))
    return fact


def deprecated(
    state: State, old: Entry, new: Entry, stated: Sequence[Fact]
) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """Give that a definition is, or is no longer, deprecated, and what else is stated.

    The decorator that says so is stated by it.
    """
    unmarked = ("deprecated" in old.node.attributes) == ("deprecated" in new.node.attributes)
    if unmarked or new.node.thing == "extension":  # of what it extends it says nothing
        return (), stated
    action = "removed" if "deprecated" in old.node.attributes else "added"
    saying = [fact for fact in stated if fact.thing in _SAYING or _warns(fact)]
    marks = [fact for fact in saying if is_mark(fact.new or fact.old or "") or _warns(fact)]
    said = new.node.details.get("deprecation", "")
    made = Fact(
        kind=f"deprecated_{action}",
        name=state.name(new),
        where=state.where(new, inclusive=True),
        public=state.public(new),
        lines=State.union(marks or saying) or state.lines(old, new),
        details={
            **({"says": said} if said else {}),
            **({"constructor": "yes"} if new.node.details.get("noun") == "constructor" else {}),
            **takes_of_overload(new),
        },
    )
    return (made,), [fact for fact in stated if not any(fact is mark for mark in marks)]


def _warns(fact: Fact) -> bool:
    return fact.kind in {"call_added", "call_removed"} and is_warning(fact.new or fact.old or "")


def redecorated(stated: Sequence[Fact]) -> Sequence[Fact]:
    """Give the one decorator that gave way to one other as what it became."""
    marks = [fact for fact in stated if fact.thing == "decorator"]
    return rebased(stated, "decorator") if len(marks) == 2 else stated  # noqa: PLR2004 - gone and new


def rebased(stated: Sequence[Fact], thing: str = "base") -> Sequence[Fact]:
    """Give bases, or what else stands at a head, that gave way to as many others as what they became."""
    gone = [fact for fact in stated if fact.kind == f"{thing}_removed"]
    come = [fact for fact in stated if fact.kind == f"{thing}_added"]
    if gone and len(gone) < len(come):  # one that says now what it holds is the same
        heads = [_HELD.split(fact.name, maxsplit=1)[0] for fact in gone]
        come = [one for head in heads for one in come if _HELD.split(one.name, maxsplit=1)[0] == head]
    if not gone or len(gone) != len(come):
        return stated
    became = {
        id(new): replace(new, kind=f"{thing}_changed", old=old.old, lines=State.union((old, new)))
        for old, new in zip(gone, come, strict=True)
    }
    return [became.get(id(fact), fact) for fact in stated if not any(fact is one for one in gone)]
