"""Functions that bear another name now while a new one took theirs: `milk` is `_milk`, and `milk` calls it.

The body tells which is which: what runs all that it ran is the same function, whatever it is called. Where
the new one takes the same and calls it, though, the function stays, and its code went into a new one.
"""

import re
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry
from diff_insight.facts.overloads import called, takes
from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, SIMPLE

_RUNS = COMPOUND | SIMPLE | FUNCTIONS
_CALLED = re.compile(r"(?<!\w)(\w+)\(")
_OF_SUBSTANCE = 40
"""Characters of a body from which on it is known by itself."""


def under_other_names(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give each function whose body stands under a name that is new, and whose own name has another body."""
    before, after = ([one for one in side if _is_function(one)] for side in (olds, news))
    if not before or len(after) <= 1:
        return
    known, names = {one.node.name for one in before}, {one.node.name for one in after}
    bodies: dict[tuple[bytes, ...], list[Entry]] = {}
    for one in after:
        bodies.setdefault(_body(one), []).append(one)
    for old in before:
        if old.node.name not in names:
            continue  # it has but one successor
        body = _body(old)
        same = bodies.get(body, ())
        if len(same) != 1 or same[0].node.name in known or same[0].node.thing != old.node.thing:
            continue
        if any(_hands_on(one, old, same[0]) for one in after if one.node.name == old.node.name):
            continue  # its callers find it under its name
        if sum(child.weight for child in _held(old)) >= _OF_SUBSTANCE:
            yield old, same[0]


def serves_still(old: Entry, new: Entry) -> bool:
    """Tell whether callers of a function under its old name get one that takes what it took."""
    if old.node.thing not in FUNCTIONS or new.parent is None or new.parent.partner is not old.parent:
        return False
    if not new.parent.named(old.node.name):
        return False
    asked = takes(old.node), called(old.node)
    return any(
        one.node.name == old.node.name and (takes(one.node), called(one.node)) == asked
        for one in new.parent.children
        if one.node.thing == old.node.thing
    )


def _hands_on(one: Entry, old: Entry, body: Entry) -> bool:
    """Tell whether a function takes what the old one of its name took, and calls what has its body."""
    if called(one.node) != called(old.node):
        return False
    name = body.node.name.rpartition(".")[2]
    return any(name in _CALLED.findall(each.node.text) for each in one.all() if each.node.thing in _RUNS)


def _is_function(entry: Entry) -> bool:
    return entry.partner is None and entry.changed and entry.node.thing in FUNCTIONS and bool(entry.node.name)


def _held(entry: Entry) -> list[Entry]:
    return [child for child in entry.children if child.node.thing in _RUNS]


def _body(entry: Entry) -> tuple[bytes, ...]:
    return tuple(child.digest for child in _held(entry))
