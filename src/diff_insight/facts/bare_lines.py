"""Lines that nothing of a file holds: told as they stand, where they are few and whole in themselves."""

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.line_sets import minus, plus
from diff_insight.model import Fact, Lines
from diff_insight.trees.held_values import TEXT_ROWS
from diff_insight.trees.node import Node

QUOTE = 2_000
"""Characters of a unit that a fact quotes; a longer one is named by its lines alone, never cut."""
_FEW_LINES = 3
"""Plain lines that only came to one place, or only went from it, which are quoted; more are only counted."""
_MOST_LINES = 5
"""The same of all that is told of a place, what gave way to another line among it."""
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_COMMENT = re.compile(r"(?://|#(?!\S)|/\*|--(?!\S)|;;)")
"""How a line begins that says nothing to a machine, whatever reads it."""
_ENTRY = re.compile(r"[\w.@/+*!'-]{1,60}(?: [\w.@/+*!'-]{1,60}){0,2}")
"""An entry of a plain list: of words, of names, of paths."""
_MOST_ENTRIES = 100
"""Entries of a plain list that are stated one by one: how many came and how many went is told."""
_GOES_ON = re.compile(r"[,(\[{=+*|&\\]$|^[)\]}]")


def in_texts(lines: Lines, old: Node, new: Node) -> bool:
    """Tell whether all of some lines stand inside of texts of several rows: each is a unit by itself."""
    inside = [_text_rows(node) for node in (old, new)]
    return all(
        any(first <= line <= last for first, last in spans)
        for some, spans in zip((lines.removed, lines.added), inside, strict=True)
        for line in some
    ) and any(inside)


def _text_rows(node: Node) -> list[tuple[int, int]]:
    said = [int(row) + node.first for row in node.details.get(TEXT_ROWS, "").split()]
    return list(zip(said[::2], said[1::2], strict=True))


def _end(fact: Fact, changed: Changed) -> Lines | None:
    """Give the last line of a side and the one that a newline alone parts from it."""
    removed, added = fact.lines.removed, fact.lines.added
    if removed and added and removed[-1] == max(changed.removed):
        for number in added:
            if changed.added[number] == changed.removed[removed[-1]]:
                return Lines(removed=removed[-1:], added=(number,))
    if removed and added and added[-1] == max(changed.added):
        for number in reversed(removed):
            if changed.removed[number] == changed.added[added[-1]]:
                return Lines(removed=(number,), added=added[-1:])
    return None


def line_by_line(fact: Fact, changed: Changed, *, rows: bool = False) -> Iterator[Fact]:
    """State few plain lines one by one, each as it stands: nothing of the file says what holds them.

    A last line of which nothing but its newline came or went is white space.

    Args:
        fact: The lines.
        changed: The changed lines of the file.
        rows: Whether each says something by itself, whatever stands around it: a row of a text.
    """
    end = _end(fact, changed) if changed.newline else None
    if end and minus(fact.lines, end):
        yield from line_by_line(replace(fact, lines=minus(fact.lines, end)), changed, rows=rows)
        yield replace(fact, kind="whitespace_changed", lines=end)
        return
    gone = [number for number in fact.lines.removed if changed.removed[number].strip()]
    come = [number for number in fact.lines.added if changed.added[number].strip()]
    listed = "," if not rows and fact.details.get("format") == "long" else ""  # entries of a list, say
    texts = [*(changed.removed[number] for number in gone), *(changed.added[number] for number in come)]
    blank = minus(fact.lines, Lines(removed=tuple(gone), added=tuple(come)))
    told = list(_told(gone, come, changed))
    alone = [bool(new) for old, new in told if not (old and new)]
    many = len(told) > _MOST_LINES or max(map(alone.count, (True, False))) > _FEW_LINES
    if many and fact.details.get("format") != "long" and not any(old and new for old, new in told):
        many = len(told) > _MOST_ENTRIES or not all(_ENTRY.fullmatch(text.strip()) for text in texts)
    pair = len(told) == 1 and len(texts) > 1  # on both sides it goes on alike, if it does
    if many or not all(rows or _is_unit(text.strip().rstrip(listed), alone=not pair) for text in texts):
        said = [text.strip().rstrip(listed) for text in texts]
        olds, news = said[: len(gone)], said[len(gone) :]
        yield replace(fact, details={**fact.details, **_begins(olds, news)})
        return
    for old, new in told:
        lines = Lines(removed=(old,) if old else (), added=(new,) if new else ())
        lines, blank = plus(lines, blank), Lines()
        action = "changed" if old and new else "removed" if old else "added"
        was = changed.removed[old].strip().rstrip(listed) if old else None
        now = changed.added[new].strip().rstrip(listed) if new else None
        marked = fact.details.get("format") == "unknown" and all(
            _COMMENT.match(said) for said in (was, now) if said is not None
        )
        thing = "comment" if marked else "plain_line"
        if was is not None and now is not None and was != now and was.split() == now.split():
            yield replace(fact, kind="whitespace_changed", lines=lines)
            continue
        yield replace(fact, kind=f"{thing}_{action}", old=was, new=now, lines=lines)


