"""JSON, TOML, INI and properties, read line by line; YAML has its own reader."""

import re
from collections.abc import Sequence

from diff_insight.facts.marks import Mark
from diff_insight.facts.yaml_lines import read_yaml

_JSON_ENTRY = re.compile(r"\"((?:[^\"\\]++|\\.)*)\"\s*+:\s*+(.*)$", re.DOTALL)
_SECTION = re.compile(r"\[{1,2}\s*+([^\[\]]++)\]{1,2}\s*+(?:[#;].*)?$")
_ASSIGNMENT = re.compile(r"(\"[^\"]*+\"|'[^']*+'|[^\s=:#;\[\]\"'][^=:\"']*+)\s*+[=:](.*)$", re.DOTALL)
_IDENTITY = {"name", "id", "title", "source_path"}


def read_data(sides: Sequence[Sequence[str]], *, language: str, heading: str) -> list[list[Mark]]:
    """Say what every line of both sides of a hunk of data is, with its key path as far as visible."""
    if language == "yaml":
        return [read_yaml(side, heading) for side in sides]
    if language == "json":
        return [_Json(side).marks for side in sides]
    return [_assignments(side, language, heading) for side in sides]


class _Json:
    """Follows brackets; what the hunk closes without having opened it leaves the path unknown above."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.stack: list[str] = []
        self.names: list[str | None] = [None]
        self.marks = [self._read(line) for line in lines]

    def _read(self, line: str) -> Mark:
        text = line.strip().lstrip("\ufeff")
        if not text:
            return Mark("blank", "")
        if text.startswith(("//", "/*", "*")):
            return Mark("comment", text.strip("/* "), language="json")
        while text[:1] in {"}", "]"}:
            self._leave()
            text = text[1:].lstrip(" ,\t")
        match = _JSON_ENTRY.match(text)
        if match:
            return self._entry(match)
        if text in {"{", "["}:
            self._enter("[]" if self.stack or text == "{" else "")
            return Mark("punctuation", line.strip(), language="json")
        value = text.rstrip(",").rstrip()
        if not value or not value.strip("{}[]() ,"):
            for sign in value:
                if sign in "{[":
                    self._enter("[]")
                elif sign in "}]":
                    self._leave()
            return Mark("punctuation", line.strip(), language="json")
        return Mark("value", _unquoted(value), key=self._path("[]"), language="json", symbol=self.names[-1])

    def _entry(self, match: re.Match[str]) -> Mark:
        key, value = match[1], match[2].rstrip().rstrip(",").rstrip()
        path = self._path(key)
        if not value or value in {"{", "["}:
            mark = Mark("punctuation", match[0].strip(), key=path, language="json", symbol=self.names[-1])
            if value:
                self._enter(key)
            return mark
        if value[0] in "{[" and value[-1] not in "}]":
            self._enter(key)
        closed = 0
        while value and value[-1] in "}]" and not _balanced(value):
            value, closed = value[:-1].rstrip(), closed + 1
        mark = Mark("value", _unquoted(value), key=path, language="json", symbol=self.names[-1])
        if key in _IDENTITY and self.names[-1] is None:
            self.names[-1] = _unquoted(value)
        for _ in range(closed):
            self._leave()
        return mark

    def _enter(self, key: str) -> None:
        self.stack.append(key)
        self.names.append(None)

    def _leave(self) -> None:
        if self.stack:
            self.stack.pop()
            self.names.pop()
        else:
            self.names = [None]

    def _path(self, key: str) -> str:
        stack = self.stack[1:] if self.stack[:1] in ([""], ["[]"]) else self.stack
        return ".".join((*stack, key)).replace(".[]", "[]")


def _balanced(value: str) -> bool:
    return value.count("{") == value.count("}") and value.count("[") == value.count("]")


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip() or value
    return value


def _assignments(lines: Sequence[str], language: str, heading: str) -> list[Mark]:
    """Read `[section]` and `key = value` lines; a list over many lines gives `key[]` entries."""
    marks: list[Mark] = []
    known = _SECTION.match(heading)
    section = known[1].strip() if known else ""
    array: str | None = None
    for line in lines:
        text = line.strip().lstrip("\ufeff")
        match = _SECTION.match(text) if array is None else None
        if not text:
            marks.append(Mark("blank", ""))
        elif text[0] in "#;!":
            marks.append(Mark("comment", text.lstrip("#;! ").strip(), language=language))
        elif match:
            section = match[1].strip()
            marks.append(Mark("punctuation", text, key=section, language=language, opens=False))
        elif text[0] in "]})":
            array = None
            marks.append(Mark("punctuation", text, language=language))
        elif array is None and (pair := _ASSIGNMENT.match(text)):
            mark, opened = _assigned(pair, section, language)
            array = opened
            marks.append(mark)
        else:
            key = f"{array}[]" if array is not None else (f"{section}[]" if section else "[]")
            value = _without_comment(text).rstrip(",").rstrip()
            marks.append(Mark("value", _unquoted(value), key=key, language=language))
    return marks


def _assigned(pair: re.Match[str], section: str, language: str) -> tuple[Mark, str | None]:
    key = pair[1].strip().strip("\"'")
    path = f"{section}.{key}" if section else key
    value = _without_comment(pair[2].strip())
    if value in {"[", "{", "(", '"""', "'''"}:
        return Mark("punctuation", pair[0].strip(), key=path, language=language), path
    return Mark("value", _unquoted(value), key=path, language=language), None


def _without_comment(value: str) -> str:
    if value[:1] in {'"', "'"}:
        end = value.find(value[0], 1)
        rest = value[end + 1 :].lstrip(" ,")
        return value[: end + 1] if end > 0 and (not rest or rest.startswith("#")) else value
    return value.partition(" #")[0].rstrip()
