"""A section in the place of another one: between the same neighbours one went and one of its matter came.

They are of one matter where their titles have words in common that tell which: `Relay log`, `Relay nodes`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry, even
from diff_insight.facts.merged_sections import GENERAL
from diff_insight.late import late
from diff_insight.model import Fact

_SECTION = "section"
_WORD = late(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]{4,40}")
"""A word that may tell what a section is about, of scripts that set blanks between words."""
_CALLED = late(
    r"[^\s\w]{0,3}(?:[a-z$@][\w$]{0,80}(?:[._:/-][\w$]|[A-Z(]|\Z)|[A-Za-z][\w.]{0,80}\()", re.ASCII
)
"""How the name of an option or a function begins: who uses that looks for it under no other title."""


def is_called(title: str) -> bool:
    """Tell whether a title is the name of an option, a function or the like."""
    return _CALLED.match(title) is not None


def in_their_place(facts: tuple[Fact, ...], before: Entry, _after: Entry) -> tuple[Fact, ...]:
    """Mark the facts of sections that gave way to another one, and of those that came for them.

    Args:
        facts: Of a page.
        before: The root of its tree before.
        _after: The root of its tree now.
    """
    gone = [fact for fact in facts if fact.kind == "section_removed"]
    come = [fact for fact in facts if fact.kind == "section_added"]
    if not gone or not come:
        return facts
    told = _made_room(before, gone, come)
    left = {number: one for one in gone for number in one.lines.removed}
    reached = {number: one for one in come for number in one.lines.added}
    for old, new in _pairs(before):
        was, now = left.get(old.node.first), reached.get(new.node.first)
        if was is not None and now is not None and "copy" not in was.details:
            told[id(was)] = replace(was, details={**was.details, "gives_way_to": now.name})
            told[id(now)] = replace(now, details={**now.details, "in_place_of": was.name})
    return tuple(told.get(id(fact), fact) for fact in facts)


def _made_room(before: Entry, gone: Sequence[Fact], come: Sequence[Fact]) -> dict[int, Fact]:
    """Mark the sections in whose place others came, of whatever matter: the page was written anew there."""
    left = {number: one for one in gone for number in one.lines.removed}
    reached = {number: one for one in come for number in one.lines.added}
    told: dict[int, Fact] = {}
    for olds, news in _places(before):
        first = reached.get(news[0].node.first)
        for old in olds if first is not None else ():
            was = left.get(old.node.first)
            if was is not None and first is not None and not is_called(was.name):
                told[id(was)] = replace(was, details={**was.details, "makes_room_for": first.name})
    return told


def _pairs(before: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give each section without a partner, alone between two that stay, and what is alone there now."""
    for olds, news in _places(before):
        if len(olds) == len(news) == 1 and _of_one_matter(olds[0], news[0]):
            yield olds[0], news[0]


def _places(before: Entry) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Give the sections without a partner between two that stay, and those that stand there now."""
    waiting = [before]
    while waiting:
        owner = waiting.pop()
        if not owner.changed:
            continue
        waiting += owner.children
        if owner.partner is None:
            continue
        then, now = slots(owner.children), slots(owner.partner.children)
        for around, olds in then.items():
            news = now.get(around, [])
            if news:
                yield olds, news


def slots(children: Sequence[Entry]) -> dict[tuple[int, int], list[Entry]]:
    """Give the sections of one owner that have no partner, by the two around them that have one.

    These are known by what they are in the new version; 0 stands for the beginning and the end.
    """
    found: dict[tuple[int, int], list[Entry]] = {}
    run: list[Entry] = []
    before = 0
    for one in [*(child for child in children if child.node.thing == _SECTION), None]:
        if one is not None and one.partner is None:
            run.append(one)
            continue
        after = 0 if one is None else id(one.partner if one.old else one)
        if run:
            found[before, after] = run
        run, before = [], after
    return found


def _of_one_matter(old: Entry, new: Entry) -> bool:
    """Tell whether two sections are as deep, and half of what tells one by its title tells the other."""
    if old.node.details.get("level") != new.node.details.get("level"):
        return False
    was, now = ({*_WORD.findall(even(one.node.name))} - GENERAL for one in (old, new))
    return bool(was & now) and 2 * len(was & now) >= min(len(was), len(now))
