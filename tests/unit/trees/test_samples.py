"""A small text of every format of values and infrastructure, and the tree that it is read into, as a whole.

A sample holds a path, a text (or lines by their numbers; `@` marks the heading that git shows for a hunk)
and the tree: thing, name, rows, and what else a node says.
"""

from pathlib import Path

import pytest

from diff_insight.trees.formats import format_of, read
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
TEXT, LINES, TREE = "=== text\n", "=== lines\n", "=== tree\n"


def outline(node: Node, depth: int = 0) -> str:
    """Give a tree as lines, indented by depth."""
    said = [node.thing, node.name, f"{node.first}-{node.last}"]
    if node.text:
        said.append(f": {node.text}".replace("\n", "\\n"))
    if node.same:
        said.append(f"= {node.same}".replace("\n", "\\n"))
    said += [f"[{key}={value}]" for key, value in node.attributes.items()]
    said += [f"{{{key}={value}}}" for key, value in node.details.items()]
    if node.heads:
        said.append(f"heads {' '.join(map(str, node.heads))}")
    row = "  " * depth + " ".join(filter(None, said)) + "\n"
    return row + "".join(outline(child, depth + 1) for child in node.children)


def text_of(sample: str) -> Text:
    """Give the text of a sample."""
    head, _, rest = sample.partition("=== ")
    path = head.removeprefix("path ").strip()
    if rest.startswith("text"):
        return Text.of(rest.partition("\n")[2].partition(TREE)[0].removesuffix("\n"), path=path)
    lines: dict[int, str] = {}
    heading = ""
    headings: dict[int, str] = {}
    for row in rest.partition("\n")[2].partition(TREE)[0].splitlines():
        number, _, line = row.partition(": ")
        if number.startswith("@"):
            heading = line
            continue
        lines[int(number.rstrip(":"))] = line
        if heading:
            headings[int(number)] = heading
            heading = ""
    return Text.sparse(lines, headings=headings, path=path)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_text_is_read_into_this_tree(sample: Path) -> None:
    whole = sample.read_text(encoding="utf-8")
    text = text_of(whole)
    tree = read(text, format_of(text.path, text.source.split("\n", 1)[0] if text.whole else ""))
    assert "".join(outline(child) for child in tree.children) == whole.partition(TREE)[2]
