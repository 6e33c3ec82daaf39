"""A list in a program, as `__all__`: what it gained and what it lost, not the whole of it twice."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from diff_insight.facts.differs import TEXT
from diff_insight.model import Fact

_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_CLOSING = frozenset(_BRACKETS.values())
_MOST = 20_000
"""Characters of a list from which on its entries are not compared."""


def list_changes(fact: Fact) -> Iterator[Fact]:
    """Give what a list of values gained and lost; nothing where it is none, or where it only moved.

    What a mapping has under one key on both sides is one value that changed, be it a list again.
    """
    before, after = _entries(fact.old or ""), _entries(fact.new or "")
    if not before or not after:
        return
    gains = [one for one in after if one not in before]
    loses = [one for one in before if one not in after]
    was, now = (dict(filter(None, map(_pair, some))) for some in (loses, gains))
    both = [key for key in was if key in now]
    if max(len(gains), len(loses)) - len(both) >= max(len(before), len(after)):
        return
    if fact.thing != "value" and not (was.keys() | now.keys()):  # a call's or a loop's brackets are no list
        return
    for key in both:
        name = ".".join(filter(None, (fact.name, key.strip("\"':"))))
        one = replace(fact, kind="key_changed", name=name, old=was[key], new=now[key], parts=(), details={})
        inner = [*list_changes(replace(one, kind="value_changed", details=fact.details))]
        yield from inner or [one]
    for kind, some, other in (("value_gains", gains, was), ("value_loses", loses, now)):
        found = [one for one in some if not (pair := _pair(one)) or pair[0] not in other]
        if found and fact.name:
            parts = tuple(Fact(kind="entry_added", name=one) for one in found)
            details = {**fact.details, "count": str(len(found))}
            kept = kind == "value_gains" and bool(loses)  # what else it holds breaks nobody who lost nothing
            breaking = None if kept else fact.breaking
            yield replace(
                fact, kind=kind, breaking=breaking, old=None, new=None, parts=parts, details=details
            )
        elif found:
            yield from (_entry_of(fact, one, kind == "value_gains") for one in found)


def entries_differing(old: str, new: str) -> list[tuple[str, str]]:
    """Give what differs of the one list or mapping that two pieces of code hold; one side may be empty.

    Empty where anything else differs.
    """
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    last = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old[::-1], new[::-1], strict=False)))
    opens = max((old.rfind(bracket, 0, first) for bracket in _BRACKETS), default=-1)
    while opens >= 0:
        ends = [_closing(side, opens) for side in (old, new)]
        if all(ends) and len(old) - ends[0] <= last and len(old) - ends[0] == len(new) - ends[1]:
            break
        opens = max(old.rfind(bracket, 0, opens) for bracket in _BRACKETS)
    if opens < 0:
        return []
    before, after = (_entries(side[opens:end]) for side, end in zip((old, new), ends, strict=True))
    if before is None or after is None:
        return []
    loses = [one for one in before if one not in after]
    gains = [one for one in after if one not in before]
    if len(loses) == len(gains) == 1:
        return [(loses[0], gains[0])]
    if len(loses) == len(before) or len(gains) == len(after):  # nothing of it stays
        return []
    return [*((one, "") for one in loses), *(("", one) for one in gains)]


def _closing(text: str, opens: int) -> int:
    """Give where the bracket that opens there has closed; 0 where it stays open."""
    masked = TEXT.sub(lambda found: "_" * len(found[0]), text)
    depth = 0
    for at in range(opens, len(masked)):
        depth += (masked[at] in _BRACKETS) - (masked[at] in _CLOSING)
        if not depth:
            return at + 1
    return 0


def _entry_of(fact: Fact, entry: str, gained: bool) -> Fact:  # noqa: FBT001 - it came or it went
    """Give an entry of a list that has no name: its key, else itself."""
    key, value = _pair(entry) or ("", entry)
    return replace(
        fact,
        kind=f"{'key' if key else 'entry'}_{'added' if gained else 'removed'}",
        name=key.strip("\"':"),
        old=None if gained else value,
        new=value if gained else None,
        parts=(),
        details={},
    )


def _pair(entry: str) -> tuple[str, str] | None:
    """Give key and value of an entry of a mapping: `key: value` or `key => value`."""
    masked = _masked(entry)
    sign = "=>" if "=>" in masked else ":"
    at = masked.replace("::", "__").find(sign)  # `::` leads into a namespace
    return (entry[:at].strip(), entry[at + len(sign) :].strip()) if at > 0 else None


def _entries(text: str) -> list[str] | None:
    """Give what a list holds; None where it is none, one that is computed, or torn."""
    text = text.strip()
    if len(text) > _MOST or _BRACKETS.get(text[:1]) != text[-1:]:
        return None
    inner = text[1:-1]
    masked = _masked(inner)
    if any(mark in masked.replace("=>", "::") for mark in "=\n#") or _is_computed(masked):
        return None
    found, begin = [], 0
    for at, letter in enumerate((*masked, ",")):
        if letter == ",":
            found.append(inner[begin:at].strip())
            begin = at + 1
    return list(filter(None, found))


def _is_computed(masked: str) -> bool:
    """Tell whether what stands in brackets makes a list of another, as Python's and Haskell's do."""
    return " in " in masked.partition(" for ")[2] or "<-" in masked


def _masked(text: str) -> str:
    """Give a text whose marks inside of quotes and brackets are none; of a torn one a mark alone."""
    bare = TEXT.sub(lambda found: "_" * len(found[0]), text)
    depth, made = 0, []
    for letter in bare:
        depth -= letter in _CLOSING
        made.append("_" if depth > 0 or letter in _CLOSING else letter)
        depth += letter in _BRACKETS
        if depth < 0:
            return "#"
    return "".join(made) if not depth else "#"
