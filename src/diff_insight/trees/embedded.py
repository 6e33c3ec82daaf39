"""What one format holds of another: a script or a style sheet in a page, an example under a fence.

The piece is read by the format of its own language, as a file with such a name would be.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
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
    """Read lines in a language; what cannot be read is there as text. Nobody outside sees any of it by name.

    Args:
        rows: The lines.
        language: As a fence, `lang="…"` or `type="…"` names it.
        first: The row of the outer text at which they begin, 1-based.
    """
    word = language.lower().rpartition("/")[2].removeprefix("x-")
    path = f"embedded.{_SUFFIXES.get(word, word)}"
    row = format_of(path)
    found: tuple[Node, ...] = ()
    if row is not None and row.module not in _OUTER:
        with suppress(UnreadableError):
            found = tree_of(Text.of("\n".join(rows), path=path), row).children
    numbers = tuple(range(first, first + len(rows)))
    every = sorted((*found, *_unread(rows, found)), key=lambda node: node.first)
    return tuple(replace(node, public=False).renumbered(numbers) for node in every)


def _unread(rows: Sequence[str], found: Sequence[Node]) -> Iterator[Node]:
    """Give each row that nothing holds, so that what changes in it is no change of layout."""
    held = {row for node in found for row in range(node.first, node.last + 1)}
    for number, row in enumerate(rows, 1):
        if number not in held and row.strip():
            yield Node(thing="text", first=number, last=number, text=row.strip())


_OUTER = frozenset({"hypertext", "markdown", "restructuredtext", "asciidoc", "licence", "notebook"})
"""Formats that hold others: these are not read within each other."""
