"""Macros of other names: what one stands for tells whether it is the other, for it has nothing else.

`#define` and a few signs recur in whatever is defined. Where a name stands in both versions, it
is neither the old nor the new one of another.
"""

import re
from collections import Counter

from diff_insight.facts.entry import Entry
from diff_insight.facts.shared_words import share

_MACRO = "macro"
_HEAD = re.compile(r"\s*#\s*define\s+\w+(?:\([^()]*\))?")
_WORD = re.compile(r"\w+|[^\w\s]")
_NEARLY_ALL = 0.85
"""Share of words from which on two macros stand for the same."""


def is_other_macro(old: Entry, new: Entry) -> bool:
    """Tell whether a macro is another one: one of the two names stays, or they stand for other things."""
    if _MACRO not in (old.node.thing, new.node.thing) or old.node.name == new.node.name:
        return False
    if _stands(old, new) or _stands(new, old):
        return True
    was, now = _value(old), _value(new)
    if _letters(old.node.name, was) == _letters(new.node.name, now):
        return False  # a blank tore the name
    return not was or not now or share(Counter(was), Counter(now)) < _NEARLY_ALL


def _stands(one: Entry, other: Entry) -> bool:
    """Tell whether the name of one is defined in the version of the other."""
    root = other
    while root.parent is not None:
        root = root.parent
    owners = (root, *((other.parent,) if other.parent is not None else ()))
    return any(one.node.thing in owner.named(one.node.name) for owner in owners)


def _letters(name: str, value: list[str]) -> str:
    return "".join((name, *value)).replace("_", "")


def _value(entry: Entry) -> list[str]:
    """Give the words of what a macro stands for."""
    if said := entry.node.attributes.get("value"):
        return _WORD.findall(said)
    head = _HEAD.match(entry.node.text)
    return _WORD.findall(entry.node.text[head.end() :]) if head else []
