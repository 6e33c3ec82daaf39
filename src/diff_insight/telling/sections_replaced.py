"""A section that stands in the place of another one, told with that as one."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import plus
from diff_insight.model import Fact
from diff_insight.telling.point import Place

_Leaf = tuple[Fact, Place]


def in_their_place(leaves: Sequence[_Leaf]) -> Sequence[_Leaf]:
    """Give what is told of a page, a section that gave way to another one with the one that came."""
    gone = {
        (fact.where[:-1], fact.name, fact.details["gives_way_to"]): fact
        for fact, _ in leaves
        if fact.kind == "section_removed" and "gives_way_to" in fact.details
    }
    if not gone:
        return leaves
    told: list[_Leaf] = []
    taken = set[int]()
    for fact, place in leaves:
        was = gone.get((fact.where[:-1], fact.details.get("in_place_of", ""), fact.name))
        if was is None or fact.kind != "section_added":
            told.append((fact, place))
            continue
        taken.add(id(was))
        details = {**fact.details, "in_place": "yes"}
        both = replace(fact, previous_name=was.name, lines=plus(fact.lines, was.lines), details=details)
        told.append((both, place))
    return [leaf for leaf in told if id(leaf[0]) not in taken]
