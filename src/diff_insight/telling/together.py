"""The points of all files of a report: equal ones once, tests and upkeep apart, the important first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diff_insight.facts.differs import differing
from diff_insight.facts.localised import translations
from diff_insight.facts.prose_rules import PLACEHOLDER
from diff_insight.model import AnalyzedFile, Fact, Role
from diff_insight.telling import lock_files
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.collected_entries import put_together
from diff_insight.telling.followed_pages import following
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.news import ROLES, Told, is_of_pages, telling_first, weight
from diff_insight.telling.one_replacement import of_one_replacement
from diff_insight.telling.packages_of_files import Packaged, by_use, without_moved
from diff_insight.telling.point import FILE, Point
from diff_insight.telling.quoting import bare
from diff_insight.telling.repeated import repeated
from diff_insight.telling.reworded import REWORDED_TEXT
from diff_insight.telling.said_of_all import in_common, said_of_all
from diff_insight.telling.spread import spread
from diff_insight.telling.story import is_quiet
from diff_insight.telling.summed import FILES, MANY, by_folder, of_one_mark, summed

_APART: frozenset[Role] = frozenset({"test", "ci", "lock", "generated", "vendored"})
"""Roles whose files are counted, not told point by point."""
_MADE: frozenset[Role] = frozenset({"lock", "generated", "vendored"})
"""Those of them that are counted even where nothing else changes."""
_WHOLE = frozenset({"file_added", "file_removed"})
_OTHERWISE = frozenset({"action", "source", "branch", "kept", "handed on", "inherits", "own"})
"""What of a package is no version: it is told by itself."""
_COUNTED = frozenset({"conflict_marker", "prose", "whole_prose"})
"""Things of which a report says how many there are in all files together."""
_MARKS = frozenset({"conflict_marker_removed", "conflict_marker_added"})
_TELLING = ("still", "says", "previous_position", "implements", "derived")
"""Details that make a thing of the same name another piece of news."""
_WORD = re.compile(r"\w")
_LEAST = 4
"""Characters of a name that two files do not share by chance."""


@dataclass(frozen=True, slots=True)
class Together:
    """All that an overview can tell.

    Attributes:
        told: Points in order.
        changelog: New entries of changelogs.
        packages: Facts of packages with their files.
        moved: Packages that stand in another file than they did, and nothing else of them changed.
        tests: Facts of tests, each with its file.
        by_role: Files that are only counted, by role.
        again: Translations that say what a page of the range says.
        followers: Lock files that say nothing but what the manifests of the range say.
        only_key: Files that change in nothing but one metadata key.
        quiet: Files without news.
        plain: Files of which only the number of changed lines is known.
        translated: Paths of pages that say in another language what others of the repository say.
        pages: Whether they are of a repository of pages.
    """

    told: tuple[Told, ...]
    changelog: tuple[Told, ...]
    packages: tuple[tuple[tuple[Fact, ...], tuple[AnalyzedFile, ...]], ...]
    tests: tuple[tuple[Fact, AnalyzedFile], ...]
    by_role: tuple[tuple[Role, tuple[AnalyzedFile, ...]], ...]
    again: tuple[AnalyzedFile, ...] = ()
    followers: tuple[AnalyzedFile, ...] = ()
    moved: tuple[Packaged, ...] = ()
    only_key: tuple[tuple[str, tuple[AnalyzedFile, ...]], ...] = ()
    quiet: tuple[AnalyzedFile, ...] = ()
    plain: tuple[Told, ...] = ()
    translated: frozenset[str] = frozenset()
    pages: bool = False


@dataclass(slots=True)
class _Heap:
    groups: dict[tuple[object, ...], list[tuple[Point, AnalyzedFile]]] = field(default_factory=dict)
    changelog: list[Told] = field(default_factory=list)
    packages: list[Packaged] = field(default_factory=list)
    tests: list[tuple[Fact, AnalyzedFile]] = field(default_factory=list)
    roles: dict[Role, list[AnalyzedFile]] = field(default_factory=dict)
    keys: dict[str, list[AnalyzedFile]] = field(default_factory=dict)
    quiet: list[AnalyzedFile] = field(default_factory=list)
    followers: list[AnalyzedFile] = field(default_factory=list)
    apart: frozenset[Role] = frozenset()


def together(told_of: Mapping[str, Sequence[Point]], files: Sequence[AnalyzedFile]) -> Together:
    """Put together what the files of a report tell.

    Args:
        told_of: What each file tells, by path.
        files: The files.
    """
    heap = _Heap(apart=_APART if any(file.role not in _APART for file in files) else _MADE)
    few = len(files) <= BOUNDS.names
    told_of, moved = without_moved(told_of, files)
    told_of = put_together(told_of, files)
    again = following(told_of, files)
    for at, file in enumerate(files):
        if file in again:
            continue
        found = told_of[file.change.path]
        if found and lock_files.follows(file, files) and few:
            found = lock_files.own(found)
            heap.followers += [] if found else [file]
        _add(heap, at, file, found, few=few)
    _alone(heap, told_of)
    once = _of_one_name(list(by_folder([_told(found) for found in heap.groups.values()], files)))
    translated = translations(file.change.path for file in files if file.role == "docs")
    points = _with_counted(summed(of_one_mark(of_one_replacement(repeated(once))), translated), heap)
    plain = list(_plain(points)) if len(files) > BOUNDS.names else []
    lines = {file.change.path for one in plain for file in one.files}
    points = [one for one in points if not (_is_plain(one) and lines.issuperset(_paths(one)))]
    last = _few_a_file(points, most=1 if len(points) > BOUNDS.points else MANY)
    pages = is_of_pages(files)
    told = sorted(
        last,
        key=lambda one: (
            one.point.order > Order.NEW,
            translated.issuperset(_paths(one)),
            weight(one, pages=pages),
        ),
    )
    return Together(
        told=tuple(told),
        changelog=tuple(heap.changelog),
        packages=tuple(by_use(heap.packages)),
        moved=moved,
        tests=tuple(heap.tests),
        by_role=tuple((role, tuple(heap.roles[role])) for role in ROLES if role in heap.roles),
        only_key=tuple((key, tuple(some)) for key, some in heap.keys.items()),
        quiet=tuple(file for file in heap.quiet if file not in heap.followers),
        again=again,
        followers=tuple(heap.followers),
        plain=tuple(plain),
        translated=translated,
        pages=pages,
    )


def _plain(told: Sequence[Told]) -> Iterator[Told]:
    """Give one point for each file of which all that is known is how many of its lines change, and where."""
    others = {path for one in told if not _is_plain(one) for path in _paths(one)}
    seen: set[str] = set()
    for one in told:
        paths = _paths(one)
        if _is_plain(one) and not paths & (others | seen):
            yield one
            seen |= paths


def _paths(told: Told) -> set[str]:
    return {file.change.path for file in told.files}


def _is_plain(told: Told) -> bool:
    facts = told.point.facts
    if all(fact.thing == "text" for fact in facts):
        return True
    return len(facts) > BOUNDS.names and all(fact.thing in {"text", "plain_line"} for fact in facts)


def _alone(heap: _Heap, told_of: Mapping[str, Sequence[Point]]) -> None:
    """Tell by its values what changes in a single file: it needs no count."""
    for key in [key for key, some in heap.keys.items() if len(some) == 1]:
        (file,) = heap.keys.pop(key)
        for nth, point in enumerate(told_of[file.change.path]):
            heap.groups[key, nth] = [(point, file)]


def _add(heap: _Heap, at: int, file: AnalyzedFile, found: Sequence[Point], *, few: bool) -> None:
    """Add what one file tells; of few files each is told by what it says, whatever it is for."""
    loud = _telling(found, few=few)
    apart = not few and file.role in heap.apart
    keys = {fact.name for point in found for fact in point.facts if fact.thing == "metadata"}
    if loud and len(keys) == 1 and all(fact.thing == "metadata" for point in found for fact in point.facts):
        heap.keys.setdefault(keys.pop(), []).append(file)
        return
    content = [point for point in loud if any(fact.thing != "metadata" for fact in point.facts)]
    loud = loud if few else content or loud  # what stands at the head of a page is told in its own text
    elsewhere = [point for point in loud if all(fact.details.get("told_by") for fact in point.facts)]
    spoken = bool(elsewhere)
    here = list(_here(loud))
    for nth, point in enumerate(here if few or apart else _without_tests(heap, file, here)):
        first = point.facts[0]
        if _is_listed(first):
            heap.packages += [(fact, file) for fact in point.facts]
        elif not few and (
            first.thing == "test" or (file.role == "test" and first.thing in {"file", "suite"})
        ):
            heap.tests += [(fact, file) for fact in _tests(point)]
        elif all(map(_is_placeholder, point.facts)):
            continue
        elif first.kind == "changelog_entry_added":
            heap.changelog.append(Told(point, (file,)))
        elif first.kind == "release_added" or (apart and first.thing != "package"):
            continue
        else:
            heap.groups.setdefault(_key(point, at, nth), []).append((point, file))
        spoken = True
    if not spoken and apart:
        heap.roles.setdefault(file.role, []).append(file)
    elif not spoken and not loud:
        heap.quiet.append(file)


def _is_listed(fact: Fact) -> bool:
    """Tell whether a package is told with others: what installs them all is not, where it came or went."""
    manager = fact.details.get("kind") == "manager" and fact.action in {"added", "removed"}
    return fact.thing == "package" and fact.details.get("turns") not in _OTHERWISE and not manager


def _without_tests(heap: _Heap, file: AnalyzedFile, found: Sequence[Point]) -> Iterator[Point]:
    """Give the points that are not about what changes inside a test of a program's file; count the tests."""
    every = (one for top in file.facts for one in top.all())
    changed = {one.name: one for one in every if one.kind == "test_changed"}
    counted: dict[str, Fact] = {}
    for point in found:
        inside = {place.name for place in point.places}
        if changed and inside and inside <= changed.keys():
            counted |= {name: changed[name] for name in inside}
        else:
            yield point
    heap.tests += [(replace(fact, parts=()), file) for fact in counted.values()]


