"""What breaks, is new or deprecated, in one sentence that a glance takes in: things of one kind together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling import implementations, page_titles
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Kind, Order, kind_of
from diff_insight.telling.news import CALLED, Told
from diff_insight.telling.phrase import MANY, REMOVES, RENAMES_THINGS, TITLE_PLACE, Phrases
from diff_insight.telling.point import FILE
from diff_insight.telling.quoting import code, stands_in
from diff_insight.telling.several_files import DEFINED, PAGES, TYPES
from diff_insight.telling.titles import OPENINGS

PAGE = msgid("the page {title}")
NEWS_NEXT = msgid("{clauses}; {next}")
MORE_NEWS = msgid("{clauses}; {n} more")
_DATED = "deprecated"
_SEVERAL = 2
"""Names of which each stands for itself in what is said of them together."""
MOST = 2
"""Clauses that a sentence says before it counts the rest."""


def news(told: Sequence[Told], template: str, phrases: Phrases, *, done: bool = False) -> Iterator[str]:
    """Say in one sentence the first points of a list, and count the rest.

    Args:
        told: The points.
        template: What is said around them.
        phrases: How it is said.
        done: Whether each clause says what was done: that there is a new thing breaks nobody by itself.
    """
    groups = _once(told) if done else _of_one_kind(told, phrases)
    most = MOST if len(groups) > MOST + 1 else len(groups)  # to hide one saves nobody time
    said = list(dict.fromkeys(shown for some in groups[:most] if (shown := _said(some, phrases, done=done))))
    if not said:
        return
    words = phrases.words
    clauses, left = said[0], sum(map(len, groups[most:]))
    for other in said[1:]:
        clauses = words.text(NEWS_NEXT, clauses=clauses, next=other)
    if left:
        clauses = words.text(MORE_NEWS, clauses=clauses, n=words.number(left))
    yield words.text(template, clauses=clauses)


def _once(told: Sequence[Told]) -> list[list[Told]]:
    """Give each point for itself, but what several manifests ask of one runtime, and what is gone, once."""
    groups: dict[object, list[Told]] = {}
    for at, one in enumerate(told):
        fact = one.point.facts[0]
        key = (fact.name, fact.new) if fact.thing == "runtime" else kind_of(fact) if _is_gone(one) else at
        groups.setdefault(key, []).append(one)
    return [some if _is_gone(some[0]) else some[:1] for some in groups.values()]


def _is_gone(told: Told) -> bool:
    """Tell whether things that users called by their names are no more."""
    return all(fact.thing in CALLED and fact.action == "removed" and fact.name for fact in told.point.facts)


def names_of(phrases: Phrases, told: Sequence[Told]) -> list[str]:
    """Give the names of things."""
    names = dict.fromkeys(
        name
        for one in told
        for fact in one.point.facts
        if fact.name and (name := _called(fact, one, phrases))
    )
    return list(names)


def _called(fact: Fact, told: Told, phrases: Phrases) -> str:
    block = phrases.shown(implementations.called(fact), quoted=False)
    return block or phrases.known(fact, told.point.places)


def _of_one_kind(told: Sequence[Told], phrases: Phrases) -> list[list[Told]]:
    """Put together what is told by names of one kind, each at the place of the first."""
    groups: dict[object, list[Told]] = {}
    for at, one in enumerate(told):
        kind, names = _named(one, phrases)
        if one.point.facts[0].thing == _DATED:
            groups.setdefault(_DATED, []).append(one)
            continue
        key = PAGES if _titled(one, phrases) else (kind.named, one.documented) if kind and names else at
        groups.setdefault(implementations.given(one.point.facts) or key, []).append(one)
    return list(groups.values())


def _titled(told: Told, phrases: Phrases) -> list[str]:
    """Give the titles of new pages; none where one of them has no title, or the news is where they stand."""
    if told.point.facts[0].kind != "file_added" or any(place.name for place in told.point.places):
        return []
    titles = [page_titles.title_of(phrases, fact) for fact in told.point.facts]
    return titles if all(titles) else []


def _named(told: Told, phrases: Phrases) -> tuple[Kind | None, list[str]]:
    """Give kind and names of what is new by its name; a file of a program by its types, or what it gives."""
    facts = told.point.facts
    if facts[0].kind == "file_added":
        here = [part for part in facts[0].parts if part.thing in DEFINED and part.public]
        given = [part for part in here if part.action == "added"]
        if here and not given:  # all types stood in other files: what they gained is new
            given = [one for one in facts[0].parts if one.kind == "method_added" and one.public]
        if len(facts) != 1 or not given:
            return None, []
        first = next((part for part in given if part.thing in TYPES), given[0])
        things = [part.name for part in given if part.thing == first.thing]
        shown = [phrases.shown(name, quoted=False) for name in things]
        return (kind_of(first), shown) if len(shown) <= BOUNDS.names and all(shown) else (None, [])
    seen = facts[0].action == "renamed" and told.point.order is Order.NEW  # users did not see it before
    named = (facts[0].action == "added" or seen) and all(fact.name for fact in facts)
    if named and facts[0].thing != _DATED and kind_of(facts[0]).style != "of":
        return kind_of(facts[0]), names_of(phrases, [told])
    return None, []


def _said(group: Sequence[Told], phrases: Phrases, *, done: bool) -> str:
    """Say points as short as a title: what is new by its name, what else happened as what was done."""
    if done:
        return _said_gone(group, phrases) or _short(group[0], phrases, done=True)
    titles = [title for one in group for title in _titled(one, phrases)]
    if len(titles) > 1:
        return phrases.words.plural(*PAGES, len(titles), names=phrases.several(titles))
    if implementations.given(group[0].point.facts):
        return implementations.clause(phrases, [fact for one in group for fact in one.point.facts])
    if group[0].point.facts[0].thing == _DATED:
        return phrases.several(names_of(phrases, group))
    found = [_named(one, phrases) for one in group]
    names = list(dict.fromkeys(name for _, some in found for name in some))
    if names and found[0][0] is not None:
        return phrases.words.plural(*found[0][0].named, len(names), names=phrases.several(names))
    return _short(group[0], phrases, done=False)


def _said_gone(group: Sequence[Told], phrases: Phrases) -> str:
    """Say what is gone from several places by its names; empty where it is one thing, or not gone."""
    names = names_of(phrases, group) if _is_gone(group[0]) else []
    if len(names) < _SEVERAL:
        return ""
    things = phrases.words.plural(
        *kind_of(group[0].point.facts[0]).named, len(names), names=phrases.several(names)
    )
    return phrases.words.lowered(phrases.words.text(REMOVES, things=things), OPENINGS)


def _short(told: Told, phrases: Phrases, *, done: bool) -> str:
    facts, words = told.point.facts, phrases.words
    if facts[0].kind == "file_added" and not done:
        title = page_titles.title_of(phrases, facts[0]) if len(facts) == 1 else ""
        files = words.text(PAGE, title=title) if title else phrases.things(facts)[0]
        place = phrases.place(told.point.places)
        return words.text(TITLE_PLACE, clause=files, place=place) if place else files
    titles = list(_titles(told, phrases))
    title = next(filter(_fits, titles), "")
    first = phrases.shown(facts[0].previous_name or "", quoted=False)
    if facts[0].action == "renamed" and len(facts) > 1 and first not in title:
        title = words.text(RENAMES_THINGS, things=_renamed(facts, phrases))
    return words.lowered(title or min(titles, key=len, default=""), OPENINGS)


def _titles(told: Told, phrases: Phrases) -> Iterator[str]:
    """Give titles of a point with what it is about, then those without, the richest first."""
    sizes = [replace(phrases, names=most) for most in (BOUNDS.names, 2, 1)]
    owner = _file_of(told)
    for some in sizes:
        place = some.place(told.point.places) or owner
        plain = some.plain_place(told.point.places) or place
        for title in some.titles(replace(told.point, places=(FILE,))):
            known = not place or stands_in(plain, title)
            yield title if known else phrases.words.text(TITLE_PLACE, clause=title, place=place)
    for some in sizes:
        yield from some.titles(told.point)


def _fits(title: str) -> bool:
    return len(title.replace("`", "")) <= BOUNDS.code


def _file_of(told: Told) -> str:
    """Give the name of the file in which a value changes: what a setting is for, its file says."""
    alone = len(told.files) == 1 and told.files[0].role in {"config", "data", "build", "ci"}
    if not alone or told.point.facts[0].thing in {"runtime", "file"}:
        return ""
    return code(told.files[0].change.path.rpartition("/")[2])


def _renamed(facts: Sequence[Fact], phrases: Phrases) -> str:
    things = phrases.words.plural(*kind_of(facts[0]).counted, len(facts))
    first = phrases.shown(facts[0].previous_name or "", quoted=False)
    return phrases.words.text(MANY, counted=things, names=first) if first else things
