"""Values that are written out in a program: the keys and entries of the object that a name is set to.

`key` and `entry` as of values, parts of the `value` of a `variable` or `constant`. No rule breaks by them:
what breaks with a value is said of all of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.bare_lines import QUOTE
from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import minus
from diff_insight.facts.rule import Rule
from diff_insight.facts.state import State
from diff_insight.facts.values import place
from diff_insight.model import Fact
from diff_insight.trees.held_values import FRAME

THINGS = (
    place("key", dotted=True, family="key", alike=0.8),
    place("entry", ordered=True, alike=0.7, beside=True),
)
RULES: tuple[Rule, ...] = ()
_HELD = frozenset({"key", "entry", "prop"})
_BARE = frozenset({"text", "whitespace"})


def parted(
    state: State, old: Entry, new: Entry, differs: Sequence[Fact], stated: Sequence[Fact]
) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """Give what differs of a name's value and what is stated in it, keys and entries as parts of the value.

    A flat short value is told as a whole, and so is one that is written out on one side alone.
    """
    held = [fact for fact in stated if fact.thing in _HELD or (fact.thing in _BARE and _is_inside(fact, new))]
    rest = [fact for fact in stated if not any(fact is one for one in held)]
    value = next((fact for fact in differs if fact.kind == "value_changed"), None)
    frames = [entry.node.details.get(FRAME) for entry in (old, new)]
    if value is None or not held:
        return differs, rest
    told = [fact for fact in held if fact.action != "layout" and fact.thing in _HELD]
    flat = all(_is_flat(entry) for entry in (old, new)) and bool(value.old)
    unquoted = any(fact.old and fact.old == fact.new for fact in told)  # it is a name now and no text
    if frames[0] is None or frames[0] != frames[1] or flat or unquoted or not told:
        return differs, rest
    left = minus(value.lines, state.union(fact for fact in (*rest, *told)))
    if left and any(fact.thing == "text" for fact in held):
        return differs, rest  # something changed that is neither key nor entry
    became = replace(value, parts=tuple(told))
    return [became if fact is value else fact for fact in differs], rest


def _is_inside(fact: Fact, new: Entry) -> bool:
    """Tell whether lines are of a key or an entry, and not of what the value stands in."""
    return fact.where[-1:] != (new.node.name,)


def _is_flat(entry: Entry) -> bool:
    """Tell whether a short value holds nothing that holds others."""
    held = [child for child in entry.children if child.node.thing in _HELD]
    short = len(entry.node.attributes.get("value", "")) <= QUOTE
    return short and not any(one.children for one in held)
