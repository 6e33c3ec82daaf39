"""Components of a page: what they take from those who use them.

`prop` (`name`; `details["required"]`: yes where it must be given), with the parts `type`, `default` and
`optional` (`default` beside it where that stands apart), which break as those of a parameter do; other options
of it, as what checks its value, are `key` of the values family.
"""

from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import plus
from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact

THINGS = (
    Thing(name="prop", inner=True, alike=0.9),
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
        replace(fact, parts=(*fact.parts, own), lines=plus(fact.lines, own.lines))
        if (own := defaults.get(id(fact))) is not None
        else fact
        for fact in facts
        if id(fact) not in apart
    )


FINISH = _with_their_defaults
