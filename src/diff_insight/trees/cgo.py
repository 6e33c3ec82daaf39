"""The preamble of a Go file that uses C: the comment in front of `import "C"` is code, which cgo compiles.

See https://pkg.go.dev/cmd/cgo.
"""

import re
from dataclasses import replace
from itertools import pairwise

from diff_insight.trees.embedded import children_of
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_MARKS = re.compile(r"^\s*(?:/\*|//)|\*/\s*$")


def with_preamble(tree: Node, text: Text) -> Node:
    """Give a file with its preamble read as C in place of the comment."""
    preamble = next(
        (
            before
            for before, after in pairwise(tree.children)
            if before.thing == "comment" and before.last + 1 == after.first and _takes_c(after)
        ),
        None,
    )
    if preamble is None or not text.whole:
        return tree
    rows = text.source.split("\n")[preamble.first - 1 : preamble.last]
    inner = children_of([_MARKS.sub("", row) for row in rows], "c", preamble.first)
    children = (node for child in tree.children for node in (inner if child is preamble else (child,)))
    return replace(tree, children=tuple(children))


def _takes_c(node: Node) -> bool:
    """Tell whether an import is that of C alone, which is no package."""
    imported = [child.name for child in node.children if child.thing == "import"]
    return node.thing == "imports" and imported[:1] == ["C"]
