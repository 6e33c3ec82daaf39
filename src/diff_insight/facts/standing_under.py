"""Under which conditions a statement stands, as a set of what is asked, whatever conditions ask it.

`if a and b: x()`, `if a: if b: x()`, `if not a: return` in front of `if b: x()`, and the `else` of `if not a`
around `if b: x()` are one set: what is asked there is asked in another way, and nothing of it is gone.
`details["asked"]` of such a `condition_moved` is `otherwise`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.operands import joins, operands
from diff_insight.facts.said_elsewhere import EXITS, FUNCTIONS, LEFT_OUT
from diff_insight.facts.state import State
from diff_insight.facts.turned_round import LEAVES
from diff_insight.model import Fact
from diff_insight.trees.pieces import OTHERWISE

Asked = frozenset[tuple[str, bool]]
"""What is asked, each with whether it holds there."""
_Key = tuple[str, str, bytes]
"""A thing, its text or its name, and the digest of all that it says."""
_Done = tuple[str, str]
_OWNERS = FUNCTIONS | {"field", "variable"}
_NOT = re.compile(r"(?:!(?!=)|not\b)\s*")
_OPPOSITE = (
    ("!==", "==="),
    ("!=", "=="),
    (" is not ", " is "),
    (" not in ", " in "),
    (">=", "<"),
    ("<=", ">"),
)
"""Signs of comparisons, each before the one that holds where it does not."""
_COMPARES = re.compile(r"===|!==|==|!=|<=|>=|<|>| is not | is | not in | in ")
_BESIDE = frozenset({"comment", "else"})
_NAMED = frozenset({"variable", "constant", "field"})
_SAME = 60
"""Statements of one text beyond which no other one is looked for."""
_SHORT = 40
"""Characters of a value that is told with the name that is set to it."""
_LONG = 1_000
"""Characters of a condition beyond which it is one question."""


def asked_otherwise(old: Entry, new: Entry | None = None) -> bool:
    """Tell whether all that a condition holds stands in the other version where the very same is asked.

    Args:
        old: The condition, of either version.
        new: The one that it was joined with, where there is one.
    """
    other = _other(old)
    if other is None or old.node.thing != "condition" or not _held(old) or not _is_known(old):
        return False
    if new is not None and folded(new.node.text) == folded(old.node.text):
        return False
    there, _ = _said_in(other)
    return all(
        any(
            asked_of(one) == asked_of(child)
            for one in there.get(_key(child), ())[:_SAME]
            if (one.partner is child or (one.partner is None and child.partner is None))
            and (one.parent is None or folded(one.parent.node.text) != folded(old.node.text))
        )
        for child in _held(old)
    )


def unless_still(state: State, entry: Entry, made: Sequence[Fact]) -> Sequence[Fact]:
    """Restate a condition that is gone where what it held is still done where it would hold."""
    then = entry.node.details.get("then")
    if entry.node.thing != "condition":
        return made
    if asked_otherwise(entry):
        details = {"asked": "otherwise" if entry.old else "at once"}
        made = [replace(fact, kind="condition_moved", details=details) for fact in made]
        return with_news(state, entry, made)
    other = _other(entry)
    if then is None or other is None:
        return made
    (held,) = (child for child in entry.children if child.node.thing == then)
    asked = asked_of(held)
    alike = _said_in(other)[1].get(_does(held), []) if entry.old else []
    said, value = held.node.text, _value(held)
    if value and not any(folded(one.node.text) == folded(said) and asked_of(one) <= asked for one in alike):
        return [replace(fact, details={**fact.details, "set_to": value}) for fact in made]
    if then in EXITS:
        still = any(asked_of(one) <= asked for one in alike)
    else:
        still = any(not _excludes(asked_of(one), asked) for one in alike)
    left = {"then", "exit", "panics"} if still else {}
    return [
        replace(fact, details={key: text for key, text in fact.details.items() if key not in left})
        for fact in made
    ]


def _value(entry: Entry) -> str:
    """Give what a statement sets its name to, where that is short; empty for all else."""
    name = entry.node.details.get("about", "")
    said = folded(entry.node.text).rstrip(";")
    for sign in (" = ", " := "):
        value = said.removeprefix(name + sign)
        if entry.node.thing == "assignment" and name and value != said and LEFT_OUT not in value:
            return value if 0 < len(value) <= _SHORT else ""
    return ""


def restated(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give a condition that changed; one whose statements stand where the very same is asked as that."""
    if fact.kind != "condition_changed" or "round" in fact.details:
        return fact
    if asked_otherwise(old, new):
        details = {"asked": "otherwise"}
        return replace(fact, kind="condition_moved", new=None, old=old.node.text, details=details)
    if asked_otherwise(new, old):
        details = {"asked": "at once"}
        return replace(fact, kind="condition_moved", old=None, new=new.node.text, details=details)
    return fact


