"""Texts of licences: which one it is, who holds the copyright, and its paragraphs.

Which licence a text is of is told by the words that it shares with the texts that `identify` ships; a text
that is none of them has no name, and its paragraphs tell what changed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from identify.vendor.licenses import LICENSES

from diff_insight.trees.blocks_of_text import paragraph
from diff_insight.trees.inline import Inline
from diff_insight.trees.markdown import parts
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

ALIKE = 0.9
"""Share of words from which on a text is a licence's: names and years of holders differ."""
LONG = 60_000
"""Characters beyond which a text is compared with no licence."""

_COPYRIGHT = re.compile(r"\s*(?:copyright\b|\(c\)|©).{0,400}\d{4}", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{2,40}")


def parse(text: Text) -> Node:
    """Read a licence."""
    rows = text.source.replace("\r", " ").split("\n")
    children: list[Node] = []
    shown = [area for area in parts(text, len(rows)) if area[0] + 1 not in text.headings]
    for begin, end in shown:
        children += _paragraphs(rows[begin:end], begin)
    if children and (text.whole or (len(shown) == 1 and text.numbers[0] == 1)):
        name = licence_of(text.source)
        first, last = shown[0][0] + 1, shown[-1][1]
        children = [
            Node(thing="licence", name=name, first=first, last=last, children=tuple(children), heads=(first,))
        ]
    return Node(thing="file", first=1, last=len(rows), children=tuple(children))


def licence_of(source: str) -> str:
    """Give the SPDX identifier of a text, or nothing where it is no licence's."""
    if len(source) > LONG:
        return ""
    said = _words(source)
    best, share = "", ALIKE
    for name, words in _known():
        size = said.total() + words.total()
        if size and 2 * min(said.total(), words.total()) / size >= share:
            common = 2 * (said & words).total() / size
            if common > share:
                best, share = name, common
    return best


@cache
def _known() -> tuple[tuple[str, Counter[str]], ...]:
    return tuple((name, _words(text)) for name, text in LICENSES)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _paragraphs(lines: Sequence[str], offset: int) -> list[Node]:
    found: list[Node] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        row = offset + at + 1
        if _COPYRIGHT.match(lines[at]):
            said = " ".join(lines[at].split())
            found.append(Node(thing="copyright", text=said, first=row, last=row, heads=(row,)))
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip() and not _COPYRIGHT.match(lines[end]):
            end += 1
        rows = [line.strip() for line in lines[at:end]]
        breaks: list[int] = []
        for line in rows[:-1]:
            breaks.append((breaks[-1] if breaks else 0) + len(line) + 1)
        inline = Inline(plain=" ".join(rows), first=row, breaks=tuple(breaks))
        found.append(paragraph(inline, row, offset + end))
        at = end
    return found
