"""The blocks that every format of prose has: paragraphs of sentences, list items, tables by column and row.

Each takes text that an inline scanner has read, so a table is the same thing in Markdown and in AsciiDoc.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diff_insight.late import late
from diff_insight.trees.inline import Inline
from diff_insight.trees.node import Node
from diff_insight.trees.sentence_ends import sentences

NAME = 80
"""Characters up to which the whole text of a list item is its name."""
_BEHIND_A_TERM = re.compile(r"\s*+(?:[:：.。]|[-–—]+(?=\s)|(?=[(（]))\s*+|\s*+$")
_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]")
BESIDE_EASTERN = late("(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])")
"""A blank where the scripts of Chinese and Japanese set none between words."""
_ENDS = (".", "!", "?", "。", "！", "？", ":", "：")


def says(inline: Inline, behind: int = 0) -> tuple[Node, ...]:
    """Give the sentences of a text; where it shows nothing but images or includes, these.

    Args:
        inline: The text.
        behind: Length of the term that it begins with, which is a name and no sentence.
    """
    if not inline.plain:
        return inline.nodes()
    head = inline.nodes(0, behind) if behind else ()
    shields = [span for span in inline.shields if span[0] >= behind]
    return head + tuple(
        Node(
            thing="sentence",
            text=inline.plain[start:end],
            same=_tight(inline.plain[start:end]),
            first=inline.row(start),
            last=inline.row(end - 1),
            children=inline.nodes(start, end),
        )
        for start, end in sentences(inline.plain, shields, behind)
    )


def _tight(said: str) -> str:
    """Give a text of a script without blanks so that a line break in it makes no difference.

    Between words of other scripts, and in code, they stay.
    """
    return "" if said.isascii() or not _HAN.search(said) else BESIDE_EASTERN.sub("", " ".join(said.split()))


def paragraph(inline: Inline, first: int, last: int) -> Node:
    """Make a paragraph; one whose first row is a term in marks has that for a title: its details say so."""
    lead = inline.plain[: inline.lead].strip() if inline.lead and _ends_its_row(inline) else ""
    return Node(
        thing="paragraph",
        first=first,
        last=last,
        children=_within(says(inline), first, last),
        details={"titled": lead} if lead else {},
    )


def name_of_item(inline: Inline) -> tuple[str, int]:
    """Give the name of a list item and how much of its text only names it.

    An item is called by the term that it begins with and explains, or by all of a short one.
    """
    plain = inline.plain
    if inline.lead:
        term = plain[: inline.lead].strip().strip("`").strip().rstrip(":.：。 ")
        found = _BEHIND_A_TERM.match(plain, inline.lead)
        marked = plain[inline.lead - 1] in ":：.。" or _ends_its_row(inline)
        if term and len(term) <= NAME and (found is not None or marked):
            end = found.end() if found is not None else inline.lead
            return term, end if plain[end:].strip() else 0
    if 0 < len(plain) <= NAME and not plain.endswith(_ENDS):
        return plain.strip("`") if _one_code(plain) else plain, 0
    return "", 0


def _ends_its_row(inline: Inline) -> bool:
    """Tell whether a term stands on a row of its own: what goes on with a small letter was only wrapped."""
    wrapped = inline.plain[inline.lead :].lstrip()[:1].islower()
    return inline.row(inline.lead + 1) > inline.row(inline.lead) and not wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, its cells still without columns."""

    first: int
    last: int
    cells: list[Inline]


def table(header: Row | None, rows: Sequence[Row], *, first: int, last: int, under: str = "") -> Node:
    """Make a table: its columns by header, its rows by first cell, its cells by column.

    Rows that share their first cell are told apart by further ones; an empty first cell belongs to the row
    above (merged cells). A column without a header bears its position as name and says so in its details.
    A table that is set side by side with its own continuation, so that its header repeats, is read as one.
    """
    header, rows = _one_below_another(header, rows)
    width = max((len(row.cells) for row in (*rows, *((header,) if header else ()))), default=0)
    names = [cell.plain for cell in header.cells] if header else []
    names += [""] * (width - len(names))
    columns = tuple(
        Node(
            thing="table_column",
            name=cell.plain,
            first=header.first,
            last=header.last,
            children=_within(cell.nodes(), header.first, header.last),
        )
        for cell in (header.cells if header else ())
        if header is not None and cell.plain
    )
    labels = _labels(rows)
    body = tuple(_row(row, label, names) for row, label in zip(rows, labels, strict=True))
    return Node(
        thing="table",
        first=first,
        last=last,
        details={"under": under} if under else {},
        children=(*columns, *body),
        heads=(header.first,) if header else (),
    )