def asked_as_one(facts: Sequence[Fact]) -> list[Fact]:
    """Put conditions that together ask what one of the other version asks into one, beside the news."""
    left = list(facts)
    for fact in sorted((one for one in facts if "asked" in one.details), key=_width, reverse=True):
        if fact not in left:
            continue
        asked = max(map(_all_asked, _flat(fact)[0]), key=len)
        same = [
            one
            for one in left
            if one is fact or (_all_asked(one) <= asked if _is_asked(one) else _is_of(one, fact))
        ]
        flat = [_flat(one) for one in same]
        group, news = [one for found, _ in flat for one in found], [one for _, found in flat for one in found]
        told = max(group, key=lambda one: (len(_all_asked(one)), one is fact))
        lines = minus(lines_of_all(group), lines_of_all(news))
        at = left.index(same[0])
        left = [one for one in left if one not in same]
        left[at:at] = [replace(told, lines=lines or lines_of_all(group), parts=()), *news]
    return left


def with_news(state: State, entry: Entry, made: Sequence[Fact]) -> Sequence[Fact]:
    """Give a condition of the new version, that is no news itself, with what is news in it."""
    if entry.old or not any(map(_is_asked, made)):
        return made
    rest = [each for one in entry.children if one.node.thing == "else" for each in one.children]
    held = [one for one in (*entry.children, *rest) if one.node.thing != "else" and one.partner is None]
    news = [fact for one in held for fact in state.single(one)]
    return [
        replace(fact, parts=(*(part for part in fact.parts if part.action != "added"), *news))
        for fact in made
    ]


def _width(fact: Fact) -> int:
    return max(len(_all_asked(one)) for one in _flat(fact)[0])


def _flat(fact: Fact) -> tuple[list[Fact], list[Fact]]:
    """Give the conditions of a fact that say nothing by themselves, and what is news in them."""
    group, news = [fact], []
    for part in fact.parts:
        if _is_asked(part):
            more, others = _flat(part)
            group += more
            news += others
        elif not _is_carried(part):
            news.append(part)
    return group, news


def _is_of(fact: Fact, condition: Fact) -> bool:
    """Tell whether something moved out of a condition that is asked in another way, or into it."""
    here, there = (
        (one.lines.removed if condition.old is not None else one.lines.added) for one in (fact, condition)
    )
    return _is_carried(fact) and bool(here) and {*here} <= {*there}


def _is_asked(fact: Fact) -> bool:
    return "asked" in fact.details or (fact.kind == "condition_moved" and fact.details.get("alone") == "yes")


def _is_carried(fact: Fact) -> bool:
    carried = fact.action in {"moved", "layout"} or fact.kind == "else_removed"
    return (carried or (fact.kind == "else_added" and bool(fact.parts))) and all(map(_is_carried, fact.parts))


def _all_asked(fact: Fact) -> Asked:
    return frozenset(_parts(folded(fact.old or fact.new or ""), holds=True))


def asked_of(entry: Entry) -> Asked:
    """Give all that is asked before a statement runs, in what it stands in."""
    found: set[tuple[str, bool]] = set()
    while (owner := entry.parent) is not None and entry.node.thing not in _OWNERS:
        found.update(_left_before(entry, owner))
        if owner.node.thing == "condition":
            found.update(_said(owner, holds=not _is_branch(entry)))
        elif owner.node.thing in {"case", "loop", "catch"}:
            found.add((f"{owner.node.thing} {folded(owner.node.text)}", True))
        entry = owner
    return frozenset(found)


