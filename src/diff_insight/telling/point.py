"""What one clause can say."""

from dataclasses import dataclass

from diff_insight.light import light
from diff_insight.model import Fact
from diff_insight.telling.clause_order import other_order
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.marks import only_marks
from diff_insight.telling.spacing import only_spacing


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What a fact stands in.

    Attributes:
        name: Of a definition, a heading, a key; empty: the file.
        heading: Whether it is one of a page.
        example: Whether it stands for several in which the like happened.
        constructor: Whether it is the constructor of the class that bears the name.
        within: Of an element of a program the function that shows it.
    """

    name: str = ""
    heading: bool = False
    constructor: bool = False
    example: bool = False
    within: str = ""


FILE = Place()
BY_SIDES = frozenset(
    {"import_source_changed", "level_changed", "visibility_added", "visibility_removed", "visibility_changed"}
    | {"exported_added", "exported_removed", "modifiers_added", "modifiers_changed", "modifiers_removed"}
    | {"implied_added", "implied_removed"}
    | {"kind_added", "kind_changed", "kind_removed", "mark_added", "mark_removed"}
    | {"marked_added", "marked_removed", "runner_changed"}
    | {"shown_if_added", "shown_if_changed", "shown_if_removed"}
    | {"shown_unless_added", "shown_unless_changed", "shown_unless_removed"}
)
"""Kinds of which several are one where both sides are the same."""
GUARDS = "guards"
"""Detail of a condition that only hands on the error of what runs in front of it, which is told before."""
REMAINDER = "remainder"
"""Detail of a sentence of which a few words changed beside whole texts that came or went, told before."""
_WRITTEN = frozenset({"type", "returns"})
"""What is said of values and never run, which changes less of what runs than its statements do."""
_TYPES = frozenset({"class", "interface", "struct", "trait", "enum"})
_ACTIONS = {
    "removed": 0,
    "added": 1,
    "gains": 1,
    "loses": 1,
    "renamed": 2,
    "changed": 3,
    "ordered": 3,
    "replaced": 2,
    "moved": 4,
}


@light(frozen=True, slots=True)
class Point:
    """Facts that one clause can say: of one kind, at one place, or one fact at several places.

    Attributes:
        facts: In the order of the file, at least one.
        places: Where they are, outermost names first; one, or one for each of several equal facts.
        order: How much a reader has to know of them.
    """

    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    order: Order

    @property
    def rank(self) -> tuple[object, ...]:
        """Lower is told first: what users see before what they do not."""
        first = self.facts[0]
        action = _ACTIONS.get(first.action, len(_ACTIONS))
        hidden = not first.breaking and (not first.public or is_private(first))
        quiet = first.thing == "whitespace" or all(
            only_marks(one) or only_spacing(one) or other_order(one) for one in self.facts
        )
        follows = all(GUARDS in fact.details for fact in self.facts)
        beside = all(REMAINDER in fact.details for fact in self.facts)
        beside = beside or (
            self.order is Order.BEHAVIOUR and all(fact.thing in _WRITTEN for fact in self.facts)
        )
        row = -1 if is_turned(first) else kind_of(first).row  # what its members are follows from that
        return self.order, quiet, hidden, follows, beside, row, action

    @property
    def seen(self) -> bool:
        """Whether a patch can show it, so that whoever counts it with others can be believed: no mode."""
        return any(fact.thing != "mode" for fact in self.facts)


def is_turned(fact: Fact) -> bool:
    """Tell whether a type is of another kind now, for all who use it: a struct that became an interface."""
    sides = {part.thing for part in fact.parts}
    return fact.breaking is not None and fact.kind == "became_changed" and sides <= _TYPES and len(sides) > 1


def is_private(fact: Fact) -> bool:
    """Tell whether a name begins as those do that a module keeps for itself."""
    name = fact.name.rpartition(".")[2]
    return name.startswith("_") and not name.endswith("__")
