"""Names that moved on to other bodies: no line of a body changed, and each name stands for something else."""

import re
from collections import Counter
from functools import lru_cache

from diff_insight.facts.entry import Entry, likeness

_NEARLY_ALL = 0.85
"""Share of equal words from which on two bodies are one, whatever they take and give."""

_SHARED = 3
"""Definitions of one owner from which on a body that they have but for their names tells none of them."""
_SHORT = 100
"""Words and signs of a definition at most that only hands on."""
_NAMED = re.compile(r"[^\W_]+")
_LITERAL = re.compile(r"[-+]?\d[\w.]{0,60}|\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|true|false|True|False")
_SUFFIXES = "lLuU"
"""What is written behind a number to say its type."""
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


def holds_another(old: Entry, new: Entry) -> bool:
    """Tell whether a place holds something else than before though no line of that changed."""
    return all(any(map(_went_along, owner.children)) for owner in (old, new))


def _went_along(child: Entry) -> bool:
    """Tell whether what a place holds is not there in the other version, or is another, by its head alone."""
    if child.changed:
        return False
    return child.partner is None or child.partner.digest != child.digest


def is_another(old: Entry, new: Entry) -> bool:
    """Tell whether a definition of another name is another one.

    It does what a third one does, or did, whose name is no news; or it takes other things, and gives another;
    or it only hands on as others do, and its name has little in common with the other; or it is a constant
    that stands for another number or text, and has nothing but its type in common with the other.
    """
    if old.node.name == new.node.name:
        return False
    if _stands_for_another(old, new):
        return True
    if _hands_on_alike(old) and _hands_on_alike(new) and not _is_named_alike(old.node.name, new.node.name):
        return True
    return _stands_beside(old, new) or _stands_beside(new, old) or _is_called_otherwise(old, new)


def _stands_for_another(old: Entry, new: Entry) -> bool:
    """Tell whether two names stand for other numbers, or for texts that have no word in common.

    A name that has all words of the other is that one still.
    """
    was, now = (entry.node.attributes.get("value", "") for entry in (old, new))
    if not all(map(_LITERAL.fullmatch, (was, now))) or was.rstrip(_SUFFIXES) == now.rstrip(_SUFFIXES):
        return False
    first, second = (Counter(_words(entry.node.name)) for entry in (old, new))
    if first <= second or second <= first:
        return False
    return not {*_NAMED.findall(was.lower())} & {*_NAMED.findall(now.lower())}


def _hands_on_alike(entry: Entry) -> bool:
    """Tell whether its owner has others that differ from it by their names alone."""
    if entry.parent is None or entry.words.total() > _SHORT:
        return False
    return _ways(entry.parent)[_way(entry)] >= _SHARED


@lru_cache(maxsize=4)
def _ways(owner: Entry) -> Counter[frozenset[tuple[str, int]]]:
    return Counter(_way(one) for one in owner.children if one.words.total() <= _SHORT)


def _way(entry: Entry) -> frozenset[tuple[str, int]]:
    """Give the words of a definition without those of its name."""
    named = set(_NAMED.findall(entry.node.name))
    return frozenset((word, n) for word, n in entry.words.items() if word.isalnum() and word not in named)


def _words(name: str) -> list[str]:
    return [part.lower() for part in _PART.findall(name)]


def _is_named_alike(one: str, other: str) -> bool:
    """Tell whether half of the words of the shorter name stand in the longer one."""
    was, now = (Counter(_words(name)) for name in (one, other))
    return 2 * (was & now).total() >= min(was.total(), now.total())


def _is_called_otherwise(old: Entry, new: Entry) -> bool:
    """Tell whether no call of one could be one of the other: all that they take and give has changed."""
    was, now = (one.node.attributes.get("returns") for one in (old, new))
    takes, theirs = map(_taken, (old, new))
    if was is None or now is None or was == now or not takes or not theirs or takes & theirs:
        return False
    return likeness(old, new) < _NEARLY_ALL


def _taken(entry: Entry) -> set[str]:
    """Give the names of what a definition takes, but for the object that it is of."""
    found = {one.node.name for one in entry.children if one.node.thing == "parameter"}
    return found - {"self", "cls"}


def _stands_beside(one: Entry, other: Entry) -> bool:
    """Tell whether another definition in the other version has the body of one, which the other has not."""
    body = _body(one)
    if not body or other.parent is None or body == _body(other):
        return False
    same = (beside for beside in other.parent.children if beside.node.thing == one.node.thing)
    return any(beside is not other and _body(beside) == body for beside in same)


def _body(entry: Entry) -> list[bytes]:
    """Give the digests of what a definition runs or holds, its parameters apart."""
    return [child.digest for child in entry.children if child.node.thing != "parameter"]
