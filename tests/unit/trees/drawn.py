"""A tree as text, one line a node, so that a test can compare it whole."""

from collections.abc import Iterator

from diff_insight.trees.node import Node


def drawn(node: Node) -> str:
    """Draw what is below a node."""
    return "\n".join(_lines(node.children, 0))


def _lines(nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        said = f"{'  ' * depth}{node.thing}"
        if node.name:
            said += f" <{node.name}>"
        said += f" {node.first}" if node.first == node.last else f" {node.first}-{node.last}"
        if node.text and node.text != node.name:
            said += f" {node.text!r}"
        said += "".join(f" {key}={value!r}" for key, value in node.attributes.items())
        if not node.public:
            said += " hidden"
        yield said
        yield from _lines(node.children, depth + 1)