def _is_placeholder(fact: Fact) -> bool:
    """Tell whether an entry of a changelog only stands there until something does."""
    said = bare(fact.new or fact.old or "").strip(" ._")
    return fact.thing == "changelog_entry" and PLACEHOLDER.fullmatch(said) is not None


def _telling(found: Sequence[Point], *, few: bool) -> list[Point]:
    """Give the points that are news; lines of which nobody knows what changed in them are, where alone."""
    loud = [point for point in found if not is_quiet(point)]
    alone = [
        point
        for point in found
        if point.facts[0].thing in {"text", "plain_line"} or point.facts[0].kind == "import_renamed"
    ]
    said = [point for point in loud if not (point.facts[0].kind == "file_added" and not point.facts[0].parts)]
    return said or loud or (list(found) if few else alone)  # a new file is told by what it holds, where known


def _here(found: Sequence[Point]) -> Iterator[Point]:
    """Give points without what another file of the range tells."""
    for point in found:
        facts = tuple(fact for fact in point.facts if not fact.details.get("told_by"))
        if facts:
            yield replace(point, facts=facts)


def _tests(point: Point) -> Iterator[Fact]:
    return (inner for fact in point.facts for inner in fact.all() if inner.thing == "test")


def _key(point: Point, at: int, nth: int) -> tuple[object, ...]:
    """Give what points of several files have in common where they say the same."""
    first = point.facts[0]
    if first.kind in _WHOLE and first.parts:
        return (first.kind, first.name.rpartition("/")[2], tuple(part.name for part in first.parts))
    if first.kind in _MARKS:
        return (first.kind,)
    if first.thing == "conflict_side":
        sides = tuple((fact.name, fact.old or fact.new) for fact in point.facts)
        return (first.kind, sides) if all(lines for _, lines in sides) else (at, nth)
    nameless = first.action in {"added", "removed"} and not first.name
    if nameless or first.thing in {"text", "plain_line", "file", "whitespace"}:
        says_it = _content(point) if first.thing != "file" else ()
        return (first.kind, point.places, says_it) if says_it else (at, nth)
    pair = differing(first.old or "", first.new or "")
    differs: tuple[str | None, str | None] | None
    differs = (first.details["was"], first.details["is"]) if {"was", "is"} <= first.details.keys() else pair
    names = tuple(fact.name for fact in point.facts)
    if not any(names) and not differs and not (first.old and first.new):
        return (at, nth)
    if kind_of(first).style == "code" and first.thing != "code_line" and first.old and first.new:
        differs = first.old, first.new  # code is quoted whole: `read("a")` is not what another file returns
    if first.thing == "code_line" and differs and not all(_WORD.search(side or "") for side in differs):
        differs = first.old, first.new  # what differs says nothing without its line
    name = names if first.thing != "code_line" else ()
    says = tuple(fact.details.get(said) for fact in point.facts for said in _TELLING)
    held = _content(point) if first.thing == "admonition" else ()  # its name is a label that many share
    return (first.kind, name, differs or (first.old, first.new), says, held, point.order)


