"""A value that several places repeat: what a program asks for, its examples, the table of its page."""

from collections.abc import Iterable
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.telling.news import Told
from diff_insight.telling.point import FILE
from diff_insight.telling.quoting import bare

_CELL = "table_cell_changed"


def repeated(told: Iterable[Told]) -> list[Told]:
    """Give a value that goes from one to the other under one name once, with all files that say so.

    Only what is the same kind of value is the same value, and the cell of a row that has its name: that a
    `version` goes from 1 to 2 says nothing of another kind of `version`.

    Args:
        told: Points, in their order.
    """
    kept: list[Told] = []
    known: dict[tuple[str, ...], int] = {}
    found = list(told)
    program = {_value(one) for one in found if one.point.facts[0].kind != _CELL}
    # the cells of pages come last: the value itself is what is told
    for one in sorted(found, key=lambda each: each.point.facts[0].kind == _CELL):
        value = _value(one)
        kind = one.point.facts[0].kind
        again = value if kind == _CELL and value in program else (*value, kind)
        at = known.get(again) if value else None
        if at is None:
            if value:
                known[*value, kind] = len(kept)
                known.setdefault(value, len(kept))
            kept.append(one)
            continue
        first = kept[at]
        files = {file.change.path: file for file in (*first.files, *one.files)}
        same = one.point.places == first.point.places
        point = first.point if same else replace(first.point, places=(FILE,))
        kept[at] = replace(first, point=point, files=tuple(files.values()))
    return kept


def _value(one: Told) -> tuple[str, ...]:
    """Give the name of a value and both its sides; empty where it is no single value with a number."""
    fact = one.point.facts[0]
    if len(one.point.facts) > 1 or fact.parts or fact.action != "changed" or not (fact.old and fact.new):
        return ()
    name = _name(fact)
    if not name or not any(char.isdigit() for char in fact.new):
        return ()
    return name, bare(fact.old), bare(fact.new)


def _name(fact: Fact) -> str:
    """Give what a value is called; that of a cell is what its row is called."""
    if fact.kind == _CELL:
        return bare(fact.where[-1]) if fact.where else ""
    return fact.name
