"""Choices within an expression: what `open ? hay : oats` and `hay if open else oats` ask and give.

A guard may become one of them, or come out of one: what it asks is asked still, and was before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.operands import operands
from diff_insight.facts.said_elsewhere import FUNCTIONS, LEFT_OUT, SIMPLE
from diff_insight.facts.state import State
from diff_insight.facts.turned_round import negates
from diff_insight.model import Fact

_BEHIND = re.compile(r"= |\(|, |=> |\[|: |return ")
"""Behind what a choice may begin within a statement."""
_STARTS = 6
"""Places before a question mark from which a choice may begin, the last first."""
_WORD = re.compile(r"\w+")
_LONGEST = 1_000
_GLANCE = 70
"""Characters of an expression that is told whole; of a longer one what differs says more."""


def choices(said: str) -> Iterator[tuple[str, str]]:
    """Give each way to read a choice in a statement: what it asks, and the rest with what it gives."""
    if len(said) > _LONGEST:
        return
    for ask in re.finditer(r" \? ", said):
        before, rest = said[: ask.start()], said[ask.end() :]
        if " : " not in rest:
            continue
        yield before, rest
        for start in [*_BEHIND.finditer(before)][::-1][:_STARTS]:
            yield before[start.end() :], rest
    for ask in re.finditer(r" if ", said):
        asked, otherwise, rest = said[ask.end() :].partition(" else ")
        if otherwise:
            yield asked, f"{said[: ask.start()]} {rest}"


def asked_inside(entry: Entry) -> tuple[str, dict[str, str]] | None:
    """Give the kind and the details of a guard that is decided within an expression in the other version.

    None where what it gives is not one of two that an expression gives there. Where that expression asks
    otherwise, nothing more is said of a guard that is gone than that it changes.
    """
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    held = [one for one in entry.children if one.node.thing != "comment"]
    if entry.node.thing != "condition" or function is None or function.partner is None:
        return None
    if [one.node.thing for one in held[1:]] == ["else"]:
        return _asked_for_two(entry, function)
    if len(held) != 1:
        return None
    asked, given = entry.node.text, _given(held[0])
    if not asked or not given or LEFT_OUT in asked or LEFT_OUT in given:
        return None
    asks = False
    gives = False
    for one in function.partner.all():
        if one.node.thing not in SIMPLE or not one.changed or _is_same(one):
            continue
        for what, rest in choices(one.node.text):
            found = has_whole(rest, given)
            asks = asks or (found and (what == asked or negates(what, asked)))
            gives = gives or (found and _does(held[0]) == _does(one))
    if asks:
        return "condition_moved", {"inside": "yes"} if entry.old else {"alone": "yes"}
    return ("condition_changed", {"inside": "yes"}) if gives and entry.old else None


def _asked_for_two(entry: Entry, function: Entry) -> tuple[str, dict[str, str]] | None:
    """Give the kind and the details of a condition with an alternative that an expression asks alone now."""
    asked, other = entry.node.text, function.partner
    if not asked or LEFT_OUT in asked or other is None:
        return None
    asks = _is_asked_in(other, asked) and not _is_asked_in(function, asked)
    return ("condition_moved", {"inside": "yes"} if entry.old else {"alone": "yes"}) if asks else None


def _is_asked_in(function: Entry, asked: str) -> bool:
    """Tell whether a changed statement of a function asks for something within an expression."""
    said = (one.node.text for one in function.all() if one.node.thing in SIMPLE and one.changed)
    return any(what == asked or negates(what, asked) for one in said for what, _ in choices(one))


def put_into_choices(facts: Sequence[Fact]) -> list[Fact]:
    """Put a guard that is gone into the expression, or the condition, of its block that asks for it now."""
    made = _put_into_one(facts)
    for guard in [fact for fact in facts if fact.thing == "condition" and "inside" in fact.details]:
        exit_, thing = guard.details.get("exit", ""), guard.details.get("then", "")
        into = next((fact for fact in made if _is_choice(fact, thing, exit_)), None)
        if into is None:
            continue
        before = next(
            (
                fact
                for fact in made
                if into.action == "added"
                and fact.kind == f"{thing}_removed"
                and (thing == "return" or fact.details.get("about") == exit_)
            ),
            None,
        )
        gone = [fact for fact in (guard, before) if fact is not None]
        one = replace(into, kind=f"{thing}_changed", lines=State.union((into, *gone)))
        if before is not None or (len(into.new or "") <= _GLANCE and LEFT_OUT not in (into.new or "")):
            one = replace(one, old=None, details={**into.details, "one_expression": "yes"})
        made = [one if fact is into else fact for fact in made if all(fact is not each for each in gone)]
    return made


def _put_into_one(facts: Sequence[Fact]) -> list[Fact]:
    """Put guards that are alternatives of one condition of their block now into the fact of that."""
    made = list(facts)
    for guard in [fact for fact in facts if fact.kind == "condition_moved" and "together" in fact.details]:
        asked = {*operands(guard.old or "")}
        into = next(
            (
                fact
                for fact in made
                if fact.kind in {"condition_changed", "condition_added"}
                and fact.new
                and (asked <= {*operands(fact.new)} or guard.old in operands(fact.new))
            ),
            None,
        )
        if into is not None:
            one = replace(
                into,
                kind="condition_changed",
                old=None,
                parts=tuple(part for part in into.parts if part.action != "layout"),
                lines=State.union((into, guard)),
                details={**into.details, "one_of_several": "yes"},
            )
            made = [one if fact is into else fact for fact in made if fact is not guard]
    return made


def _is_choice(fact: Fact, thing: str, exit_: str) -> bool:
    if fact.kind not in {f"{thing}_changed", f"{thing}_added"} or fact.parts or not fact.new or not exit_:
        return False
    if thing == "assignment":
        return fact.details.get("about") == exit_ and any(choices(fact.new))
    return thing == "return" and any(has_whole(rest, exit_) for _, rest in choices(fact.new))


def has_whole(code: str, piece: str) -> bool:
    """Tell whether a piece stands in code, no part of a longer name or number."""
    at = code.find(piece)
    while at >= 0:
        ends = f"{code[at - 1 : at]}{piece[:1]}", f"{piece[-1]}{code[at + len(piece) : at + len(piece) + 1]}"
        if not any(len(end) > 1 and _WORD.fullmatch(end) for end in ends):
            return True
        at = code.find(piece, at + 1)
    return False


def _is_same(entry: Entry) -> bool:
    return entry.partner is not None and entry.partner.node.text == entry.node.text


def _given(held: Entry) -> str:
    """Give what is returned, set, raised or run by the one statement of a guard."""
    said = held.node.text.rstrip(";")
    if held.node.thing == "assignment":
        return said.partition("=")[2].strip()
    return said if held.node.thing in SIMPLE and said != held.node.thing else ""


def _does(entry: Entry) -> tuple[str, str]:
    """Give what a statement does by which one may do the same: return something, set one name."""
    thing = entry.node.thing
    return thing, entry.node.details.get("about", "") if thing == "assignment" else ""
