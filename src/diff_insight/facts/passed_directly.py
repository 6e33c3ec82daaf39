"""Values that a call is passed without the name that they had first, or by such a name now.

`hay := barn.Take()` and `cow.Feed(hay)` are `cow.Feed(barn.Take())`, or were: no call came or went.
`details["direct"]` of the `call_changed`: the name that is needed no more, with the value before and now
where they differ (`value` is `other`); `details["by_variable"]`: the name that a value has now before it is
passed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.differs import TEXT
from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import LEFT_OUT
from diff_insight.facts.state import State
from diff_insight.model import Fact

_NAME = re.compile(r"[A-Za-z_$][\w$]{0,80}")
_WORD = re.compile(r"[\w$]+")
_LAST_COMMA = re.compile(r",(?=[)\]}])")
_LONG = 20_000
"""Characters of a statement from which on it is not looked into."""


def join_passed(old: Entry, new: Entry) -> None:
    """Join the calls that one version passes a name for what the other one passes itself."""
    for here, there in ((old, new), (new, old)):
        free = [one for one in here.all() if one.partner is None and one.changed]
        calls = [one for one in free if _is_call(one)]
        values = _named_alone(free, there) if calls else {}
        if not values:
            continue
        others: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        for one in there.all():
            if one.partner is None and one.changed and _is_call(one):
                others[id(one.parent), one.node.details.get("about", "")].append(one)
        groups: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        for one in calls:
            around = one.parent.partner if one.parent is not None else None
            groups[id(around), one.node.details.get("about", "")].append(one)
        for at, mine in groups.items():
            theirs = others.get(at, ())
            if len(mine) == len(theirs) and all(_taken(one.node.text, values) for one in mine):
                for one, other in zip(mine, theirs, strict=True):
                    one.partner, other.partner = other, one


def _is_call(entry: Entry) -> bool:
    return entry.node.thing == "call" and not entry.children and len(entry.node.text) <= _LONG


def _named_alone(free: Sequence[Entry], other: Entry) -> dict[str, str]:
    """Give the values of the names that one version of a function alone sets, each once."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in free:
        if one.node.thing == "assignment" and (given := _given(one.node.text, one.node.details)):
            found[given[0]].append(given[1])
    if not found:
        return {}
    texts = (TEXT.sub("", f"{one.node.name} {one.node.text}") for one in other.all())
    said = {word for text in texts for word in _WORD.findall(text)}
    return {name: values[0] for name, values in found.items() if len(values) == 1 and name not in said}


def _given(said: str, details: Mapping[str, str]) -> tuple[str, str] | None:
    """Give the name that an assignment sets, and the value; None where it sets something else."""
    name = details.get("about", "")
    target, sign, value = said.partition("=")
    if not sign or value.startswith("=") or not _NAME.fullmatch(name) or len(said) > _LONG:
        return None
    words = _WORD.findall(target)
    return (
        (name, value.strip().rstrip(";"))
        if name in words and not target.endswith(tuple("+-*/|&!<>"))
        else None
    )


def _taken(call: str, values: Mapping[str, str]) -> str:
    """Give the one name of a call's arguments that has a value; empty where none or several have."""
    arguments = call.partition("(")[2]
    found = [word for word in _WORD.findall(arguments) if word in values]
    return found[0] if len(found) == 1 else ""


def passed_directly(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Put what sets a name and the call that is passed its value without that name into one."""
    made = list(facts)
    for sets in facts:
        if sets.kind not in {"assignment_added", "assignment_removed"} or sets.parts:
            continue
        gone = sets.action == "removed"
        given = _given(sets.old or sets.new or "", sets.details)
        calls = [] if given is None else [*_calls_with(given, made, gone=gone)]
        if given is None or len(calls) != 1:
            continue
        call, value = calls[0]
        same = _close(value) == _close(given[1])
        if not same and (not gone or not _is_much_the_same(given[1], value)):
            continue
        details = {**call.details, "direct" if gone else "by_variable": given[0]}
        details |= {} if same else {"value": "other"}
        sides = (None, None) if same else (given[1], value)
        one = replace(call, old=sides[0], new=sides[1], details=details, lines=State.union((sets, call)))
        made = [one if fact is call else fact for fact in made if fact is not sets]
    return made if len(made) < len(facts) else facts


def _calls_with(given: tuple[str, str], facts: Sequence[Fact], *, gone: bool) -> Iterator[tuple[Fact, str]]:
    """Give each call that a name is passed to in one version, with what it is passed in its place."""
    word = re.compile(rf"(?<![\w$.]){re.escape(given[0])}(?![\w$])")
    for fact in facts:
        by_name, other = (fact.old, fact.new) if gone else (fact.new, fact.old)
        if fact.kind != "call_changed" or fact.parts or not by_name or not other:
            continue
        pieces = word.split(by_name)
        if len(pieces) != 2:  # noqa: PLR2004 - it is passed once
            continue
        ahead, behind = pieces
        first = ahead.rstrip()
        rest = behind.lstrip()
        if (
            "(" in first
            and other.startswith(first)
            and other.endswith(rest)
            and len(other) > len(first + rest)
        ):
            yield fact, other[len(first) : len(other) - len(rest)].strip().removesuffix(",")


def _is_much_the_same(was: str, now: str) -> bool:
    """Tell whether two values have more than half of their words in common."""
    words, theirs = (Counter(_WORD.findall(side)) for side in (was, now))
    common = (words & theirs).total()
    return LEFT_OUT not in was + now and 2 * common > max(words.total(), theirs.total())


def _close(code: str) -> str:
    """Give code without white space and the commas behind last entries, which are layout."""
    return _LAST_COMMA.sub("", "".join(code.split()))
