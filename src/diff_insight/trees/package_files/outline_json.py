"""Keys of JSON that stands one key a line, as programs write it, also with comments and trailing commas.

Whole files are checked by Python's own reader first; the rows come from the lines.
"""

import json
import re

from diff_insight.trees.node import UnreadableError
from diff_insight.trees.package_files.key_rows import Entry, Nesting
from diff_insight.trees.text import Text

_OPEN = frozenset("{[")
_QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
"""A key: what stands behind a backslash ends none, a backslash as in `"Barn\\\\": [` among that."""


def outline(text: Text, *, strict: bool = True) -> Entry:
    """Give the keys of a file or of its known lines; what follows a gap is not `known`.

    Args:
        text: The file.
        strict: Whether a whole file must be JSON; not so for `bun.lock`, which has trailing commas.

    Raises:
        UnreadableError: The file is no JSON, or nests too deep.
    """
    if strict and text.whole:
        try:
            json.loads(text.source)
        except (ValueError, RecursionError) as error:
            raise UnreadableError("no JSON") from error
    nesting = Nesting(text)
    row = 0
    for row, raw in enumerate(text.source.split("\n"), 1):
        line = raw.strip()
        if not line:
            if not text.whole:
                nesting.gap(row - 1)
            continue
        if line[0] in "}]":
            nesting.pop(row)
            line = line[1:].lstrip(", ")
        if line and not line.startswith("//"):
            _key(nesting, line, row)
    nesting.end(row, cut=not text.whole)
    return _top(nesting.root)


def _key(nesting: Nesting, line: str, row: int) -> None:
    key, value = _split(line)
    opens = value in _OPEN
    entry = Entry(key, "" if opens else bare(value), row, row, [], nesting.known)
    nesting.owner.parts.append(entry)
    if opens:
        nesting.push(0, entry)


def _top(root: Entry) -> Entry:
    """Give the outermost object itself, with what a gap tore off behind its parts."""
    first = root.parts[0] if root.parts else root
    if first is root or first.key or first.first != 1 or not first.known:
        return root
    return Entry("", "", first.first, first.last, [*first.parts, *root.parts[1:]], cut=first.cut)


def bare(written: str) -> str:
    """Give a JSON value without quotes and escapes, nothing of a string without an end, all else as it is."""
    if len(written) > 1 and written[0] == written[-1] == '"':
        inner = written[1:-1]
        if "\\" not in inner:
            return inner
        try:
            return str(json.loads(written))
        except ValueError:
            return inner
    return "" if written[:1] == '"' else written


def _split(line: str) -> tuple[str, str]:
    """Split a line into its key, or nothing, and its value without the comma."""
    value = line.removesuffix(",").rstrip()
    key = _QUOTED.match(line)
    if key is None:
        return "", value
    rest = line[key.end() :].lstrip()
    if not rest.startswith(":"):
        return "", value
    return bare(key[0]), rest[1:].strip().removesuffix(",").rstrip()
