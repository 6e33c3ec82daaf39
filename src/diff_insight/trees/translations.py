"""Translated messages as a tree: gettext's `.po`, Apple's `.strings`, .NET's `.resx`, by message."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_PO = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+"(.*)"')
_PO_MORE = re.compile(r'\s*"(.*)"\s*')
_STRINGS = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*=\s*"((?:[^"\\]|\\.)*)"\s*;\s*')
_RESX_NAME = re.compile(r'\s*<data\s[^<>]*?name="([^"]{1,300})"')
_RESX_VALUE = re.compile(r"<value>([^<]*)</value>")


def parse(text: Text) -> Node:
    """Read a file of messages."""
    rows = text.source.split("\n")
    readers = {".strings": _strings, ".resx": _resx}
    reader = next((read for end, read in readers.items() if text.path.lower().endswith(end)), _po)
    return Node(thing="file", first=1, last=len(rows), children=tuple(reader(rows)))


def _message(name: str, said: str, first: int, last: int) -> Node:
    return Node(thing="translation", name=name, text=said, first=first, last=last)


def _po(rows: list[str]) -> Iterator[Node]:
    """Read entries of gettext: a blank line or the next `msgid` ends one."""
    fields: dict[str, str] = {}
    at, first, last = "", 0, 0

    def entry() -> Iterator[Node]:
        if fields.get("msgid"):
            name = fields["msgid"] if "msgctxt" not in fields else f"{fields['msgctxt']}: {fields['msgid']}"
            said = " / ".join(value for key, value in fields.items() if key.startswith("msgstr"))
            yield _message(name, said, first, last)

    for number, row in enumerate(rows, 1):
        found = _PO.fullmatch(row.strip())
        if found:
            begins = found[1] in {"msgctxt", "msgid"} and at.startswith("msgstr")
            if begins or not fields:
                yield from entry()
                fields, first = {}, number
            at, last = found[1], number
            fields[at] = found[2]
        elif fields and (more := _PO_MORE.fullmatch(row)):
            fields[at] += more[1]
            last = number
        elif not row.strip():
            yield from entry()
            fields, at = {}, ""
    yield from entry()


def _strings(rows: list[str]) -> Iterator[Node]:
    for number, row in enumerate(rows, 1):
        found = _STRINGS.fullmatch(row)
        if found:
            yield _message(found[1], found[2], number, number)


def _resx(rows: list[str]) -> Iterator[Node]:
    name, first = "", 0
    for number, row in enumerate(rows, 1):
        begins = _RESX_NAME.match(row)
        if begins:
            name, first = begins[1], number
        value = _RESX_VALUE.search(row)
        if value and name:
            yield _message(name, value[1], first, number)
            name = ""
