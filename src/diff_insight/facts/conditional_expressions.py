"""Conditions whose two arms do one thing with one of two values, and the one expression that says that.

`if open: hay = a()` with `else: hay = b()` is `hay = a() if open else b()`: what is asked, and what is given
in either case, is the same, so that no condition came or went.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.said_elsewhere import COMPOUND, LEFT_OUT, SIMPLE
from diff_insight.facts.state import State
from diff_insight.facts.turned_round import OPPOSITES
from diff_insight.model import Fact
from diff_insight.trees.pieces import OTHERWISE

_LONG = 1_000
"""Characters of a statement beyond which it is not looked into."""
_FREE = 100
"""Conditions and statements of a function that are compared, each with each."""
_STARTS = 12
"""Places at which a value may begin within a statement."""
_NEEDLESS = re.compile(r"[\s(){};]+")
_TYPE = re.compile(r"^((?:let |const |var |val )?(?:mut )?[\w$]{1,80}): ?[\w$.<>\[\]? |&*,']{1,80}? = ")
"""How a name begins that is declared with its type behind it."""
_DECLARES = re.compile(r"[\w.$<>\[\]?*&,:]{1,80}")
"""What may stand in front of a name that is declared where it is set, without white space."""


def join_choices(old: Entry, new: Entry) -> None:
    """Join each condition of either version with the statement that is a choice by the same in the other."""
    for here, there in ((old, new), (new, old)):
        asks = [one for one in here.all() if one.node.thing == "condition" and _is_free(one)]
        says = [one for one in there.all() if one.node.thing in SIMPLE and _is_free(one)] if asks else []
        for one in asks[:_FREE] if says else ():
            other = next((each for each in says[:_FREE] if is_choice(one, each)), None)
            if other is None:
                continue
            says.remove(other)
            for each in (*one.all(), *other.all()):
                if each.partner is not None:
                    each.partner.partner = None
                each.partner = None
            one.partner, other.partner = other, one


def is_choice(condition: Entry, statement: Entry) -> bool:
    """Tell whether a statement gives by one expression what the two arms of a condition give."""
    arms = _arms(condition)
    said = folded(statement.node.text)
    asked = folded(condition.node.text)
    if arms is None or not _does_the_same(condition, statement):
        return False
    if not asked or LEFT_OUT in "".join((asked, said, *arms)) or len(said) > _LONG:
        return False
    said = _close(_TYPE.sub(r"\1 = ", said))
    for made in _choices(asked, *arms):
        close = _close(made)
        if said.endswith(close):
            ahead = said[: len(said) - len(close)]
            return not ahead or (
                statement.node.thing == "assignment" and _DECLARES.fullmatch(ahead) is not None
            )
    return False


def by_choice(state: State, old: Entry, new: Entry) -> Fact | None:
    """State a condition that one expression is now, or the other way round; None for all else."""
    things = old.node.thing, new.node.thing
    if "condition" not in things or not {*things} & SIMPLE:
        return None
    condition, statement = (old, new) if things[0] == "condition" else (new, old)
    if not is_choice(condition, statement):
        return None
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    about = {key: statement.node.details[key] for key in ("about",) if key in statement.node.details}
    if condition is new:
        made = replace(fact, old=None, new=condition.node.text, details={**about, "alone": "yes"})
        return replace(made, kind="condition_moved")
    if statement.node.thing in {"assignment", "return"}:
        details = {**about, "one_expression": "yes"}
        return replace(fact, old=None, new=statement.node.text, details=details)
    made = replace(fact, old=condition.node.text, new=None, details={"inside": "yes"})
    return replace(made, kind="condition_moved")


def in_choices(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the facts of a block, what a choice needs, or needed, beside it as a part of that."""
    return _with_declarations(_come_apart(facts))


