"""Markdown pages that are visible from the first line to the last: a full parser settles what lines cannot.

Whether an indented line is code or goes on with a list, whether dashes underline a heading, where an
HTML block ends: that needs the whole page. Such pages (added, removed) go through markdown-it-py
after the line reader, and only where they hold something of the kind, because importing it costs
more than reading a page.
"""

import re
from collections.abc import Sequence

from diff_insight.facts.marks import Mark

_UNSETTLED = re.compile(r"(?: {4}|\t| {0,3}(?:=+|-{2,})[ \t]*$| {0,3}</?[A-Za-z!?])")
_MOST_LINES = 5_000
"""Longer pages stay with the line reader: the parser takes time that grows with the depth of nesting."""
_MOST_CHARACTERS = 400_000
_OWN = {
    "directive",
    "include",
    "admonition",
    "image",
    "front",
    "front_fence",
    "row",
    "rule",
    "fence",
    "blank",
}
"""What documentation tools add to Markdown, and tables: the line reader knows better."""


def settle(lines: Sequence[str], marks: Sequence[Mark]) -> None:
    """Correct the marks of a whole page in place, where CommonMark says otherwise.

    Args:
        lines: All lines of the page.
        marks: What the line reader made of them.
    """
    if not any(_is_unsettled(line, mark) for line, mark in zip(lines, marks, strict=True)):
        return
    if len(lines) > _MOST_LINES or sum(map(len, lines)) > _MOST_CHARACTERS:
        return
    from markdown_it import MarkdownIt  # noqa: PLC0415  slow to import, seldom needed

    front = sum(1 for mark in marks if mark.role in {"front", "front_fence"})
    front = front if marks and marks[0].role == "front_fence" else 0
    for token in MarkdownIt("commonmark").enable("table").parse("\n".join(lines[front:])):
        if token.map is None:
            continue
        area = slice(front + token.map[0], front + token.map[1])
        if token.type == "code_block":
            _code(marks[area])
        elif token.type == "html_block":
            _html(lines[area], marks[area])


def _is_unsettled(line: str, mark: Mark) -> bool:
    return (
        mark.role in {"text", "heading", "list", "quote", "punctuation"}
        and _UNSETTLED.match(line) is not None
    )


def _code(marks: Sequence[Mark]) -> None:
    for mark in marks:
        if mark.role not in _OWN and mark.role != "code":
            mark.role, mark.level, mark.key = "code", None, None


def _html(lines: Sequence[str], marks: Sequence[Mark]) -> None:
    for line, mark in zip(lines, marks, strict=True):
        if mark.role in {"heading", "list", "quote"}:
            mark.role, mark.level, mark.text = "text", None, line.strip()
