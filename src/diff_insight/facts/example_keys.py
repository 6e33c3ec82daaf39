"""What a line of an example sets, where it is in a notation of keys and values: read as such a file is.

So a changed example of a configuration is told by its key, not by a line of it.
"""

from collections.abc import Iterator, Mapping, Sequence

from diff_insight.facts.entry import Entry
from diff_insight.trees.embedded import children_of
from diff_insight.trees.node import Node

LONG = 400
"""Lines of an example beyond which its keys are not looked for."""
_NOTATIONS = frozenset(
    "yaml yml json jsonc json5 toml ini properties env dotenv hcl terraform tf".split()  # noqa: SIM905
)


def keys_of(block: Entry) -> Mapping[int, tuple[str, str]]:
    """Give for each line of an example that sets one key this key, dotted, and its value.

    Args:
        block: An example; its lines are numbered as in the file.
    """
    language = block.node.attributes.get("language", "").lower()
    lines = block.node.text.split("\n")
    first = next((child.node.first for child in block.children if child.node.thing == "code_line"), 0)
    if language not in _NOTATIONS or len(lines) > LONG or not first:
        return {}
    blank = next((at for at, line in enumerate(lines) if line.strip()), 0)
    found: dict[int, list[tuple[str, str]]] = {}
    for name, leaf in _leaves(children_of(lines, language, first - blank), ()):
        if leaf.first == leaf.last:
            found.setdefault(leaf.first, []).append((name, leaf.text))
    return {row: some[0] for row, some in found.items() if len(some) == 1 and all(some[0])}


def _leaves(nodes: Sequence[Node], owners: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
    for node in nodes:
        names = (*owners, node.name) if node.name else owners
        if node.children:
            yield from _leaves(node.children, names)
        elif node.name:  # an entry without a name is one of several values
            yield ".".join(names), node