def _told(gone: list[int], come: list[int], changed: Changed) -> Iterator[tuple[int, int]]:
    """Give each line that gave way to another with it, and those that only went or came; 0 for no line."""
    places, added = {old: changed.counterpart(old) for old in gone}, frozenset(come)
    alone = len(gone) == len(come) == 1 and changed.together(gone[0], come[0])
    pairs = {
        old: new
        for old, new in places.items()
        if new in added and (alone or _alike(changed.removed[old], changed.added[new]))
    }
    pairs |= _said_longer([old for old in gone if old not in pairs], come, frozenset(pairs.values()), changed)
    pairs |= _same_words([old for old in gone if old not in pairs], come, frozenset(pairs.values()), changed)
    given = frozenset(pairs.values())
    yield from ((old, pairs.get(old, 0)) for old in gone)
    yield from ((0, new) for new in come if new not in given)


def _same_words(
    gone: Iterable[int], come: Iterable[int], given: Collection[int], changed: Changed
) -> dict[int, int]:
    """Give each removed line with the added one of its run that differs in white space alone.

    However many lines came beside it, it is one.
    """
    left: dict[tuple[object, ...], deque[int]] = defaultdict(deque)
    for new in come:
        if new not in given:
            left[changed.spot(new, old=False), *changed.added[new].split()].append(new)
    found: dict[int, int] = {}
    for old in gone:
        same = left.get((changed.spot(old, old=True), *changed.removed[old].split()))
        if same:
            found[old] = same.popleft()
    return found


def _said_longer(
    gone: Sequence[int], come: Iterable[int], given: Collection[int], changed: Changed
) -> dict[int, int]:
    """Give each removed line with the only added one of its run where one has all words of the other."""
    olds, news = defaultdict(list), defaultdict(list)
    for old in gone:
        olds[changed.spot(old, old=True)].append(old)
    for new in come:
        if new not in given:
            news[changed.spot(new, old=False)].append(new)
    return {
        some[0]: news[spot][0]
        for spot, some in olds.items()
        if len(some) == len(news.get(spot, ())) == 1
        and _holds_all(changed.removed[some[0]], changed.added[news[spot][0]])
    }


def _holds_all(old: str, new: str) -> bool:
    """Tell whether one of two lines has all words of the other and more, in any case."""
    was, now = ({word.casefold() for word in _WORDS.findall(said)} for said in (old, new))
    return bool(was and now) and (was <= now or now <= was)


def _alike(old: str, new: str) -> bool:
    """Tell whether two lines have half of their words in common."""
    was, now = set(_WORDS.findall(old)), set(_WORDS.findall(new))
    return 2 * len(was & now) >= max(len(was), len(now), 1)


def _begins(olds: Sequence[str], news: Sequence[str]) -> dict[str, str]:
    """Give the first line that says something by itself, where lines only came or only went."""
    said = () if olds and news else (*olds, *news)
    first = next((line for line in said[:_FEW_LINES] if _is_unit(line)), "")
    return {"begins_with": first} if first else {}


def _is_unit(line: str, *, alone: bool = True) -> bool:
    """Tell whether a line says something by itself: nothing in it goes on in another one.

    Args:
        line: The line, without the blanks around it.
        alone: Whether it is told without another one that goes on as it does.
    """
    pairs = all(line.count(one) == line.count(other) for one, other in ("()", "[]", "{}"))
    return pairs and len(line) <= QUOTE and bool(_WORD.search(line)) and not (alone and _GOES_ON.search(line))
