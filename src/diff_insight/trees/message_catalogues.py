"""Translated messages as a tree: gettext's `.po`, Apple's `.strings`, .NET's `.resx`, Flutter's `.arb`.

By message, with what translators are told of it; where a message stands in the source is no content of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from diff_insight.trees import json_values
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_PO = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+"(.*)"')
_PO_MORE = re.compile(r'\s*"(.*)"\s*')
_PO_HEADER = re.compile(r"([A-Za-z][\w-]{1,60}):\s*(.*?)(?:\\n)?")
_STRINGS = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*=\s*"((?:[^"\\]|\\.)*)"\s*;\s*(?:/[/*].*)?')
_RESX_NAME = re.compile(r'\s*<data\s[^<>]*?name="([^"]{1,300})"')
_RESX_TYPE = re.compile(r"<data\s[^<>]*?\b(?:type|mimetype)=")
"""A value of a program: a size, a shortcut, a picture."""
_RESX_PIECE = re.compile(r"<(/?)(value|comment)>|([^<]+)|<")


def parse(text: Text) -> Node:
    """Read a file of messages.

    Raises:
        UnreadableError: A file of JSON cannot be read, or is beyond bounds.
    """
    rows = text.source.split("\n")
    end = text.path.lower().rpartition(".")[2]
    if end == "arb":
        found = tuple(node for one in json_values.documents(text) for node in _arb(one))
    else:
        found = tuple({"strings": _strings, "resx": _resx}.get(end, _po)(rows))
    return Node(thing="file", first=1, last=len(rows), children=tuple(_known_by_text(found)))


def _known_by_text(found: Iterable[Node]) -> Iterator[Node]:
    """Say of each message that alone has its translation what it says: by that it is known."""
    nodes = list(found)
    times = Counter(node.text for node in nodes if node.thing == "translation")
    for node in nodes:
        alone = node.thing == "translation" and node.text and times[node.text] == 1
        yield replace(node, details={**node.details, "says": node.text}) if alone else node


def _arb(document: Node) -> Iterator[Node]:
    """Take a document of JSON: a key is a message, one that begins with `@` says something of it."""
    for child in document.children:
        said = child.thing == "key" and not child.name.startswith("@") and not child.children
        yield replace(child, thing="translation", heads=()) if said else child


def _message(name: str, said: str, first: int, last: int) -> Node:
    return Node(thing="translation", name=name, text=said, first=first, last=last)


def _po(rows: list[str]) -> Iterator[Node]:
    """Read entries of gettext: a blank line or the next `msgid` ends one."""
    entry = _Entry()
    for number, written in enumerate(rows, 1):
        row, kept = (written[2:].lstrip(), True) if written.startswith("#~") else (written, False)
        found = _PO.fullmatch(row.strip())
        if found:
            if found[1] in {"msgctxt", "msgid"} and entry.at.startswith("msgstr"):
                yield from entry.nodes(rows)
                entry = _Entry()
            entry.kept = kept
            entry.take(number, found[1], found[2])
        elif entry.fields and (more := _PO_MORE.fullmatch(row)):
            entry.take(number, entry.at, entry.fields[entry.at] + more[1])
        elif row.startswith("#") or not row.strip():
            if entry.at:
                yield from entry.nodes(rows)
                entry = _Entry()
            if row.startswith(("#,", "#|")):  # of the message that comes
                entry.first = entry.first or number
                entry.flags = entry.flags or (row[2:].strip() if row[1] == "," else "")
            elif row.startswith("#") and not entry.flags:
                yield _aside(row, number)
    yield from entry.nodes(rows)


def _aside(row: str, number: int) -> Node:
    """Read what stands before a message: where the source has it, or what somebody says of it."""
    if row.startswith("#:"):
        return Node(thing="message_reference", first=number, last=number, text=row[2:].strip())
    return Node(thing="comment", first=number, last=number, text=row.strip("#. "))


@dataclass(slots=True)
class _Entry:
    """A message of gettext that is being read."""

    first: int = 0
    flags: str = ""
    last: int = 0
    at: str = ""
    kept: bool = False
    """No longer a message of the program: `#~`."""
    fields: dict[str, str] = field(default_factory=dict)

    def take(self, number: int, key: str, said: str) -> None:
        """Take a row."""
        self.first, self.last, self.at = self.first or number, number, key
        self.fields[key] = said

    def nodes(self, rows: list[str]) -> Iterator[Node]:
        """Give the message; of the first, which has no name, what the file says of itself."""
        name = self.fields.get("msgid")
        if not name:
            yield from _headers(rows, self.first, self.last) if self.fields else ()
            return
        flags = ", ".join(filter(None, ("obsolete" if self.kept else "", self.flags)))
        shown = " / ".join(said for key, said in self.fields.items() if key.startswith("msgstr"))
        context = self.fields.get("msgctxt")
        node = _message(f"{context}: {name}" if context else name, shown, self.first, self.last)
        yield replace(node, attributes={"marked": flags}) if flags else node


def _headers(rows: list[str], first: int, last: int) -> Iterator[Node]:
    """Read what a file says of itself, one `Key: value` a row."""
    for number in range(first, last + 1):
        more = _PO_MORE.fullmatch(rows[number - 1])
        header = _PO_HEADER.fullmatch(more[1]) if more else None
        if header:
            yield Node(thing="header_field", name=header[1], text=header[2], first=number, last=number)


def _strings(rows: list[str]) -> Iterator[Node]:
    for number, row in enumerate(rows, 1):
        found = _STRINGS.fullmatch(row)
        if found:
            yield _message(found[1], found[2], number, number)


def _resx(rows: list[str]) -> Iterator[Node]:
    name, first, inside = "", 0, ""
    said: list[str] = []
    said_to_people = True
    for number, row in enumerate(rows, 1):
        begins = _RESX_NAME.match(row)
        if begins:
            name, first, inside, said = begins[1], number, "", []
            said_to_people = not _RESX_TYPE.search(row)
        for piece in _RESX_PIECE.finditer(row):
            if piece[2] and not piece[1]:
                inside = piece[2]
            elif piece[2] and name and inside == "value":
                made = _message(name, " ".join(" ".join(said).split()), first, number)
                yield made if said_to_people else replace(made, thing="key")
                name, inside = "", ""
            elif piece[3] and inside == "value":
                said.append(piece[3])
