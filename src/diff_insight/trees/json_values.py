"""JSON, JSON with comments and JSON5 as a tree, whole or in pieces.

The standard library tells no positions and refuses pieces. JSON is read by its signs: what closes without
having
been opened stood in an owner that nobody sees, and where a sign stands wrong the rest has no nodes.
"""

import json
import re
from collections.abc import Iterator

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import Values

_SIGN = re.compile(r"""//.*|/\*|[{}\[\],:]|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s{}\[\],:"'/]+|/""")
_CLOSERS = {"}": False, "]": True}
_LIKE_OTHERS = re.compile(r"true|false|null|-?[0-9][0-9.eE+-]*")


def documents(text: Text) -> tuple[Node, ...]:
    """Give the document of a whole text; of one with gaps, one for each stretch of lines.

    Raises:
        UnreadableError: Where nothing of it can be read, or it is beyond bounds.
    """
    found = []
    reader = _Reader(loose=not text.whole, begins=text.whole or text.numbers[:1] == (1,))
    for row, line in enumerate(text.source.split("\n"), 1):
        if row in text.gaps:
            found.append(reader.values.document())
            reader = _Reader(loose=True)
        elif row not in text.headings:
            reader.line(row, line)
    reader.ends()
    found.append(reader.values.document())
    if not any(document.children for document in found) and _says_something(text.source):
        raise UnreadableError("no line of it is JSON")
    return tuple(found)


def _says_something(source: str) -> bool:
    return bool(source.strip("{}[], \t\r\n"))


class _Reader:
    """Reads lines that stand together, one after the other."""

    def __init__(self, *, loose: bool, begins: bool = False) -> None:
        self.values = Values(loose=not begins)
        self._loose = loose
        self._open: list[bool] = []
        self._word: tuple[str, int] | None = None
        self._in_comment = False
        self._lost = False
        self._begun = False

    def line(self, row: int, line: str) -> None:
        """Take the next line."""
        if self._lost:
            return
        for sign in self._signs(row, line):
            if not self._takes(sign, row):
                self._lost = True
                return

    def ends(self) -> None:
        """Take what was not finished."""
        if not self._lost:
            self._value()

    def _signs(self, row: int, line: str) -> Iterator[str]:
        at = 0
        while at < len(line):
            if self._in_comment:
                end = line.find("*/", at)
                self.values.comment(line[at : end if end >= 0 else None].strip("* \t\r"), row)
                if end < 0:
                    return
                self._in_comment = False
                at = end + 2
                continue
            found = _SIGN.search(line, at)
            if found is None:
                return
            at = found.end()
            sign = found[0]
            if sign.startswith("//"):
                self.values.comment(sign.strip("/ \t\r"), row)
            elif sign == "/*":
                self._in_comment = True
            else:
                yield sign

    def _takes(self, sign: str, row: int) -> bool:
        """Take a sign or a word; tell whether it may stand here."""
        begun, self._begun = self._begun, True
        if sign == ":":
            return self._key()
        if sign == ",":
            return self._value()
        if sign in "{[":
            return self._opens(sign == "[", row)
        if sign in _CLOSERS:
            return self._value() and self._closes(_CLOSERS[sign], row)
        if self._word is not None or (begun and not self._open and not self._loose):
            return False
        self._word = (sign, row)
        return True

    def _key(self) -> bool:
        if self._word is None or self.values.key_waits:
            return False
        name, at = self._word
        self._word = None
        self.values.key(_bare(name), at)
        return True

    def _opens(self, listing: bool, row: int) -> bool:  # noqa: FBT001 - which of two signs it is
        if self._word is not None or (self._needs_key() and not self.values.key_waits):
            return False
        self.values.opens(row, listing=listing)
        self._open.append(listing)
        return True

    def _closes(self, listing: bool, row: int) -> bool:  # noqa: FBT001 - which of two signs it is
        if not self._open:
            return self._loose
        if self._open.pop() != listing:
            return False
        self.values.closes(row)
        return True

    def _needs_key(self) -> bool:
        return bool(self._open) and not self._open[-1]

    def _value(self) -> bool:
        if self._word is None:
            self.values.key_ends()
            return True
        if self._needs_key() and not self.values.key_waits:
            return False
        word, row = self._word
        self._word = None
        written = _bare(word)
        quoted = written != word
        attributes = {"quoted": written} if quoted and _LIKE_OTHERS.fullmatch(written) else {}
        self.values.scalar(written, row, same=_said(word) if "\\" in word else "", attributes=attributes)
        return True


def _bare(word: str) -> str:
    """Give a word without its quotes, as it is written."""
    quote = word[0]
    if quote not in "\"'":
        return word
    return word[1:-1] if len(word) > 1 and word[-1] == quote else word[1:]


def _said(word: str) -> str:
    """Give what a string with escapes says."""
    try:
        said = json.loads(word)
    except ValueError:
        return ""
    return said if isinstance(said, str) else ""
