"""A list in a program, as `__all__`: what it gained and what it lost, not the whole of it twice."""

from collections.abc import Iterator
from dataclasses import replace

from diff_insight.model import Fact

_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_MOST = 20_000
"""Characters of a list from which on its entries are not compared."""


def list_changes(fact: Fact) -> Iterator[Fact]:
    """Give what a flat list of values gained and lost; nothing where it is none, or where it only moved."""
    before, after = _entries(fact.old or ""), _entries(fact.new or "")
    if not before or not after:
        return
    for kind, here, there in (("value_gains", after, before), ("value_loses", before, after)):
        found = [one for one in here if one not in there]
        if found and len(found) < max(len(before), len(after)):
            parts = tuple(Fact(kind="entry_added", name=one) for one in found)
            yield replace(fact, kind=kind, old=None, new=None, parts=parts)


def _entries(text: str) -> list[str]:
    text = text.strip()
    if len(text) > _MOST or _BRACKETS.get(text[:1]) != text[-1:]:
        return []
    inner = text[1:-1]
    if any(mark in inner for mark in "[](){}=\n#"):
        return []
    return [entry for one in inner.split(",") if (entry := one.strip())]