def _left_before(entry: Entry, owner: Entry) -> Iterator[tuple[str, bool]]:
    """Give what is asked by the guards in front of a statement that leave its block."""
    for one in owner.children:
        if one is entry:
            return
        if one.node.thing == "condition" and not any(child.node.thing == "else" for child in one.children):
            held = _held(one)
            if held and (held[-1].node.thing in EXITS or held[-1].node.text in LEAVES):
                yield from _said(one, holds=False)


def _said(condition: Entry, *, holds: bool) -> Iterator[tuple[str, bool]]:
    """Give what holds where a condition does, or does not."""
    holds = holds != ("negated" in condition.node.details)
    yield from _parts(folded(condition.node.text), holds=holds)


def _parts(said: str, *, holds: bool) -> Iterator[tuple[str, bool]]:
    said = _bare(said.strip())
    if len(said) <= _LONG and joins(said) == {"and" if holds else "or"}:
        for one in operands(said):
            yield from _parts(one, holds=holds)
        return
    sign = _NOT.match(said)
    if sign is not None and not joins(said) and not _COMPARES.search(_outside(said[sign.end() :])):
        yield from _parts(said[sign.end() :], holds=not holds)
        return
    found = _COMPARES.findall(said)
    opposite = next((one for sign, one in _OPPOSITE if found == [sign]), None)
    if opposite is not None and not joins(said):
        yield _close(said.replace(found[0], opposite)), not holds
        return
    yield _close(said), holds


def _outside(said: str) -> str:
    """Give what stands outside of the brackets that a text begins with."""
    return "" if _bare(said) != said else said


def _bare(said: str) -> str:
    """Give a condition without brackets around all of it."""
    while said.startswith("(") and said.endswith(")"):
        depth = 0
        for at, letter in enumerate(said):
            depth += (letter == "(") - (letter == ")")
            if depth == 0 and at < len(said) - 1:
                return said
        said = said[1:-1].strip()
    return said


def _close(said: str) -> str:
    return " ".join(said.split())


def _excludes(one: Asked, other: Asked) -> bool:
    return any((said, not holds) in one for said, holds in other)


@lru_cache(maxsize=2)
def _said_in(function: Entry) -> tuple[dict[_Key, list[Entry]], dict[_Done, list[Entry]]]:
    """Give what a function, or a file, holds by all that it says, and by what is done; each is read once."""
    said: dict[_Key, list[Entry]] = {}
    done: dict[_Done, list[Entry]] = {}
    for one in function.all():
        said.setdefault(_key(one), []).append(one)
        done.setdefault(_does(one), []).append(one)
    return said, done


def _does(entry: Entry) -> _Done:
    """Give what a statement returns or raises, which name it sets or what it calls."""
    thing = entry.node.thing
    if thing in EXITS:
        return thing, folded(entry.node.text)
    if thing in _NAMED:
        return "assignment", entry.node.name
    return thing, entry.node.details.get("about", "")


def _is_known(condition: Entry) -> bool:
    return bool(condition.node.text) and LEFT_OUT not in condition.node.text


def _held(condition: Entry) -> list[Entry]:
    """Give what runs where a condition holds."""
    return [
        child for child in condition.children if not _is_branch(child) and child.node.thing not in _BESIDE
    ]


def _is_branch(entry: Entry) -> bool:
    """Tell whether something runs where the condition that it stands in does not hold."""
    return entry.node.thing == "else" or (entry.node.thing == "condition" and OTHERWISE in entry.node.details)


def _key(entry: Entry) -> _Key:
    named = entry.node.thing in FUNCTIONS
    return (
        entry.node.thing,
        entry.node.name if named else folded(entry.node.text),
        b"" if named else entry.digest,
    )


def _other(entry: Entry) -> Entry | None:
    """Give what a statement stands in, a function or all of its file, in the other version."""
    top = entry
    while top.parent is not None and (top is entry or top.node.thing not in _OWNERS):
        top = top.parent
    return top.partner
