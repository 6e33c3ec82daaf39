"""YAML as a tree: PyYAML's parser says where everything stands, and what it cannot read is cut down to its place.

A text with gaps is not valid YAML: lines begin deep inside owners that nobody sees. Each stretch of lines gets
the keys and dashes that it must have stood under as lines of their own, marked as unknown, and then the same
parser reads it. Events are taken, not documents: no alias is ever expanded.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.values import UNKNOWN, Values, lines_of

MAX_REPAIRS = 12
"""Lines that are left out of a stretch before all of it counts as unreadable: a bound for hostile text."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_LINE_ENDS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029\ufeff\x7f", " ") | {
    chr(code): " " for code in range(32) if code not in (9, 10)
})
"""Other line ends would make PyYAML's lines other than ours, and control characters are refused."""
_BLOCK = re.compile(r"(?:^|[ :-])[|>][-+0-9]{0,3} *(?:#.*)?$")
_DASH = re.compile(r"-(?: +|$)")
_KEY = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^\s#'\"\[\]{},:][^#:]*|[^\s#'\"\[\]{},:][^\s#]*) *:(?:\s|$)")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_HEADER = re.compile(r"[|>][-+0-9]*")
_PROPERTIES = re.compile(r"^(?:[&!]\S*\s+)+")
_TRUTH = re.compile(r"(?i:true|false|yes|no|on|off|null|~)")
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*\.?\d*(?:[eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+|\.\d+)")

Hidden = tuple[str, Mapping[int, str]]
Hide = Callable[[str], Hidden]
"""Puts blanks or letters in the place of what is no YAML, and gives the rows that hold nothing else, by number."""


@dataclass(slots=True, frozen=True)
class _Stretch:
    """Lines that stand together.

    Attributes:
        lines: As they are read.
        rows: The row of each in the text; 0 for a line that the text does not have.
    """

    lines: list[str]
    rows: list[int]


def documents(text: Text, hide: Hide | None = None) -> tuple[Node, ...]:
    """Give the documents of a text; of one with gaps, one for each stretch of lines.

    Owners that the text does not show are nodes that begin on row 0.

    Raises:
        UnreadableError: Where nothing of it can be read, or it is beyond bounds.
    """
    source = text.source.translate(_NO_LINE_ENDS)
    other: Mapping[int, str] = {}
    if hide is not None:
        source, other = hide(source)
    reader = _Reader(original=text.source.split("\n"), other=other)
    lines = source.split("\n")
    if text.whole:
        found = reader.whole(lines)
    else:
        found = [node for stretch in _stretches(lines, text) for node in reader.repaired(stretch, stretch.rows[0] in text.headings)]
    if not any(node.children for node in found) and source.strip():
        raise UnreadableError("no line of it is YAML")
    return tuple(found)


@dataclass(slots=True, frozen=True, kw_only=True)
class _Reader:
    """Reads stretches of one text.

    Attributes:
        original: The rows of the text.
        other: Rows that are no YAML.
    """

    original: list[str]
    other: Mapping[int, str]

    def whole(self, lines: list[str]) -> list[Node]:
        """Read all at once, else every block of the outermost keys alone: a broken one has no nodes."""
        try:
            return self.read(_Stretch(lines, list(range(1, len(lines) + 1))))
        except yaml.YAMLError:
            pass
        found = []
        for stretch in _blocks(lines):
            try:
                found += self.read(stretch)
            except yaml.YAMLError:
                continue
        children = tuple(child for document in found for child in document.children)
        return [Node(thing="document", first=1, last=len(lines), children=children)]

    def repaired(self, stretch: _Stretch, headed: bool) -> list[Node]:  # noqa: FBT001 - what it begins with
        """Read a stretch under the owners that it must have, leaving out lines that cannot be read there."""
        rooted = _rooted(stretch, headed=headed)
        lines = list(rooted.lines)
        for _ in range(MAX_REPAIRS):
            try:
                return self.read(_Stretch(lines, rooted.rows))
            except yaml.MarkedYAMLError as error:
                mark = error.problem_mark or error.context_mark
                at = min(mark.line, len(lines) - 1) if mark else 0
                while at > 0 and not lines[at].strip():
                    at -= 1
                if not lines[at].strip():
                    break
                lines[at] = ""
            except yaml.YAMLError:
                break
        return []

    def read(self, stretch: _Stretch) -> list[Node]:
        """Read lines that are YAML as they stand.

        Raises:
            yaml.YAMLError: They are none.
        """
        return _Events(stretch=stretch, reader=self).read()


@dataclass(slots=True, kw_only=True)
class _Events:
    """One reading of a stretch: from PyYAML's events to the tree.

    Attributes:
        stretch: What is read.
        reader: For the text as it stands in the file.
        ends: For each line the column after its last scalar: a comment stands after it.
        texts: Lines that are inside a scalar of several lines.
        comments: How many comments there are for each document.
    """

    stretch: _Stretch
    reader: _Reader
    ends: dict[int, int] = field(default_factory=dict)
    texts: set[int] = field(default_factory=set)

    def read(self) -> list[Node]:
        growing: list[tuple[int, Values]] = []
        values = Values()
        skipped = 0
        key_from: yaml.Mark | None = None
        for event in yaml.parse("\n".join(self.stretch.lines), Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                values = Values()
                growing.append((event.start_mark.line, values))
            elif isinstance(event, yaml.CollectionStartEvent):
                if skipped or values.wants_key:
                    key_from = key_from if skipped else event.start_mark
                    skipped += 1
                else:
                    self._opens(values, event)
            elif isinstance(event, yaml.CollectionEndEvent):
                if skipped:
                    skipped -= 1
                    if not skipped and key_from is not None:
                        values.key(self._between(key_from, event.end_mark), self._row(key_from.line))
                else:
                    flow = event.end_mark.index > event.start_mark.index
                    values.closes(self._row(event.start_mark.line) if flow else 0)
            elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                self._seen(event)
                if not skipped:
                    self._scalar(values, event)
        return self._finished(growing)

    def _opens(self, values: Values, event: yaml.CollectionStartEvent) -> None:
        line = event.start_mark.line
        if not values.key_waits and values.in_list:
            line = self._dash(line, event.start_mark.column)
        values.opens(
            self._row(line),
            listing=isinstance(event, yaml.SequenceStartEvent),
            attributes=_marks(event),
        )

    def _scalar(self, values: Values, event: yaml.ScalarEvent | yaml.AliasEvent) -> None:
        start, end = event.start_mark, event.end_mark
        row = self._row(start.line)
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
                attributes["value_type"] = "string"
            last = end.line if end.line > start.line or text else start.line
            values.scalar(
                text,
                row if row or not values.in_list else self._row(self._dash(start.line, start.column)),
                self._row(last),
                same=same,
                attributes=attributes,
            )

    def _block(self, values: Values, event: yaml.ScalarEvent) -> None:
        first, end = event.start_mark.line, event.end_mark.line + (event.end_mark.column > 0)
        self.texts.update(range(first + 1, end))
        rows = [self._row(line) for line in range(first + 1, end)]
        nodes = lines_of([(row, self.reader.original[row - 1]) for row in rows])
        attributes = _marks(event)
        header = _HEADER.search(self.stretch.lines[first], event.start_mark.column)
        if header and (len(nodes) > 1 or header[0][0] == ">"):
            attributes["style"] = header[0]
        values.scalar(
            nodes[0].text if len(nodes) == 1 else "" if nodes else event.value.strip(),
            self._row(first),
            max((node.last for node in nodes), default=max(self._row(first), *rows) if rows else 0),
            attributes=attributes,
            lines=nodes if len(nodes) > 1 else (),
        )

    def _text(self, event: yaml.ScalarEvent) -> tuple[str, str]:
        """Give what a scalar says as the file writes it, without quotes, and its value where that is not the same."""
        start, end = event.start_mark, event.end_mark
        row = self._row(start.line)
        if start.line != end.line or not row:
            return event.value, ""
        written = self.reader.original[row - 1][start.column : end.column]
        if event.anchor or event.tag:
            written = _PROPERTIES.sub("", written, count=1)
        if not event.style:
            return written, ""
        written = written[1:-1]
        return written, "" if written == event.value else event.value

    def _between(self, start: yaml.Mark, end: yaml.Mark) -> str:
        row = self._row(start.line)
        line = self.reader.original[row - 1] if row else ""
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
        start, end = event.start_mark, event.end_mark
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
            if row in self.reader.other:
                values.comment(self.reader.other[row], row, "template")
            elif line not in self.texts and "#" in self.stretch.lines[line]:
                values.comment(self._comment(line), row)
        return [values.document() for _, values in growing] or [lone.document()]

    def _comment(self, line: int) -> str:
        text = self.stretch.lines[line]
        at = text.find("#", self.ends.get(line, 0))
        while at > 0 and text[at - 1] not in " \t":
            at = text.find("#", at + 1)
        return text[at:].strip("# \t") if at >= 0 else ""


def _marks(event: yaml.NodeEvent) -> dict[str, str]:
    """Give the anchor and the tag of a value, which say something beside it."""
    marks = {}
    if event.anchor:
        marks["anchor"] = event.anchor
    if tag := getattr(event, "tag", None):
        marks["tag"] = tag
    return marks


def _blocks(lines: list[str]) -> Iterator[_Stretch]:
    """Cut a text before every line that begins at its margin with a key."""
    start = 0
    for index, line in enumerate([*lines, "end:"]):
        if index > start and line[:1] not in ("", " ", "\t", "-", "#", "}", "]"):
            yield _Stretch(lines[start:index], list(range(start + 1, index + 1)))
            start = index


def _stretches(lines: list[str], text: Text) -> Iterator[_Stretch]:
    """Cut a text with gaps at these and at the marks between documents."""
    start = 0
    for index, line in enumerate([*lines, "---"]):
        if (not line.strip() and text.gap_at(index + 1)) or _DOCUMENT.match(line):
            if index > start:
                yield _Stretch(lines[start:index], list(range(start + 1, index + 1)))
            start = index + 1


@dataclass(slots=True, frozen=True)
class _Line:
    """A line that begins a key or an entry.

    Attributes:
        index: Where it stands in its stretch.
        indent: Blanks before it.
        entry: Whether it begins with a dash.
        opens: Whether it is a key without a value on its line.
    """

    index: int
    indent: int
    entry: bool
    opens: bool


def _structure(lines: list[str]) -> Iterator[_Line]:
    """Give the lines that begin keys and entries: no comments, no lines of a text."""
    text_under = -1
    for index, line in enumerate(lines):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if not bare.strip() or indent > text_under >= 0:
            continue
        text_under = -1
        if bare[0] == "#":
            continue
        entry = bool(_DASH.match(bare))
        inner = indent
        while dash := _DASH.match(line, inner):
            inner = dash.end()
        key = _KEY.match(line, inner)
        if _BLOCK.search(line):
            text_under = inner if key else indent
        if entry or key:
            yield _Line(index, indent, entry, bool(key) and not line[key.end() :].partition("#")[0].strip())


def _rooted(stretch: _Stretch, *, headed: bool) -> _Stretch:
    """Put before a stretch the owners that it must have: for each line that stands less deep than those before.

    Args:
        stretch: Lines that stand together.
        headed: Whether the first is the heading that git shows for a hunk: the last key at the margin before.
            What follows stands under it, though not at once where it is indented by more than a step.
    """
    known = list(_structure(stretch.lines))
    heading = headed and bool(known) and not known[0].index
    if heading and not (known[0].opens and len(known) > 1 and known[1].indent):
        stretch = _Stretch(["", *stretch.lines[1:]], stretch.rows)  # it owns nothing of what follows
        known, heading = known[1:], False
    rest = known[1:] if heading else known
    if not rest:
        return stretch
    owners = _missing(rest, heading=heading)
    if heading:
        steps = [b.indent - a.indent for a, b in pairwise(rest) if b.indent > a.indent]
        outermost = min(rest[0].indent, *(indent for indent, _ in owners)) if owners else rest[0].indent
        if outermost > min(steps, default=2):
            owners = [(1, False), *owners]
    if not owners:
        return stretch
    at = rest[0].index
    added = [" " * indent + ("-" if entry else f"{UNKNOWN}:") for indent, entry in owners]
    return _Stretch(
        [*stretch.lines[:at], *added, *stretch.lines[at:]],
        [*stretch.rows[:at], *([0] * len(added)), *stretch.rows[at:]],
    )


def _missing(known: Sequence[_Line], *, heading: bool) -> list[tuple[int, bool]]:
    """Give indent and kind (entry or key) of the owners whose own lines are not there, outermost first."""
    owners: set[tuple[int, bool]] = set()
    stack: list[tuple[int, bool]] = []
    for at, line in enumerate(known):
        while stack and stack[-1][0] > line.indent:
            stack.pop()
        if not line.entry and stack and stack[-1] == (line.indent, True):
            stack.pop()
        if stack and stack[-1] == (line.indent, line.entry):
            continue
        if at and not stack and not (heading and not line.indent):
            owners.add((line.indent, line.entry))
        stack.append((line.indent, line.entry))
        if line.entry:
            inner = known[at + 1].indent if at + 1 < len(known) else 0
            if inner > line.indent:
                stack.append((inner, known[at + 1].entry))
    return sorted(owners)
