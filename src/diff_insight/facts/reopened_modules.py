"""Modules and classes that any file may open, such as Ruby's, and that hold types alone in this one.

What is new, or gone, is what they hold: they themselves may stand in other files. So may a class of C# whose
head says that it is a part of one, whatever that part holds.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all, minus, plus
from diff_insight.model import Fact
from diff_insight.trees.pieces import CALLABLES, HOLDERS

_MARK = "reopened"
"""What the tree says of such a module."""
_TYPES = HOLDERS | {"module"}
_MEMBERS = _TYPES | CALLABLES | {"field", "constant"}
_PARTIAL = re.compile(r"(?:\w+ )*partial (?:class|interface|record|struct) [^:]*")
"""The head of a part of a type that names no base: https://learn.microsoft.com/dotnet/csharp/language-reference/keywords/partial-type"""
_CALLED = frozenset({"module_added", "module_removed", "class_added", "class_removed"})


def inside_of_modules(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """State the types that such a module holds in its place; the first of them has the lines around them."""
    return tuple(inner for fact in facts for inner in _inside(fact))


def _inside(fact: Fact) -> tuple[Fact, ...]:
    held = [part for part in fact.parts if part.kind != f"comment_{fact.action}"]
    opened = fact.kind in _CALLED and _MARK in fact.details
    partial = fact.thing in _TYPES and _PARTIAL.fullmatch(fact.old or fact.new or "") is not None
    things = _MEMBERS if partial else _TYPES if opened else frozenset()
    if not held or any(one.thing not in things or one.action != fact.action for one in held):
        return (_without_mark(fact),)
    around = minus(fact.lines, lines_of_all(held))
    first = replace(held[0], lines=plus(held[0].lines, around))
    return inside_of_modules((first, *held[1:]))


def _without_mark(fact: Fact) -> Fact:
    """Give a fact that stays without what was asked here, with all in it."""
    if fact.thing not in _TYPES:
        return fact
    parts = tuple(map(_without_mark, fact.parts))
    details = {key: said for key, said in fact.details.items() if key != _MARK}
    if details == fact.details and all(one is other for one, other in zip(parts, fact.parts, strict=True)):
        return fact
    return replace(fact, parts=parts, details=details)
