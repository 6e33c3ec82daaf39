"""A language's grammar and its query, loaded where a file of it is first read."""

from functools import cache
from importlib import import_module

from tree_sitter import Language, Query

from diff_insight.trees.languages import Row

_BROKEN = "\n(ERROR) @error\n(MISSING) @error\n"
"""What every language is asked besides: where the text is not of it."""


@cache
def grammar_of(row: Row) -> tuple[Language, Query]:
    """Give a language's grammar and its query; the grammar is imported where a file of it is first read.

    Both live as long as the process: freeing a query has crashed tree-sitter's Python binding.
    """
    grammar = Language(getattr(import_module(row.grammar), row.function)())
    query = "\n".join(path.read_text(encoding="utf-8") for path in row.queries)
    return grammar, Query(grammar, query + _BROKEN)
