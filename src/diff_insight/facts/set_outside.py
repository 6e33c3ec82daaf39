"""Names that a function set by itself and that its file sets beside it now, or the other way round.

What stands on another level under the same name is neither new nor gone: `details["out_of"]` of such a
`variable_moved` is the function that set it, `details["set_within"]` the one that sets it now. A nameless
function that one set to a name, and that has this name itself now, is a `function_moved` with `out_of`.
"""

import re
from collections import defaultdict
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.model import Fact

_OUTSIDE = frozenset({"variable", "constant"})
_WAYS = {"added": ("removed", "out_of"), "removed": ("added", "set_within")}
_WORD = re.compile(r"\w+")
_TAKES = re.compile(r"\(([^()]{0,400})\)")
_LITERAL = re.compile(r"(?:async )?(?:func(?:tion)?\b|\(|lambda\b)")
"""How the value of a name begins that is a function without a name."""


def set_outside(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State a variable of a file that one function set, or sets now, as moved."""
    alone = [fact for fact in facts if fact.action in _WAYS and (_is_free(fact) or _is_own(fact))]
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
        if not _is_that(fact, part) or "still" in part.details:
            continue
        if fact.public and fact.action == "removed":  # who imports it finds it no more
            continue
        details = {**fact.details, detail: function.name}
        lines = lines_of_all((fact, part))
        made[id(fact)] = replace(fact, kind=f"{fact.thing}_moved", details=details, lines=lines, parts=())
        left = made.get(id(function), function)
        parts = tuple(one for one in left.parts if one is not part)
        kept = replace(left, parts=parts, lines=minus(left.lines, part.lines))
        made[id(function)] = kept if parts else replace(kept, kind=f"{function.thing}_layout")
    return tuple(one for fact in facts if (one := made.get(id(fact), fact)) is fact or one.lines)


def _is_free(fact: Fact) -> bool:
    bare = not fact.where and not fact.parts and _WORD.fullmatch(fact.name) is not None
    return bare and fact.thing in _OUTSIDE


def _is_own(fact: Fact) -> bool:
    """Tell whether a function came that nobody outside of its file calls."""
    return fact.kind == "function_added" and not fact.where and not fact.public


def _is_that(fact: Fact, part: Fact) -> bool:
    """Tell whether an assignment sets what stands outside of its function under the same name."""
    if fact.thing in _OUTSIDE:
        return _value(fact) == _value(part)
    takes = _TAKES.search(fact.details.get("signature", ""))
    given = _TAKES.search(_value(part)) if _LITERAL.match(_value(part)) else None
    return takes is not None and given is not None and takes[1] == given[1]


def _value(fact: Fact) -> str:
    return (fact.old or fact.new or "").partition("=")[2].strip().rstrip(";")
