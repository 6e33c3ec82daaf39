"""One text of a program: its rows, its syntax as text, and the places at which it is not of its language."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tree_sitter import Node as Syntax

from diff_insight.trees.held_values import TEXT_ROWS
from diff_insight.trees.languages import Row
from diff_insight.trees.layout import Layout, goes_on
from diff_insight.trees.macro_words import macros
from diff_insight.trees.pieces import Found, Piece, Span
from diff_insight.trees.text import Text

_SAYS = re.compile(rb"\w")


class Code:
    """What a reader asks of a text.

    Args:
        text: The text as it is known.
        row: Its language.
        source: What was parsed: the text, or a completed one.
        found: What the language's query found in it.
        real: For each row of a completed text the row of `text` that it is, 0 for one that was put in.
    """

    def __init__(
        self, text: Text, row: Row, source: bytes, found: Found, real: list[int] | None = None
    ) -> None:
        self.row = row
        self.path = text.path
        self.script = text.source.startswith("#!")
        self.whole = text.whole
        self.still = text.still
        self.found = found
        self.rows = text.source.count("\n") + 1
        drops = found.drops
        if row.blocks == "indent":  # a line that goes on in the next one ends with a mark for that
            drops = sorted([*drops, *goes_on(source, found.strings, found.comments)])
        self._source = source
        self._real = real
        self._starts = [0, *(at.end() for at in re.finditer(rb"\n", source))]
        self.layout = Layout(
            source,
            drops,
            found.strings,
            found.comments,
            quotes=row.quotes,
            spaces=row.spaces,
            put_in=[] if real is None else self._completing(real),
        )
        self._macros = macros(source) if row.hides == "macros" else ()
        self._errors = [first for first, _ in found.errors]

    def _completing(self, real: Sequence[int]) -> list[Span]:
        """Give the rows that were put in and say something: brackets alone close what is quoted."""
        ends = [*self._starts[1:], len(self._source)]
        rows = zip(real, self._starts, ends, strict=False)
        return [
            (start, end)
            for number, start, end in rows
            if not number and _SAYS.search(self._source, start, end) is not None
        ]

    def row_at(self, byte: int) -> int:
        """Give the row of a byte; what was put in belongs to what stands before it."""
        row = bisect_right(self._starts, byte)
        if self._real is None:
            return min(row, self.rows)
        at = min(row, len(self._real)) - 1
        while at > 0 and not self._real[at]:
            at -= 1
        return self._real[at] or 1

    def last_row(self, piece: Piece) -> int:
        """Give the last row of a piece."""
        last = piece.last - 1 if self._source[piece.last - 1 : piece.last] == b"\n" else piece.last
        return self.row_at(max(last - 1, piece.first))

    def text_rows(self, first: int, last: int) -> dict[str, str]:
        """Give as a detail the rows of the texts of several rows in a stretch, but those of their quotes."""
        begins = self.row_at(first)
        if not self.whole or self.row_at(last) - begins <= 1:
            return {}
        spans = (
            (self.row_at(one) + 1 - begins, self.row_at(two - 1) - 1 - begins)
            for one, two in self.layout.strings_in(first, last)
        )
        said = " ".join(f"{start} {end}" for start, end in spans if start <= end)
        return {TEXT_ROWS: said} if said else {}

    def left_out(self, first: int, last: int) -> list[Span]:
        """Give the spans within a stretch that nothing was looked for in."""
        spans = self.found.left_out
        return spans[bisect_left(spans, (first, 0)) : bisect_left(spans, (last, 0))]

    def macros_in(self, first: int, last: int) -> list[Span]:
        """Give the macros in a stretch that its grammar was not shown."""
        return list(
            self._macros[bisect_left(self._macros, (first, 0)) : bisect_left(self._macros, (last, 0))]
        )

    def macros_before(self, first: int) -> list[Span]:
        """Give the macros that stand directly in front of a place."""
        at = bisect_left(self._macros, (first, 0))
        begin = at
        while begin and self.blank(self._macros[begin - 1][1], first):
            begin -= 1
            first = self._macros[begin][0]
        return list(self._macros[begin:at])

    def macro_words(self, first: int, named: int) -> list[str]:
        """Give the names of the macros in front of what begins at one place and is named at another."""
        spans = self.macros_before(first) + self.macros_in(first, named)
        said = (self.layout.text(*span).strip() for span in spans)
        return [word.removesuffix("(") for word in said if word != ")"]

    def left_of_macros(self, first: int, last: int) -> list[Span]:
        """Give the brackets that macros around the type leave in a head that begins with it."""
        return [span for span in self.macros_in(first, last) if self.layout.text(*span) == ")"]

    def put_in(self, byte: int) -> bool:
        """Tell whether a byte stands on a row that was put in."""
        if self._real is None:
            return False
        return not self._real[min(bisect_right(self._starts, byte), len(self._real)) - 1]

    def without_end(self, first: int, last: int) -> int:
        """Give the end of a stretch without an `end` of Ruby that was put in: nobody wrote it."""
        if self.row.blocks != "end":
            return last
        while (
            self.put_in(last - 1) and (row := self._starts[bisect_right(self._starts, last - 1) - 1]) > first
        ):
            last = row
        return last

    def as_it_stands(self, first: int, last: int) -> bool:
        """Tell whether the rows of a stretch follow one another in the text too, with nothing put in."""
        if self._real is None:
            return True
        start, end = (min(bisect_right(self._starts, at), len(self._real)) - 1 for at in (first, last))
        rows = self._real[start : end + 1]
        return 0 not in rows and rows[-1] - rows[0] == end - start

    def broken(self, first: int, last: int) -> bool:
        """Tell whether a stretch is not of its language."""
        at = bisect_left(self._errors, first)
        return at < len(self._errors) and self._errors[at] <= last

    def remarked(self, byte: int) -> bool:
        """Tell whether a byte stands in a comment of a shell, whatever a grammar that is lost reads there."""
        if self.row.language != "shell":
            return False
        begin = self._starts[bisect_right(self._starts, byte) - 1]
        return self._source[begin:byte].lstrip(b" \t").startswith(b"#")

    def alone(self, byte: int) -> bool:
        """Tell whether nothing stands before a byte on its line."""
        return self.blank(self._starts[bisect_right(self._starts, byte) - 1], byte)

    def blank(self, first: int, last: int, besides: bytes = b"") -> bool:
        """Tell whether a stretch says nothing."""
        return not self._source[first:last].strip(b" \t\r\n" + besides)

    def text(self, syntax: Syntax) -> str:
        """Give a syntax on one line, without what its wrapping left."""
        return self.layout.plain(syntax.start_byte, syntax.end_byte)

    def line(self, piece: Piece) -> str:
        """Give a piece on one line."""
        signs = self.layout.signs_in(piece.first, piece.last)
        return self.layout.line(piece.first, piece.last, signs, mark=" ")


def bare(text: str) -> str:
    """Give a condition without the parentheses around the whole of it."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth and at < len(text) - 1:
            return text
    return text[1:-1].strip()
