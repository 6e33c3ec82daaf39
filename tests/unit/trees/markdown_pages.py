"""Pages of Markdown for its tests: read to a tree as it is written down there."""

from diff_insight.trees import markdown
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn


def read(page: str, *, path: str = "page.md") -> str:
    return drawn(markdown.parse(Text.of(page.strip("\n"), path=path)))


def says(tree: str) -> str:
    return tree.strip("\n")
