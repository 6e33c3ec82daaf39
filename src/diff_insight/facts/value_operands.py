"""Conditions that are a part of a value now: `if open: return full` and then `return open and full`."""

from diff_insight.facts.entry import Entry
from diff_insight.facts.operands import operands
from diff_insight.facts.said_elsewhere import FUNCTIONS, LEFT_OUT

_VALUES = frozenset({"return", "assignment"})
_LONGEST = 1_000


def is_part_of_value(entry: Entry) -> bool:
    """Tell whether what a condition that is gone asks is a value, or an operand of one, that is new."""
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    other = function.partner if function is not None else None
    said = entry.node.text
    if not entry.old or entry.node.thing != "condition" or other is None or not said or LEFT_OUT in said:
        return False
    return any(
        one.node.thing in _VALUES
        and one.changed
        and len(one.node.text) <= _LONGEST
        and said in map(_bare, operands(_value(one)))
        and not _gives_several(one)
        and (one.partner is None or said not in one.partner.node.text)
        for one in other.all()
    )


def _gives_several(entry: Entry) -> bool:
    """Tell whether what is set is one of several names: what is asked then is a name, not the value."""
    return entry.node.thing == "assignment" and "," in entry.node.text.partition("=")[0]


def _value(entry: Entry) -> str:
    """Give what is returned, or what is set behind the first `=`."""
    text = entry.node.text
    return text.partition("= ")[2].rstrip(";") if entry.node.thing == "assignment" else text


def _bare(operand: str) -> str:
    inner = operand[1:-1]
    whole = operand.startswith("(") and operand.endswith(")")
    return inner if whole and "(" not in inner and ")" not in inner else operand
