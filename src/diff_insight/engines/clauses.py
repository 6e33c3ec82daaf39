"""Points as clauses: what is new, what is gone, what became what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diff_insight.catalog import Plural
from diff_insight.engines.digest import Action, Point, count_of
from diff_insight.engines.wording import Wording
from diff_insight.model import Fact

_CELLS = 4
_CELL_ROOM = 40
_TOGETHER = 2
_LOOKED_AT = 60

_COME = Plural("{things} is new", "{things} are new")
_GONE = Plural("{things} is gone", "{things} are gone")
_CHANGED = Plural("{things} changes", "{things} change")
_PLACES = Plural("{clause} in one place", "{clause} in {n} places")

_COUNTED: dict[Action, Plural] = {
    "added": _COME,
    "removed": _GONE,
    "changed": _CHANGED,
    "moved": Plural("{things} moves without a change", "{things} move without a change"),
}

Tally = tuple[str, Action, int]
"""A kind of thing, what happened to it and to how many."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, or, where `text` is empty, things that are only counted.

    Attributes:
        text: Without a capital and a stop.
        rank: Lower is said first.
        tallies: What the clause stands for.
    """

    text: str
    rank: float
    tallies: tuple[Tally, ...]


def clauses_of(
    points: Sequence[Point], wording: Wording, *, changes: int, inside: Sequence[Point] = ()
) -> Iterator[Clause]:
    """Give clauses in the order of the points.

    Args:
        points: Of one place.
        wording: Of the language, as Markdown.
        changes: How many old → new facts of one point are said one by one.
        inside: What lies inside new or removed sections, counted with them.
    """
    done: set[int] = set()
    for point in points:
        if id(point) in done:
            continue
        if point.kind == "moved":
            yield from _moves(point, wording)
        elif point.action == "changed":
            yield from _changes(point, wording, changes)
        elif telling := _telling(point, wording):
            yield Clause(telling, point.rank, (tally_of(point),))
        elif point.base == "heading":
            yield _sections(point, inside, wording)
        else:
            same = [other for other in points if _goes_with(other, point, wording) and id(other) not in done]
            same = same[:_TOGETHER]
            done.update(map(id, same))
            yield Clause(_came_or_went(same, wording), point.rank, tuple(map(tally_of, same)))


def counted(tallies: Iterable[Tally], wording: Wording) -> Iterator[str]:
    """Say tallies as clauses: what is new, what is gone, what changes."""
    totals: dict[Action, dict[str, int]] = {"added": {}, "removed": {}, "changed": {}, "moved": {}}
    for base, action, n in tallies:
        totals[action][base] = totals[action].get(base, 0) + n
    for action, template in _COUNTED.items():
        bases = totals[action]
        if bases:
            things = wording.series([wording.counted(base, n) for base, n in bases.items()])
            yield wording.messages.plural(*template, sum(bases.values()), things=things)


def tally_of(point: Point) -> Tally:
    """Count a point."""
    return (point.base, point.action, point.count)


def _goes_with(other: Point, point: Point, wording: Wording) -> bool:
    return other.action == point.action and other.base != "heading" and not _telling(other, wording)


def _came_or_went(points: Sequence[Point], wording: Wording) -> str:
    things = [wording.things(point.facts) for point in points]
    template = _COME if points[0].action == "added" else _GONE
    number = sum(n for _, n in things)
    return wording.messages.plural(*template, number, things=wording.series([text for text, _ in things]))


def _sections(point: Point, inside: Sequence[Point], wording: Wording) -> Clause:
    """Say that sections come or go, with a count of what lies in them."""
    held = [other for other in inside if other.action == point.action]
    clause = _came_or_went([point], wording)
    totals: dict[str, int] = {}
    for other in held:
        totals[other.base] = totals.get(other.base, 0) + other.count
    if totals:
        things = wording.series([wording.counted(base, n) for base, n in totals.items()])
        clause = wording.messages.text("{clause}, with {things}", clause=clause, things=things)
    return Clause(clause, point.rank, (tally_of(point), *map(tally_of, held)))


def _telling(point: Point, wording: Wording) -> str:
    """Say a single row with its cells, or a single key with its value; empty where it is neither."""
    if len(point.facts) > 1:
        return ""
    fact = point.facts[0]
    if point.base == "table_row":
        return _row(fact, wording, added=point.action == "added")
    if point.base not in {"value", "dependency"}:
        return ""
    messages, key, value = wording.messages, wording.thing(fact), wording.value(fact.new or fact.old)
    if not key or not value:
        return ""
    if point.action == "added":
        return messages.text("{key} is new, with the value {value}", key=key, value=value)
    return messages.text("{key} is gone; it was {value}", key=key, value=value)


def _row(fact: Fact, wording: Wording, *, added: bool) -> str:
    messages, row = wording.messages, wording.thing(fact)
    narrow = wording.narrow(_CELL_ROOM)
    shown = [(narrow.name(column), narrow.name(cell)) for column, cell in fact.cells[1 : _CELLS + 1]]
    cells = [
        messages.text("{column}: {cell}", column=column, cell=cell)
        for column, cell in shown
        if column and cell
    ]
    if not cells or not row:
        return ""
    listed = wording.comma(cells)
    if added:
        return messages.text("the row {row} is new ({cells})", row=row, cells=listed)
    return messages.text("the row {row} is gone ({cells})", row=row, cells=listed)


def _changes(point: Point, wording: Wording, limit: int) -> Iterator[Clause]:
    """Say what became what, what is alike once; what finds no room is counted."""
    groups: dict[str, list[Fact]] = {}
    for fact in point.facts[:_LOOKED_AT]:
        groups.setdefault(wording.change(fact), []).append(fact)
    told = 0
    for text, facts in groups.items():
        if not text or limit == 0:
            continue
        limit -= 1
        told += len(facts)
        said = wording.messages.plural(*_PLACES, len(facts), clause=text) if len(facts) > 1 else text
        yield Clause(said, point.rank, ((point.base, "changed", count_of(facts)),))
    if told < len(point.facts):
        yield Clause("", point.rank, ((point.base, "changed", len(point.facts) - told),))


def _moves(point: Point, wording: Wording) -> Iterator[Clause]:
    first, messages = point.facts[0], wording.messages
    text, path = wording.prose(first.new or first.old or first.key), wording.name(first.path)
    if text and path and first.added:
        said = messages.text("{text} moves here from {path}", text=text, path=path)
    elif text and path:
        said = messages.text("{text} moves from here to {path}", text=text, path=path)
    elif text:
        said = messages.text("{text} moves without a change", text=text)
    else:
        said = messages.text("text moves without a change")
    yield Clause(said, point.rank, ((point.base, "moved", 1),))
    if len(point.facts) > 1:
        yield Clause("", point.rank, ((point.base, "moved", len(point.facts) - 1),))
