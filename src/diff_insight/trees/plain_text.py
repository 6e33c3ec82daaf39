"""Pages that are called `.txt`: AsciiDoc or reStructuredText by their marks, else paragraphs of sentences.

Whole manuals are kept as `.txt`. So are lists of words, logs and data: what does not read as prose is told
as plain lines.
"""

import re
from itertools import pairwise

from diff_insight.trees import asciidoc, restructuredtext
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

ROWS = 2_000
"""Rows that are looked at to tell what a text is."""
LEAST = 5
"""Words of an average row from which on rows are running text."""
_RULE = re.compile(r"([=~^\"'`#*+-])\1{2,}\s*$")
_DIRECTIVE = re.compile(r"\.\. (?:[\w:-]{1,60}::|_[^:]{1,100}:|\[[\w#*]{1,40}\])(?:\s|$)")
_ASCIIDOC = re.compile(
    r"(?:include|ifn?def|endif|ifeval|image)::\S{0,200}\[.{0,200}\]\s*$|\[(?:verse|quote|source|NOTE|TIP|WARNING)\b"
    r"|\[\[[\w.-]{1,100}\]\]\s*$"
)
"""Rows that only AsciiDoc has: a block macro, the style or the anchor of a block."""
_TERM = re.compile(r"\S.{0,100}::$")
_SENTENCE = re.compile(r"[a-z)`\"'][.!?:](?:\s|$)")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_MARK = re.compile(r"[-=#*+|<>{}()\[\];:/\\$&%@]")


def parse(text: Text) -> Node:
    """Read a page.

    Raises:
        UnreadableError: It is no prose.
    """
    rows = text.source.split("\n")[:ROWS]
    if _is_asciidoc(rows):
        return asciidoc.parse(text)
    if not (_is_marked(rows) or _is_prose(rows)):
        raise UnreadableError(text.path)
    return restructuredtext.parse(text)


def _is_asciidoc(rows: list[str]) -> bool:
    """Tell whether a row is AsciiDoc alone, or a term has what it means right below it."""
    terms = (_TERM.match(row) and below[:1].isspace() and below.strip() for row, below in pairwise(rows))
    return any(map(_ASCIIDOC.match, rows)) or any(terms)


def _is_marked(rows: list[str]) -> bool:
    """Tell whether a title is underlined, or a directive begins a row."""
    for above, row in pairwise(rows):
        if _DIRECTIVE.match(row):
            return True
        said = above.rstrip()
        if said and not said[0].isspace() and _RULE.match(row) and 0 <= len(row.rstrip()) - len(said) < LEAST:
            return True
    return False


def _is_prose(rows: list[str]) -> bool:
    """Tell whether the rows are running text: many words in a row, few marks, sentences that end."""
    shown = [row for row in rows if row.strip()]
    words = sum(len(_WORDS.findall(row)) for row in shown)
    marks = sum(len(_MARK.findall(row)) for row in shown)
    ends = any(_SENTENCE.search(row) for row in shown)
    return bool(shown) and ends and words >= LEAST * len(shown) and marks * 2 <= words
