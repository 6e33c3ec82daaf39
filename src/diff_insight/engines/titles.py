"""One line that says what is specific about a change: the most important fact, and a second where room is.

Titles are plain text of at most 80 characters. Where two files of a report would get the same title for
different changes, `candidates` offers further ones, each more specific than the one before.
"""

from collections.abc import Callable, Iterator

from diff_insight.catalog import Messages
from diff_insight.engines.digest import Digest, Point
from diff_insight.engines.quoting import shorten
from diff_insight.engines.upkeep import upkeep_title
from diff_insight.engines.whole_files import is_prose, whole_title
from diff_insight.engines.wording import Wording
from diff_insight.model import Fact

LONGEST = 80

_ROOMS = (56, 40, 30, 22, 15)
_SECOND_ROOMS = (30, 22, 15)
_FACTS = 8


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
    prose_file = is_prose(digest.change.path)
    wordings = {
        room: Wording(messages, markdown=False, room=room, prose_file=prose_file)
        for room in (*_ROOMS, *_SECOND_ROOMS)
    }
    whole = _fitting(lambda w: whole_title(digest, w), wordings, LONGEST)
    clauses = list(_clauses(digest, wordings))
    leads = [whole, *clauses] if whole else clauses
    if not leads:
        yield upkeep_title(digest, wordings[_ROOMS[0]])
        return
    if len(leads) == 1:
        yield leads[0]
    for second in leads[1:]:
        both = messages.text("{first}; {second}", first=leads[0], second=_lowered(second))
        if len(both) <= LONGEST:
            yield both
    yield from leads
    for point in digest.points:
        if point.place:
            place = wordings[22].prose(point.place)
            for clause in clauses:
                both = messages.text("{clause} ({place})", clause=clause, place=place)
                if len(both) <= LONGEST:
                    yield both


def _clauses(digest: Digest, wordings: dict[int, Wording]) -> Iterator[str]:
    """Give a clause for each thing worth a title, most important first, each once."""
    seen: set[str] = set()
    for point in digest.points[:_FACTS]:
        for clause in _point_clauses(point, wordings):
            if clause and clause not in seen:
                seen.add(clause)
                yield clause


def _point_clauses(point: Point, wordings: dict[int, Wording]) -> Iterator[str]:
    if point.kind == "moved":
        yield _fitting(lambda w: _moved(point.facts[0], w), wordings, LONGEST)
    elif point.action == "changed":
        for fact in point.facts[:_FACTS]:
            yield _fitting(lambda w, fact=fact: w.change(fact), wordings, LONGEST)
    else:
        yield _fitting(lambda w: _came_or_went(point, w), wordings, LONGEST)


def _came_or_went(point: Point, wording: Wording) -> str:
    things = wording.things(point.facts)
    if point.action == "added":
        return wording.messages.text("Adds {things}", things=things)
    return wording.messages.text("Removes {things}", things=things)


def _moved(fact: Fact, wording: Wording) -> str:
    text = wording.prose(fact.new or fact.old or fact.key)
    if not text:
        return wording.messages.text("Moves text without changing it")
    return wording.messages.text("Moves {text}", text=text)


def _fitting(make: Callable[[Wording], str], wordings: dict[int, Wording], limit: int) -> str:
    made = ""
    for room in _ROOMS:
        made = make(wordings[room])
        if len(made) <= limit:
            return made
    return made


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
