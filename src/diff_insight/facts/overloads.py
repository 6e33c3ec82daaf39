"""What tells apart the definitions that one name calls: what a call of each takes."""

from diff_insight.trees.node import Node


def takes(node: Node) -> tuple[tuple[str, str], ...]:
    """Give the types of what a call gives, the names where there are none, and how it gives them."""
    parameters = [child for child in node.children if child.thing == "parameter"]
    return tuple((one.attributes.get("type", one.name), one.attributes.get("kind", "")) for one in parameters)


def called(node: Node) -> tuple[str, ...]:
    """Give the names of what a call gives: of an overload whose types change they are what stays."""
    return tuple(child.name for child in node.children if child.thing == "parameter")
