"""Names that a function set by itself and that its file sets beside it now, or the other way round.

What stands on another level under the same name is neither new nor gone: `details["out_of"]` of such a
`variable_moved` is the function that set it, `details["set_within"]` the one that sets it now.
"""

import re
from collections import defaultdict
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.model import Fact

_OUTSIDE = frozenset({"variable", "constant"})
_WAYS = {"added": ("removed", "out_of"), "removed": ("added", "set_within")}
_WORD = re.compile(r"\w+")


def set_outside(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State a variable of a file that one function set, or sets now, as moved."""
    alone = [fact for fact in facts if fact.thing in _OUTSIDE and fact.action in _WAYS and _is_free(fact)]
    if not alone:
        return facts
    sets: dict[tuple[str, str], list[tuple[Fact, Fact]]] = defaultdict(list)
    for function in facts:
        for part in function.parts if function.kind in {"function_changed", "method_changed"} else ():
            if part.thing == "assignment" and part.action in {"added", "removed"} and not part.parts:
                sets[part.details.get("about", ""), part.action].append((function, part))
    made: dict[int, Fact] = {}
    for fact in alone:
        other, detail = _WAYS[fact.action]
        found = sets.get((fact.name, other), [])
        if len(found) != 1 or sets.get((fact.name, fact.action)):
            continue
        function, part = found[0]
        if _value(fact) != _value(part) or "still" in part.details:
            continue
        if fact.public and fact.action == "removed":  # who imports it finds it no more
            continue
        details = {**fact.details, detail: function.name}
        lines = lines_of_all((fact, part))
        made[id(fact)] = replace(fact, kind=f"{fact.thing}_moved", details=details, lines=lines)
        left = made.get(id(function), function)
        parts = tuple(one for one in left.parts if one is not part)
        kept = replace(left, parts=parts, lines=minus(left.lines, part.lines))
        made[id(function)] = kept if parts else replace(kept, kind=f"{function.thing}_layout")
    return tuple(one for fact in facts if (one := made.get(id(fact), fact)) is fact or one.lines)


def _is_free(fact: Fact) -> bool:
    return not fact.where and not fact.parts and _WORD.fullmatch(fact.name) is not None


def _value(fact: Fact) -> str:
    return (fact.old or fact.new or "").partition("=")[2].strip().rstrip(";")
