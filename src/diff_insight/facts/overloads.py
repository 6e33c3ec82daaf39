"""What tells apart the definitions that one name calls: what a call of each takes."""

from diff_insight.facts.entry import Entry
from diff_insight.trees.node import Node


def takes(node: Node) -> tuple[tuple[str, str], ...]:
    """Give the types of what a call gives, the names where there are none, and how it gives them."""
    parameters = [child for child in node.children if child.thing == "parameter"]
    return tuple((one.attributes.get("type", one.name), one.attributes.get("kind", "")) for one in parameters)


def called(node: Node) -> tuple[str, ...]:
    """Give the names of what a call gives: of an overload whose types change they are what stays."""
    return tuple(child.name for child in node.children if child.thing == "parameter")


def takes_of_overload(entry: Entry) -> dict[str, str]:
    """Give what a call of a function takes whose name others bear: whole, by its names, by the first.

    Nothing where no other one bears its name.
    """
    owner = entry.parent
    sides = [side for side in (owner, owner.partner if owner is not None else None) if side is not None]
    name, thing = entry.node.name, entry.node.thing
    namesakes = sum(side.named(name).count(thing) for side in sides)
    itself = [
        one
        for one in (entry, entry.partner)
        if one is not None and one.parent in sides and (one.node.thing, one.node.name) == (thing, name)
    ]
    if namesakes <= len(itself) or not name:
        return {}
    parameters = [child for child in entry.node.children if child.thing == "parameter"]
    found = {"takes": ", ".join(child.text for child in parameters)}
    if parameters:
        found["given"] = ", ".join(child.name for child in parameters)
        found["first_given"] = f"{parameters[0].name}, …"
    return found
