"""How tables are stated: a column by its values, a row by its cells, one rule of many cells once."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from diff_insight.facts.entry import Entry, folded, only_spaced
from diff_insight.facts.kept_columns import in_place, of_equal_cells
from diff_insight.facts.pages import columns_of, part, quiet, restricted_by
from diff_insight.facts.renamed_rows import only_renamed
from diff_insight.facts.shown_results import shows_result
from diff_insight.facts.state import State
from diff_insight.facts.wording import one_rule, stretch
from diff_insight.model import Fact, Lines

_WORD = re.compile(r"(?<![\w.-])[\w.-]*\w")
_TELLING = 24
"""Characters of a cell from which on it says the same in two rows only where they are one."""
_COMMON = 2
"""Words that the names of two rows have in common at least where one came in the place of the other."""
_SPELT = 0.7
"""Share of equal characters from which on a row in the place of another one bears its name, respelt."""
_COMPARED = 200
"""Characters of a name beyond which it is compared by its words alone."""
SEVERAL = 3
"""Cells from which on what they have in common is told in their place."""


def table(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a table."""
    _follow_columns(new)
    facts = list(state.framed(old, new, ()))
    if shows_result(old) and shows_result(new):
        facts = [replace(one, details={**one.details, "result": "yes"}) for one in facts]
    header = _header(state, old, new)
    told: set[int] = set()
    by_column: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.thing == "table_cell":
            by_column[fact.action, fact.name].append(fact)
    for at, fact in enumerate(facts):
        if fact.thing == "table_column" and fact.action != "layout":
            cells = by_column.get((fact.action, fact.name), [])
            told.update(map(id, cells))
            facts[at] = replace(fact, parts=tuple(cells), lines=State.union((fact, *cells, header)))
    facts = _alike_down_a_column(state, new, [fact for fact in facts if id(fact) not in told])
    found = quiet(state, old, new, facts)
    if all(fact.action == "layout" for fact in found):
        return (state.fact("layout", old, new, lines=state.lines(old, new)),)
    return found


def _header(state: State, old: Entry, new: Entry) -> Fact:
    """Give the changed lines of the header and of the line below it, which change with any column."""
    one, other = old.node.heads, new.node.heads
    return Fact(
        kind="table_layout",
        lines=Lines(
            removed=state.changed.in_old(one[0], one[0] + 1) if one else (),
            added=state.changed.in_new(other[0], other[0] + 1) if other else (),
        ),
    )


