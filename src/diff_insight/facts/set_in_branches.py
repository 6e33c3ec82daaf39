"""Names of a module that one of its branches gives now: `else: ring = Bell()`. Nobody misses them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND
from diff_insight.model import Fact

_NAMES = frozenset({"variable", "constant", "function", "class", "method"})
_MODULE = "module."
"""What may stand in front of `exports.` in JavaScript, which is the same object."""
_BRANCHES = COMPOUND - {"loop"}
_SET = re.compile(r"([\w$]{1,200})(?::[^=\n]{1,200})? ?=(?!=)")
"""How a statement begins that sets a name."""


def kept_in_branches(facts: tuple[Fact, ...], after: Entry) -> tuple[Fact, ...]:
    """Tell of what stood by itself and is given by a branch now that it moves; all else stays as it is.

    Args:
        facts: Of one file.
        after: The root of its version after.
    """
    gone = {_plain(fact.name) for fact in facts if _stood_alone(fact)}
    if not gone:
        return facts
    given = gone & {*(name for fact in facts for name in _given(fact)), *_set_now(after)}
    if not given:
        return facts
    return tuple(
        replace(fact, kind=f"{fact.thing}_moved", old=None, new=None)
        if _stood_alone(fact) and _plain(fact.name) in given
        else fact
        for fact in facts
    )


def _stood_alone(fact: Fact) -> bool:
    return fact.action == "removed" and fact.thing in _NAMES and not fact.where


def _plain(name: str) -> str:
    return name.removeprefix(_MODULE)


def _set_now(entry: Entry, *, branch: bool = False) -> Iterator[str]:
    """Give the names that changed branches of a module define or set: `if (bell) { exports.ring = … }`."""
    for one in entry.children:
        node = one.node
        if node.thing in _BRANCHES:
            yield from _set_now(one, branch=True)
        elif branch and one.changed and node.thing in _NAMES:
            yield _plain(node.name)
        elif branch and one.changed and node.thing == "assignment":
            yield _plain(node.details.get("about", ""))


def _given(fact: Fact) -> Iterator[str]:
    """Give the names that a branch of the file itself defines or sets, as far as its facts say it."""
    if fact.where or fact.thing not in _BRANCHES or fact.action not in {"added", "changed"}:
        return
    for one in fact.all():
        if one.where:  # in a function that stands in the branch
            continue
        if one.action == "added" and one.thing in _NAMES:
            yield one.name
        for said in (*one.details.values(), one.new or ""):
            if found := _SET.match(said):
                yield found[1]
