"""Headings of a page in Markdown: with `#`, with a line below, or in tags (`<h2 id="hay">Hay</h2>`)."""

import re
from collections.abc import Mapping

from diff_insight.trees.inline import Inline
from diff_insight.trees.node import Node
from diff_insight.trees.outline import Heading

_TAGGED = re.compile(r"\s*+<h([1-6])(?:\s+id=[\"']([\w:.-]{1,100})[\"'])?\s*+>([^\n]{1,300})</h\1>\s*+$")
"""A heading in tags on a line alone. One that is set in the middle is a decoration of the page's head."""
_WORDS = re.compile(r"[\w-]+")
_NO_TITLE = re.compile(r"<(?:img|svg|picture|br|/?h[1-6])\b")


def heading_of(content: str) -> tuple[int, str, str] | None:
    """Give level, anchor and words of a block of HTML that is one heading; none for any other."""
    found = _TAGGED.match(content)
    if found is None or _NO_TITLE.search(found[3]):
        return None
    said, anchor = found[3].strip(), found[2] or ""
    made = "-".join(_WORDS.findall(said.lower())) == anchor.lower()  # what a renderer gives it anyway
    return int(found[1]), "" if made else anchor, said


def heading_step(read: Inline, lines: tuple[int, int], level: int, attributes: Mapping[str, str]) -> Heading:
    """Give the heading with these words on these lines, first and last."""
    first, last = lines
    node = Node(
        thing="section",
        name=read.plain,
        first=first,
        last=last,
        attributes=attributes,
        children=read.nodes(),
        details={"level": str(level)},
        heads=tuple(range(first, last + 1)),
    )
    return Heading(level=level, node=node)
