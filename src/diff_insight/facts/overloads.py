"""What tells apart the definitions that one name calls: what a call of each takes."""

from diff_insight.facts.entry import Entry
from diff_insight.facts.kinship import form_of
from diff_insight.trees.node import Node

_BLOCKS = 100
"""Things of one owner among which another definition of a name is looked for."""


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


def stands_twice(entry: Entry) -> bool:
    """Tell whether another definition of a function that is gone has a partner: it was defined for two cases.

    Both stand in one owner, or in two blocks for one type, with the same head.
    """
    owner, name = entry.parent, entry.node.name
    if owner is None or not name:
        return False
    around = owner.parent if owner.node.thing == "extension" else None
    blocks = [owner]
    if around is not None and len(around.named(owner.node.name)) > 1:
        blocks += [one for one in around.children[:_BLOCKS] if _is_beside(one, owner)]
    return any(
        one is not entry
        and one.partner is not None
        and (one.node.thing, one.node.name) == (entry.node.thing, name)
        and one.node.text == entry.node.text
        for block in blocks
        for one in block.children[:_BLOCKS]
    )


def _is_beside(one: Entry, owner: Entry) -> bool:
    same = (one.node.thing, one.node.name) == (owner.node.thing, owner.node.name)
    return same and one is not owner and form_of(one) == form_of(owner)
