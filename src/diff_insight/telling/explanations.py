"""What changed in a file: a sentence or two, or a list with one entry a place; the rest counted."""

from collections.abc import Iterator, Sequence

from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.point import Place, Point
from diff_insight.telling.story import is_quiet

MORE_HERE = Plural("{clauses}; one more change", "{clauses}; {n} more changes")
MORE_PLACES = Plural("One more change is in {places}", "{n} more changes are in {places}")
MORE_SECTIONS = Plural("One more change is under {places}", "{n} more changes are under {places}")
MORE = Plural("One more change", "{n} more changes")
BESIDE = msgid("beside that, {counted}")
ONLY_METADATA = msgid("only the metadata of the page changes: {clauses}")
AND_ALSO = msgid("{first}; {second}")
UNDER = msgid("Under {place}:")
IN_PLACE = msgid("In {place}:")

_Entry = tuple[str, tuple[Place, ...], int]
"""What is said of a place, the place, and how many changes it is that a patch shows."""


def explanation(points: Sequence[Point], words: Messages) -> str:
    """Give the explanation of a file's change as Markdown; empty where there is nothing to tell."""
    return words.stopped_once(_explanation(points, words))


def _explanation(points: Sequence[Point], words: Messages) -> str:
    entries = list(entries_of(points, words))
    if len(entries) == 1 and (listed := _of_one_place(points, words)):
        return listed
    if len(entries) <= 2 and not any(_INNER in said for said, _, _ in entries):  # noqa: PLR2004 - a paragraph
        text = words.sentences([sentence(said, words) for said, _, _ in entries])
        if len(text) <= BOUNDS.explanation:
            return text
    told: list[str] = []
    room = BOUNDS.explanation - BOUNDS.unit
    sizes = [1 + said.count(_INNER) for said, _, _ in entries]
    rows = BOUNDS.bullets if sum(sizes) <= BOUNDS.bullets else BOUNDS.bullets - 1
    for at, ((said, _, _), size) in enumerate(zip(entries, sizes, strict=True)):
        entry = sentence(said, words)
        if size > rows or len(entry) + 3 > room:
            if cut := _cut(entries[at], rows, room):
                fitting, entries[at] = cut
                told.append(fitting)
            break
        room -= len(entry) + 3
        rows -= size
        told.append(entry)
    else:
        at = len(entries)
    if any(count for _, _, count in entries[at:]):
        told.append(sentence(_rest(entries[at:], words), words))
    return "\n".join(f"- {clause}" for clause in told)


def _cut(entry: _Entry, rows: int, room: int) -> tuple[str, _Entry] | None:
    """Part a list in the list into what has room, its head first, and what is left to be counted.

    None where so little has room that it makes no list.
    """
    said, places, count = entry
    head, *clauses = said.split(_INNER)
    fitting = head
    for at, clause in enumerate(clauses):
        if at + 1 == rows or len(fitting) + len(_INNER) + len(clause) + 3 > room:
            left = len(clauses) - at if count else 0
            return (fitting, ("", places, left)) if at >= _LEAST else None
        fitting += _INNER + clause
    return None


def _of_one_place(points: Sequence[Point], words: Messages) -> str:
    """List what happened in the one place of a change that has more to say than a sentence holds.

    Empty where it needs no list, or where it has no name.
    """
    phrases = Phrases(words=words)
    places = points[0].places
    place = phrases.place(places)
    told = list(dict.fromkeys(phrases.clause(point.facts) for point in points))
    few = len(told) <= 2  # noqa: PLR2004 - which are no list
    if not place or few or (len(told) <= BOUNDS.clauses and sum(map(len, told)) <= BOUNDS.bullet):
        return ""
    made = [words.text(UNDER if places[0].heading else IN_PLACE, place=place)]
    room = BOUNDS.explanation - BOUNDS.unit - len(made[0])
    most = BOUNDS.bullets if len(told) <= BOUNDS.bullets else BOUNDS.bullets - 1
    for clause in told[:most]:
        if (room := room - len(clause) - 4) < 0:
            break
        made.append(f"- {sentence(clause, words)}")
    left = len(told) + 1 - len(made)
    if left:
        made.append(f"- {sentence(words.plural(*MORE, left), words)}")
    return made[0] + "\n\n" + "\n".join(made[1:])


_INNER = "\n  - "
_LEAST = 2
"""Entries that make a list in the list."""
_SHARE = 2
"""Part of an explanation that what is said of one place may take as a list in the list."""
_QUOTED_ENDS = tuple(end + quote for end in ".?!。" for quote in '"”“」')


def sentence(clause: str, words: Messages) -> str:
    """Make a clause a sentence: with a capital, and a stop unless what it quotes ends with one."""
    clause = Phrases.raised(clause)
    end = words.text("{sentence}.", sentence="")
    whole = clause.endswith((end, *_QUOTED_ENDS) if end == "." else end)
    return clause if whole else words.text("{sentence}.", sentence=clause)


