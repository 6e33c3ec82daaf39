"""Keys of a YAML file by its lines, as package managers write it: block style, one key or entry a line."""

from diff_insight.trees.package_files.key_rows import Entry, Nesting
from diff_insight.trees.text import Text

_STEP = 2
"""Blanks by which package managers indent."""


def outline(text: Text) -> Entry:
    """Give the keys of a file or of its known lines; what follows a gap has no owner.

    Raises:
        UnreadableError: It nests too deep.
    """
    nesting = Nesting(text)
    rows = text.source.split("\n")
    last = 0
    for row, raw in enumerate(rows, 1):
        line = raw.lstrip(" ")
        if not line.strip():
            if not text.whole:
                nesting.gap(last)
            continue
        if line[0] == "#" or line.startswith(("---", "...")):
            continue
        level = len(raw) - len(line)
        if last in text.headings and level > _STEP:
            nesting.gap(last)  # between a heading and its hunk other owners may stand
        while len(nesting.open) > 1 and _closes(nesting.open[-1], level, line):
            nesting.pop(last)
        _line(nesting, line, level, row)
        last = row
    nesting.end(last, cut=not text.whole)
    return nesting.root


def _line(nesting: Nesting, line: str, level: int, row: int) -> None:
    """Take the entries of lists that begin on a line, and its key or value."""
    while line.startswith("- "):
        entry = Entry("", "", row, row, [], nesting.known)
        nesting.owner.parts.append(entry)
        nesting.push(level, entry)
        rest = line[2:].lstrip(" ")
        level += len(line) - len(rest)
        line = rest
    key, value = _split(line)
    if key:
        entry = Entry(key, bare(value), row, row, [], level == 0 or nesting.known)
        nesting.owner.parts.append(entry)
        nesting.push(level, entry)
    elif value.strip() and nesting.owner.first == row and not nesting.owner.parts:
        nesting.owner.value = bare(value)


def _closes(open_: tuple[int, Entry], level: int, line: str) -> bool:
    """Tell whether a line ends a container: a list may stand at the level of its key."""
    if open_[0] > level:
        return True
    if open_[0] < level:
        return False
    return not (line.startswith("- ") and open_[1].key and not open_[1].value)


def _split(line: str) -> tuple[str, str]:
    """Split a line into its key, or nothing, and its value."""
    if line[:1] in {'"', "'"}:
        end = line.find(line[0], 1)
        if end > 0 and line[end + 1 : end + 2] == ":":
            return line[1:end], line[end + 2 :].strip()
        return "", line
    key, colon, value = line.partition(": ")
    if colon:
        return key.strip(), value.strip()
    if line.rstrip().endswith(":"):
        return line.rstrip()[:-1].strip(), ""
    return "", line


def bare(written: str) -> str:
    """Give a value without quotes, and without the comment behind it."""
    written = written.strip()
    mark = written[:1]
    if mark and mark in "\"'":
        end = written.find(mark, 1)
        return written[1:end] if end > 0 else ""
    return "" if mark == "#" else written.partition(" #")[0].rstrip()
