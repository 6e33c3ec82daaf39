"""What markdown-it calls a paragraph and is more: targets, footnotes, terms, rows without their header."""

import re
from collections.abc import Callable, Sequence

from diff_insight.trees import hypertext
from diff_insight.trees.blocks_of_text import Row, paragraph, says, table
from diff_insight.trees.inline import Inline
from diff_insight.trees.markdown_lines import ATX, DEFINITION, DELIMITER, cells_of
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

Scan = Callable[[str, int], Inline]
"""Reads a text whose first line stands on a row."""

_REMARK = "//"
"""The label that writers give what nobody is to see: no link bears it."""
_FOOTNOTE = re.compile(r"\[\^([^\[\]]{1,60})\]:\s*")


def definitions(first: int, lines: Sequence[str], scan: Scan) -> tuple[list[Node], int, list[str]]:
    """Take the targets of labelled links and the footnotes off the beginning of a paragraph.

    Args:
        first: Row of its first line.
        lines: Its lines.
        scan: Reads text.

    Returns:
        What was found, and row and lines of what is left.
    """
    found: list[Node] = []
    left = list(lines)
    while left:
        note = _FOOTNOTE.match(left[0])
        label = None if note else DEFINITION.match(left[0])
        end = 1
        if note is not None:
            end = next((at for at in range(1, len(left)) if DEFINITION.match(left[at])), len(left))
            said = "\n".join((left[0][note.end() :], *(line.strip() for line in left[1:end])))
            found.append(footnote(note[1], scan(said, first), first, first + end - 1))
        elif label is not None and label[1] == _REMARK:
            said = left[0][label.end() :].strip().strip("\"'()")
            found.append(Node(thing="comment", text=said, first=first, last=first, public=False))
        elif label is not None and label[2]:
            target = {"target": label[2]}
            found.append(Node(thing="link_target", name=label[1], first=first, last=first, attributes=target))
        else:
            break
        first, left = first + end, left[end:]
    return found, first, left


_ASIDE = re.compile(r"([A-Z?])> ")
_ASIDES = {
    "A": "ASIDE",
    "B": "ASIDE",
    "D": "DISCUSSION",
    "E": "ERROR",
    "I": "INFO",
    "Q": "QUESTION",
    "T": "TIP",
    "W": "WARNING",
    "X": "EXERCISE",
    "?": "QUESTION",
}
"""The letters of Markua's notes (https://leanpub.com/markua/read)."""


def aside(first: int, lines: Sequence[str], scan: Scan) -> Node | None:
    """Read a note that a letter marks, `W> Mind the cow.`; None where it is none.

    Args:
        first: Row of its first line.
        lines: Its lines.
        scan: Reads text.
    """
    found = _ASIDE.match(lines[0])
    kind = _ASIDES.get(found[1]) if found is not None else None
    if kind is None:
        return None
    last = first + len(lines) - 1
    said = scan("\n".join(_ASIDE.sub("", line, count=1) for line in lines), first)
    text = paragraph(said, first, last)
    begins = next((one.text for one in text.children if one.thing == "sentence"), "")
    return Node(
        thing="admonition",
        name=kind,
        first=first,
        last=last,
        details={"says": begins} if begins else {},
        attributes={"type": kind},
        children=(text,),
        heads=(first,),
    )


def footnote(name: str, said: Inline, first: int, last: int) -> Node:
    """Make a footnote; `name` is its mark."""
    return Node(
        thing="footnote",
        name=name,
        text=said.plain,
        first=first,
        last=last,
        children=said.nodes(),
        heads=(first,),
    )


def terms(first: int, lines: Sequence[str], scan: Scan) -> list[Node]:
    """Read terms and what they mean, `term` with `: meaning` on the lines below it; perhaps none."""
    starts = [
        at
        for at in range(len(lines) - 1)
        if not lines[at].startswith(": ") and lines[at + 1].startswith(": ")
    ]
    if not starts or starts[0] != 0:
        return []
    found: list[Node] = []
    for begin, end in zip(starts, (*starts[1:], len(lines)), strict=True):
        said = "\n".join(line.removeprefix(": ") for line in lines[begin + 1 : end])
        meaning = says(scan(said, first + begin + 1))
        begins = next((node.text for node in meaning if node.thing == "sentence"), "")
        term = scan(lines[begin], first + begin)
        found.append(
            Node(
                thing="definition",
                name=term.plain,
                first=first + begin,
                last=first + end - 1,
                details={"says": begins} if begins else {},
                children=(*term.nodes(), *meaning),
                heads=(first + begin,),
            )
        )
    return found


def table_in(first: int, lines: Sequence[str], scan: Scan, *, starts: bool) -> Node | None:
    """Give the table that a paragraph is: without its header, or broken; None for running text.

    Args:
        first: Row of its first line.
        lines: Its lines.
        scan: Reads text.
        starts: Whether a part of a page begins with it, so that a header may stand before it.
    """
    if starts and _proves_table(lines):
        return _headless_table(first, lines, scan)
    return _broken_table(first, lines, scan) if _is_broken_table(lines) else None


def _proves_table(lines: Sequence[str]) -> bool:
    """Tell whether lines can only be rows of a table whose header is not shown."""
    counts = {len(cells_of(line)) for line in lines}
    piped = all("|" in line for line in lines)
    fenced = all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines)
    if not piped or ATX.match(lines[0]):
        return False
    return (len(lines) > 1 and len(counts) == 1 and min(counts) > 1) or (fenced and min(counts) > 1)


def _is_broken_table(lines: Sequence[str]) -> bool:
    """Tell whether lines are meant as a table that is none: the line below its header has other columns."""
    if len(lines) < 2 or DELIMITER.match(lines[1]) is None or "|" not in lines[1]:  # noqa: PLR2004 - that line
        return False
    return all("|" in line for line in lines) and lines[0].strip().startswith("|")


def _broken_table(first: int, lines: Sequence[str], scan: Scan) -> Node:
    """Read a table that no reader sees as one, so that its repair makes nothing of it new."""
    head, _, *rows = (
        Row(first=row, last=row, cells=[scan(cell, row) for cell in cells_of(line)])
        for row, line in enumerate(lines, first)
    )
    return table(head, rows, first=first, last=first + len(lines) - 1)


def _headless_table(first: int, lines: Sequence[str], scan: Scan) -> Node:
    """Read rows of a table whose header is not shown."""
    rows = [
        Row(first=row, last=row, cells=[scan(cell, row) for cell in cells_of(line)])
        for row, line in enumerate(lines, first)
        if DELIMITER.match(line) is None
    ]
    return table(None, rows, first=first, last=first + len(lines) - 1)


def elements(content: str, first: int, last: int) -> tuple[Node, ...]:
    """Read the elements of a block of HTML; none where it is but a tag that opens or closes something."""
    rows = tuple(range(first, last + 1))
    try:
        read = hypertext.parse(Text.of("\n".join(content.split("\n")[: len(rows)])))
    except UnreadableError:
        return ()
    return read.renumbered(rows).children if any(n.thing == "element" for n in read.children) else ()
