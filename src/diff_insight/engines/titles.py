"""One line that says what is specific about a change: the most important fact, and a second where room is.

Titles are plain text of at most 80 characters. Where two files of a report would get the same title for
different changes, `candidates` offers further ones, each more specific than the one before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from diff_insight.catalog import Messages
from diff_insight.diff.hunks import read_hunks
from diff_insight.engines.clauses import alike
from diff_insight.engines.digest import Digest, Point
from diff_insight.engines.quoting import shorten
from diff_insight.engines.upkeep import upkeep_title
from diff_insight.engines.whole_files import is_prose, whole_title
from diff_insight.engines.wording import Wording
from diff_insight.model import Fact

LONGEST = 80

_ROOMS = (56, 40, 30, 24)
_TIGHT = 15
_POINTS = 6
_FACTS = 4
_LOOKED_AT = 60
_BARER = 3
_LEAST_CONTEXT = 16
_SHORT = 50


def title(digest: Digest, messages: Messages) -> str:
    """Give the title of a file's change: one line, plain text, at most 80 characters."""
    return next(candidates(digest, messages))


def candidates(digest: Digest, messages: Messages) -> Iterator[str]:
    """Give titles from the best on; at least one, never the same twice."""
    seen: set[str] = set()
    for made in _candidates(digest, messages):
        shown = shorten(made, LONGEST)
        if shown and shown not in seen:
            seen.add(shown)
            yield shown
    if not seen:
        yield _last_resort(digest, messages)


def _candidates(digest: Digest, messages: Messages) -> Iterator[str]:
    maker = _Maker(messages, prose_file=is_prose(digest.change.path))
    whole = maker.fitting(lambda wording: whole_title(digest, wording))
    if whole and digest.change.status in {"added", "removed"}:
        yield whole
    clauses = [clause for _, clause in maker.clauses(digest.points or (digest.inside if whole else ()))]
    leads = [whole, *clauses] if whole else clauses
    if not leads:
        yield maker.fitting(lambda wording: upkeep_title(digest, wording))
        return
    for second in leads[1:]:
        both = messages.text("{first}; {second}", first=leads[0], second=_lowered(second))
        if len(both) <= LONGEST:
            yield both
    yield leads[0]
    yield from _in_context(digest, maker)
    yield from leads[1:]


@dataclass(frozen=True)
class _Maker:
    """Makes clauses that fit a title."""

    messages: Messages
    prose_file: bool

    def wording(self, room: int) -> Wording:
        return Wording(self.messages, markdown=False, room=room, prose_file=self.prose_file)

    def fitting(self, make: Callable[[Wording], str], limit: int = LONGEST) -> str:
        """Make a clause with as much of its names as fits; empty where even short names are too long."""
        for room in _ROOMS:
            made = make(self.wording(room))
            if len(made) <= limit:
                return made
        return ""

    def clauses(self, points: Sequence[Point], limit: int = LONGEST) -> Iterator[tuple[Fact, str]]:
        """Give a clause for each thing worth a title, most important first, each once."""
        seen: set[str] = set()
        for point in points[:_POINTS]:
            for fact, clause in self._of_point(point, limit):
                if clause and clause not in seen:
                    seen.add(clause)
                    yield fact, clause

    def _of_point(self, point: Point, limit: int) -> Iterator[tuple[Fact, str]]:
        first = point.facts[0]
        if point.kind == "moved":
            yield first, self.fitting(lambda wording: _moved(first, wording), limit)
        elif point.action == "changed":
            for facts in alike(point.facts[:_LOOKED_AT])[:_FACTS]:
                yield facts[0], self._column(facts, limit) or self.changed(facts[0], limit)
        else:
            shown = self.fitting(lambda wording: _came_or_went(point, wording), limit)
            yield first, shown or _came_or_went(point, self.wording(_TIGHT))

    def _column(self, facts: Sequence[Fact], limit: int) -> str:
        if len(facts) == 1:
            return ""
        return self.fitting(lambda wording: wording.column_change(facts), limit)

    def changed(self, fact: Fact, limit: int) -> str:
        """Say old → new; rather without where it stands than with names cut beyond recognition."""
        for barer in range(_BARER):
            made = self.fitting(_changing(fact, barer), limit)
            if made:
                return made
        return self.wording(_TIGHT).change(fact)


def _changing(fact: Fact, barer: int) -> Callable[[Wording], str]:
    return lambda wording: wording.change(fact, barer=barer)


def _came_or_went(point: Point, wording: Wording) -> str:
    things, _ = wording.things(point.facts)
    if point.action == "added":
        return wording.messages.text("Adds {things}", things=things)
    return wording.messages.text("Removes {things}", things=things)


def _moved(fact: Fact, wording: Wording) -> str:
    text = wording.prose(fact.new or fact.old or fact.key)
    if not text:
        return wording.messages.text("Moves text without changing it")
    return wording.messages.text("Moves {text}", text=text)


def _in_context(digest: Digest, maker: _Maker) -> Iterator[str]:
    """Give clauses with the section that they stand under, or with the line that they stand in."""
    lines: dict[tuple[str, int], str] = {}
    for hunk in read_hunks(digest.change.patch):
        for line in hunk.lines:
            if line.side != " ":
                lines[line.side, line.new or line.old or 0] = line.text
    points = digest.points[:_POINTS]
    for point in points:
        for fact, clause in (*maker.clauses((point,)), *maker.clauses((point,), _SHORT)):
            if point.place:
                yield from _with(clause, point.place, maker)
            numbers = (
                [("+", fact.added[0])] if fact.added else [("-", fact.removed[0])] if fact.removed else []
            )
            for number in numbers:
                yield from _with(clause, lines.get(number, "").lstrip("#>*+-=| \t"), maker)


def _with(clause: str, context: str, maker: _Maker) -> Iterator[str]:
    room = LONGEST - len(clause) - 6
    if room >= _LEAST_CONTEXT:
        shown = maker.wording(room).prose(context)
        if shown and shown.strip('"…') not in clause:
            yield maker.messages.text("{clause} ({place})", clause=clause, place=shown)


def _lowered(clause: str) -> str:
    """Let a clause go on after a semicolon; only the templates' own first words are lowered."""
    first = clause.split(" ", 1)[0]
    return clause[0].lower() + clause[1:] if first.isascii() and first.istitle() and " " in clause else clause


def _last_resort(digest: Digest, messages: Messages) -> str:
    change = digest.change
    if change.additions and change.deletions:
        return messages.text(
            "Adds {added} and removes {removed}",
            added=messages.plural("one line", "{n} lines", change.additions),
            removed=messages.plural("one line", "{n} lines", change.deletions),
        )
    if change.additions:
        return messages.plural("Adds one line", "Adds {n} lines", change.additions)
    if change.deletions:
        return messages.plural("Removes one line", "Removes {n} lines", change.deletions)
    return messages.text("No change that text can show")
