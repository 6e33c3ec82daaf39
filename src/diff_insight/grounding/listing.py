"""What a text lists beside a count: `3 tests (`a`, `b`, …)`, `two packages: `a` 1.0 → 1.1, `b` …`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diff_insight.grounding.amounts import Asked
from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import literal
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import LIST_STEP

_OPENS = re.compile(r"[^()（）:：;；。\n]{0,60}?(?P<mark>[(（]|[:：] ?)")
"""What stands between a number and the list of some of what it counts: the noun, and what happened to it."""
AND_MORE = re.compile(
    r"\b(?:and|und) (\d{1,5}) (?:more|others?|weitere[nrs]?|mehr)\b"
    r"|(?:ほか|他に?) ?(\d{1,5})|(?:另有|另外) ?(\d{1,5})"
)
_DIGITS = re.compile(r"(?<![\w.,-])\d{1,6}(?![\w.,-])")
_LISTS = re.compile(r"(?:\band|\bund|,|、|，|和|以及|与|ほか|と) ?(?:另外|其他|他)? ?$")
_LIST_BREAK = re.compile(r"[:;：；。\n]|では|には|\. |\bin |^[^、]*+、.*(?:まし|です)")
_LIST_STEP = re.compile(r"[,、，]| (?:and|und) |和|と|以及")
_GOES_ON = re.compile(
    r"…|\.\.\.|\b(?:such as|including|like|one more|etc|etwa|darunter|ein\w* weitere[rns]?|usw)\b"
    r"|など|等|例[:：]"
)
"""What says that a list does not name all."""
_COMMAS = {",", "、", "，"}
_LAST = re.compile(r"\b(?:and|und)\b")
"""What stands before the last of a list."""
_STEP = re.compile(rf"\s*+(?:[(（][^()（）]{{0,200}}[)）])?{LIST_STEP.pattern}")
"""What stands between two names of a list, what is said of the first in brackets included."""
_CLOSES = re.compile("[)）]")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a text lists of the things that it counts.

    Attributes:
        items: The names, in order.
        more: How many it says there are beside them, or None.
        goes_on: Whether it says that there are others, without a number.
    """

    items: tuple[Claim, ...]
    more: int | None
    goes_on: bool

    def bears_out(self, number: int) -> bool | None:
        """Whether so many are listed; None where the list alone does not say."""
        named = len(self.items)
        if not named:
            return None
        if self.more is not None:
            return number == named + self.more
        if number < named:
            return False
        return True if number == named and not self.goes_on else None


def listed_behind(count: Claim, others: Sequence[Claim], clause: str) -> Listing:
    """Give the names that are listed behind a count, as some of what it counts.

    Args:
        count: The number.
        others: The other claims of its sentence, in order.
        clause: The text up to where the clause ends that the number stands in.
    """
    start, end = _list_behind(count, clause)
    more = AND_MORE.search(clause, start, end)
    number = next(filter(None, more.groups()), None) if more else None
    goes_on = _GOES_ON.search(clause, start, end) is not None
    return Listing(
        tuple(_items(others, clause, start, end)), int(number) if number else None, goes_on or bool(more)
    )


def _items(others: Sequence[Claim], clause: str, start: int, end: int) -> Iterator[Claim]:
    before, ended = start, False
    for at, one in enumerate(one for one in others if start <= one.start < end):
        between = clause[before : one.outer[0]]
        if ended and between.strip() in _COMMAS:
            return  # what is told of another thing
        if at and between.strip() in {"(", "（"}:
            continue  # what is said of the name before it
        if (not between.strip() if at == 0 else _STEP.fullmatch(between)) and one.quoted:
            yield one
        elif at == 0:
            return
        before = one.outer[1]
        ended = at > 0 and _LAST.search(between) is not None


def held_behind(count: Claim, others: Sequence[Claim], clause: str) -> Iterator[Claim]:
    """Give what stands in brackets behind a count: what it counts, or where that is.

    Args:
        count: The number.
        others: The other claims of its sentence, in order.
        clause: The text up to where the clause ends that the number stands in.
    """
    start, end = _list_behind(count, clause)
    if start < end < len(clause):
        yield from (one for one in others if start <= one.start < end)


def _list_behind(count: Claim, clause: str) -> tuple[int, int]:
    opens = _OPENS.match(clause, count.end)
    if opens is None:
        return len(clause), len(clause)
    closes = _CLOSES.search(clause, opens.end()) if opens["mark"] in "(（" else None
    return opens.end(), closes.start() if closes else len(clause)


def names_of(found: Iterable[Claim]) -> frozenset[str]:
    """Give the names, in lower case."""
    return frozenset(literal(one.text).lower() for one in found)


def is_rest(
    number: int,
    claim: Claim,
    others: Sequence[Claim],
    *,
    things: frozenset[str] | None,
    text: str,
    shown: Shown,
) -> bool:
    """Whether what a list names and so many more are a number of things that there are."""
    known = shown.amounts(Asked(things=things)) if things else None
    if known is None:
        known = (shown.amounts(Asked()) or frozenset()) | shown.told | shown.counts.things | shown.places
    begins = max(text.rfind(mark, 0, claim.start) for mark in ("\n", "。"))
    listed = [one for one in others if begins < one.start < claim.start]
    between = [text[one.outer[1] : two.outer[0]] for one, two in pairwise(listed)]
    named = 1
    for gap in reversed(between):
        if _LIST_BREAK.search(gap):
            break
        named += not gap or bool(_LIST_STEP.search(gap))
    before = text[max(begins, 0) : claim.start]
    if listed and _LISTS.search(before):
        alike = None if things else shown.listed(names_of(listed[-named:]))
        known = known if alike is None else alike
        rows = before.count("](#")  # links to rows of the report, whatever their files are called
        counted = {int(digits) for digits in _DIGITS.findall(before)}  # how many the sentence says there are
        return number + named in known | counted or (rows > 0 and number + rows in known | counted)
    return number <= max(known, default=0)
