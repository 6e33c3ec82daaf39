"""A paragraph that leads to a list, with the entries that came or went with it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.trees.sentence_ends import sentences

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

LISTING = msgid("{clause}, listing {items}")
LISTED = msgid("{clause}, which listed {items}")

LISTS = "lists"
"""The detail of a paragraph whose parts are the entries of its list."""
_ROOM = 3
"""Quotations of full length for which a list has room."""
_COLONS = (":", "：")
_WHOLE = frozenset({"paragraph_added", "paragraph_removed"})


def led_in(facts: Sequence[Fact]) -> list[Fact]:
    """Give a page's facts with each list in the paragraph that leads to it, where both came or went whole.

    Entries that break somebody are told by themselves.
    """
    items: dict[tuple[tuple[str, ...], str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.thing == "list_item" and fact.action in {"added", "removed"} and fact.details.get("under"):
            items[fact.where, fact.action, fact.details["under"]].append(fact)
    leads = [fact for fact in facts if _leads(fact)] if items else []
    found: list[Fact] = []
    told: set[int] = set()
    for fact in facts if leads else ():
        some = _entries(fact, items, leads) if _leads(fact) else ()
        if some:
            told.update(map(id, some))
            details = {**fact.details, LISTS: "yes"}
            found.append(replace(fact, parts=(*fact.parts, *some), details=details))
        else:
            found.append(fact)
    return [fact for fact in found if id(fact) not in told] if told else list(facts)


def _leads(fact: Fact) -> bool:
    """Tell whether it is a paragraph that leads to what stands below it."""
    return fact.kind in _WHOLE and not fact.parts and (fact.new or fact.old or "").endswith(_COLONS)


def _entries(
    fact: Fact, items: Mapping[tuple[tuple[str, ...], str, str], Sequence[Fact]], leads: Sequence[Fact]
) -> Sequence[Fact]:
    """Give the entries, several, of the list that a paragraph alone leads to by its last sentence."""
    said = fact.new or fact.old or ""
    for (where, action, under), some in items.items():
        if (where, action) == (fact.where, fact.action) and said.endswith(under):
            alike = [one for one in leads if (one.new or one.old or "").endswith(under)]
            told = len(alike) == 1 and len(some) > 1 and not any(one.breaking for one in some)
            return some if told else ()
    return ()


def listing(phrases: "Phrases", fact: Fact, clause: str) -> str:
    """Quote behind a clause the items of a list, long ones by their first sentence.

    Empty where that is too much, and for what leads to no list.
    """
    whole = fact.kind == "section_added" or LISTS in fact.details
    if not whole or phrases.short or not phrases.markdown:
        return ""
    items = [part for part in fact.parts if part.thing == "list_item"]
    texts = [part.new or part.old or part.details.get("says", "") for part in items]
    said = [
        phrases.shown(text, quoted=True)
        or phrases.shown(text[slice(*next(iter(sentences(text, ())), (0, 0)))], quoted=True)
        for text in texts
    ]
    few = 1 < len(said) <= BOUNDS.bullets and sum(map(len, said)) <= _ROOM * BOUNDS.unit
    if not few or not all(said):
        return ""
    template = LISTED if fact.action == "removed" else LISTING
    return phrases.words.text(template, clause=clause, items=phrases.series(said))
