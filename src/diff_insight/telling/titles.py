"""One line that says what is specific about a change: chosen to fit, never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from diff_insight.facts.differs import differing
from diff_insight.languages import Messages, msgid
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling import page_order
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.one_replacement import replacement
from diff_insight.telling.phrase import TITLE_PLACE, Phrases
from diff_insight.telling.plain_lines import LINES_TITLE
from diff_insight.telling.point import FILE, Point
from diff_insight.telling.quoting import clean
from diff_insight.telling.reworded import REWORDS_AN_ITEM, REWORDS_ONE, everywhere
from diff_insight.telling.sentences import openings
from diff_insight.telling.story import is_quiet
from diff_insight.telling.whole import FILE_GONE, FILE_NEW

BOTH = msgid("{first}; {other}")
"""Apart from how clauses are joined: where titles begin with a noun a full stop stands between two."""
_MARK = "done_changed"
_LINE = "plain_line_changed"
_BECOMES = "→"
"""What stands between the two sides of a line that a title quotes."""
_OFFERED = frozenset({"section", "zone", "tab", "table_row", "table_column", "list_item"})
"""What a page offers when it comes."""
_NUMBERED = ("section_removed", "section_added")
"""Kinds of which a title has one number, wherever on the page they are."""
_NOT_NUMBERED = frozenset({"in_place", "around", "still", "to", "from"})
OPENINGS = openings() | {
    "Adds",
    "Removes",
    "Renames",
    "Moves",
    "Reformats",
    "Changes",
    "Updates",
    "Changelog:",
    "Comments",
    "Uncomments",
    "Implements",
    "Ignores",
    "Pins",
}


def candidates(file: AnalyzedFile, points: Sequence[Point], words: Messages) -> Iterator[str]:
    """Give titles that fit, best first; at least one."""
    loud = [point for point in points if not is_quiet(point)] or list(points)
    loud = [point for point in loud if page_order.rank(point) is not page_order.Rank.FORM] or loud
    loud = _new_first(file, _of_one_kind(_counted_together(loud)))
    leading = list(_of_point(loud[0], words)) if loud else []
    if leading and loud[0].facts[0].kind == _LINE and not any(_BECOMES in title for title in leading):
        loud = _together(loud, [point for point in loud if point.facts[0].kind == _LINE])  # all too long
        leading = list(_of_point(loud[0], words))
    led = loud[0] if loud else None
    unsaid = words.text(REWORDS_ONE) in leading or (
        bool(leading) and leading[0].startswith(words.text(REWORDS_AN_ITEM))
    )
    whole = everywhere(loud, 2) if unsaid else everywhere(loud)
    if whole:
        whole = [_of_one_replacement(point) for point in whole]
        loud = [*whole, *(point for point in loud if point.facts[0].kind != whole[0].facts[0].kind)]
    told = filter(None, (leading if point is led else list(_of_point(point, words)) for point in loud[:4]))
    first, second = next(told, []), next(told, [])
    end = _place_of_both(loud, words)
    for one in first:
        for other in second:
            if other in first:  # the same again
                continue
            lead = one.removesuffix(end) if end and other.endswith(end) else one
            both = words.stopped_once(words.text(BOTH, first=lead, other=words.lowered(other, OPENINGS)))
            if len(both) <= BOUNDS.title:
                yield both
        yield one
    for rest in (second, *told):
        yield from rest
    yield fallback(file, words)


def _of_one_replacement(point: Point) -> Point:
    """Give several texts in which the same gave way to the same as one that says this."""
    pair = replacement(point.facts)
    if pair is None or len(point.facts) == 1:
        return point
    said = Fact(kind=point.facts[0].kind, name="", details={"was": pair[0], "is": pair[1]})
    return replace(point, facts=(said,))


def _new_first(file: AnalyzedFile, points: Sequence[Point]) -> list[Point]:
    """Put what makes a page one of something new ahead of what is gone: its title begins with its type."""
    told = list(points)
    if file.role != "docs" or file.modification_type != "new feature" or not told:
        return told
    if any(fact.action != "removed" for fact in told[0].facts):
        return told
    new = next((point for point in told if any(map(_offers, point.facts))), told[0])
    return [new, *(point for point in told if point is not new)]


def _offers(fact: Fact) -> bool:
    """Tell whether a fact holds something that makes a page one of something new."""
    return any(one.action == "added" and one.thing in _OFFERED for one in fact.all())


def _counted_together(points: Sequence[Point]) -> list[Point]:
    """Give the check marks of a page as one point: a title counts them, and "one" is not all of three."""
    marks = [point for point in points if point.facts[0].kind == _MARK]
    return _together(points, marks)


def _of_one_kind(points: Sequence[Point]) -> list[Point]:
    """Give the sections that went from a page as one point, and those that came: a title has one number."""
    for kind in _NUMBERED:
        points = _together(
            points, [point for point in points if point.facts[0].kind == kind and _plain(point)]
        )
    return list(points)


def _plain(point: Point) -> bool:
    """Tell whether all of what came or went is told by its name: no heir, no other place."""
    return all(_NOT_NUMBERED.isdisjoint(fact.details) for fact in point.facts)


def _together(points: Sequence[Point], some: Sequence[Point]) -> list[Point]:
    """Give points with some of them as one, at the place of the first."""
    if len(some) <= 1:
        return list(points)
    facts = tuple(fact for point in some for fact in point.facts)
    places = tuple(dict.fromkeys(place for point in some for place in point.places))
    if not all(place.name for place in places):
        places = (FILE,)  # what stands in none of them is not in the others
    one = Point(facts, places, min(point.order for point in some))
    return [one if point is some[0] else point for point in points if point is some[0] or point not in some]


def _place_of_both(points: Sequence[Point], words: Messages) -> str:
    """Give how two titles of one place end, which then is said once; empty where there is none."""
    if len(points) < 2 or points[0].places != points[1].places:  # noqa: PLR2004 - two are told
        return ""
    place = Phrases(words=words).plain_place(points[0].places)
    return words.text(TITLE_PLACE, clause="\0", place=place).partition("\0")[2] if place else ""


class Titles:
    """Gives the files of one range titles by which they can be told apart, in one language."""

    def __init__(self, words: Messages) -> None:
        self.words = words
        self._taken: dict[str, tuple[object, ...]] = {}
        self._folders: dict[str, list[list[str]]] = {}

    def of(self, file: AnalyzedFile, points: Sequence[Point]) -> str:
        """Give the best title of a file that no other change of the range has.

        Files in which the same happened are one change. Where a title is taken the file's name goes with it.
        """
        happened = said_of(file)
        made = candidates(file, points, self.words)
        best = next(made)
        titles = chain([best], self._others(file, best, made))
        found = next((title for title in titles if self._taken.setdefault(title, happened) == happened), best)
        *folders, base = file.change.path.split("/")
        self._folders.setdefault(base, []).append(folders)
        return found

    def _others(self, file: AnalyzedFile, best: str, made: Iterator[str]) -> Iterator[str]:
        left = list(made)
        names = [clean(name) for name in self._names(file.change.path)]
        for title in (best, *left):
            for name in (name for name in names if name not in title):
                named = self.words.text("{clause} ({place})", clause=title, place=name)
                if len(named) <= BOUNDS.title:
                    yield named
        yield from left

    def _names(self, path: str) -> list[str]:
        """Give what tells a file from those before it: its name; of one name a folder goes with it."""
        *folders, base = path.split("/")
        others = self._folders.setdefault(base, [])
        telling = [
            f"{folder}/{base}" if at == len(folders) - 1 else f"{folder}/…/{base}"
            for at, folder in enumerate(folders)
            if others and all(folder not in other for other in others)
        ]
        return telling[::-1] or [base]


def said_of(file: AnalyzedFile) -> tuple[object, ...]:
    """Give what happened in a file, wherever it stands: equal for two files in which the same happened."""
    if file.facts and file.facts[0].kind in {"file_changed", "file_moved", "file_renamed"}:
        return (file.facts[0].kind, file.facts[0].name)  # two rows of one change
    if not file.facts or any(fact.thing in {"text", "plain_line", "file"} for fact in file.facts):
        return (file.change.path,)
    return tuple(_happened(fact) for outer in file.facts for fact in outer.all())


def _happened(fact: Fact) -> tuple[object, ...]:
    told = fact.details.get("was"), fact.details.get("is")
    sides = told if all(told) else differing(fact.old or "", fact.new or "") or (fact.old, fact.new)
    return (fact.kind, fact.name, sides, len(fact.lines.removed), len(fact.lines.added))


def fallback(file: AnalyzedFile, words: Messages) -> str:
    """Say how many lines change in a file: what always fits."""
    change = file.change
    name = clean(change.path.rpartition("/")[2])
    whole = {"added": msgid("Adds the file {name}"), "removed": msgid("Removes the file {name}")}.get(
        change.status
    )
    if whole:
        made = words.text(whole, name=name)
    elif change.changes:
        n = max(change.additions, change.deletions)
        made = words.plural("Changes one line of {name}", "Changes {n} lines of {name}", n, name=name)
    else:
        made = words.text("Changes {name}", name=name)
    if len(made) <= BOUNDS.title:
        return made
    short = {"added": FILE_NEW, "removed": FILE_GONE}.get(change.status)
    if short:
        return Phrases.raised(words.text(short))
    n = max(change.additions, change.deletions)
    return words.plural(*LINES_TITLE, n) if n else words.text("No change that text can show")


def _of_point(point: Point, words: Messages) -> Iterator[str]:
    seen: set[str] = set()
    for names in (BOUNDS.names, 2, 1):
        phrases = Phrases(
            words=words, markdown=False, names=names, unit=BOUNDS.title_prose, code=BOUNDS.title_unit
        )
        for made in phrases.titles(point):
            if made and len(made) <= BOUNDS.title and made not in seen:
                seen.add(made)
                yield made
