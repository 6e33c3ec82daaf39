"""Guards that hand on the error of what runs in front of them: what runs is the news, then its guard."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.begun_guards import begun, is_one_call
from diff_insight.facts.said_elsewhere import EXITS
from diff_insight.model import Fact
from diff_insight.telling.point import GUARDS, Place

_Leaf = tuple[Fact, Place]
_NAME = re.compile(r"[A-Za-z_]\w*")
_ENDS = frozenset({"added", "removed"})
_SETS = frozenset({"assignment_added", "assignment_changed", "assignment_removed"})
_MATCHES = re.compile(r"let Err\((?P<set>\w{1,60})\) = (?P<run>[^;\"'`]{1,200}\)(?:\.await)?)")
"""Rust's `if let Err(e) = open(barn)`."""


def guards_behind(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give the facts with what a condition runs first by itself, and guards of an error marked as such."""
    apart = [one for leaf in leaves for one in _apart(leaf)]
    sets: dict[Place, set[str]] = defaultdict(set)
    for fact, place in apart:
        if fact.kind in _SETS:
            sets[place].update(_NAME.findall(fact.details.get("about", "")))
    for fact, place in apart:
        hands_on = _handed_on(fact) & sets[place]
        yield (replace(fact, details={**fact.details, GUARDS: "yes"}) if hands_on else fact), place


def _apart(leaf: _Leaf) -> Iterator[_Leaf]:
    """Give what a condition sets before it asks as an assignment of its own."""
    fact, place = leaf
    begins = begun(fact.new or fact.old or "") if _is_guard(fact) else None
    if begins is None or fact.parts or "still" in fact.details:
        yield _matching(fact), place
        return
    run, asked, name = begins
    like = "one_of" in fact.details  # the other version has guards like it: it is not what is new, or gone
    details = {"about": name, **({"guarded": asked, "guard": "one of several"} if like else {})}
    runs = replace(fact, kind=f"assignment_{fact.action}", details=details)
    came = fact.action == "added"
    yield (replace(runs, new=run) if came else replace(runs, old=run)), place
    if not like:
        yield (replace(fact, new=asked) if came else replace(fact, old=asked)), place


def _matching(fact: Fact) -> Fact:
    """Give a new guard of Rust with what runs in it, where the error that it takes is handed on."""
    found = _MATCHES.fullmatch(fact.new or "") if _is_guard(fact) and fact.action == "added" else None
    if found is None or not is_one_call(found["run"]) or fact.parts:
        return fact
    given = fact.details.get("exit", "")
    if not given.startswith("Err(") or found["set"] not in _NAME.findall(given):
        return fact
    return replace(fact, details={**fact.details, "runs": found["run"]})


def _is_guard(fact: Fact) -> bool:
    """Tell whether a condition that came, or went, holds nothing but that the function is left."""
    return fact.thing == "condition" and fact.action in _ENDS and fact.details.get("then") in EXITS


def _handed_on(fact: Fact) -> set[str]:
    """Give the names that a guard asks for and gives to the caller."""
    if not _is_guard(fact):
        return set()
    asked = _NAME.findall(fact.new or fact.old or "")
    exits = _NAME.findall(fact.details.get("exit", ""))
    return {*asked} & {*exits}
