"""Apple's property lists: keys and values of the XML form. The tags are few and flat, so that pieces read too."""

import html
import re

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.values import Values

_TAG = re.compile(r"<(/?)([a-z]+)[^<>]*?(/?)>|<!--|<[!?][^<>]*>")
_SCALARS = frozenset({"string", "integer", "real", "date", "data"})


def documents(text: Text) -> tuple[Node, ...]:
    """Give the document of a whole text; of one with gaps, one for each stretch of lines.

    Raises:
        UnreadableError: It holds no key.
    """
    found: list[Node] = []
    values = Values(loose=False)
    began: tuple[str, int] | None = None
    inside: list[str] = []
    in_comment = False
    for row, line in enumerate(text.source.split("\n"), 1):
        if row in text.headings:
            continue
        if not line.strip() and text.gap_at(row):
            found.append(values.document())
            values, began, inside = Values(), None, []
            continue
        at = 0
        while at < len(line):
            if in_comment:
                end = line.find("-->", at)
                values.comment(line[at : end if end >= 0 else None].strip(), row)
                in_comment, at = end < 0, end + 3 if end >= 0 else len(line)
                continue
            tag = _TAG.search(line, at)
            upto = tag.start() if tag else len(line)
            if began is not None:
                inside.append(line[at:upto].strip())
            at = tag.end() if tag else len(line)
            if tag is None:
                continue
            if tag[0] == "<!--":
                in_comment = True
                continue
            closing, name, empty = tag[1], tag[2] or "", tag[3]
            if began is not None and closing and name == began[0]:
                said = " ".join(piece for piece in inside if piece)
                _takes(values, began, html.unescape(said) if "\n" not in said else said, row)
                began, inside = None, []
            elif name in _SCALARS or name == "key":
                if empty:
                    values.scalar("", row)
                elif not closing:
                    began = name, row
            elif name in {"true", "false"} and not closing:
                values.scalar(name, row)
            elif name in {"dict", "array"} and not empty:
                if closing:
                    values.closes(row)
                else:
                    values.opens(row, listing=name == "array")
    found.append(values.document())
    if not any(document.children for document in found):
        raise UnreadableError("no line of it is a property list")
    return tuple(found)


def _takes(values: Values, began: tuple[str, int], said: str, row: int) -> None:
    if began[0] == "key":
        values.key(said, began[1])
    else:
        values.scalar(said, began[1], row)
