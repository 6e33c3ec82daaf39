"""INI, properties and .env: sections and keys, line by line. Fragments read as whole files do."""

import re
from pathlib import PurePosixPath

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import Values, lines_of

_SECTION = re.compile(r"\[++([^\[\]][^\]]*+)\]")
_SEPARATOR = re.compile(r"[=:]")
_REMARK = re.compile(r"\s([#;])(?:\s|$)")
"""What begins a comment behind a value: a mark that stands alone. A colour or an address holds none."""
_NO_ESCAPE = re.compile(r"\\u(?![0-9a-fA-F]{4})")
"""What Java refuses in a file of properties."""
_EXPORT = re.compile(r"export[ \t]+")


def documents(text: Text) -> tuple[Node, ...]:
    """Give the document: sections with their keys, and the keys before the first of them."""
    name = PurePosixPath(text.path).name.lower()
    remarks = "" if name.endswith(".properties") else ";#" if _takes_semicolons(name) else "#"
    reader = _Reader(text, properties=not remarks, shell=".env" in name, remarks=remarks)
    return (reader.read(),)


def _takes_semicolons(name: str) -> bool:
    """Tell whether `;` begins a comment behind a value; where requirements stand, it begins a condition."""
    return name != "tox.ini" and (name.endswith(".ini") or name == ".gitconfig")


class _Reader:
    """Reads one text.

    Args:
        text: The text.
        properties: Whether it is Java's notation: no sections, values go on after a backslash.
        shell: Whether it is a shell's: no sections, quotes are none of a value's.
        remarks: Marks that begin a comment behind a value.
    """

    def __init__(self, text: Text, *, properties: bool, shell: bool, remarks: str) -> None:
        self._text = text
        self._properties = properties
        self._shell = shell
        self._remarks = remarks
        self._values = Values()
        self._key: tuple[str, int] | None = None
        self._value: list[tuple[int, str]] = []
        self._indent = 0
        self._exported = False

    def read(self) -> Node:
        """Give the document."""
        for row, line in enumerate(self._text.source.split("\n"), 1):
            self._line(row, line.rstrip("\r"))
        self._ends()
        return self._values.document()

    def _line(self, row: int, line: str) -> None:
        bare = line.strip()
        if row in self._text.headings and not _SECTION.match(bare):
            return  # a key that stands anywhere before: it holds nothing, and no line goes on with it
        if not bare:
            if row in self._text.gaps:
                self._ends()
                self._values.closes()
            elif self._key is None or self._properties or self._shell:
                self._ends()
        elif bare[0] in "#;!" and (bare[0] != "!" or self._properties):
            self._values.comment(bare.lstrip("#;! \t"), row)
        elif self._goes_on(line):
            self._value.append((row, line))
        elif (section := _SECTION.match(bare)) and not self._properties and not self._shell:
            self._ends()
            self._values.closes()
            self._values.key(section[1].strip(), row, noun="ini_section")
            self._values.opens(row, listing=False)
        else:
            self._ends()
            self._pair(row, line)

    def _goes_on(self, line: str) -> bool:
        """Tell whether a line goes on with the value before."""
        if self._key is None:
            return False
        if self._properties or self._shell:
            return bool(self._value) and _continued(self._value[-1][1])
        return len(line) - len(line.lstrip()) > self._indent

    def _pair(self, row: int, line: str) -> None:
        self._indent = len(line) - len(line.lstrip())
        bare = line.strip()
        if self._shell:
            self._exported = _EXPORT.match(bare) is not None
            bare = _EXPORT.sub("", bare, count=1)
        found = _SEPARATOR.search(bare)
        if found is None:
            name, _, value = bare.partition(" ")
            if (value and not self._properties) or bare[0] == "[":
                self._values.comment(bare, row, "text")  # neither a key nor a value
                return
        else:
            name, value = bare[: found.start()], bare[found.end() :]
        if self._properties and (not name.strip() or _NO_ESCAPE.search(bare)):
            self._values.comment(bare, row, "text")
            return
        self._key = name.strip(), row
        self._value = [(row, value.strip())]

    def _ends(self) -> None:
        if self._key is None:
            return
        name, row = self._key
        self._key = None
        self._values.key(name, row, {"prefix": "export"} if self._exported else None)
        rows = [(number, line) for number, line in self._value if line.strip()]
        last = self._value[-1][0]
        if len(rows) > 1:
            self._values.scalar("", row, last, lines=lines_of(rows, joined=False))
            return
        written, remark = self._split(rows[0][1].strip() if rows else "")
        if remark:
            self._values.comment(remark, row)
        quoted = self._shell and len(written) > 1 and written[0] in "\"'" and written[-1] == written[0]
        self._values.scalar(written[1:-1] if quoted else written, row, last)

    def _split(self, value: str) -> tuple[str, str]:
        """Split a value from the comment behind it; none is in quotes."""
        closed = max(value.rfind('"'), value.rfind("'")) if value[:1] in {'"', "'"} else 0
        for found in _REMARK.finditer(value, max(closed, 0)):
            if found[1] in self._remarks:
                return value[: found.start()].rstrip(), value[found.end() :].strip()
        return value, ""


def _continued(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1
