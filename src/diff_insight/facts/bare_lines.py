"""Lines that nothing of a file holds: told as they stand, where they are few and whole in themselves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.line_sets import minus, plus
from diff_insight.model import Fact, Lines

QUOTE = 2_000
"""Characters of a unit that a fact quotes; a longer one is named by its lines alone, never cut."""
_FEW_LINES = 3
"""Plain lines of one place that are quoted; more are only counted."""
_WORD = re.compile(r"\w")
_GOES_ON = re.compile(r"[,(\[{=+*|&\\]$|^[)\]}]")


def line_by_line(fact: Fact, changed: Changed) -> Iterator[Fact]:
    """State few plain lines one by one, each as it stands: nothing of the file says what holds them.

    A last line of which nothing but its newline came or went is white space.
    """
    last = (max(fact.lines.removed, default=0), max(fact.lines.added, default=0))
    ends = changed.newline and all(last) and changed.removed[last[0]] == changed.added[last[1]]
    if ends and len(fact.lines.removed) + len(fact.lines.added) > 2:  # noqa: PLR2004 - the two of it
        end = Lines(removed=last[:1], added=last[1:])
        yield from line_by_line(replace(fact, lines=minus(fact.lines, end)), changed)
        yield replace(fact, kind="whitespace_changed", lines=end)
        return
    gone = [number for number in fact.lines.removed if changed.removed[number].strip()]
    come = [number for number in fact.lines.added if changed.added[number].strip()]
    olds = [changed.removed[number].strip() for number in gone]
    news = [changed.added[number].strip() for number in come]
    blank = minus(fact.lines, Lines(removed=tuple(gone), added=tuple(come)))
    pair = len(olds) == len(news) == 1
    few = pair or (not (olds and news) and len(olds + news) <= _FEW_LINES)
    if not few or not all(map(_is_unit, olds + news)):
        yield replace(fact, details=_begins(olds, news))
    elif pair and changed.together(gone[0], come[0]):
        yield replace(fact, kind="plain_line_changed", old=olds[0], new=news[0])
    else:
        sides = ((gone, olds, True), (come, news, False))
        for number, said, was in (
            (number, said, was) for rows, side, was in sides for number, said in zip(rows, side, strict=True)
        ):
            lines = Lines(removed=(number,)) if was else Lines(added=(number,))
            lines, blank = plus(lines, blank), Lines()
            yield replace(
                fact,
                kind="plain_line_removed" if was else "plain_line_added",
                old=said if was else None,
                new=None if was else said,
                lines=lines,
            )


def _begins(olds: Sequence[str], news: Sequence[str]) -> dict[str, str]:
    """Give the first line that says something by itself, where lines only came or only went."""
    said = () if olds and news else (*olds, *news)
    first = next((line for line in said[:_FEW_LINES] if _is_unit(line)), "")
    return {"begins_with": first} if first else {}


def _is_unit(line: str) -> bool:
    """Tell whether a line says something by itself: nothing in it goes on in another one."""
    pairs = all(line.count(one) == line.count(other) for one, other in ("()", "[]", "{}"))
    return pairs and len(line) <= QUOTE and bool(_WORD.search(line)) and not _GOES_ON.search(line)
