"""Where in its function a statement stands in the other version that only one version has here."""

import re

from diff_insight.facts.entry import Entry
from diff_insight.facts.given_names import leaves_by_another_way
from diff_insight.facts.held_statements import HOLDS_OTHERS, THE_REST, holds_others, is_the_rest
from diff_insight.facts.operands import operands
from diff_insight.facts.said_elsewhere import FUNCTIONS, LEFT_OUT, stands_elsewhere

_NAME = re.compile(r"\w+")
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
    how = {} if _is_decided_inside(entry) else leaves_by_another_way(entry, other)
    return (f"{entry.node.thing}_moved", how) if how is not None else None


def _is_of_kept_case(entry: Entry) -> bool:
    """Tell whether a statement stands in a case that both versions have: that does something else now."""
    case = entry.parent
    return case is not None and case.node.thing == "case" and case.partner is not None


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
    return next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)


def still_says(entry: Entry) -> bool:
    """Tell whether the function that a statement is gone from still has one that says the same."""
    function = _function_of(entry)
    if function is None or function.partner is None or not entry.node.text:
        return False
    said = entry.node.thing, entry.node.text
    return any((one.node.thing, one.node.text) == said for one in function.partner.all())


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


def _is_decided_inside(entry: Entry) -> bool:
    """Tell whether what is returned under a condition that is gone is one of two that a return gives now."""
    function = _function_of(entry)
    held = [one.node for one in entry.children if one.node.thing != "comment"]
    if not entry.old or entry.node.thing != "condition" or function is None or function.partner is None:
        return False
    if [one.thing for one in held] != ["return"] or not held[0].text or not entry.node.text:
        return False
    return any(
        one.node.thing == "return"
        and one.changed
        and _has_whole(one.node.text, entry.node.text)
        and _has_whole(one.node.text, held[0].text)
        for one in function.partner.all()
    )


def _has_whole(code: str, piece: str) -> bool:
    """Tell whether a piece stands in code, no part of a longer name or number."""
    at = code.find(piece)
    while at >= 0:
        ends = f"{code[at - 1 : at]}{piece[:1]}", f"{piece[-1]}{code[at + len(piece) : at + len(piece) + 1]}"
        if not any(len(end) > 1 and _NAME.fullmatch(end) for end in ends):
            return True
        at = code.find(piece, at + 1)
    return False
