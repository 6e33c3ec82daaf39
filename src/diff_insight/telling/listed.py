"""A list in a program, as `__all__`: what it gained and what it lost, not the whole of it twice."""

from collections.abc import Iterator
from dataclasses import replace

from diff_insight.facts.differs import TEXT
from diff_insight.model import Fact

_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_MOST = 20_000
"""Characters of a list from which on its entries are not compared."""


def list_changes(fact: Fact) -> Iterator[Fact]:
    """Give what a flat list of values gained and lost; nothing where it is none, or where it only moved."""
    before, after = _entries(fact.old or ""), _entries(fact.new or "")
    if not before or not after:
        return
    gains = [one for one in after if one not in before]
    loses = [one for one in before if one not in after]
    if max(len(gains), len(loses)) >= max(len(before), len(after)):
        return
    was, now = (dict(filter(None, map(_pair, some))) for some in (loses, gains))
    for key in (one for one in was if one in now):
        bare_key = key.strip("\"'")
        yield replace(
            fact, kind="key_changed", name=f"{fact.name}.{bare_key}", old=was[key], new=now[key], parts=()
        )
    for kind, some, other in (("value_gains", gains, was), ("value_loses", loses, now)):
        found = [one for one in some if not (pair := _pair(one)) or pair[0] not in other]
        if found:
            parts = tuple(Fact(kind="entry_added", name=one) for one in found)
            yield replace(fact, kind=kind, old=None, new=None, parts=parts)


def _pair(entry: str) -> tuple[str, str] | None:
    """Give key and value of an entry of a mapping."""
    colon = _masked(entry).find(":")
    return (entry[:colon].strip(), entry[colon + 1 :].strip()) if colon > 0 else None


def _entries(text: str) -> list[str]:
    text = text.strip()
    if len(text) > _MOST or _BRACKETS.get(text[:1]) != text[-1:]:
        return []
    inner = text[1:-1]
    masked = _masked(inner)
    if any(mark in masked for mark in "[](){}=\n#"):
        return []
    found, begin = [], 0
    for at, letter in enumerate((*masked, ",")):
        if letter == ",":
            found.append(inner[begin:at].strip())
            begin = at + 1
    return list(filter(None, found))


def _masked(text: str) -> str:
    """Give a text whose marks inside of quotes are no marks."""
    return TEXT.sub(lambda found: "_" * len(found[0]), text)
