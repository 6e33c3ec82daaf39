"""A text's syntax by its grammar, in bounded time: a text that nobody wrote is unreadable.

Where a text is not of its language, tree-sitter tries many ways on; some few characters again and again
cost it time with the third power of their number, and memory with the second. What people write, broken in
the middle of a change or not, takes a tenth of what is allowed here.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from tree_sitter import Node as Syntax

from diff_insight.trees.grammar import Grammar
from diff_insight.trees.languages import Row
from diff_insight.trees.layout import encoded
from diff_insight.trees.node import UnreadableError
from diff_insight.trees.trial import TRIALS
from diff_insight.trees.unread import Hide, hide_of

_UNTRIED = 20
"""Steps by which nothing is lost yet: what they leave open takes 60 MB at most."""
_LEAST_STEPS = 500
_STEPS = 0.15
"""For each byte; tree-sitter counts a step for every hundred of its own."""
_PIECE = 1 << 16
_NAME = 1 << 8
_MOST_TURNS = 2_000
"""Times that a part is read: once, and again where a scanner ran to the end for nothing."""
_MOST_LEVELS = 20_000
"""Levels of syntax: a query holds something open at each, and beyond 65,536 it looks through all for each."""
_MOST_TOKENS = 20_000
"""Pieces of one place that is not of the language; looking for anything in it takes their square."""


@lru_cache(maxsize=2)
def syntax_of_whole(row: Row, source: str) -> Syntax:
    """Read a whole file; both versions of one are kept, as more than one reader asks for them.

    Raises:
        UnreadableError: It would take long.
    """
    return syntax_of(Grammar.of(row), encoded(source), hide=hide_of(row))


def syntax_of(grammar: Grammar, source: bytes, *, hide: Hide | None = None) -> Syntax:
    """Read a text without what is hidden from its grammar.

    Raises:
        UnreadableError: It would take long.
    """
    shown = hide(source) if hide is not None else source
    most, steps, turns = _LEAST_STEPS + len(source) * _STEPS, count(), count()
    parsed = False

    def read(offset: int, _: object) -> bytes:
        if parsed:  # a query asks for the text of a name
            return source[offset : offset + _NAME]
        return shown[offset : offset + _PIECE] if next(turns) < _MOST_TURNS else b""

    def enough(_offset: int, _error: object) -> bool:
        step = next(steps)
        return step > most or (step == _UNTRIED and not TRIALS.passes(grammar, shown))

    try:
        tree = grammar.parser().parse(read, progress_callback=enough)
    except ValueError:
        raise UnreadableError("it is not of its language, and takes long to read") from None
    if next(turns) >= _MOST_TURNS:
        raise UnreadableError("it is not of its language, and is read again and again")
    parsed = True
    if any(node.child_count > _MOST_TOKENS for node in _broken(tree.root_node)):
        raise UnreadableError("it is not of its language")
    if _is_deep(tree.root_node):
        raise UnreadableError("it is nested too deep")
    return tree.root_node


def _is_deep(root: Syntax) -> bool:
    """Tell whether the syntax has too many levels; only what is large enough to have them is looked at."""
    pending = [(root, _MOST_LEVELS)]
    while pending:
        node, left = pending.pop()
        if left == 0:
            return True
        if node.descendant_count > left:
            pending += [(child, left - 1) for child in node.children if child.descendant_count >= left]
    return False


def _broken(root: Syntax) -> Iterator[Syntax]:
    """Give what holds something that is not of the language."""
    pending = [root] if root.has_error else []
    while pending:
        node = pending.pop()
        yield node
        pending += [child for child in node.children if child.has_error]
