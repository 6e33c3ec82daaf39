"""A parameter that is taken apart where it is named, `{ cows, door }`, and by one name before or after.

Calls give the same thing at the same place: the two only bind it in the body in different ways.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from diff_insight.facts.entry import Entry
from diff_insight.facts.state import State
from diff_insight.model import Fact, Lines
from diff_insight.trees.parameters import PROPERTY

_OBJECT = "{}"
"""What the object is called that other parameters are taken out of."""


def bound_otherwise(olds: Sequence[Entry], news: Sequence[Entry], was: Mapping[int, Entry]) -> set[int]:
    """Give the identities of parameters of both versions that only are bound in another way.

    Args:
        olds: The parameters of the old version, what is taken out of an object behind it.
        news: Those of the new one.
        was: What a parameter of the new version was, by its identity.
    """
    kept = {id(one) for one in was.values()}
    found: set[int] = set()
    for old, new in zip(_by_place(olds), _by_place(news), strict=False):
        free = was.get(id(new)) is old or (id(old) not in kept and id(new) not in was)
        if free and _takes_apart(old) != _takes_apart(new) and _given(old) == _given(new):
            found |= {id(old), id(new), *_held(olds, old), *_held(news, new)}
    return found


def _by_place(entries: Sequence[Entry]) -> list[Entry]:
    return [one for one in entries if not _is_taken(one)]


def _takes_apart(entry: Entry) -> bool:
    return entry.node.name == _OBJECT


def _given(entry: Entry) -> Mapping[str, str]:
    """Give what calls see of a parameter: its type, its default, how it is passed.

    Without types a call may leave out any parameter: whether the body bears that is not said by its head.
    """
    said = entry.node.attributes
    return said if "type" in said else {key: value for key, value in said.items() if key != "optional"}


def _held(entries: Sequence[Entry], entry: Entry) -> set[int]:
    """Give what is taken out of the object that a parameter is."""
    if not _takes_apart(entry):
        return set()
    behind = next(at for at, one in enumerate(entries) if one is entry) + 1
    return {id(one) for one in takewhile(_is_taken, entries[behind:])}


def _is_taken(entry: Entry) -> bool:
    return entry.node.attributes.get("kind") == PROPERTY


def taken_in_another_order(
    state: State, olds: Sequence[Entry], news: Sequence[Entry], lines: Lines
) -> list[Fact]:
    """State that a function takes the same out of an object in another order, which says nothing."""
    sides = [
        [one.node.name for one in entries if one.node.attributes.get("kind") == PROPERTY]
        for entries in (olds, news)
    ]
    if sides[0] == sides[1] or sorted(sides[0]) != sorted(sides[1]):
        return []
    pattern = next((one for one in news if one.node.name == _OBJECT), None)
    return [] if pattern is None else [state.fact("layout", pattern.partner, pattern, lines=lines)]
