"""What a stretch of code says, apart from its layout: the text by which two of them are the same."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

_HOLE = "\ue000"
"""Stands for a text in quotes while white space is removed around it; no program's own character."""
_BETWEEN = re.compile(r" (?=\W)|(?<=\W) ")
_INSIDE = re.compile(r"(?<=[(\[]) | (?=[)\]])|,? (?=\))")
"""White space that wrapping leaves inside of brackets."""
_KEPT = {ord(" "): "\ufdd0", ord("\t"): "\ufdd1"}
"""What stands for the white space of a text in quotes while a line is folded; characters of no text."""
_GIVEN_BACK = {ord(stand): chr(white) for white, stand in _KEPT.items()}
_VISIBLE = {ord(" "): "\u2420", ord("\t"): "\u2409", ord("\n"): "\u2424"}
_TWICE = re.compile(r"([-+&|<>]) (?=\1)")
_PLAIN_QUOTED = re.compile(r"[A-Za-z]{0,2}'[^'\"\\\n]*'")
_SHELL = re.compile(r"\b(?:else|then|do|done|fi|end|esac|begin)\b|[{};:]")
_RESIDUE = re.compile(r"[\s,();:={}]|->|=>")

Span = tuple[int, int]

_FOREIGN = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}
"""Bytes that are no UTF-8 and what stands for them: a grammar reads valid UTF-8 alone."""
_BACK = {stand: byte for byte, stand in _FOREIGN.items()}


