"""Apple's property lists: keys and values of the XML form.

The tags are few and flat, so that a piece reads as the whole does; no entity is ever expanded.
"""

import html
import re
from collections.abc import Iterator

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import Values

_TAG = re.compile(r"<(/?)([a-z]++)[^<>]*+>|<!--|<[!?][^<>]*+>")
_SCALARS = frozenset({"string", "integer", "real", "date", "data"})


def documents(text: Text) -> tuple[Node, ...]:
    """Give the document of a whole text; of one with gaps, one for each stretch of lines.

    Raises:
        UnreadableError: It holds no key.
    """
    found = tuple(_Reader(stretch).read() for stretch in text.stretches())
    if not any(document.children for document in found):
        raise UnreadableError("no line of it is a property list")
    return found


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._values = Values()
        self._began: tuple[str, int] | None = None
        self._inside: list[str] = []
        self._in_comment = False

    def read(self) -> Node:
        """Give the document."""
        for at, line in enumerate(self._text.source.split("\n")):
            if at + 1 not in self._text.headings:
                row = self._text.numbers[at]
                for tag in self._tags(row, line):
                    self._takes(tag, row)
        return self._values.document()

    def _tags(self, row: int, line: str) -> Iterator[re.Match[str]]:
        """Give the tags of a line that are in no comment; what stands between them is taken."""
        at = 0
        while at < len(line):
            if self._in_comment:
                end = line.find("-->", at)
                self._values.comment(line[at : end if end >= 0 else None].strip(), row)
                if end < 0:
                    return
                self._in_comment, at = False, end + 3
                continue
            tag = _TAG.search(line, at)
            if self._began is not None:
                self._inside.append(line[at : tag.start() if tag else None].strip())
            if tag is None:
                return
            at = tag.end()
            if tag[0] == "<!--":
                self._in_comment = True
            else:
                yield tag

    def _takes(self, tag: re.Match[str], row: int) -> None:
        closes, name = bool(tag[1]), tag[2] or ""
        empty = tag[0].endswith("/>")
        if closes and self._began is not None and name == self._began[0]:
            self._ends(row)
        elif name in {"dict", "array"}:
            if not closes:
                self._values.opens(row, listing=name == "array")
            if closes or empty:
                self._values.closes(row)
        elif name in {"true", "false"} and not closes:
            self._values.scalar(name, row)
        elif name in _SCALARS and empty:
            self._values.scalar("", row)
        elif (name in _SCALARS or name == "key") and not closes:
            self._began = name, row

    def _ends(self, row: int) -> None:
        said = html.unescape(" ".join(filter(None, self._inside)))
        if self._began is not None and self._began[0] == "key":
            self._values.key(said, self._began[1])
        elif self._began is not None:
            kind = self._began[0]
            attributes = {"tag": kind} if kind != "string" else None
            self._values.scalar(said, self._began[1], row, attributes=attributes)
        self._began, self._inside = None, []
