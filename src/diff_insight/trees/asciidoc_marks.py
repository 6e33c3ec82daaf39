"""Lines of AsciiDoc that are marks, and what they tell of where a part of a page begins."""

import re
from collections.abc import Sequence

STYLE = re.compile(r"\[([^\[\]]{0,300}|\[[^\[\]]{0,200}\])\]\s*$")
TITLE = re.compile(r"\.(?![.\s])(.+)$")
DELIMITER = re.compile(
    r"(-{4,}+|\.{4,}+|={4,}+|\*{4,}+|_{4,}+|\+{4,}+|/{4,}+|`{3,}+|--|[|,:!]={3,}+)([\w+-]*+)\s*+$"
)


def is_comment(line: str) -> bool:
    """Tell a comment of one line from the mark around a longer one."""
    return line.startswith("//") and not line.startswith("////")


def unseen(rows: Sequence[str]) -> int:
    """Give how many rows of a part belong to an example that began before it.

    The line that closes one stands right below its text and above a blank line or another mark; the one that
    opens it does not.
    """
    for at, row in enumerate(rows):
        found = DELIMITER.match(row)
        if found is None or found[1][0] not in "-.`+" or len(found[1]) < 3:  # noqa: PLR2004 - two frame anything
            continue
        above, below = rows[at - 1] if at else "-", rows[at + 1] if at + 1 < len(rows) else ""
        marks = any(mark.match(above) for mark in (STYLE, TITLE, DELIMITER)) or above.strip() == "+"
        ends = not below.strip() or below.strip() == "+" or DELIMITER.match(below) is not None
        return at + 1 if ends and above.strip() and not marks else 0
    return 0
