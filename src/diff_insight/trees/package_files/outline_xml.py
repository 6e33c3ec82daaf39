"""Elements of an XML file with their rows, of whole files and of a hunk's lines: no entity is ever resolved."""

import re

from diff_insight.trees.package_files.entry import Entry, Nesting
from diff_insight.trees.text import Text

_TAG = re.compile(r"<!--|<!\[CDATA\[|<(/?)([\w.:-]+)([^<>]*)>")
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s?=\s?("[^"<>]*"|'[^'<>]*')""")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


def outline(text: Text) -> Entry:
    """Give the elements; attributes are parts with an `@` before their names.

    Raises:
        UnreadableError: It nests too deep.
    """
    nesting = Nesting(text)
    source = text.source
    row, at = 1, 0
    gaps = [] if text.whole else [found.start() for found in re.finditer(r"\n[ \t]*(?=\n)", source)]
    while (found := _TAG.search(source, at)) is not None:
        between = source[at : found.start()]
        while gaps and gaps[0] < found.start():
            gaps.pop(0)
            nesting.gap(row)
        owner = nesting.owner
        if owner is not nesting.root and not owner.parts and between.strip():
            owner.value = between.strip()
        row += between.count("\n")
        at = found.end()
        if found.group() in _ENDS:
            end = source.find(_ENDS[found.group()], at)
            if end < 0:
                break
            row += source.count("\n", found.start(), end)
            at = end
            continue
        closes, tag, inside = found.groups()
        last = row + inside.count("\n")
        if closes:
            if any(entry.key == tag for _, entry in nesting.open[1:]):
                while nesting.owner.key != tag:
                    nesting.pop(row)
                nesting.pop(last)
        else:
            entry = Entry(tag, "", row, last, [], nesting.known)
            entry.parts = [Entry(f"@{name}", value[1:-1], row, last) for name, value in _ATTRIBUTE.findall(inside)]
            nesting.owner.parts.append(entry)
            if not inside.endswith("/"):
                nesting.push(0, entry)
        row = last
    while len(nesting.open) > 1:
        nesting.pop(row)
    return nesting.root
