"""Macros whose name was torn by a blank: `#define COW_BIT STRING 3`, which is `COW_BIT_STRING 3` now."""

from collections.abc import Sequence

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact

_JOINS = str.maketrans("", "", " \t_")


def without_torn(parts: Sequence[Fact], old: Entry, new: Entry) -> Sequence[Fact]:
    """Give what differs of a macro that is renamed without a value that only lost the rest of its name."""
    if new.node.thing != "macro" or old.node.name == new.node.name:
        return parts
    sides = [f"{one.node.name}{one.node.attributes.get('value', '')}" for one in (old, new)]
    same = sides[0].translate(_JOINS) == sides[1].translate(_JOINS)
    return [part for part in parts if part.thing != "value"] if same else parts
