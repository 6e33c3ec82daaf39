"""Which texts no person wrote or reads, so that no time goes into their trees.

Looking through a tree takes time with the square of how deep it is. What a minifier or an attacker makes is
told as plain lines.
"""

import re

_BRACKET = re.compile(r"[\[({\])}]")
_TAG = re.compile(r"</?[A-Za-z]")
_LONGEST_ROW = 20_000
"""Characters of a row; the longest that people write have hundreds, those of a minifier tens of thousands."""
_DEEPEST = 2_000
"""Brackets or elements open at once; people leave off at ten, pages without end tags at thousands."""


def nobody_wrote(source: str) -> bool:
    """Whether a text has rows without an end, or brackets within brackets without one."""
    if max(map(len, source.split("\n"))) > _LONGEST_ROW:
        return True
    openers = sum(map(source.count, "([{"))
    return openers > _DEEPEST and _depth(source, _BRACKET, "([{") > _DEEPEST


def nobody_nested(source: str) -> bool:
    """The same of elements within elements; one that has no end tag counts as open."""
    if max(map(len, source.split("\n"))) > _LONGEST_ROW:
        return True
    return source.count("<") > _DEEPEST and _depth(source, _TAG, "<") > _DEEPEST


def _depth(source: str, marks: re.Pattern[str], opening: str) -> int:
    depth = deepest = 0
    for mark in marks.finditer(source):
        opens = mark[0][0] in opening and not mark[0].startswith("</")
        depth = depth + 1 if opens else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