def _content(point: Point) -> tuple[object, ...]:
    """Give all that stands in things without names; empty where two may share it by chance."""
    said = tuple((one.kind, one.name, one.old, one.new) for fact in point.facts for one in fact.all())
    return said if any(name or old or new for _, name, old, new in said) else ()


def _told(found: Sequence[tuple[Point, AnalyzedFile]]) -> Told:
    point = found[0][0]
    files = tuple(dict.fromkeys(file.change.path for _, file in found))
    by_path = {file.change.path: file for _, file in found}
    places = tuple(dict.fromkeys(place for one, _ in found for place in one.places))
    counted = point.facts[0].thing in _COUNTED
    if counted or (
        len(files) == 1 and point.facts[0].kind in REWORDED_TEXT
    ):  # other sentences, of which the same differs
        facts = tuple(fact for one, _ in found for fact in one.facts)
        point = replace(point, facts=facts, places=places)
    else:
        point = replace(point, facts=said_of_all([one for one, _ in found]))
    if len(files) > 1:
        first = point.facts[0]
        known = len(places) == 1 and not first.name and first.action in {"added", "removed"}
        headings = not known and any(place.heading for place in places)
        point = replace(
            point, places=(FILE,) if headings or not all(place.name for place in places) else places
        )
    return Told(point, tuple(by_path[path] for path in files))


