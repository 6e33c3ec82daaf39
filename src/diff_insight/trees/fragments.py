"""Programs of which only the lines around a change are known."""

from tree_sitter import Node as Syntax
from tree_sitter import Parser

from diff_insight.trees.languages import Row
from diff_insight.trees.text import Text


def complete(text: Text, row: Row, parser: Parser) -> tuple[bytes, Syntax]:
    """Give the text so completed that it reads best, and its syntax; rows stay rows."""
    source = text.source.encode("utf-8", "surrogatepass")
    return source, parser.parse(source).root_node
