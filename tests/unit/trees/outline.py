"""A tree as text: one line a node, so that whole trees are compared and read."""

from diff_insight.trees.node import Node


def outline(root: Node) -> str:
    """Give all nodes below a root, indented."""
    return "".join(_lines(root.children, 0))


def _lines(nodes: tuple[Node, ...], depth: int) -> list[str]:
    found = []
    for node in nodes:
        said = [f"{node.first}-{node.last}", node.thing, *([node.name] if node.name else [])]
        said += [] if node.public else ["(private)"]
        said += [f"{key}={value}" for key, value in node.attributes.items()]
        text = f" | {node.text}" if node.text and node.text != node.name else ""
        found.append(f"{'  ' * depth}{' '.join(said)}{text}\n")
        found += _lines(node.children, depth + 1)
    return found