def _one_below_another(header: Row | None, rows: Sequence[Row]) -> tuple[Row | None, Sequence[Row]]:
    """Give the rows that stand beside one another under the same header as rows of their own."""
    names = [cell.plain for cell in header.cells] if header else []
    widths = range(2, len(names) // 2 + 1)
    width = next((each for each in widths if all(names) and names == names[:each] * (len(names) // each)), 0)
    if header is None or not width:
        return header, rows
    parts = [
        replace(row, cells=row.cells[at : at + width]) for row in rows for at in range(0, len(names), width)
    ]
    return replace(header, cells=header.cells[:width]), [
        part for part in parts if any(cell.plain or cell.references for cell in part.cells)
    ]


def _row(row: Row, label: str, names: Sequence[str]) -> Node:
    cells = []
    for at, cell in enumerate(row.cells):
        if at == 0:
            cells += list(cell.nodes())
        elif cell.plain or cell.references:
            cells.append(
                Node(
                    thing="table_cell",
                    name=names[at] or str(at + 1),
                    text=cell.plain,
                    first=row.first,
                    last=row.last,
                    details={} if names[at] else {"position": str(at + 1)},
                    children=cell.nodes(),
                )
            )
    return Node(
        thing="table_row",
        name=label,
        first=row.first,
        last=row.last,
        children=_within(cells, row.first, row.last),
        details={"first_cell": row.cells[0].plain} if row.cells and row.cells[0].plain != label else {},
        heads=(row.first,),
    )


def _labels(rows: Sequence[Row]) -> list[str]:
    """Name each row by its first cell, and by as many further ones as tell it from its namesakes."""
    firsts: list[str] = []
    for row in rows:
        said = row.cells[0].plain if row.cells else ""
        firsts.append(said or (firsts[-1] if firsts else ""))
    labels = [said.strip("`") if _one_code(said) else said for said in firsts]
    for at in range(1, 4):
        shared = {label for label, times in Counter(labels).items() if times > 1}
        if not shared:
            break
        for place, row in enumerate(rows):
            if labels[place] in shared and at < len(row.cells) and row.cells[at].plain:
                labels[place] = f"{labels[place]} {row.cells[at].plain}".strip()
    return labels


def _one_code(said: str) -> bool:
    return said.count("`") == 2 and said[0] == said[-1] == "`"  # noqa: PLR2004 - one code span


def code_block(lines: Sequence[str], *, first: int, last: int, begin: int, language: str = "") -> Node:
    """Make an example.

    Args:
        lines: Its content.
        first: Its first row, a fence or the first line of the content.
        last: Its last row.
        begin: Row of the first line of the content.
        language: What the file says that it is written in.
    """
    return Node(
        thing="code_block",
        text="\n".join(lines).strip("\n"),
        first=first,
        last=last,
        attributes={"language": language} if language else {},
        heads=(first,) if first < begin else (),
        children=tuple(
            Node(thing="code_line", text=line.strip(), first=begin + at, last=begin + at)
            for at, line in enumerate(lines)
            if line.strip() and begin + at <= last
        ),
    )


def _within(nodes: Sequence[Node], first: int, last: int) -> tuple[Node, ...]:
    """Keep what lies between two rows there, whatever a scanner counted."""
    return tuple(
        node
        if first <= node.first and node.last <= last
        else replace(
            node,
            first=min(max(node.first, first), last),
            last=min(max(node.last, first), last),
            children=_within(node.children, first, last),
        )
        for node in nodes
    )
