"""The changes of a file gathered by place: what one bullet says.

A block is a section (or a symbol of a code file) with its clauses. It also knows how many things of
which kind it tells, so that a block which finds no room can still be counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diff_insight.catalog import Plural
from diff_insight.engines.digest import Action, Point, count_of
from diff_insight.engines.wording import Wording
from diff_insight.model import Fact

CHANGES = 3
_CELLS = 4
_ROOT_CHANGES = 6

_COME = Plural("{things} is new", "{things} are new")
_GONE = Plural("{things} is gone", "{things} are gone")
_CHANGED = Plural("{things} changes", "{things} change")
_CHANGED_TOO = Plural("{things} changes as well", "{things} change as well")
_PLACES = Plural("{clause} in one place", "{clause} in {n} places")

Tally = tuple[str, Action, int]


@dataclass(frozen=True, slots=True)
class Block:
    """What is said of one place.

    Attributes:
        place: Shown name of the section or symbol, or empty.
        section: Whether the place is a section.
        clauses: At least one.
        tallies: Kind of thing, what happened and how many, for all that the block stands for.
    """

    place: str
    section: bool
    clauses: tuple[str, ...]
    tallies: tuple[Tally, ...]

    def said(self, wording: Wording) -> str:
        """Give the block as one piece of text without a final stop."""
        messages = wording.messages
        text = self.clauses[0]
        for clause in self.clauses[1:]:
            text = messages.text("{clause}; {further}", clause=text, further=clause)
        return self._placed(text, wording)

    def first(self, wording: Wording) -> str:
        """Give the block's first clause alone."""
        return self._placed(self.clauses[0], wording)

    def _placed(self, text: str, wording: Wording) -> str:
        messages = wording.messages
        if not self.place:
            return text
        if self.section:
            return messages.text("under {place}: {text}", place=self.place, text=text)
        return messages.text("in {place}: {text}", place=self.place, text=text)


def blocks_of(points: Sequence[Point], wording: Wording) -> list[Block]:
    """Gather points by place, the place of the most important point first."""
    places: dict[str | None, list[Point]] = {}
    for point in points:
        places.setdefault(point.place, []).append(point)
    blocks: list[tuple[float, Block]] = []
    for place, found in places.items():
        if place is None:
            blocks.extend((rank, block) for rank, block in _loose(found, wording))
        else:
            clauses = tuple(clause for _, clause, _ in _clauses(found, wording, CHANGES) if clause)
            section = bool(found[0].facts[0].section)
            shown = wording.prose(place) if section else wording.name(place)
            blocks.append((found[0].rank, Block(shown, section, clauses, tuple(map(_tally, found)))))
    blocks.sort(key=lambda ranked: ranked[0])
    return [block for _, block in blocks if block.clauses]


def counted(tallies: Iterable[Tally], wording: Wording) -> Iterator[str]:
    """Say tallies as clauses: what is new, what is gone, what changes."""
    totals: dict[Action, dict[str, int]] = {"added": {}, "removed": {}, "changed": {}}
    for base, action, n in tallies:
        totals[action][base] = totals[action].get(base, 0) + n
    for action, template in (("added", _COME), ("removed", _GONE), ("changed", _CHANGED)):
        bases = totals[action]
        if bases:
            things = wording.series([wording.counted(base, n) for base, n in bases.items()])
            yield wording.messages.plural(*template, sum(bases.values()), things=things)


def _loose(points: Sequence[Point], wording: Wording) -> Iterator[tuple[float, Block]]:
    """Give a block for each clause that stands under no place."""
    for rank, clause, tallies in _clauses(points, wording, _ROOT_CHANGES):
        if clause:
            yield rank, Block("", False, (clause,), tallies)  # noqa: FBT003 - a field


def _clauses(
    points: Sequence[Point], wording: Wording, changes: int
) -> Iterator[tuple[float, str, tuple[Tally, ...]]]:
    done: set[Action] = set()
    for point in points:
        if point.kind == "moved":
            yield from (
                (point.rank, moved(fact, wording), (("text", "changed", 1),)) for fact in point.facts[:1]
            )
            continue
        if point.action == "changed":
            yield from _changes(point, wording, changes)
            continue
        telling = _telling(point, wording)
        if telling:
            yield point.rank, telling, (_tally(point),)
        elif point.action not in done:
            done.add(point.action)
            same = [
                p
                for p in points
                if p.action == point.action and p.kind != "moved" and not _telling(p, wording)
            ]
            yield point.rank, came_or_went(same, wording), tuple(map(_tally, same))


def came_or_went(points: Sequence[Point], wording: Wording) -> str:
    """Say that things are new, or gone, in one clause."""
    things = [wording.things(point.facts) for point in points]
    template = _COME if points[0].action == "added" else _GONE
    n = sum(point.count for point in points)
    return wording.messages.plural(*template, n, things=wording.series(things))


def _telling(point: Point, wording: Wording) -> str:
    """Say a single row with its cells, or a single key with its value; empty where it is neither."""
    if len(point.facts) > 1:
        return ""
    fact, messages = point.facts[0], wording.messages
    thing = wording.thing(fact)
    if point.base == "table_row" and thing:
        cells = [
            messages.text("{column} {cell}", column=wording.name(column), cell=wording.name(cell))
            for column, cell in fact.cells[1 : _CELLS + 1]
            if wording.name(cell) and wording.name(column)
        ]
        if not cells:
            return ""
        listed = wording.comma(cells)
        if point.action == "added":
            return messages.text("the row {row} is new ({cells})", row=thing, cells=listed)
        return messages.text("the row {row} is gone ({cells})", row=thing, cells=listed)
    value = wording.value(fact.new or fact.old)
    if point.base in {"value", "dependency"} and thing and value:
        if point.action == "added":
            return messages.text("{key} is new, with the value {value}", key=thing, value=value)
        return messages.text("{key} is gone; it was {value}", key=thing, value=value)
    return ""


def _changes(point: Point, wording: Wording, limit: int) -> Iterator[tuple[float, str, tuple[Tally, ...]]]:
    groups: dict[str, list[Fact]] = {}
    for fact in point.facts[: limit * 20]:
        groups.setdefault(wording.change(fact), []).append(fact)
    groups.pop("", None)
    told = 0
    for clause, facts in list(groups.items())[:limit]:
        told += len(facts)
        said = wording.messages.plural(*_PLACES, len(facts), clause=clause) if len(facts) > 1 else clause
        yield point.rank, said, ((point.base, "changed", count_of(facts)),)
    if told < len(point.facts):
        n = len(point.facts) - told
        template = _CHANGED_TOO if told else _CHANGED
        things = wording.counted(point.base, n)
        yield (
            point.rank + 0.5,
            wording.messages.plural(*template, n, things=things),
            ((point.base, "changed", n),),
        )


def moved(fact: Fact, wording: Wording) -> str:
    """Say what stands elsewhere now, and where it was."""
    text, path = wording.prose(fact.new or fact.old or fact.key), wording.name(fact.path)
    messages = wording.messages
    if text and path:
        return messages.text("{text} moves here from {path}", text=text, path=path)
    if text:
        return messages.text("{text} moves without a change", text=text)
    return messages.text("text moves without a change")


def _tally(point: Point) -> Tally:
    return (point.base if point.kind != "moved" else "text", point.action, point.count)
