"""Definitions of C and C++ that went to another header: who includes the one may well get the other with it.

Beside what says the same there, which is known everywhere: what bears the same name in one other header and
says something else, is another kind of type, is defined for other cases, or could not be read there and
stands in its lines. Where a name stands in such a way, it is no name that something else had or got either.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.entry import folded
from diff_insight.facts.one_scope import both
from diff_insight.facts.shared_words import share
from diff_insight.model import Fact, FileChange, Lines

_HEADER = re.compile(r"\.(?:h|hh|hpp|hxx|h\+\+|cuh|inl|ipp|tpp)$")
_FAMILIES = {
    **dict.fromkeys(("class", "enum", "struct", "type_alias"), "type"),
    **{one: one for one in ("function", "macro")},
}
_TELLING = 20
"""Characters of a head from which on it does not recur by chance."""
_ALIKE = 0.75
"""Share of words from which on two heads of functions are one that was written otherwise."""
_WORD = re.compile(r"\w+")
_BEGUN = re.compile(r"\s*(?:[{:]|$)")
"""What follows the head of a definition."""

_Place = tuple[int, int]


def in_other_headers(
    changes: Sequence[FileChange], facts: Sequence[Sequence[Fact]]
) -> list[tuple[Fact, ...]]:
    """Give the facts of each file with what went to another header of its folders stated as moved.

    Args:
        changes: The files of a range.
        facts: Those of each file.
    """
    headers = [at for at, change in enumerate(changes) if _HEADER.search(change.path)]
    if len(headers) < 2:  # noqa: PLR2004 - one here and one there
        return [tuple(some) for some in facts]
    sides = _sides(headers, facts)
    known = set(headers)
    split = [tuple(_apart(some, at, sides) if at in known else some) for at, some in enumerate(facts)]
    sides = _sides(headers, split)
    made: dict[_Place, tuple[Fact, ...]] = {}
    added = cache(lambda at: _added(changes[at]))
    for name, (before, after) in sides.items():
        sources, targets = ({at for at, _ in side} for side in (before, after))
        if len(sources) != 1 or len(targets) > 1 or sources == targets or name[1].startswith("operator"):
            continue
        source = next(iter(sources))
        near = [at for at in headers if at != source and _are_near(changes[source].path, changes[at].path)]
        if not targets:
            made |= _unread(before, split, [(changes[at].path, added(at)) for at in near])
        elif (target := next(iter(targets))) in near:
            paths = changes[source].previous_path or changes[source].path, changes[target].path
            made |= _moved(before, after, split, paths)
    return [
        tuple(one for place, fact in enumerate(some) for one in made.get((at, place), (fact,)))
        for at, some in enumerate(split)
    ]


def _sides(
    headers: Sequence[int], facts: Sequence[Sequence[Fact]]
) -> dict[tuple[str, str], tuple[list[_Place], list[_Place]]]:
    """Give where each name went from and where it came to, by what it names."""
    found: dict[tuple[str, str], tuple[list[_Place], list[_Place]]] = defaultdict(lambda: ([], []))
    for at in headers:
        for place, fact in enumerate(facts[at]):
            family = _FAMILIES.get(fact.thing)
            if family is None or fact.where or not fact.name:
                continue
            if fact.action == "removed" or "to" in fact.details:
                found[family, fact.name][0].append((at, place))
            elif fact.action == "added" or "from" in fact.details:
                found[family, fact.name][1].append((at, place))
    return found


def _apart(
    facts: Sequence[Fact], at: int, sides: dict[tuple[str, str], tuple[list[_Place], list[_Place]]]
) -> list[Fact]:
    """Give the facts of a file, what is told as renamed as gone and new where either name is elsewhere."""
    found: list[Fact] = []
    for fact in facts:
        family = _FAMILIES.get(fact.thing)
        if family is None or fact.where or fact.action != "renamed" or not fact.previous_name:
            found.append(fact)
            continue
        come = sides.get((family, fact.previous_name), ((), ()))[1]
        gone = sides.get((family, fact.name), ((), ()))[0]
        if not any(place[0] != at for place in (*come, *gone)):
            found.append(fact)
            continue
        lines = Lines(removed=fact.lines.removed), Lines(added=fact.lines.added)
        alone = replace(fact, previous_name=None, parts=())
        found += [
            replace(
                alone,
                kind=f"{fact.thing}_removed",
                name=fact.previous_name,
                new=None,
                lines=lines[0],
                details={},
            ),
            replace(alone, kind=f"{fact.thing}_added", old=None, lines=lines[1]),
        ]
    return found


def _moved(
    before: Sequence[_Place], after: Sequence[_Place], facts: Sequence[Sequence[Fact]], paths: tuple[str, str]
) -> dict[_Place, tuple[Fact, ...]]:
    """Give what is told of a name that only one header had and only another one has."""
    olds, news = ([facts[at][place] for at, place in side] for side in (before, after))
    if any(fact.public for fact in olds) > any(fact.public for fact in news):
        return {}
    if olds[0].thing == "function" and not (len(olds) == len(news) == 1 and _are_one(olds[0], news[0])):
        return {}
    if len(olds) == len(news) == 1 and "to" not in olds[0].details:
        return dict(zip((*before, *after), _one(olds[0], news[0], paths), strict=True))
    ends = [("to", paths[1], before, olds), ("from", paths[0], after, news)]
    return {
        place: (replace(fact, kind=f"{fact.thing}_moved", parts=(), details={**fact.details, end: path}),)
        for end, path, places, some in ends
        for place, fact in zip(places, some, strict=True)
    }


def _are_one(old: Fact, new: Fact) -> bool:
    """Tell whether two functions of one name take and give nearly the same: it may call several."""
    was, now = (Counter(_WORD.findall(said or "")) for said in (old.old, new.new))
    return share(was, now) >= _ALIKE


def _one(old: Fact, new: Fact, paths: tuple[str, str]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Give what is told of one definition on both sides; of another kind of type only that it is one."""
    if old.thing == new.thing:
        return both(old, new, *paths)
    gone = replace(old, kind=f"{old.thing}_moved", parts=(), details={**old.details, "to": paths[1]})
    turned = {**new.details, "from": paths[0], "was": old.thing}
    return (gone,), (replace(new, kind=f"{new.thing}_changed", old=old.old, parts=(), details=turned),)


