"""YAML as a tree: PyYAML says where everything stands; what it cannot read is cut to its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import yaml

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.yaml_events import Events
from diff_insight.trees.yaml_pieces import Stretch, apart, blocks, bracketed, rooted, stretches

MAX_REPAIRS = 12
"""Lines that are left out of a stretch before all of it counts as unreadable: a bound for hostile text."""

_NO_LINE_ENDS = str.maketrans(
    dict.fromkeys("\r\x85\u2028\u2029\ufeff\x7f", " ")
    | {chr(code): " " for code in range(32) if code not in (9, 10)}
)
"""Other line ends would make PyYAML's lines other than ours, and control characters are refused."""
Hidden = tuple[str, Mapping[int, str]]
Hide = Callable[[str], Hidden]
"""Puts blanks or letters in the place of what is no YAML, and gives the rows that hold nothing else, by
number."""


def documents(text: Text, hide: Hide | None = None) -> tuple[Node, ...]:
    """Give the documents of a text; of one with gaps, one for each stretch of lines.

    Owners that the text does not show are nodes that begin on row 0.

    Raises:
        UnreadableError: Where nothing of it can be read, or it is beyond bounds.
    """
    source = text.source.translate(_NO_LINE_ENDS)
    other: Mapping[int, str] = {}
    if hide is not None:
        source, other = hide(source)
    reader = _Reader(original=text.source.split("\n"), other=other)
    lines = source.split("\n")
    if text.whole:
        found = reader.whole(lines)
    else:
        found = [
            node
            for stretch in stretches(lines, text)
            for node in reader.repaired(stretch, headed=stretch.rows[0] in text.headings)
        ]
    if not any(node.children for node in found) and source.strip():
        raise UnreadableError("no line of it is YAML")
    return tuple(_with_mark(node, lines) for node in found)


def _with_mark(node: Node, lines: list[str]) -> Node:
    """Give a document with the mark that it begins with, where that stands right before it."""
    marked = node.first > 1 and lines[node.first - 2].rstrip() == "---"
    return replace(node, first=node.first - 1) if marked else node


@dataclass(slots=True, frozen=True, kw_only=True)
class _Reader:
    """Reads stretches of one text.

    Attributes:
        original: The rows of the text.
        other: Rows that are no YAML.
    """

    original: list[str]
    other: Mapping[int, str]

    def whole(self, lines: list[str]) -> list[Node]:
        """Read all at once, else every document alone, else every block of its outermost keys."""
        every = Stretch(lines, list(range(1, len(lines) + 1)))
        try:
            return self.read(every)
        except yaml.YAMLError:
            return [node for one in apart(every) for node in self._document(one)]

    def _document(self, stretch: Stretch) -> list[Node]:
        try:
            return self.read(stretch)
        except yaml.YAMLError:
            pass
        found = [node for block in blocks(stretch) for node in self.repaired(block, headed=False)]
        children = tuple(child for document in found for child in document.children)
        return [Node(thing="document", first=stretch.rows[0], last=stretch.rows[-1], children=children)]

    def repaired(self, stretch: Stretch, *, headed: bool) -> list[Node]:
        """Read a stretch under the owners that it must have, leaving out lines that cannot be read there."""
        whole = rooted(bracketed(stretch, headed=headed), headed=headed)
        lines = list(whole.lines)
        for _ in range(MAX_REPAIRS):
            try:
                return self.read(Stretch(lines, whole.rows))
            except yaml.MarkedYAMLError as error:
                mark = error.problem_mark or error.context_mark
                at = min(mark.line, len(lines) - 1) if mark else 0
                while at > 0 and not lines[at].strip():
                    at -= 1
                if not lines[at].strip():
                    break
                lines[at] = ""
            except yaml.YAMLError:
                break
        return []

    def read(self, stretch: Stretch) -> list[Node]:
        """Read lines that are YAML as they stand.

        Raises:
            yaml.YAMLError: They are none.
        """
        return Events(stretch=stretch, original=self.original, other=self.other).read()
