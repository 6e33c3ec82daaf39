"""Statements of a page in MDX: what it imports and what it exports (https://mdxjs.com/docs/what-is-mdx/#esm)."""

import re
from collections.abc import Sequence
from itertools import takewhile

from diff_insight.trees.embedded import children_of
from diff_insight.trees.markdown_includes import page_imported_by
from diff_insight.trees.markdown_markers import include
from diff_insight.trees.node import Node

_IMPORT = re.compile(r"import\s++(?:[^'\"\n]{0,300}+(?<=\s))?['\"][^'\"\n]{1,300}['\"]\s*+;?\s*+$")
_EXPORTED = frozenset({"variable", "constant", "function", "class"})
"""What a page in MDX may define; other statements are told as one."""


def statements(rows: Sequence[str], first: int, last: int) -> list[Node]:
    """Read imports, each on a line of its own, and what is exported behind them.

    Args:
        rows: The lines up to a blank one.
        first: The row of the page at which they begin, 1-based.
        last: The row of the last of them.
    """
    imports = len(list(takewhile(lambda row: _IMPORT.match(row) is not None, rows)))
    found = [_imported(row.strip(), first + at) for at, row in enumerate(rows[:imports])]
    rest, begin = rows[imports:], first + imports
    if not rest:
        return found
    held = children_of(rest, "javascript", begin)
    if held and all(one.thing in _EXPORTED for one in held):
        return [*found, *held]
    statement = Node(
        thing="directive", name=rest[0], text="\n".join(rest), first=begin, last=last, heads=(begin,)
    )
    return [*found, statement]


def _imported(line: str, row: int) -> Node:
    page = page_imported_by(line)
    return (
        include(page, row) if page else Node(thing="import", name=line.removesuffix(";"), first=row, last=row)
    )
