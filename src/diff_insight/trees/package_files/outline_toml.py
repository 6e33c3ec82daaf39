"""Tables and keys of a TOML file by its lines (https://toml.io/en/v1.0.0): headers and keys begin a line.

A key under `[a.b]` is found under `a`, `b`; every `[[a]]` is an entry `a` of its own, with the tables
`[a.c]` that follow it. The values of lists have the rows that they stand on.
"""

import re
import tomllib

from diff_insight.trees.package_files.key_rows import DEEPEST, Entry, from_start
from diff_insight.trees.text import Text

_KEY = re.compile(
    r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s?\.\s?(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*(?=\s{0,40}=)"""
)
_PIECE = re.compile(r"""[\w-]+|"[^"\n]*"|'[^'\n]*'""")
_TEXT = re.compile(r"""(?:"(?:[^"\\\n]|\\.)*"?)|'[^'\n]*'""")
_ITEM = re.compile(r"""\{[^{}\n]*\}|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'""")


def outline(text: Text) -> Entry:
    """Give the tables and keys of a file or of its known lines; what follows a gap has no owner."""
    rows = text.source.split("\n")
    root = Entry(first=1, last=len(rows), known=from_start(text))
    tables = _Tables()
    table = root
    at = 0
    while at < len(rows):
        line = rows[at].strip()
        row = at + 1
        at += 1
        if not line:
            if not text.whole:
                table = Entry(first=row, last=row, known=False)
                root.parts.append(table)
        elif line[0] == "[" and (end := line.rfind("]")) > 0 and "=" not in _TEXT.sub("", line[:end]):
            keys = [_bare(key) for key in _PIECE.findall(line[:end].strip("[]"))][:DEEPEST]
            table = tables.place(root, keys, row, new=line.startswith("[["))
        elif found := _KEY.match(line):
            value = line[found.end() :].lstrip()[1:].strip()
            at = _end(rows, at, value, gaps=not text.whole)
            keys = [_bare(key) for key in _PIECE.findall(found.group())][:DEEPEST]
            owner = tables.place(table, keys[:-1], row) if len(keys) > 1 else table
            owner.parts.append(_entry(keys[-1], value, rows, row, at))
            table.last = max(table.last, at)
    _close(root)
    return root


def read(written: str) -> object:
    """Give the value that is written as TOML; None where it is none, or not on one line."""
    try:
        return tomllib.loads(f"v = {written}")["v"]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def table_of(entry: Entry) -> dict[str, str]:
    """Give the texts of an inline table, or of the keys of a table of its own."""
    if entry.value.startswith("{"):
        found = read(entry.value)
        return {k: str(v) for k, v in found.items()} if isinstance(found, dict) else {}
    return {part.key: part.value for part in entry.parts}


class _Tables:
    """Finds tables by their keys; of several of one name the last."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, str], Entry] = {}

    def place(self, at: Entry, keys: list[str], row: int, *, new: bool = False) -> Entry:
        """Give the table under a path of keys, made where it is not there yet; `new`: one more of it."""
        for depth, key in enumerate(keys):
            found = self._last.get((id(at), key))
            if found is None or (new and depth == len(keys) - 1):
                found = Entry(key, "", row, row)
                at.parts.append(found)
                self._last[id(at), key] = found
            found.last = max(found.last, row)
            at = found
        return at


def _close(root: Entry) -> None:
    """Let every table reach as far as the tables inside it."""
    pending = [root]
    order: list[Entry] = []
    while pending:
        entry = pending.pop()
        order.append(entry)
        pending.extend(entry.parts)
    for entry in reversed(order):
        for part in entry.parts:
            entry.last = max(entry.last, part.last)


def _entry(key: str, value: str, rows: list[str], row: int, last: int) -> Entry:
    if value[:1] != "[":
        said = value if last == row else "\n".join(rows[row - 1 : last])
        return Entry(key, _value(said) if last == row else said, row, last)
    made = Entry(key, "", row, last)
    for number in range(row, last + 1):
        line = value[1:] if number == row else rows[number - 1].strip()
        if line.startswith("#"):
            continue
        made.parts += [Entry("", _value(item), number, number) for item in _ITEM.findall(line)]
    return made


def _end(rows: list[str], at: int, value: str, *, gaps: bool) -> int:
    """Give the last row of a value whose first row is row `at`; with gaps, a blank row ends all."""
    for quotes in ('"""', "'''"):
        if value.startswith(quotes) and value.find(quotes, 3) < 0:
            while at < len(rows) and quotes not in rows[at] and not (gaps and not rows[at].strip()):
                at += 1
            return min(at + 1, len(rows))
    depth = _depth(value) if value[:1] in {"[", "{"} else 0
    while depth > 0 and at < len(rows):
        line = rows[at].strip()
        table = line.startswith("[") and line.endswith("]") and "," not in line
        if (gaps and not line) or table or _KEY.match(line):
            break  # it was cut off
        depth += _depth(line)
        at += 1
    return at


def _depth(line: str) -> int:
    """Give how many brackets a line opens more than it closes, those in texts and comments apart."""
    if '"' in line or "'" in line:
        line = _TEXT.sub("", line)
    line = line.partition("#")[0]
    return line.count("[") + line.count("{") - line.count("]") - line.count("}")


def _bare(written: str) -> str:
    return written[1:-1] if written[:1] in "\"'" else written


def _value(written: str) -> str:
    """Give a value without quotes and without the comment behind it; nothing of a string that has no end."""
    mark = written[:1]
    if mark in ('"', "'") and mark:
        end = written.find(mark, 1)
        while mark == '"' and end > 0 and written[end - 1] == "\\":
            end = written.find(mark, end + 1)
        if end > 0 and mark == '"' and "\\" in written[:end]:
            return str(read(written[: end + 1]) or written[1:end])
        return written[1:end] if end > 0 else ""
    if mark in "[{":
        return written
    return written.partition(" #")[0].strip()
