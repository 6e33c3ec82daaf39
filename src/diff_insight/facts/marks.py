"""What a single line is: the vocabulary that the readers of every file type share.

A reader (Markdown, data, code, manifests) says of each line of one side of a hunk what it is. All
that comes after, grouping, pairing, comparing, works on these marks and knows no file type.
"""

from dataclasses import dataclass
from typing import Literal

from diff_insight.diff.hunks import HunkLine

Role = Literal[
    "blank",
    "front",
    "front_fence",
    "heading",
    "row",
    "rule",
    "fence",
    "code",
    "symbol",
    "comment",
    "list",
    "quote",
    "admonition",
    "include",
    "image",
    "link",
    "directive",
    "text",
    "value",
    "dependency",
    "punctuation",
]
"""`rule` is the line of dashes in a table, `front_fence` the `---` around front matter, `fence` a
code fence, `punctuation` a line of brackets or a key that only opens what follows."""


@dataclass(slots=True)
class Mark:
    """What one line is.

    Not frozen for speed alone (a large range has a million of them); only its reader changes one.

    Attributes:
        role: What the line is.
        text: Its content: a verbatim part of the line without the surrounding markup.
        key: What it is about: key, alt text, link text, package, kind of admonition.
        language: Of code.
        level: Of a heading (1 to 6).
        section: The heading that the line stands under, where the patch shows it.
        symbol: The definition around the line, where the patch shows it.
        cells: Of a table row, stripped.
        header: Cells of the table's header, where the patch shows them.
        container: Number of the fence, table or admonition that holds the line; 0 for none.
        opens: Whether the line begins its container.
        marker: List marker, run of `#` or quote prefix.
    """

    role: Role
    text: str
    key: str | None = None
    language: str | None = None
    level: int | None = None
    section: str | None = None
    symbol: str | None = None
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    container: int = 0
    opens: bool = False
    marker: str = ""


@dataclass(slots=True)
class Unit:
    """Changed lines of one side that belong together: a paragraph, a list item, a row, a line of code.

    Attributes:
        lines: The lines, in order.
        marks: One per line.
        at: Position of the first line in its patch, to put facts in order.
    """

    lines: list[HunkLine]
    marks: list[Mark]
    at: int

    @property
    def mark(self) -> Mark:
        """What the first line is; it speaks for the unit."""
        return self.marks[0]

    @property
    def raw(self) -> str:
        r"""The lines as they stand in the file, joined by `\n`."""
        if len(self.lines) == 1:
            return self.lines[0].text
        return "\n".join(line.text for line in self.lines)

    @property
    def content(self) -> str:
        r"""The lines without their markup, joined by `\n`."""
        if len(self.marks) == 1:
            return self.marks[0].text
        return "\n".join(mark.text for mark in self.marks)


def squeezed(text: str) -> str:
    """Give a text with every run of whitespace as one blank and none around it."""
    return " ".join(text.split())