def row(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a row."""
    lines = state.lines(old, new)
    cells = [replace(fact, lines=lines) for fact in state.inside(old, new) if fact.action != "layout"]
    if _first_cell(old) != _first_cell(new):
        in_place = state.changed.together(old.node.first, new.node.first)
        alike = _reworded(_first_cell(old), _first_cell(new), in_place=in_place) or _shared(old, new)
        if not alike and not only_renamed(old, new):
            part(old, new)
            return lone_row(state, new)
        named = state.fact("renamed", old, new, lines=lines, parts=cells)
        return (replace(named, details={**named.details, **stretch(old.node.name, new.node.name)}),)
    changed = [cell for cell in cells if cell.kind == "table_cell_changed" and cell.old and cell.new]
    rule = one_rule([(cell.old or "", cell.new or "") for cell in changed]) if len(changed) >= SEVERAL else {}
    if rule:
        fact = state.fact("changed", old, new, lines=lines, parts=cells)
        return (replace(fact, details={**fact.details, **rule, "cells": str(len(changed))}),)
    return cells or (state.fact("layout", old, new, lines=lines),)


def lone_row(state: State, entry: Entry) -> Sequence[Fact]:
    """State a row that only one version has, by its cells."""
    (fact,) = state.single_as_any(entry)
    columns = columns_of(entry.parent) if entry.parent else []
    twin = "yes" if _stands_beside(entry) else ""
    said = {
        "column": columns[0].node.name if columns else "",
        "restricted_by": restricted_by(entry),
        "twin": twin,
    }
    stated = replace(fact, details={**fact.details, **{key: text for key, text in said.items() if text}})
    state.traces.note(stated, entry)
    return (stated,)


def _stands_beside(entry: Entry) -> bool:
    """Tell whether its table holds a row that says the same: it came twice, or was there twice."""
    beside = entry.parent.children if entry.parent is not None else []
    return any(one is not entry and one.digest == entry.digest and one.partner is not None for one in beside)


def cell(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a cell; where its words stay, only what its links lead to."""
    if folded(old.node.text) == folded(new.node.text):
        inside = quiet(state, old, new, state.inside(old, new))
        return inside or (state.fact("layout", old, new, lines=state.lines(old, new)),)
    if only_spaced(old.node.text, new.node.text):
        return quiet(state, old, new, state.inside(old, new)) or (
            state.fact("layout", old, new, lines=state.lines(old, new)),
        )
    fact = state.fact("changed", old, new, lines=state.lines(old, new), parts=state.inside(old, new))
    if fact.old and fact.new:
        fact = replace(fact, details={**fact.details, **stretch(fact.old, fact.new)})
    return (_without_position(fact),)


def lone_cell(state: State, entry: Entry) -> Sequence[Fact]:
    """State a cell that only one version has."""
    return tuple(map(_without_position, state.single_as_any(entry)))


def _without_position(fact: Fact) -> Fact:
    return replace(fact, name="") if "position" in fact.details else fact


def _first_cell(entry: Entry) -> str:
    return folded(entry.node.details.get("first_cell", entry.node.name))


def _reworded(one: str, other: str, *, in_place: bool) -> bool:
    """Tell whether two names of rows have at least half of their words in common.

    Two common words are enough where one row came in the place of the other and has a fair share of them.
    """
    left, right = (Counter(_WORD.findall(name.casefold())) for name in (one, other))
    total, common = left.total() + right.total(), (left & right).total()
    if 4 * common >= total or (in_place and common >= _COMMON and 5 * common >= total):
        return True
    short = max(len(one), len(other)) <= _COMPARED
    return in_place and short and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELT


def _shared(old: Entry, new: Entry) -> bool:
    """Tell whether a cell says the same in two rows and is too long to do so by chance."""
    said = {child.node.text for child in old.children if len(child.node.text) >= _TELLING}
    return any(child.node.text in said for child in new.children)


def _follow_columns(new: Entry) -> None:
    """Make partners of the cells whose column bears another name now."""
    columns = columns_of(new)
    before = columns_of(new.partner or new)
    of_equal_cells(before, columns, new)
    if len(columns) == len(before):
        in_place(before, columns, new)
    renamed = {
        column.partner.node.name: column.node.name
        for column in columns
        if column.partner is not None and column.partner.node.name != column.node.name
    }
    for after in new.children:
        if after.node.thing != "table_row" or after.partner is None:
            continue
        for one in after.children:  # cells of two columns are two, however alike
            was = one.partner.node.name if one.partner is not None else one.node.name
            if columns and was != one.node.name and renamed.get(was) != one.node.name:
                part(one.partner or one, one)
        if not renamed:
            continue
        by_name = {one.node.name: one for one in after.children}
        for one in after.partner.children:
            other = by_name.get(renamed.get(one.node.name, ""))
            if other is not None and one.partner is None and other.partner is None:
                one.partner, other.partner = other, one


def _alike_down_a_column(state: State, owner: Entry, facts: list[Fact]) -> list[Fact]:
    """Tell cells of one column that all changed alike as one change of the column."""
    groups: dict[tuple[str, str | None, str | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        known = (fact.old and fact.new) or (fact.action in {"added", "removed"} and (fact.old or fact.new))
        if fact.thing == "table_cell" and fact.name and known and not fact.parts:
            groups[fact.name, fact.old, fact.new].append(fact)
    made: dict[int, Fact] = {}
    told: set[int] = set()
    for (name, old, new), cells in groups.items():
        if len(cells) < SEVERAL:
            continue
        told.update(map(id, cells))
        made[id(cells[0])] = Fact(
            kind="table_column_changed",
            name=name,
            where=state.where(owner, inclusive=True),
            public=state.public(owner),
            old=old,
            new=new,
            lines=State.union(cells),
            parts=tuple(cells),
            details={"cells": str(len(cells))},
        )
    return [made.get(id(fact), fact) for fact in facts if id(fact) in made or id(fact) not in told]