def encoded(text: str) -> bytes:
    """Give a text as a grammar reads it."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.translate(_FOREIGN).encode(errors="replace")


def decoded(source: bytes) -> str:
    """Give what was encoded as it was."""
    text = source.decode(errors="replace")
    return text if text.isascii() else text.translate(_BACK)


_GOES_ON = re.compile(rb"\\\r?\n")
_CHAINED = re.compile(r"(?<=[\w)\]}\"'`>?!])[ \t]*+\r?\n\s*+(?=\??\.[A-Za-z_])")
"""Where a chain of calls breaks into lines."""


class Layout:
    """Reads stretches of one text, whole lines or parts of them.

    Args:
        source: The text.
        drops: Spans that say nothing, ascending.
        comments: Spans of comments.
        strings: Spans whose white space says something, ascending.
        quotes: Whether both kinds of quotes mean the same.
        spaces: Whether white space between marks says something.
        put_in: Rows that complete the text, which no line of it says.
    """

    def __init__(  # noqa: PLR0913 - each says something of a stretch
        self,
        source: bytes,
        drops: list[Span],
        strings: list[Span],
        comments: set[Span],
        *,
        quotes: bool,
        spaces: bool,
        put_in: Sequence[Span] = (),
    ) -> None:
        self.source = source
        self._ascii = source.decode() if source.isascii() else None
        self._drops = drops
        self._comments = comments
        self._commented = sorted(comments)
        self._strings = _outermost(strings)
        self._quotes = quotes
        self._spaces = spaces
        marks = [span for span in drops if source[span[0] : span[0] + 1] == b"\\"]
        self._joined = sorted([*marks, *put_in]) if put_in else marks

    def text(self, first: int, last: int) -> str:
        """Give a stretch as it stands."""
        return self._ascii[first:last] if self._ascii is not None else decoded(self.source[first:last])

    def line(self, first: int, last: int, cuts: Iterable[Span] = (), *, mark: str = " … ") -> str:
        """Give a stretch on one line, `mark` in place of what is cut out, nothing in place of a comment.

        A mark by which a line goes on in the next one says nothing.
        White space is kept in texts in quotes and goes where wrapping left it.
        """
        said: list[str] = []
        at = first
        joined = self._joined[bisect_left(self._joined, (first, -1)) : bisect_left(self._joined, (last, -1))]
        for start, end in sorted({*cuts, *joined}) if joined else cuts:
            if start >= last:
                break
            if start < at:
                at = max(at, end) if start >= first else at
                continue
            piece = self._kept(at, start)
            at = end
            if (start, end) in self._comments or (start, end) in joined:
                said += [piece, " "]
            elif piece.strip(" \t\r\n;,") or not said or said[-1] != mark:
                said += [piece, mark]
        said.append(self._kept(at, last))
        text = "".join(said)
        text = " ".join((_CHAINED.sub("", text) if "\n" in text else text).split())
        if not self._spaces and " " in text:
            text = _INSIDE.sub("", text).strip()
        return text if text.isascii() else text.translate(_GIVEN_BACK)

    def _kept(self, first: int, last: int) -> str:
        """Give a stretch in which the white space of texts in quotes on one line is no white space."""
        said = []
        at = first
        for start, end in self.strings_in(first, last):
            quoted = self.text(start, end)
            if end <= last and "\n" not in quoted:
                said += [self.text(at, start), quoted.translate(_KEPT)]
                at = end
        return "".join((*said, self.text(at, last)))

    def plain(self, first: int, last: int) -> str:
        """Give a stretch on one line without what says nothing: trailing commas, the other kind of quotes."""
        text = self.line(
            first, last, sorted(self._drops_in(first, last) + self.comments_in(first, last)), mark=""
        )
        return self._quoted(text)

    def _drops_in(self, first: int, last: int) -> list[Span]:
        at = bisect_left(self._drops, (first, -1))
        found = []
        while at < len(self._drops) and self._drops[at][0] < last:
            found.append(self._drops[at])
            at += 1
        return found

    def signs_in(self, first: int, last: int) -> list[Span]:
        """Give the signs in front of the first of several types, which only open a line of its own."""
        return [(start, end) for start, end in self._drops_in(first, last) if self.source[start:end] in b"|&"]

    def comments_in(self, first: int, last: int) -> list[Span]:
        """Give the comments in a stretch."""
        at = bisect_left(self._commented, (first, -1))
        return self._commented[at : bisect_left(self._commented, (last, -1))]

    def strings_in(self, first: int, last: int) -> list[Span]:
        """Give the texts in a stretch."""
        at = bisect_left(self._strings, (first, -1))
        return self._strings[at : bisect_left(self._strings, (last, -1))]

    def same(self, first: int, last: int, cuts: Iterable[Span] = ()) -> str:
        """Give what a stretch says without its layout, nothing in place of what is cut out."""
        quoted: list[str] = []
        said: list[str] = []
        at = first
        for start, end, what in self._events(first, last, cuts):
            if start < at:
                at = max(at, end) if what == "cut" else at
                continue
            said.append(self.text(at, start))
            if what == "string":
                quoted.append(self._string(self.text(start, end)))
                said.append(_HOLE)
            else:
                said.append(" ")
            at = max(at, end)
        said.append(self.text(at, last))
        text = " ".join("".join(said).split())
        if not self._spaces and " " in text:
            text = _BETWEEN.sub("", _TWICE.sub("\\1\x02", text))
        if not quoted:
            return text
        pieces = text.split(_HOLE)
        if len(pieces) != len(quoted) + 1:  # the text itself holds the character
            return " ".join(self.text(first, last).split())
        return "".join(a + b for a, b in zip(pieces, (*quoted, ""), strict=True))

    def head(self, first: int, last: int, cuts: Iterable[Span] = ()) -> str:
        """Give the same of what holds statements, without the marks that hold them."""
        return _SHELL.sub("", self.same(first, last, cuts)).strip(" ,")

    def residue(self, first: int, last: int, cuts: Iterable[Span]) -> str:
        """Give what is left of a definition's head when all that has a name of its own is cut out."""
        return _RESIDUE.sub("", self.same(first, last, cuts))

    def _string(self, text: str) -> str:
        """Give a text in quotes with its white space made visible: nobody folds it any more."""
        return self._quoted(text.replace("\r\n", "\n")).translate(_VISIBLE)

    def _quoted(self, text: str) -> str:
        if self._quotes and _PLAIN_QUOTED.fullmatch(text):
            return text.replace("'", '"')
        return text

    def _events(self, first: int, last: int, cuts: Iterable[Span]) -> list[tuple[int, int, str]]:
        found = [(start, end, "cut") for start, end in cuts if first <= start < last]
        for spans, what in ((self._drops, "drop"), (self._strings, "string")):
            at = bisect_left(spans, (first, -1))
            while at < len(spans) and spans[at][0] < last:
                found.append((*spans[at], what))
                at += 1
        return sorted(found) if len(found) > 1 else found


def goes_on(source: bytes, strings: list[Span], comments: set[Span]) -> list[Span]:
    """Give the marks by which lines go on in the next ones, none of a text or a comment."""
    found = [at.span() for at in _GOES_ON.finditer(source)]
    if not found:
        return []
    said = _outermost([*strings, *comments])
    starts = [start for start, _ in said]
    return [
        (first, last)
        for first, last in found
        if not (at := bisect_left(starts, last)) or said[at - 1][1] <= first
    ]


def _outermost(spans: list[Span]) -> list[Span]:
    """Give the spans that lie in no other."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
