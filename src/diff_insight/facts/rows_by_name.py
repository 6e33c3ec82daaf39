"""Rows of a table that are headings or items of a list now, or were: what they name is neither gone nor new.

The matcher compares things of one kind, and what is said of each name may be said in other words; the name
alone shows that a row, a heading and an item are about one thing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.entry import even
from diff_insight.facts.line_sets import lines_of_all, minus, plus
from diff_insight.model import Fact

_OTHER = {"added": "removed", "removed": "added"}
_FEW = 300
"""Facts of a page beyond which it is not searched: time stays linear."""
_LEAST = 2
"""Rows of a table that have to come back at least."""
_TEXTS = frozenset({"paragraph", "sentence", "list_item", "html", "link", "reference"})
"""What a section holds that the cells of a row can say."""


def by_name(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give a page's facts with each table whose rows bear the names of headings or items told as that."""
    if len(facts) > _FEW:
        return facts
    found = list(facts)
    for table in facts:
        other = _OTHER.get(table.action, "") if table.thing == "table" else ""
        rows = [part for part in table.parts if part.thing == "table_row" and _key(part.name)]
        if not other or len(rows) < _LEAST:
            continue
        for thing, form in (("section", "headings"), ("list_item", "list")):
            named = {_key(one.name): one for one in _named(found, thing, other, table.where)}
            back = [row for row in rows if _key(row.name) in named]
            if len(back) >= _LEAST and 2 * len(back) >= len(rows):
                _put(found, table, {id(row): named[_key(row.name)] for row in back}, form)
                break
    return tuple(found)


def _key(name: str) -> str:
    return even(name.replace("`", ""))


def _named(found: Iterable[Fact], thing: str, action: str, where: Sequence[str]) -> Iterator[Fact]:
    """Give what came to a section, or went from it, at any depth."""
    for top in found:
        if top.where[: len(where)] == tuple(where) and top.action == action:
            yield from (one for one in top.all() if one.thing == thing and _key(one.name))


def _put(found: list[Fact], table: Fact, others: Mapping[int, Fact], form: str) -> None:
    """Tell a table as another form of what bears the names of its rows; other rows stay as they are."""
    left = [part for part in table.parts if part.thing == "table_row" and id(part) not in others]
    details = {"was_a" if table.action == "added" else "becomes": form}
    if form == "list":
        details["reworded"] = "yes"
    taken = set(map(id, others.values()))
    lines = minus(table.lines, lines_of_all(left)) if left else table.lines
    made: list[Fact] = []
    for one in found:
        if one is table:
            continue
        if id(one) in taken and _only_says(one):
            lines = plus(lines, one.lines)
        elif one.kind == "section_removed" and (head := _without(one, taken)) is not None:
            lines = plus(lines, minus(one.lines, head.lines))
            made.append(head)
        else:
            made.append(one)
    at = next(at for at, one in enumerate(found) if one is table)
    told = replace(table, kind="table_changed", parts=(), lines=lines, details=details)
    behind = next(
        (n for n, one in enumerate(made) if any(one is after for after in found[at + 1 :])), len(made)
    )
    found[:] = [*made[:behind], told, *left, *made[behind:]]


def _only_says(fact: Fact) -> bool:
    """Tell whether all that a thing holds is text, which the cells of a row can say."""
    return all(part.thing in _TEXTS and _only_says(part) for part in fact.parts)


def _without(section: Fact, taken: set[int]) -> Fact | None:
    """Give the heading of a section that held nothing but what a table says now, and text about it."""
    inner = [part for part in section.parts if part.thing == "section"]
    if not inner or not all(id(part) in taken and _only_says(part) for part in inner):
        return None
    if not all(part.thing in _TEXTS for part in section.parts if part.thing != "section"):
        return None
    return replace(
        section,
        kind="heading_removed",
        parts=(),
        lines=minus(section.lines, lines_of_all(inner)),
        details={},
    )
