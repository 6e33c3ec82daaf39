"""What has to be known of a file beside the lines of a patch for these to read as they do in the whole.

A hunk shows a few lines of a function, of a list, of an example; which one that is, other lines say: the line
that opens it, the line that closes it, the head of what holds it in turn. With these lines beside it a patch
reads as the whole file does, and what is left out between them changes nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tree_sitter import Node as Syntax

from diff_insight.trees.languages import Row, row_of
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.syntax import syntax_of_whole
from diff_insight.trees.text import Text

SHORT = 8
"""Lines of a part beside a change that stand in its frame whole; of a longer one what opens and closes it."""
LEAF = 60
"""Lines of a change's own paragraph, example or comment that stand in its frame whole."""
DEEP = 200
"""Nesting of syntax that is looked into."""
_LISTS = (
    "block", "body", "list", "module", "program", "source_file", "translation_unit", "array", "object",
    "dictionary", "arguments", "statements", "hash", "set", "tuple", "declarations", "suite", "element",
    "compilation_unit", "body_statement", "then", "initializer", "literal_value", "switch_statement", "case",
    "case_clause", "namespace_definition", "fragment", "compound_statement",
)  # fmt: skip
"""How the kinds of syntax end that hold parts of which each stands for itself."""


def frame(text: Text, root: Node, shown: Sequence[int]) -> frozenset[int]:
    """Give the lines that hold the shown ones, 1-based.

    Args:
        text: The whole file.
        root: What was read of it.
        shown: Lines that are known anyway, ascending.
    """
    found = set(_of_nodes(root, shown))
    row = row_of(text.path, text.source.split("\n", 1)[0])
    if row is not None:
        found.update(_of_syntax(text, row, sorted(found.union(shown))))
    return frozenset(found - set(shown))


def _of_nodes(root: Node, shown: Sequence[int]) -> Iterator[int]:
    pending = [root]
    while pending:
        node = pending.pop()
        for child in node.children:
            if not _shows(shown, child.first, child.last):
                continue
            yield from child.heads
            if _lacks(shown, child.first, child.last):
                yield child.first
                unbroken = child.thing == "table" or not child.children
                if unbroken and child.last - child.first < LEAF:
                    yield from range(child.first, child.last + 1)
                pending.append(child)


def _of_syntax(text: Text, row: Row, shown: Sequence[int]) -> Iterator[int]:
    try:
        pending = [(syntax_of_whole(row, text.source), 0)]
    except UnreadableError:
        return
    while pending:
        node, depth = pending.pop()
        listed = _is_list(node)
        if listed:
            yield from _ends(node)
        for child in node.children:
            first, last = _rows(child)
            if not _lacks(shown, first, last):
                continue
            if not _shows(shown, first, last):
                if not listed:
                    yield from _abbreviated(child)
            elif not child.children:
                yield from range(first, last + 1) if last - first < LEAF else (first, last)
            elif depth < DEEP:
                pending.append((child, depth + 1))


def _abbreviated(node: Syntax, depth: int = 0) -> Iterator[int]:
    """Give the lines by which a part that is not shown is still what it is."""
    first, last = _rows(node)
    if last - first < SHORT or not node.children or depth > SHORT:
        yield from range(first, min(last, first + LEAF) + 1)
        return
    listed = _is_list(node)
    if listed:
        yield from _ends(node)
    for child in node.named_children[:1] if listed else node.children:
        yield from _abbreviated(child, depth + 1)


def _ends(node: Syntax) -> Iterator[int]:
    """Give the lines of the marks that open and close a list."""
    for end in (node.children[:1], node.children[-1:]):
        yield from (row for mark in end if not mark.is_named for row in _rows(mark))


def _is_list(node: Syntax) -> bool:
    """Whether its parts stand for themselves: not where the last is a body, of which these are the parts."""
    with_body = node.type.endswith("switch_statement") and node.children[-1].is_named
    return node.type.endswith(_LISTS) and not with_body


def _rows(node: Syntax) -> tuple[int, int]:
    first, (last, column) = node.start_point[0] + 1, node.end_point
    return first, max(first, last + (1 if column else 0))


def _shows(shown: Sequence[int], first: int, last: int) -> bool:
    """Tell whether any of the lines is shown."""
    at = bisect_left(shown, first)
    return at < len(shown) and shown[at] <= last


def _lacks(shown: Sequence[int], first: int, last: int) -> bool:
    """Tell whether any of the lines is not shown."""
    return bisect_right(shown, last) - bisect_left(shown, first) <= last - first
