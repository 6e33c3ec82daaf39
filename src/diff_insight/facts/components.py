"""Components of a page: what they take from those who use them.

`prop` (`name`; `details["required"]`: yes where it must be given), with the parts `type`, `default` and
`optional`, which break as those of a parameter do; other options of it, as what checks its
value, are `key` of the values family.
"""

from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact

THINGS = (Thing(name="prop", inner=True, alike=0.9),)


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
