"""What new sections say: each by its heading with its first sentence, and the names that stand in it.

Everything is quoted from the page. A label that only leads to a list or to an example says nothing without
what it leads to, so the entries of the list stand for it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling import table_fields
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.quoting import bare

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

SAID = msgid("{name} ({said})")
NAMES = msgid("{clause}; it names {names}")

_ROOM = 150
"""Characters of what one of several sections says."""
_ALL_ROOM = 700
"""The same of all of them together."""
_SHORT_ROOM = 300
"""The same in an overview."""
_SECTIONS = 6
"""Sections that are told by what they say; more are counted."""
_NAMES = 5
"""Names that are listed of what a section names."""
_CODE = re.compile(r"(?<!`)`([^`\n]{1,400})`(?!`)")
_LENGTHS = range(2, 41)
"""Characters of code that is a name; longer and shorter pieces are passed over whole."""
_NAME = re.compile(r"[^\W\d]")
_LABEL = (":", "：")
_LEAST = 2
"""Sections that divide the one in which they stand."""
_AMOUNT = re.compile(r"(?<![\w.-])\d")
"""A figure that is no part of a name."""

_FILLED = re.compile(r"\{\{[^{}]{0,200}\}\}")
"""What a template language puts into a page."""
_WORD = re.compile(r"\w")


def of_section(phrases: "Phrases", fact: Fact, room: int = _ROOM) -> str:
    """Quote what a section says first; empty where that is too long or it says nothing by itself."""
    said = fact.details.get("says", "")
    items = [part for part in fact.parts if part.thing == "list_item"]
    if _leads_on(fact):
        return ""
    if items and (not said or said.endswith(_LABEL)):
        return of_items(phrases, items, room) or of_figures(phrases, items)
    return phrases.shown(said, quoted=True) if len(bare(said)) <= room else ""


def of_items(phrases: "Phrases", items: Sequence[Fact], room: int = _ROOM) -> str:
    """Name the entries of a list that fit, whole where they are short, else by what they explain."""
    if any(not _WORD.search(_FILLED.sub("", item.new or item.old or "")) for item in items):
        return ""  # a program fills in what they say
    for named in (
        [phrases.shown(item.new or item.old or "", quoted=True) for item in items],
        [phrases.shown(item.name, quoted=True) for item in items],
    ):
        if all(named) and sum(map(len, named)) <= room:
            return phrases.comma(named)
    return ""


def of_figures(phrases: "Phrases", items: Sequence[Fact]) -> str:
    """Quote the entries of a list that name a figure, as many as fit: limits are what a reader looks for."""
    said: list[str] = []
    for item in items:
        text = item.new or item.old or ""
        shown = phrases.shown(text, quoted=True) if _AMOUNT.search(_CODE.sub("", bare(text))) else ""
        if shown and sum(map(len, (*said, shown))) <= BOUNDS.unit:
            said.append(shown)
    return phrases.comma(said)


def _leads_on(fact: Fact) -> bool:
    """Tell whether a section is but a list of links: it says what to read next."""
    items = [part for part in fact.parts if part.thing == "list_item"]
    return len(items) == len(fact.parts) and any("leads" in item.details for item in items)


def of_page(sections: Sequence[Fact]) -> Sequence[Fact]:
    """Leave out the last section where it only leads to other pages and others say something."""
    return sections[:-1] if len(sections) > 1 and _leads_on(sections[-1]) else sections


def _inner(phrases: "Phrases", fact: Fact) -> str:
    """Name the sections inside of the only one of a page; empty where it has fewer than two."""
    inside = [part for part in fact.parts if part.thing == "section" and part.action == fact.action]
    named = [phrases.name(part) for part in inside[:_SECTIONS]]
    if len(inside) < _LEAST or not all(named):
        return ""
    names = phrases.several(named, most=len(named), unsaid=len(inside) - len(named))
    return phrases.words.plural(*kind_of(inside[0]).named, len(inside), names=names)


def of_rows(phrases: "Phrases", rows: Sequence[Fact]) -> str:
    """Name rows, each with its cells under their columns; empty where that is too much, or none has cells."""
    return "" if phrases.short else phrases.series(table_fields.with_cells(phrases, rows))


def of_sections(phrases: "Phrases", sections: Sequence[Fact]) -> str:
    """Name sections, each with what it says as far as there is room; empty where one has no name."""
    told: list[str] = []
    room = _SHORT_ROOM if phrases.short else _ALL_ROOM
    for fact in sections[:_SECTIONS]:
        name = phrases.name(fact)
        if not name:
            return ""
        said = (_inner(phrases, fact) if len(sections) == 1 else "") or of_section(phrases, fact)
        whole = phrases.words.text(SAID, name=name, said=said) if said else name
        told.append(whole if len(whole) <= room else name)
        room -= len(told[-1])
    if room < 0:
        return ""
    return phrases.several(told, most=len(told), unsaid=len(sections) - len(told))


def with_names(phrases: "Phrases", clause: str, facts: Sequence[Fact]) -> str:
    """Say a clause with the options, commands and other code that a text names and the clause does not."""
    shown = clause.replace("\\", "")  # as a reader sees it
    found = dict.fromkeys(name for fact in facts for name in _named(fact) if name not in shown)
    names = [phrases.shown(name, quoted=False) for name in list(found)[:_NAMES]]
    if not names or not all(names):
        return clause
    said = phrases.several(names, most=len(names), unsaid=len(found) - len(names))
    return phrases.words.text(NAMES, clause=clause, names=said)


def _named(fact: Fact) -> Iterator[str]:
    for one in fact.all():
        if (
            one.thing in {"paragraph", "sentence", "list_item", "table_row", "section"}
            and one.action == "added"
        ):
            said = _CODE.findall(one.new or one.name)
            yield from (name for name in said if len(name) in _LENGTHS and _NAME.search(name))
