"""Errors that a function handles: one is caught no longer, or now, only where no other handler of it is.

`details["still"]` of a handler, or of the block that it belongs to, that is gone: yes where its function
catches the same elsewhere. `details["before"]` of one that is new: yes where its function caught the same
before, in fewer places. `details["in"]` of one that changed: `places`, where that holds for either of its
sides. `details["every"]` of one: how each side names what it catches, by no name (`unnamed`), by a name for
any error (`named`) or by types (`typed`).
"""

import re
from collections import Counter
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, SIMPLE
from diff_insight.model import Fact

_PART = re.compile(r"[|,()]")
_WORD = re.compile(r"[\w.\\:$]+")
_MARKS = frozenset({"final", "const", "let", "var"})
_EVERY = "*"
_HANDLERS = frozenset({"catch", "try"})
_STATEMENTS = COMPOUND | SIMPLE


def handled(entry: Entry) -> tuple[str, dict[str, str]] | None:
    """Give kind and details of a handler whose errors the function catches in the other version too."""
    function = _function_of(entry)
    if entry.node.thing not in _HANDLERS or function is None or function.partner is None:
        return None
    if _begins_inside(entry):
        return "try_layout", {}
    names = {name for one in entry.all() if one.node.thing == "catch" for name in caught(one)}
    here, there = (_all_caught(side) for side in (function, function.partner))
    if not names or not names <= there.keys():
        return None
    if all(here[name] <= there[name] for name in names):
        return f"{entry.node.thing}_moved", {}
    if entry.old:
        return f"{entry.node.thing}_removed", {"still": "yes"}
    return ("catch_added", {"before": "yes"}) if entry.node.thing == "catch" else None


def _begins_inside(entry: Entry) -> bool:
    """Tell whether a block is all that another one holds, which handles the same in the other version.

    Ruby's `begin … rescue … end` is the one statement of a method or block that could handle it without.
    """
    around = entry.parent
    if entry.node.thing != "try" or around is None or around.partner is None:
        return False
    if [one for one in around.children if one.node.thing in _STATEMENTS] != [entry]:
        return False
    bare = [one for one in around.partner.children if one.node.thing in _STATEMENTS]
    held = [one.partner for one in entry.children if one.node.thing in _STATEMENTS]
    return (
        bool(bare)
        and len(bare) == len(held)
        and all(one is other for one, other in zip(bare, held, strict=True))
    )


def is_caught_elsewhere(old: Entry, new: Entry) -> bool:
    """Tell whether the function still catches what one handler caught, or caught before what one catches."""
    was, now = caught(old), caught(new)
    before, after = _function_of(old), _function_of(new)
    if before is None or after is None or _EVERY in was | now:
        return False
    olds, news = _all_caught(before), _all_caught(after)
    return bool((was - now) & news.keys() or (now - was) & olds.keys())


def caught_otherwise(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give a handler that changed with how it names what it catches, and that others catch that too."""
    if fact.kind != "catch_changed":
        return fact
    was, now = (side.node.details.get("every", "typed") for side in (old, new))
    if (was, now) == ("typed", "typed"):
        how = {"in": "places"} if is_caught_elsewhere(old, new) else {}
    else:
        how = {"every": f"{was} {now}"}
    return replace(fact, details={**fact.details, **how})


def _function_of(entry: Entry) -> Entry | None:
    return next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)


def _all_caught(function: Entry) -> Counter[str]:
    return Counter(name for one in function.all() if one.node.thing == "catch" for name in caught(one))


def caught(entry: Entry) -> set[str]:
    """Give the types of errors that a handler is for: `(A, b.C) as e`, `A | B $e`, `let e as D`."""
    if "every" in entry.node.details:
        return {_EVERY}
    found: set[str] = set()
    for part in _PART.split(entry.node.text):
        words = [word for word in _WORD.findall(part) if word not in _MARKS]
        if not words or words[0] == "as":
            continue
        bound = part.split()[0] == "let" and words[1:2] == ["as"]
        found.add(words[-1] if bound else words[0])
    return found
