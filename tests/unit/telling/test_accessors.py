"""A property that is read and set is told as one thing."""

from diff_insight.facts.analyze import facts_of
from diff_insight.model import FileChange, Versions
from diff_insight.telling.accessors import as_properties
from tests.unit.facts.patches import patch_of

BARN = "class Barn:\n    pass\n"
DOOR = """class Barn:
    pass

    @property
    def door(self) -> str:
        return self._door

    @door.setter
    def door(self, value: str) -> None:
        self._door = value

    def open(self) -> None:
        self._door = "open"
"""


def test_a_property_with_its_setter_is_one_thing_and_a_method_stays_one() -> None:
    change = FileChange(
        path="barn.py", status="modified", patch=patch_of(BARN, DOOR), additions=11, deletions=0
    )
    facts = facts_of(change, Versions(before=BARN, after=DOOR))
    found = [
        (fact.name, fact.details.get("noun"), "takes" in fact.details)
        for fact in as_properties(facts)
        if fact.thing == "method"
    ]
    assert found == [("Barn.door", "property", False), ("Barn.open", None, False)]
    assert sum(fact.thing == "method" for fact in facts) == 3
