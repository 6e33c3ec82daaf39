"""Points as clauses: what is new, what is gone, what became what."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from diff_insight.catalog import Plural
from diff_insight.engines.digest import Action, Point
from diff_insight.engines.wording import Wording
from diff_insight.facts.entries import is_entry
from diff_insight.model import Fact, FactKind

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


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, or, where `text` is empty, things that are only counted.

    Attributes:
        text: Without a capital and a stop.
        rank: Lower is said first.
        kinds: Of the facts that the clause stands for.
    """

    text: str
    rank: float
    kinds: frozenset[FactKind]


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
            yield Clause(telling, point.rank, frozenset({point.kind}))
        elif point.base == "heading":
            yield _sections(point, inside, wording)
        else:
            same = [other for other in points if _goes_with(other, point, wording) and id(other) not in done]
            same = same[:_TOGETHER]
            done.update(map(id, same))
            yield Clause(_came_or_went(same, wording), point.rank, frozenset(p.kind for p in same))


def counted(points: Iterable[Point], kinds: Container[FactKind], wording: Wording) -> Iterator[str]:
    """Count the points of some kinds, in clauses: what is new, what is gone, what changes."""
    totals: dict[Action, dict[str, int]] = {action: {} for action in _COUNTED}
    for point in points:
        if point.kind in kinds:
            bases = totals[point.action]
            bases[point.base] = bases.get(point.base, 0) + point.count
    for action, template in _COUNTED.items():
        bases = totals[action]
        if bases:
            things = wording.series([wording.counted(base, n) for base, n in bases.items()])
            yield wording.messages.plural(*template, sum(bases.values()), things=things)


def _goes_with(other: Point, point: Point, wording: Wording) -> bool:
    return other.action == point.action and other.base != "heading" and not _telling(other, wording)


def _came_or_went(points: Sequence[Point], wording: Wording) -> str:
    things = [wording.things(point.facts) for point in points]
    template = _COME if points[0].action == "added" else _GONE
    number = sum(n for _, n in things)
    return wording.messages.plural(*template, number, things=wording.phrases([text for text, _ in things]))


def _sections(point: Point, inside: Sequence[Point], wording: Wording) -> Clause:
    """Say that sections come or go; a single one with a count of what lies in it."""
    held = [other for other in inside if other.action == point.action]
    clause = _came_or_went([point], wording)
    if held and len(point.facts) == 1:
        totals: dict[str, int] = {}
        for other in held:
            totals[other.base] = totals.get(other.base, 0) + other.count
        things = wording.series([wording.counted(base, n) for base, n in totals.items()])
        clause = wording.messages.text("{clause}, with {things}", clause=clause, things=things)
    return Clause(clause, point.rank, frozenset({point.kind}))


def _telling(point: Point, wording: Wording) -> str:
    """Say a single row with its cells, or a single key with its value; empty where it is neither."""
    if len(point.facts) > 1:
        return ""
    fact = point.facts[0]
    if point.base == "table_row":
        return _row(fact, wording, added=point.action == "added")
    if point.base not in {"value", "dependency"} or is_entry(fact):
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
    cells = [
        messages.text("{column}: {cell}", column=narrow.name(column), cell=narrow.name(cell))
        if narrow.name(column)
        else narrow.name(cell)
        for column, cell in fact.cells[1:]
        if narrow.name(cell)
    ][:_CELLS]
    if not cells or not row:
        return ""
    listed = wording.comma(cells)
    if added:
        return messages.text("the row {row} is new ({cells})", row=row, cells=listed)
    return messages.text("the row {row} is gone ({cells})", row=row, cells=listed)


def _changes(point: Point, wording: Wording, limit: int) -> Iterator[Clause]:
    """Say what became what, what is alike once; what finds no room is counted."""
    groups: dict[str, list[Fact]] = {}
    for facts in alike(point.facts[:_LOOKED_AT]):
        if len(facts) > 1 and (text := wording.column_change(facts)):
            groups[text] = facts
            continue
        for fact in facts:
            groups.setdefault(wording.change(fact), []).append(fact)
    told = 0
    for text, facts in groups.items():
        if not text or limit == 0:
            continue
        limit -= 1
        told += len(facts)
        several = len(facts) > 1 and not wording.column_change(facts)
        said = wording.messages.plural(*_PLACES, len(facts), clause=text) if several else text
        yield Clause(said, point.rank, frozenset({point.kind}))
    if told < len(point.facts):
        yield Clause("", point.rank, frozenset({point.kind}))


def alike(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Gather cells of one column that change alike; any other fact stands alone."""
    groups: dict[object, list[Fact]] = {}
    for at, fact in enumerate(facts):
        cell = fact.kind == "table_cell_changed" and fact.column and fact.row
        groups.setdefault((fact.column, fact.old, fact.new) if cell else at, []).append(fact)
    return list(groups.values())


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
    yield Clause(said, point.rank, frozenset({point.kind}))
    if len(point.facts) > 1:
        yield Clause("", point.rank, frozenset({point.kind}))
