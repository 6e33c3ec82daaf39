"""Code that went from a function into a new one, which is called in its place.

What the new function does with its parameters was done with the arguments of the call, word for word, so that
neither is anything of it gone nor is the call more than that. `details["drawn_out"]` of such a `call_added`:
the name of the new function; `details["places"]`: `several` where the same went from several places.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, LEFT_OUT, SIMPLE
from diff_insight.model import Fact

_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_OPEN, _CLOSED = "([{", ")]}"
_SEVERAL = 2
_MOST = 30
"""New functions of a file beyond which it is not searched: time stays linear."""


def drawn_out(facts: tuple[Fact, ...], after: Entry) -> tuple[Fact, ...]:
    """State what a new function holds of the one that calls it as moved there."""
    news = {
        one.node.name: one
        for one in after.all()
        if one.partner is None and one.node.thing in FUNCTIONS and one.changed and one.node.name
    }
    if not news or len(news) > _MOST:
        return facts
    return tuple(_without(fact, news) if _is_changed(fact) else fact for fact in facts)


def _is_changed(fact: Fact) -> bool:
    return fact.action == "changed" and fact.thing in FUNCTIONS and bool(fact.parts)


def _without(fact: Fact, news: Mapping[str, Entry]) -> Fact:
    """Give a function that changed with what went into a new one stated once."""
    inside = [*_all(fact)]
    gone = [one for one in inside if one.action == "removed" and one.thing in COMPOUND | SIMPLE]
    for name, function in news.items() if gone else ():
        calls = [one for one in inside if one.kind == "call_added" and _last(one) == name]
        held: list[Fact] = []
        for call in calls:
            said = _said_with(function, call.new or "")
            held += [one for one in gone if (one.thing, one.old) in said and one not in held]
        if len(held) < _SEVERAL and not any(one.thing in COMPOUND for one in held):
            continue
        taken = {id(one) for one in (*held, *calls)}
        if any(id(part) not in taken for one in held for part in one.parts):
            continue
        details = {**calls[0].details, "drawn_out": name}
        often = max(Counter((one.thing, one.old) for one in held).values())
        details |= {"places": "several"} if often >= _SEVERAL else {}
        lines = lines_of_all((*held, *calls))
        told = replace(calls[0], old=None, new=None, details=details, lines=lines, parts=())
        fact = replace(fact, parts=(*_left(fact.parts, taken), told))
    return fact


def _left(parts: tuple[Fact, ...], taken: set[int]) -> Iterator[Fact]:
    for part in parts:
        if id(part) in taken:
            continue
        kept = tuple(_left(part.parts, taken))
        if len(kept) == len(part.parts):
            yield part
        elif kept or part.action != "changed":
            yield replace(part, parts=kept)


def _all(fact: Fact) -> Iterator[Fact]:
    for part in fact.parts:
        yield part
        yield from _all(part)


def _last(call: Fact) -> str:
    return call.details.get("about", "").rpartition(".")[2]


def _said_with(function: Entry, call: str) -> set[tuple[str, str]]:
    """Give what a function does, with the arguments of a call in place of its parameters."""
    names = [one.node.name for one in function.children if one.node.thing == "parameter"]
    names = names[1:] if names[:1] in (["self"], ["cls"]) else names
    given = _arguments(call)
    if len(names) != len(given) or not all(given):
        return set()
    by_name = dict(zip(names, given, strict=True))
    return {
        (one.node.thing, _WORD.sub(lambda found: by_name.get(found[0], found[0]), one.node.text))
        for one in function.all()
        if one.node.thing in COMPOUND | SIMPLE and LEFT_OUT not in one.node.text
    }


def _arguments(call: str) -> list[str]:
    """Give what a call passes, in order."""
    inner = call.partition("(")[2].rstrip(";")
    if not inner.endswith(")"):
        return [""]
    found, depth, at = [], 0, 0
    inner = inner[:-1]
    for place, letter in enumerate(inner):
        depth += (letter in _OPEN) - (letter in _CLOSED)
        if letter == "," and depth == 0:
            found.append(inner[at:place].strip())
            at = place + 1
    rest = inner[at:].strip()
    return [*found, rest] if rest else found
