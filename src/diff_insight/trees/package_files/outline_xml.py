"""Elements of XML with their rows, of whole files and of a hunk's lines: no entity is ever resolved."""

import re

from diff_insight.trees.package_files.key_rows import Entry, Nesting
from diff_insight.trees.text import Text

_TAG = re.compile(r"<!--|<!\[CDATA\[|<(/?)([\w.:-]++)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""(?<![\w.:-])([\w.:-]++)\s?=\s?("[^"<>]*"|'[^'<>]*')""")
_GAP = re.compile(r"\n[ \t\r]*+\n")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


def outline(text: Text) -> Entry:
    """Give the elements; attributes are parts with an `@` before their names.

    Raises:
        UnreadableError: It nests too deep.
    """
    nesting = Nesting(text)
    source = text.source
    row, at = 1, 0
    while (found := _TAG.search(source, at)) is not None:
        between = source[at : found.start()]
        if not text.whole and _GAP.search(between):
            nesting.gap(row)
        owner = nesting.owner
        if owner is not nesting.root and not owner.parts:
            owner.value = between.strip()
        row += between.count("\n")
        at = found.end()
        if found.group() in _ENDS:
            at = source.find(_ENDS[found.group()], at)
            if at < 0:
                break
            row += source.count("\n", found.start(), at)
            continue
        last = row + found.group().count("\n")
        _element(nesting, found, row, last)
        row = last
    nesting.end(row, cut=not text.whole)
    return nesting.root


def _element(nesting: Nesting, found: re.Match[str], row: int, last: int) -> None:
    """Open an element, or close the innermost one of its name with all that are open in it."""
    closes, tag, inside = found.groups()
    if not closes:
        entry = Entry(tag, "", row, last, [], nesting.known)
        said = _ATTRIBUTE.findall(inside)
        entry.parts = [Entry(f"@{name}", value[1:-1], row, last) for name, value in said]
        nesting.owner.parts.append(entry)
        if not inside.endswith("/"):
            nesting.push(0, entry)
    elif any(entry.key == tag for _, entry in nesting.open[1:]):
        while nesting.owner.key != tag:
            nesting.pop(row)
        nesting.pop(last)
