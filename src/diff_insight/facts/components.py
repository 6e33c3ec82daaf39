"""Components of a page: what they take from those who use them.

`prop` (`name`; `details["required"]`: yes where it must be given, `keys`: type and default of one that is
new or gone), with the parts `type`, `default` and `optional` (`default` beside it where that stands apart),
which break as those of a parameter do; other options of it, as what checks its value, are `key` of the values
family. `props` of a `variable` that is a component: the names of its props, one a line.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import plus
from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact


def _lone(state: State, entry: Entry) -> Sequence[Fact]:
    """State a prop of one version with its type and with what it is unless it is given."""
    said = [f"{key}: {entry.node.attributes[key]}" for key in _SAID if key in entry.node.attributes]
    return [
        replace(fact, details={**fact.details, "keys": "\n".join(said)}) if said else fact
        for fact in state.single_as_any(entry)
    ]


_SAID = ("type", "default")

THINGS = (
    Thing(name="prop", alike=0.9, single=_lone),
    Thing(name="default", inner=True, alike=2.0),
)


def _has_to_be_given(fact: Fact, _subject: Subject) -> bool:
    return fact.details.get("required") == "yes"


RULES = (
    Rule(
        name="removed_parameter",
        type="breaking change",
        breaks="prop removed",
        kinds=frozenset({"prop_removed", "prop_renamed"}),
    ),
    Rule(
        name="required_parameter",
        type="breaking change",
        breaks="required prop added",
        kinds=frozenset({"prop_added"}),
        when=_has_to_be_given,
    ),
    Rule(name="new_parameter", type="new feature", kinds=frozenset({"prop_added"})),
)


def _with_their_defaults(facts: tuple[Fact, ...], _before: Entry, _after: Entry) -> tuple[Fact, ...]:
    """Put the default of a prop that is new or gone, where it stands apart, into the fact of that."""
    props = {(fact.name, fact.action): fact for fact in facts if fact.thing == "prop"}
    apart = {
        id(fact): id(prop)
        for fact in facts
        if fact.thing == "default" and (prop := props.get((fact.name, fact.action))) is not None
    }
    defaults = {apart[id(fact)]: fact for fact in facts if id(fact) in apart}
    return tuple(
        _with_its_default(fact, own) if (own := defaults.get(id(fact))) is not None else fact
        for fact in facts
        if id(fact) not in apart
    )


def _with_its_default(prop: Fact, default: Fact) -> Fact:
    """Put a default into the fact of its prop, whose type may be said already."""
    value = default.new or default.old or ""
    told = [prop.details.get("keys", ""), f"default: {value}" if value else ""]
    return replace(
        prop,
        parts=(*prop.parts, default),
        lines=plus(prop.lines, default.lines),
        details={**prop.details, "keys": "\n".join(filter(None, told))},
    )


FINISH = _with_their_defaults
