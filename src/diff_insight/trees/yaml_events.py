"""From PyYAML's events to the tree of values. Events are taken, not documents: no alias is ever expanded."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import yaml

from diff_insight.trees.node import Node
from diff_insight.trees.value_tree import UNKNOWN, Values, lines_of
from diff_insight.trees.yaml_pieces import Stretch

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER = re.compile(r"[|>][-+0-9]*")
_PROPERTIES = re.compile(r"^(?:[&!]\S*\s+)+")
_TRUTH = re.compile(r"(?i:true|false|yes|no|on|off|null|~)")
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*+(?:\.\d*+)?(?:[eE][-+]?\d++)?|0x[0-9a-fA-F]+|0o[0-7]+|\.\d+)")


@dataclass(slots=True, kw_only=True)
class Events:
    """One reading of a stretch: from PyYAML's events to the tree.

    Attributes:
        stretch: What is read.
        original: The rows of the text as they stand in the file.
        other: Rows that are no YAML.
        ends: For each line the column after its last scalar: a comment stands after it.
        texts: Lines that are inside a scalar of several lines.
    """

    stretch: Stretch
    original: Sequence[str]
    other: Mapping[int, str]
    ends: dict[int, int] = field(default_factory=dict)
    texts: set[int] = field(default_factory=set)

    def read(self) -> list[Node]:
        """Give the documents.

        Raises:
            yaml.YAMLError: The stretch is none.
        """
        growing: list[tuple[int, Values]] = []
        values = Values()
        skipped = 0
        key_from: yaml.Mark | None = None
        for event in yaml.parse("\n".join(self.stretch.lines), Loader=_LOADER):
            start, end = _span(event)
            if isinstance(event, yaml.DocumentStartEvent):
                values = Values()
                growing.append((start.line, values))
            elif isinstance(event, yaml.CollectionStartEvent):
                if skipped or values.wants_key:
                    key_from = key_from if skipped else start
                    skipped += 1
                else:
                    self._opens(values, event)
            elif isinstance(event, yaml.CollectionEndEvent):
                if skipped:
                    skipped -= 1
                    if not skipped and key_from is not None:
                        values.key(self._between(key_from, end), self._row(key_from.line))
                else:
                    flow = end.index > start.index
                    values.closes(self._row(start.line) if flow else 0)
            elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                self._seen(event)
                if not skipped:
                    self._scalar(values, event)
        return self._finished(growing)

    def _opens(self, values: Values, event: yaml.CollectionStartEvent) -> None:
        start, _ = _span(event)
        line = start.line
        if not values.key_waits and values.in_list:
            line = self._dash(line, start.column)
        values.opens(
            self._row(line),
            listing=isinstance(event, yaml.SequenceStartEvent),
            attributes=_marks(event),
        )

    def _scalar(self, values: Values, event: yaml.ScalarEvent | yaml.AliasEvent) -> None:
        start, end = _span(event)
        row = self._row(start.line)
        entry = values.in_list and not values.key_waits
        if entry and row and not self._row(self._dash(start.line, start.column)):
            return  # it goes on with a text whose beginning nobody sees
        if values.wants_key:
            name = self._between(start, end) if isinstance(event, yaml.AliasEvent) else self._text(event)[0]
            values.key(UNKNOWN if not row else name, row)
        elif isinstance(event, yaml.AliasEvent):
            values.scalar(self._between(start, end), row)
        elif event.style in ("|", ">"):
            self._block(values, event)
        else:
            text, same = self._text(event)
            attributes = _marks(event)
            if event.style and (_TRUTH.fullmatch(event.value) or _NUMBER.fullmatch(event.value)):
                attributes["quoted"] = event.value
            last = end.line if end.line > start.line or text else start.line
            values.scalar(
                text,
                row if row or not values.in_list else self._row(self._dash(start.line, start.column)),
                self._row(last),
                same=same,
                attributes=attributes,
            )

    def _block(self, values: Values, event: yaml.ScalarEvent) -> None:
        begin, behind = _span(event)
        first, end = begin.line, behind.line + (behind.column > 0)
        self.texts.update(range(first + 1, end))
        rows = [self._row(line) for line in range(first + 1, end)]
        nodes = lines_of([(row, self.original[row - 1]) for row in rows])
        attributes = _marks(event)
        header = _HEADER.search(self.stretch.lines[first], begin.column)
        if header and (len(nodes) > 1 or header[0][0] == ">" or "+" in header[0]):
            attributes["style"] = header[0]
        one_line = event.style == ">" and len(nodes) > 1 and "\n" not in event.value.rstrip("\n")
        values.scalar(
            nodes[0].text if len(nodes) == 1 else "" if nodes else event.value.strip(),
            self._row(first),
            max((node.last for node in nodes), default=max(self._row(first), *rows) if rows else 0),
            same=" ".join(event.value.split()) if one_line else "",
            attributes=attributes,
            lines=nodes if len(nodes) > 1 else (),
        )

    def _text(self, event: yaml.ScalarEvent) -> tuple[str, str]:
        """Give what a scalar says as it is written, without quotes, and its value if it differs."""
        start, end = _span(event)
        row = self._row(start.line)
        if start.line != end.line or not row:
            return event.value, ""
        written = self.original[row - 1][start.column : end.column]
        if event.anchor or event.tag:
            written = _PROPERTIES.sub("", written, count=1)
        if not event.style:
            return written, ""
        written = written[1:-1]
        hidden = self.stretch.lines[start.line] != self.original[row - 1]
        return written, "" if hidden or written == event.value else event.value

    def _between(self, start: yaml.Mark, end: yaml.Mark) -> str:
        row = self._row(start.line)
        line = self.original[row - 1] if row else ""
        return line[start.column : end.column if end.line == start.line else None].strip()

    def _row(self, line: int) -> int:
        rows = self.stretch.rows
        return rows[line] if line < len(rows) else rows[-1]

    def _dash(self, line: int, column: int) -> int:
        """Give the line of the dash of an entry that begins here."""
        lines = self.stretch.lines
        if lines[line][:column].strip():
            return line
        for above in range(line - 1, max(line - 10, -1), -1):
            bare = lines[above].strip()
            if bare and bare[0] != "#":
                return above if bare[0] == "-" else line
        return line

    def _seen(self, event: yaml.ScalarEvent | yaml.AliasEvent) -> None:
        start, end = _span(event)
        if getattr(event, "style", None) in ("|", ">"):
            self.ends[start.line] = start.column + 1
            return
        self.ends[end.line] = end.column
        self.texts.update(range(start.line + 1, end.line))

    def _finished(self, growing: list[tuple[int, Values]]) -> list[Node]:
        """Put the comments into their documents and close these."""
        at = -1
        lone = Values()
        for line, row in enumerate(self.stretch.rows):
            while at + 1 < len(growing) and growing[at + 1][0] <= line:
                at += 1
            values = growing[max(at, 0)][1] if growing else lone
            if row in self.other:
                values.comment(self.other[row], row, "template")
            elif line not in self.texts and "#" in self.stretch.lines[line]:
                values.comment(self._comment(line), row)
        return [self._closed(line, values) for line, values in growing] or [lone.document()]

    def _closed(self, line: int, values: Values) -> Node:
        """Give a document, which begins at its mark where it has one."""
        document = values.document()
        marked = self.stretch.lines[line].startswith("---") and document.children
        return replace(document, first=min(self._row(line), document.first)) if marked else document

    def _comment(self, line: int) -> str:
        text = self.stretch.lines[line]
        at = text.find("#", self.ends.get(line, 0))
        while at > 0 and text[at - 1] not in " \t":
            at = text.find("#", at + 1)
        return text[at:].strip("# \t") if at >= 0 else ""


def _span(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Give where an event begins and ends; a parser's events always have both."""
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


def _marks(event: yaml.NodeEvent) -> dict[str, str]:
    """Give the anchor and the tag of a value, which say something beside it."""
    marks = {}
    if event.anchor:
        marks["anchor"] = event.anchor
    if tag := getattr(event, "tag", None):
        marks["tag"] = tag.replace("tag:yaml.org,2002:", "!!")
    return marks