def _of_one_name(told: Sequence[Told]) -> Iterator[Told]:
    """Give once what is new under the same name in several files: a key, its schema and its row in a page.

    It is called what the program calls it: the row of a page is about it.
    """
    known: dict[str, int] = {}
    values: dict[str, int] = {}  # keys of two files may share a name by chance, not a key and its row
    kept: list[Told] = []
    for one in sorted(told, key=lambda one: (one.files[0].role == "docs", weight(one))):
        names = {_full_name(fact, one.point) for fact in one.point.facts}
        page = all(file.role == "docs" for file in one.files)
        first = {known.get(name, values.get(name) if page else None) for name in names}
        at = next(iter(first))
        fresh = one.point.order in {Order.NEW, Order.VALUES}
        if fresh and "" not in names and None not in first and at is not None:
            files = {file.change.path: file for file in (*kept[at].files, *one.files)}
            kept[at] = replace(
                kept[at], point=_shared(kept[at].point, one.point), files=tuple(files.values())
            )
            continue
        there = known if one.point.order is Order.NEW else values if fresh else {}
        there |= {name: len(kept) for name in names if name}
        kept.append(one)
    yield from kept


def _shared(point: Point, other: Point) -> Point:
    """Give a point with what things of the same kind hold that bear the same names elsewhere."""
    if [fact.kind for fact in point.facts] != [fact.kind for fact in other.facts]:
        return point
    return replace(point, facts=tuple(map(in_common, zip(point.facts, other.facts, strict=True))))


def _full_name(fact: Fact, point: Point) -> str:
    """Give a name with what it belongs to; empty where it is no name that a program would know."""
    if fact.action != "added" or kind_of(fact).style not in {"code", "cell"} or len(fact.name) < _LEAST:
        return ""
    place = point.places[0]
    return f"{place.name}.{fact.name}" if place.name and not place.heading else fact.name


def _with_counted(told: Sequence[Told], heap: _Heap) -> list[Told]:
    """Give files that are otherwise only counted to the many that are gone with them."""
    found = list(told)
    for at, one in enumerate(found):
        if one.point.facts[0].kind != "file_removed" or len(one.files) <= FILES:
            continue
        gone = [file for some in heap.roles.values() for file in some if file.change.status == "removed"]
        facts = tuple(fact for file in gone for fact in file.facts if fact.kind == "file_removed")
        if len(facts) == len(gone):
            places = (FILE,) if gone else one.point.places
            point = replace(one.point, facts=(*one.point.facts, *facts), places=places)
            found[at] = replace(one, point=point, files=(*one.files, *gone))
            kept = {role: [file for file in some if file not in gone] for role, some in heap.roles.items()}
            heap.roles = {role: some for role, some in kept.items() if some}
            break
    return found


def _few_a_file(told: Sequence[Told], most: int) -> Iterator[Told]:
    """Give what breaks and is new point by point, of the rest of a file its first points with a count."""
    rest: dict[str, list[Told]] = {}
    for one in told:
        if one.point.order in {Order.BREAKING, Order.NEW} or len(one.files) > 1:
            yield one
        else:
            rest.setdefault(one.files[0].change.path, []).append(one)
    for some in rest.values():
        ordered = sorted(some, key=telling_first)
        *first, last = ordered[:most]
        yield from first
        if most == 1 and (summed := spread(last, ordered[most:])):
            yield summed
            continue
        left = [one.point for one in ordered[most:] if one.point.seen]
        places = tuple(dict.fromkeys(place for point in left for place in point.places))
        known = all(place.name for place in places) and len(places) <= len(left)
        yield replace(last, more=len(left), elsewhere=places if known else ())
