"""Which parser reads which file: one row a format, the first that takes a file reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text


class Parse(Protocol):
    """Reads one version of a file.

    A parser takes any text, whole or with gaps, in time linear in its length, and raises nothing but
    `UnreadableError`. First and last of its nodes are rows of `text.source`, 1-based.
    """

    def __call__(self, text: Text) -> Node:
        """Give the root, a node of the thing `file` whose children are what the file holds."""
        ...


class UnreadableError(ValueError):
    """The text is not of the format, or beyond its bounds: its lines are told as plain lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row: a format and how its files are known.

    Attributes:
        name: As users know it: `markdown`, `python`, `lock file`.
        takes: Tells by path and the first line of the file, where it is known, whether a file is of this format.
        parse: Reads it.
    """

    name: str
    takes: Callable[[str, str], bool]
    parse: Parse
