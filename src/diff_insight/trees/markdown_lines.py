"""What single lines of Markdown say, where no parser of blocks is asked."""

import re

ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]++(.*?)(?<![ \t])(?:[ \t]++#++)?)?[ \t]*+$")
"""A heading by number signs (CommonMark 4.2)."""
DEFINITION = re.compile(r" {0,3}\[([^\[\]]{1,300})\]:[ \t]*<?([^\s>]{0,2000})>?")
"""The target of links that bear a label (CommonMark 4.7); with `^`, a footnote."""
DELIMITER = re.compile(r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*(?:\|[ \t]*+)?$")
"""The line below the header of a table (GFM 4.10)."""


def cells_of(line: str) -> list[str]:
    """Cut a row of a table at its pipes; escaped ones and those in code belong to their cell."""
    line = line.strip()
    cells: list[str] = []
    start = 0
    at = 0
    while at < len(line):
        sign = line[at]
        if sign == "\\":
            at += 1
        elif sign == "|":
            cells.append(line[start:at])
            start = at + 1
        at += 1
    cells.append(line[start:])
    if line.startswith("|"):
        cells = cells[1:]
    if line.endswith("|") and not line.endswith("\\|") and len(cells) > 1:
        cells = cells[:-1]
    return [cell.replace("\\|", "|").strip() for cell in cells]
