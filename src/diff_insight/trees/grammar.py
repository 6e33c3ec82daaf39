"""A language's grammar and its query, loaded where a file of it is first read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from tree_sitter import Language, Parser, Query

from diff_insight.trees.languages import Row

_BROKEN = "\n(ERROR) @error\n(MISSING) @error\n"
"""What every language is asked besides: where the text is not of it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Where a grammar lies: its module and the function that gives it."""

    module: str
    function: str = "language"

    @classmethod
    def of(cls, row: Row) -> "Grammar":
        """Give a language's."""
        return cls(row.grammar, row.function)

    def parser(self) -> Parser:
        """Give a parser of its own to every text: while one reads, another thread may run."""
        return Parser(_language(self))


@cache
def _language(grammar: Grammar) -> Language:
    """Load a grammar; it is imported where a file of it is first read."""
    return Language(getattr(import_module(grammar.module), grammar.function)())


def query_of(row: Row) -> Query:
    """Give a language's query; it lives as long as the process: freeing one has crashed the binding."""
    return _query(Grammar.of(row), row.queries)


@cache
def _query(grammar: Grammar, files: tuple[Path, ...]) -> Query:
    """Compile a query, once for all rows that ask the same: headers of C are asked what C++ is."""
    query = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return Query(_language(grammar), query + _BROKEN)


@cache
def settings_of(row: Row) -> tuple[Mapping[str, str | None], ...]:
    """Give what each pattern of a language's query says of what it finds."""
    query = query_of(row)
    return tuple(query.pattern_settings(pattern) for pattern in range(query.pattern_count))
