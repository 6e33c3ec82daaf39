"""Where in its function a statement stands in the other version that only one version has here."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.choices import asked_inside
from diff_insight.facts.entry import Entry
from diff_insight.facts.given_names import leaves_by_another_way
from diff_insight.facts.held_statements import ASKING, HOLDS_OTHERS, THE_REST, holds_others, is_the_rest
from diff_insight.facts.operands import joins, operands
from diff_insight.facts.said_elsewhere import FUNCTIONS, LEFT_OUT, stands_elsewhere
from diff_insight.facts.value_operands import is_part_of_value
from diff_insight.model import Fact

_HOLDERS = FUNCTIONS | {"field", "variable"}
"""What holds statements: Swift works out a value by them."""
_GUARDS = ("if", "when", "where")
"""Words behind which a case asks for more than its pattern."""


def other_home(entry: Entry) -> tuple[str, dict[str, str]] | None:
    """Give the kind and the details of a statement whose text, or what it held, stands elsewhere."""
    function = _function_of(entry)
    other = function.partner if function is not None else None
    if is_the_rest(entry, other):
        return "", {"holds": THE_REST}
    if _was_asked_with_others(entry):
        return "condition_moved", {"alone": "yes"}
    if (arm := _arm_with(entry, other)) is not None:
        return "condition_moved", {"into": arm.node.text} if entry.old else {}
    if not _is_of_kept_case(entry) and stands_elsewhere(entry):
        others = holds_others(entry, other)
        return ("", {"holds": HOLDS_OTHERS}) if others else (f"{entry.node.thing}_moved", {})
    if (inside := _asked_elsewhere(entry, other)) is not None:
        return inside
    how = leaves_by_another_way(entry, other)
    return (f"{entry.node.thing}_moved", how) if how is not None else None


def _is_of_kept_case(entry: Entry) -> bool:
    """Tell whether a statement stands in a case that both versions have: that does something else now.

    Unless the case says it as often, further inside.
    """
    case = entry.parent
    if case is None or case.node.thing != "case" or case.partner is None:
        return False
    said = entry.node.thing, entry.node.text
    here, there = (
        sum((one.node.thing, one.node.text) == said for one in side.all()) for side in (case, case.partner)
    )
    return here > there


def _arm_with(entry: Entry, function: Entry | None) -> Entry | None:
    """Give the case that asks in its own guard, in the other version, what a condition asks here."""
    said = entry.node.text
    if entry.node.thing != "condition" or function is None or not said or LEFT_OUT in said:
        return None
    ends = tuple(f" {word} {said}" for word in _GUARDS)
    return next(
        (one for one in function.all() if one.node.thing == "case" and one.node.text.endswith(ends)), None
    )


def _function_of(entry: Entry) -> Entry | None:
    return next((owner for owner in entry.owners() if owner.node.thing in _HOLDERS), None)


def still_says(entry: Entry) -> bool:
    """Tell whether the function that a statement is gone from still has one that says the same."""
    function = _function_of(entry)
    if function is None or function.partner is None or not entry.node.text:
        return False
    said = entry.node.thing, entry.node.text
    return any((one.node.thing, one.node.text) == said for one in function.partner.all())


def says_as_often(entry: Entry) -> bool:
    """Tell whether the function that a statement is gone from says the same as often in the other version."""
    function = _function_of(entry)
    if function is None or function.partner is None or not entry.node.text or LEFT_OUT in entry.node.text:
        return False
    said = entry.node.thing, entry.node.text
    here, there = (
        sum((one.node.thing, one.node.text) == said for one in side.all())
        for side in (function, function.partner)
    )
    return here <= there


def by_what_it_asks(entry: Entry, made: Sequence[Fact]) -> Sequence[Fact]:
    """Give a guard that is gone by what it asked alone, where another guard raises the same now."""
    raised = [one for one in entry.children if one.node.thing == "raise"]
    if not entry.old or entry.node.details.get("then") != "raise" or not all(map(says_as_often, raised)):
        return made
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    others = function.partner.all() if function is not None and function.partner is not None else ()
    said = entry.node.details.get("exit")
    if not any(one.node.thing == "condition" and one.node.details.get("exit") == said for one in others):
        return made
    left = {"then", "exit", "panics"}
    return [
        replace(fact, details={key: said for key, said in fact.details.items() if key not in left})
        for fact in made
    ]


def _was_asked_with_others(entry: Entry) -> bool:
    """Tell whether a condition that is new was an operand of one that is no longer asked in that way."""
    function = _function_of(entry)
    if entry.old or entry.node.thing != "condition" or function is None or function.partner is None:
        return False
    said = entry.node.text
    if not said or LEFT_OUT in said:
        return False
    return any(
        one.node.thing == "condition"
        and (one.partner is None or one.partner.node.text != one.node.text)
        and said != one.node.text
        and said in operands(one.node.text)
        and (one.partner is None or said not in operands(one.partner.node.text))
        for one in function.partner.all()
    )


def _asked_elsewhere(entry: Entry, function: Entry | None) -> tuple[str, dict[str, str]] | None:
    """Give how a guard is told that an expression decides in the other version, or another condition."""
    if _is_asked_with_others(entry, function):
        return "condition_moved", {"together": "yes"}
    if (inside := asked_inside(entry)) is not None:
        return inside
    if is_part_of_value(entry):
        return "condition_moved", {"inside": "yes"}
    often = entry.old and entry.node.thing in ASKING and says_as_often(entry)
    return (f"{entry.node.thing}_moved", {}) if often else None


def _is_asked_with_others(entry: Entry, function: Entry | None) -> bool:
    """Tell whether a guard that is gone is one of several alternatives now that lead to the same."""
    said = entry.node.text
    if not entry.old or entry.node.thing != "condition" or function is None or not said or LEFT_OUT in said:
        return False
    asked = {*operands(said)} if joins(said) <= {"or"} else {said}
    held = [one.digest for one in entry.children if one.node.thing != "comment"]
    return bool(held) and any(
        one.node.thing == "condition"
        and one.changed
        and joins(one.node.text) == {"or"}
        and asked < {*operands(one.node.text)}
        and held == [each.digest for each in one.children if each.node.thing != "comment"]
        for one in function.all()
    )