def entries_of(points: Sequence[Point], words: Messages) -> Sequence[_Entry]:
    """Give what is said of each place, the important first."""
    phrases = Phrases(words=words, enumerated=BOUNDS.enumerated)
    loud = [point for point in points if not is_quiet(point)]
    placed = any(place.name for point in points for place in point.places)
    if loud and not placed and all(fact.thing == "metadata" for point in points for fact in point.facts):
        clauses = _joined([phrases.clause(point.facts) for point in points], words)
        return [(words.text(ONLY_METADATA, clauses=clauses), points[0].places, len(points))]
    groups: dict[tuple[Place, ...], list[Point]] = {}
    for at, point in enumerate(loud or points):
        alone = not point.places[0].name
        groups.setdefault((Place(f"{at}\0"),) if alone else point.places, []).append(point)
    told = [(group, _clauses(group, phrases)) for group in groups.values()]
    few = sum(len(clauses) for _, clauses in told) < BOUNDS.bullets
    first = told[0][1] if len(told) > 1 else []  # what leads is told whole where it is no long list
    entries = [
        entry
        for group, clauses in told
        for entry in (_parted if _has_room(clauses, few=few, first=first) else _entry)(
            group, clauses, phrases
        )
    ]
    if loud and len(loud) < len(points):
        quiet = [fact for point in points if is_quiet(point) for fact in point.facts]
        bumped = {
            (fact.name, fact.action) for point in loud for fact in point.facts if fact.thing == "package"
        }
        quiet = [
            fact for fact in quiet if fact.thing != "requirement" or (fact.name, fact.action) not in bumped
        ]  # what a lock file repeats of its manifest follows the version that it locks
        if quiet:
            entries.append((words.text(BESIDE, counted=phrases.counted(_first_kinds(quiet))), (), len(quiet)))
    return entries


def _first_kinds(facts: Sequence[Fact]) -> Sequence[Fact]:
    return sorted(facts, key=lambda fact: kind_of(fact).row)


def _fitting(told: Sequence[str]) -> int:
    """Give how many clauses one entry of a list holds."""
    size = 0
    for at, clause in enumerate(told):
        if at and (at == BOUNDS.clauses or size + len(clause) > BOUNDS.bullet):
            return at
        size += len(clause)
    return len(told)


def _has_room(told: Sequence[str], *, few: bool, first: Sequence[str]) -> bool:
    """Tell whether clauses that one entry does not hold are told one by one."""
    leads = told is first and len(told) <= BOUNDS.clauses
    return bool(first) and _fitting(told) < len(told) and (few or leads)


def _entry(group: Sequence[Point], told: Sequence[str], phrases: Phrases) -> Iterator[_Entry]:
    """Say what happened in one place; what one entry does not hold is counted."""
    fitting = _fitting(told)
    clauses = _joined(told[:fitting], phrases.words)
    if fitting < len(told):
        clauses = phrases.words.plural(*MORE_HERE, len(told) - fitting, clauses=clauses)
    yield phrases.placed(group[0].places, clauses), group[0].places, len(told) if group[0].seen else 0


def _parted(group: Sequence[Point], told: Sequence[str], phrases: Phrases) -> Iterator[_Entry]:
    """Say each thing that happened in one place by itself, where a list has room for all of them."""
    places = group[0].places
    place = phrases.place(places)
    long = sum(map(len, told)) > BOUNDS.explanation // _SHARE or len(told) > BOUNDS.bullets - 2
    if not place or long:
        yield from ((phrases.placed(places, clause), places, int(group[0].seen)) for clause in told)
        return
    head = phrases.words.text(UNDER if places[0].heading else IN_PLACE, place=place)
    rows = (f"{_INNER}{sentence(clause, phrases.words)}" for clause in told)
    yield "".join((head, *rows)), places, len(told) if group[0].seen else 0


def _clauses(group: Sequence[Point], phrases: Phrases) -> list[str]:
    """Give what is said of each point; points of which the same would be said are counted as one."""
    same: dict[str, list[Point]] = {}
    for point in group:
        same.setdefault(phrases.clause(point.facts), []).append(point)
    return [
        said if len(points) == 1 else phrases.clause([fact for point in points for fact in point.facts])
        for said, points in same.items()
    ]


def _joined(clauses: Sequence[str], words: Messages) -> str:
    made = ""
    for clause in clauses:
        made = words.text(AND_ALSO, first=made, second=clause) if made else clause
    return made


def _rest(entries: Sequence[_Entry], words: Messages) -> str:
    n = sum(count for _, _, count in entries)
    counted = [where for _, where, count in entries if count]
    places = dict.fromkeys(place for where in counted for place in where)
    known = all(where and all(place.name for place in where) for where in counted)
    named = Phrases(words=words).place(list(places)) if known else ""
    if not named:
        return words.plural(*MORE, n)
    more = MORE_SECTIONS if all(place.heading for place in places) else MORE_PLACES
    return words.plural(*more, n, places=named)
