"""What an entry or a key holds in a few words: its values by their keys, those of a list one by one."""

from diff_insight.trees.node import Node

MOST_DETAILS = 12
"""Values of an entry that a report may tell; those of a wider one are too many to read."""
LONGEST_DETAIL = 200
"""Characters of a value beyond which no report tells it beside others."""

KNOWN_BY = "known by"
"""Detail of an entry: its key that says nothing but the name that it is known by, and is no child of it."""

FRAME = "frame"
"""Detail of a definition whose children are the keys and entries of its value: what stands around that."""
TEXT_ROWS = "text rows"
"""Detail of a statement or a value: first and last rows, by turns, of its texts of several rows, from 0."""

IN_CODE = "in code"
"""Detail of what a program shows: elements, their texts."""


def values_of(node: Node, naming: Node | None = None) -> dict[str, str]:
    """Give the short values of an entry or a key by their keys, where they are few; of a list all at once."""
    keys = [child for child in node.children if child.thing == "key" and child is not naming]
    entries = ", ".join(child.text for child in node.children if child.thing == "entry" and child.text)
    if entries and not keys:
        return {"entries": entries} if len(entries) <= LONGEST_DETAIL else {}
    if node.thing == "key":
        leaves = _leaves(node) if node.children else {}
        return {"keys": "\n".join(f"{name}: {text}" for name, text in leaves.items())} if leaves else {}
    said = {child.name: child.text for child in keys if 0 < len(child.text) <= LONGEST_DETAIL}
    return said if len(said) <= MOST_DETAILS else {}


def _leaves(node: Node) -> dict[str, str]:
    """Give all that a key holds by dotted keys; nothing where it is more than can be said whole."""
    found: dict[str, str] = {}
    waiting = [("", node)]
    while waiting:
        path, at = waiting.pop()
        held = [child for child in at.children if child.thing != "comment"]
        if len(found) + len(held) > MOST_DETAILS or any(child.thing != "key" for child in held):
            return {}
        if held:
            waiting += [(f"{path}.{child.name}".lstrip("."), child) for child in reversed(held)]
        elif 0 < len(at.text) <= LONGEST_DETAIL and "\n" not in at.text:
            found[path] = at.text
        else:
            return {}
    return found if "" not in found else {}
