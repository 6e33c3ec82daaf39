"""What one format holds of another: a script or a style sheet in a page, an example under a fence.

The piece is read by the format of its own language, as a file with such a name would be.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.trees.formats import format_of, tree_of
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

_SUFFIXES = {
    "javascript": "js",
    "module": "js",
    "typescript": "ts",
    "python": "py",
    "ruby": "rb",
    "yaml": "yaml",
    "importmap": "json",
    "ld+json": "json",
    "golang": "go",
    "rust": "rs",
    "dotenv": "env",
    "terraform": "tf",
    "protobuf": "proto",
    "proto3": "proto",
}
"""Names of languages that are not the end of a file's name."""


def children_of(rows: Sequence[str], language: str, first: int) -> tuple[Node, ...]:
    """Read lines in a language; nothing where it is not known or cannot be read.

    Args:
        rows: The lines.
        language: As a fence, `lang="…"` or `type="…"` names it.
        first: The row of the outer text at which they begin, 1-based.
    """
    word = language.lower().rpartition("/")[2].removeprefix("x-")
    path = f"embedded.{_SUFFIXES.get(word, word)}"
    row = format_of(path)
    if row is None or row.module in _OUTER:
        return ()
    try:
        root = tree_of(Text.of("\n".join(rows), path=path), row)
    except UnreadableError:
        return ()
    numbers = tuple(range(first, first + len(rows)))
    return tuple(_inner(child).renumbered(numbers) for child in root.children)


_OUTER = frozenset({"hypertext", "markdown", "restructuredtext", "asciidoc", "licence", "notebook"})
"""Formats that hold others: these are not read within each other."""


def _inner(node: Node) -> Node:
    """Give a definition of a part: nobody who uses the file sees it by its name."""
    return replace(node, public=False)
