"""What marks one statement of a body, as an attribute of Rust: told with the statement that it stands on."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, LEFT_OUT, SIMPLE
from diff_insight.model import Fact


def with_what_it_marks(entry: Entry, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the facts of a statement that is but a mark with what it stands on as `marks`; else the same."""
    if entry.node.thing != "statement" or "noun" not in entry.node.details or entry.parent is None:
        return facts
    beside = [one.node for one in entry.parent.children if one.node.first > entry.node.last]
    others = (one for one in beside if one.thing in SIMPLE | COMPOUND and "noun" not in one.details)
    said = next((one.text for one in others), "")
    if not said or LEFT_OUT in said:
        return facts
    return [replace(fact, details={**fact.details, "marks": said}) for fact in facts]
