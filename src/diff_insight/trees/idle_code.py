"""Comments that hold code: what somebody took out of a program and left there."""

import re
import textwrap
from functools import cache

from diff_insight.late import late
from diff_insight.trees.comments import unmarked
from diff_insight.trees.grammar import Grammar
from diff_insight.trees.languages import Row
from diff_insight.trees.layout import encoded
from diff_insight.trees.node import UnreadableError
from diff_insight.trees.syntax import syntax_of

_ACTS = re.compile(r"\w[(\[]|[^=!<>:]=[^=]|;$|[{}]$")
"""Marks without one of which no line of code does anything."""
_TO_TOOLS = late(
    r"(?:type|noqa|nolint|NOLINT|pragma|pylint|isort|fmt|yapf|mypy|pyright|ruff|flake8|rubocop|swiftlint|ktlint|"
    r"detekt|codespell|cspell|phpcs|shellcheck|hadolint|sourcery|eslint|jshint|jslint|istanbul|biome|deno|prettier|"
    r"stylelint|@ts|@phpstan|@psalm)(?:: ?(?=[\w(])|-[a-z])",
    re.ASCII,
)
"""How comments begin that tell a checker or a formatter what to pass over: no program runs what they say."""
_LONG = 4_000
"""Characters of a comment from which on nobody looks whether it is code."""
_WORDS = ("one two three", "four (five) six")
"""What nobody takes for code."""


def is_code(row: Row, comment: str) -> bool:
    """Tell whether a comment says nothing but code: it is of the language, and does something."""
    text = textwrap.dedent(unmarked(comment)).strip("\n")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines or len(text) > _LONG or not any(map(_ACTS.search, lines)):
        return False
    if all(map(_TO_TOOLS.match, lines)):
        return False
    return not _reads_words(row) and _reads(row, text)


@cache
def _reads_words(row: Row) -> bool:
    """Tell whether a language takes words side by side, so that prose may be of it."""
    return any(_reads(row, words) for words in _WORDS)


def _reads(row: Row, text: str) -> bool:
    """Tell whether a text is of a language by itself, or within what may stand around it."""
    for before, after in (("", ""), *row.wraps):
        source = "\n".join(filter(None, (row.prelude, before, text, after)))
        try:
            if not syntax_of(Grammar.of(row), encoded(source)).has_error:
                return True
        except UnreadableError:
            return False
    return False