def _come_apart(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Put what was a choice and gives one of both now into the guard in front of it that gives the other."""
    made = list(facts)
    for guard in facts:
        thing = guard.details.get("then", "")
        if guard.kind != "condition_moved" or "alone" not in guard.details or len(guard.parts) != 1:
            continue
        (given,) = guard.parts
        name = given.details.get("about", "")
        rest = next(
            (
                one
                for one in made
                if one.kind == f"{thing}_changed"
                and given.kind == f"{thing}_added"
                and not one.parts
                and one.details.get("about", "") == name
            ),
            None,
        )
        if rest is not None and _parts_into(rest.old or "", guard.new or "", given.new or "", rest.new or ""):
            one = replace(guard, lines=State.union((guard, rest)), parts=())
            made = [one if fact is guard else fact for fact in made if fact is not rest]
    return made if len(made) < len(facts) else facts


def _parts_into(whole: str, asked: str, yes: str, no: str) -> bool:
    """Tell whether a choice asks what a guard asks, and gives what stands in it and behind it."""
    sides = [_TYPE.sub(r"\1 = ", folded(one)).rstrip("; ") for one in (whole, yes, no)]
    if not all((*sides, asked)) or any(LEFT_OUT in one or len(one) > _LONG for one in (*sides, asked)):
        return False
    whole, yes, no = (one.partition(" = ")[2] or one for one in sides)
    return any(_close(made) == _close(whole) for made in _choices(folded(asked), yes, no))


def _with_declarations(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Put the bare declaration of a name that came, or went, into the fact of the choice that sets it."""
    made = list(facts)
    for choice in facts:
        gone = "one_expression" in choice.details
        name = choice.details.get("about", "")
        if not name or not (gone or "alone" in choice.details):
            continue
        kinds = {"assignment_removed" if gone else "assignment_added", "assignment_moved"}
        bare = next(
            (
                one
                for one in made
                if one.kind in kinds
                and not (one.lines.added if gone else one.lines.removed)
                and one.details.get("about") == name
                and "=" not in (one.old or one.new or "=")
            ),
            None,
        )
        if bare is not None:
            one = replace(choice, lines=State.union((choice, bare)))
            made = [one if fact is choice else fact for fact in made if fact is not bare]
    return made if len(made) < len(facts) else facts


def _is_free(entry: Entry) -> bool:
    """Tell whether something has no partner that says the same, beside a condition that sets a value."""
    other = entry.partner
    if not entry.changed or other is None:
        return entry.changed
    within = other.parent is not None and other.parent.node.thing in SIMPLE
    return within or folded(other.node.text) != folded(entry.node.text)


def _does_the_same(condition: Entry, statement: Entry) -> bool:
    """Tell whether a statement sets, or calls, what the first arm of a condition does."""
    arm = next(one for one in condition.children if one.node.thing not in {"comment", "else"})
    names = [one.node.details.get("about", "") for one in (arm, statement)]
    return arm.node.thing == statement.node.thing and names[0] == names[1]


def _arms(condition: Entry) -> tuple[str, str] | None:
    """Give what is said where a condition holds, and where it does not; None where that is not one each."""
    held = [one for one in condition.children if one.node.thing not in {"comment", "else"}]
    other = [one for one in condition.children if one.node.thing == "else"]
    if len(held) != 1 or len(other) != 1 or OTHERWISE in condition.node.details:
        return None
    rest = [one for one in other[0].children if one.node.thing != "comment"]
    if len(rest) != 1 or held[0].node.thing != rest[0].node.thing or held[0].node.thing not in SIMPLE:
        return None
    if any(one.node.thing in COMPOUND for one in (*held[0].children, *rest[0].children)):
        return None
    yes, no = (folded(one.node.text).rstrip("; ") for one in (held[0], rest[0]))
    return (no, yes) if "negated" in condition.node.details else (yes, no)


def _choices(asked: str, yes: str, no: str) -> Iterator[str]:
    """Give the ways to write a choice between two statements that are alike but for one value."""
    for start, end in _values(yes, no):
        ahead, behind = yes[:start], yes[len(yes) - end :]
        one, other = yes[start : len(yes) - end], no[start : len(no) - end]
        for what, holds, fails in ((asked, one, other), *((each, other, one) for each in _opposites(asked))):
            yield f"{ahead}{holds} if {what} else {fails}{behind}"
            yield f"{ahead}{what} ? {holds} : {fails}{behind}"
            yield f"{ahead}if {what} {holds} else {fails}{behind}"


def _values(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Give where the value that two statements differ in may begin, and how much of them follows it."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None or max(len(one), len(other)) > _LONG:
        return
    starts = [at for at in range(same, -1, -1) if at == 0 or one[at - 1] in " (,=["]
    for start in islice(starts, _STARTS):
        left, right = one[start:], other[start:]
        most = 0
        while most < min(len(left), len(right)) and left[-1 - most] == right[-1 - most]:
            most += 1
        for end in range(most + 1):
            if end == 0 or one[len(one) - end] in "),]":
                yield start, end


def _opposites(asked: str) -> Iterator[str]:
    """Give what holds exactly where a condition does not, in the ways that it may be written."""
    for sign in ("!", "not "):
        yield asked.removeprefix(sign) if asked.startswith(sign) else sign + asked
    for pair in OPPOSITES:
        for sign, opposite in (pair, pair[::-1]):
            if asked.count(sign) == 1:
                yield asked.replace(sign, opposite)


def _close(said: str) -> str:
    """Give code without white space and brackets."""
    return _NEEDLESS.sub("", said)
