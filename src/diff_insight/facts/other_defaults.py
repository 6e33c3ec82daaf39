"""Whether a call that leaves a parameter out gets another value than before."""

import re

from diff_insight.facts.rule import Subject
from diff_insight.model import Fact

_NOTHING = frozenset({"None", "null", "nil", "undefined", "NULL"})
_NAME = re.compile(r"[A-Za-z_]\w{0,200}")
_VALUES = _NOTHING | {"True", "False", "true", "false", "TRUE", "FALSE", "NaN", "Infinity"}
"""Words that are values themselves, and no names of others."""
_SETS = frozenset({"condition_added", "condition_changed", "assignment_added", "assignment_changed"})
_OWNED = 2
"""Names down to a parameter: the function's and its own."""


def other_default(fact: Fact, subject: Subject) -> bool:
    """Tell whether a call that leaves a parameter out gets another value, as both texts show it.

    Where what is given now stands for nothing, and the function asks for that, it sets the value itself. And
    what a name stands for is not seen: it may be the value that was written out, or a mark for none given.
    """
    was, now = ((side or "").strip() for side in (fact.old, fact.new))
    if _is_name(was) != _is_name(now):
        return False
    if now not in _NOTHING or len(fact.where) < _OWNED:
        return True
    name = re.compile(rf"(?<!\w){re.escape(fact.where[-1])}(?!\w)")
    around = (top for top in subject.facts if any(one is fact for one in top.all()))
    asked = (one.new or "" for top in around for one in top.all() if one.kind in _SETS)
    return not any(name.search(text) for text in asked)


def _is_name(value: str) -> bool:
    return _NAME.fullmatch(value) is not None and value not in _VALUES
