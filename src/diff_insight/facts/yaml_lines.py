"""YAML, read line by line: the key path of each line as far as the hunk shows it."""

import re
from collections.abc import Sequence

from diff_insight.facts.marks import Mark

_ENTRY = re.compile(
    r"(\"[^\"]*+\"|'[^']*+'|[^\s#&*!|>%@`{}\[\],\"'-][^:#\"'{}\[\]]*+|-?[\w./$-]++)\s*+:(?:\s++(.*))?$",
    re.DOTALL,
)
_BLOCK = re.compile(r"[|>][-+\d]*+(?:\s++#.*)?$")
_TOP = re.compile(r"([\w.$-]++)\s*+:\s*+(?:#.*)?$")
_STEP = 2
"""Blanks that one level of YAML is indented at least, in practice."""
_SCRIPTS = {"run", "script", "command", "before_script", "after_script"}
_IDENTITY = {"name", "id", "title", "key", "uid", "path", "source_path", "question"}


def read_yaml(lines: Sequence[str], heading: str) -> list[Mark]:
    """Say what each line of one side of a hunk of YAML is, with its key path.

    A path begins at the outermost key that the hunk proves: one that stands in it, or the hunk
    heading where the indent leaves no room for another key between. Entries of lists have `[]`.
    """
    return _Reader(lines, heading).marks


class _Reader:
    def __init__(self, lines: Sequence[str], heading: str) -> None:
        self.stack: list[tuple[int, str]] = []
        self.names: dict[int, str] = {}
        self.block: tuple[int, str, bool] | None = None
        self.top = _heading_key(lines, heading)
        self.marks = [self._read(line) for line in lines]

    def _read(self, line: str) -> Mark:
        bare = line.lstrip("\ufeff")
        text = bare.strip()
        if not text:
            return Mark("blank", "")
        indent = len(bare) - len(bare.lstrip())
        if self.block and indent > self.block[0]:
            if self.block[2]:
                return Mark("code", text, language="shell", symbol=self.block[1])
            return Mark("text", text, symbol=self.block[1])
        self.block = None
        if text.startswith("#"):
            return Mark("comment", text.lstrip("# ").strip(), language="yaml")
        if text in {"---", "..."} or text.startswith("%"):
            self.stack.clear()
            return Mark("punctuation", text, language="yaml")
        return self._content(text, indent)

    def _content(self, text: str, indent: int) -> Mark:
        entry = False
        while text == "-" or text.startswith("- "):
            entry = True
            self._close(indent, entry=True)
            self.stack.append((indent, "[]"))
            rest = text[1:].lstrip()
            indent += len(text) - len(rest)
            text = rest
        match = _ENTRY.match(text)
        if match is None:
            return self._scalar(text, indent, entry=entry)
        self._close(indent, entry=False)
        key = match[1].strip("\"'").strip()
        item = self._item()
        value = _value(match[2] or "")
        self.stack.append((indent, key))
        path = self._path(indent)
        if item is not None and key in _IDENTITY and value and item not in self.names:
            self.names[item] = value
            return Mark("value", value, key=path, language="yaml")
        name = self.names.get(item) if item is not None else None
        if not value or _BLOCK.match(value):
            if value:
                self.block = (indent, path, key in _SCRIPTS)
            return Mark("punctuation", text, key=path, language="yaml", symbol=name)
        return Mark("value", value, key=path, language="yaml", symbol=name)

    def _scalar(self, text: str, indent: int, *, entry: bool) -> Mark:
        if text in {"", "[", "]", "{", "}", "],", "},"}:
            return Mark("punctuation", text, language="yaml")
        if entry:
            return Mark("value", _value(text), key=self._path(indent), language="yaml")
        return Mark("text", text, symbol=self._path(indent) or None)

    def _close(self, indent: int, *, entry: bool) -> None:
        """Leave what ends before a line of this indent; a list may stand as deep as its own key."""
        while self.stack:
            at, name = self.stack[-1]
            if at < indent or (at == indent and entry and name != "[]"):
                return
            self.stack.pop()
            if name == "[]":
                self.names.pop(len(self.stack), None)

    def _item(self) -> int | None:
        """Give the place of the innermost list entry, if the line stands directly in one."""
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at][1] == "[]":
                return at
        return None

    def _path(self, indent: int) -> str:
        names = [name for _, name in self.stack]
        if self.top and (not self.stack or self.stack[0][0] == self.top[1]) and indent:
            names.insert(0, self.top[0])
        return ".".join(names).replace(".[]", "[]")


def _value(text: str) -> str:
    """Take a comment off a value; quotes stay off too."""
    text = text.strip()
    if text[:1] in {'"', "'"}:
        end = text.find(text[0], 1)
        if end > 1 and (not text[end + 1 :].strip() or text[end + 1 :].lstrip().startswith("#")):
            return text[1:end]
        return text
    return text.partition(" #")[0].strip() if not text.startswith("#") else ""


def _heading_key(lines: Sequence[str], heading: str) -> tuple[str, int] | None:
    """Give the top-level key of the hunk heading and the indent of its direct children, if certain."""
    match = _TOP.match(heading)
    if not match:
        return None
    indents = []
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            indent = len(line) - len(line.lstrip())
            if not indent:
                break
            indents.append(indent)
    if not indents:
        return None
    least = min(indents)
    certain = least <= _STEP or (
        least == 2 * _STEP and all(indent % least == 0 for indent in indents) and len(set(indents)) > 1
    )
    return (match[1], least) if certain else None