def _unread(
    before: Sequence[_Place], facts: Sequence[Sequence[Fact]], headers: Sequence[tuple[str, str]]
) -> dict[_Place, tuple[Fact, ...]]:
    """Give what is told of definitions whose heads came in the lines of another header."""
    found: dict[_Place, tuple[Fact, ...]] = {}
    for at, place in before:
        fact = facts[at][place]
        head = folded(fact.old or "")
        if fact.action != "removed" or fact.thing == "macro" or len(head) < _TELLING:
            continue
        to = next((path for path, said in headers if _is_defined(head, said)), None)
        if to is not None:
            told = replace(fact, kind=f"{fact.thing}_moved", parts=(), details={**fact.details, "to": to})
            found[at, place] = (told,)
    return found


def _is_defined(head: str, said: str) -> bool:
    at = said.find(head)
    return at >= 0 and _BEGUN.match(said, at + len(head)) is not None


def _added(change: FileChange) -> str:
    """Give the lines that a file gained, each run as one."""
    rows = (line.text for hunk in read_hunks(change.patch) for line in hunk.lines if line.side == "+")
    return folded(" ".join(rows))


def _are_near(one: str, other: str) -> bool:
    """Tell whether the folder of one file is in that of the other, or both are in one."""
    folders = [path.split("/")[:-1] for path in (one, other)]
    short, long = sorted(folders, key=len)
    return long[: len(short)] == short or (len(short) == len(long) and short[:-1] == long[:-1])
