"""What of a file holds its changed lines: functions, sections, keys, by the names that a text calls them.

A text that says where something changed names one of these. A name that the file only calls, on lines that
did not change, holds nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from diff_insight.diff.hunks import Hunk, HunkLine
from diff_insight.facts.analyze import trees_of
from diff_insight.grounding.folding import literal, stream
from diff_insight.grounding.sidetext import SideText
from diff_insight.grounding.vocabulary import BODIES
from diff_insight.model import Context, FileChange

_OWNERS = re.compile(r"[.:#]+")
_DEFINES = r"(?:\b(?:def|func|function|fn|fun|sub|proc|class|void|static|public|private)\s[^\n(]{0,80})"
_OPEN, _SHUT = "([{", ")]}"
_ABOVE = 12
"""Lines above a changed one in which the call may begin that it is an argument of."""
_SIDES = {"-": 0, "+": 1}
_FEW = 12
"""Lines of one value, row or field, at most."""
_NO_PLACES = frozenset({"import", "dependency"})
"""What brings a name from elsewhere: nothing happens in it."""


class Holders:
    """What holds the changed lines of a file.

    Args:
        change: The file.
        context: Lines outside the hunks.
        hunks: The hunks of its patch.
    """

    def __init__(self, change: FileChange, context: Context, hunks: Sequence[Hunk]) -> None:
        self._change = change
        self._context = context
        self._hunks = hunks

    @cached_property
    def _spans(self) -> dict[str, list[tuple[int, int, int, str]]]:
        """Side, first and last line and thing of everything that bears a name."""
        found: dict[str, list[tuple[int, int, int, str]]] = {}
        for side, root in enumerate(trees_of(self._change, self._context)):
            for node in root.all():
                if node.name and node.thing not in _NO_PLACES:
                    span = (side, node.first, node.last, node.thing)
                    for name in {stream(node.name), stream(_OWNERS.split(node.name)[-1])}:
                        found.setdefault(name, []).append(span)
        return found

    def _of(self, place: str) -> Sequence[tuple[int, int, int, str]]:
        name = stream(place).removesuffix("()")
        return self._spans.get(name) or self._spans.get(_OWNERS.split(name)[-1]) or ()

    def _rows(self, text: str) -> list[tuple[int, int]]:
        """Side and number of the changed lines that have a text."""
        low = text.lower()
        return [
            (_SIDES[line.side], (line.old if line.side == "-" else line.new) or 0)
            for hunk in self._hunks
            for line in hunk.lines
            if line.side in _SIDES and (not low or _has(line.text, low))
        ]

    def holds(self, place: str, text: str) -> bool | None:
        """Whether what bears the name has a changed line with that text; None where either is not known."""
        spans = self._of(place)
        rows = self._rows(text)
        if not rows:
            return None
        if not spans:
            return False if self._only_called(place) and self._known(rows) else None
        if any(
            side == own and first <= number <= last for side, number in rows for own, first, last, _ in spans
        ):
            return True
        return not self._has_body(spans) and self._set_beside(place, text)

    def _set_beside(self, place: str, text: str) -> bool:
        """Whether a changed line has both: a value may be given where the name is not declared."""
        name = _OWNERS.split(literal(place).strip().removesuffix("()"))[-1].lower()
        low = text.lower()
        return any(
            line.side in _SIDES and _has(line.text, name) and _has(line.text, low)
            for hunk in self._hunks
            for line in hunk.lines
        )

    def holds_any(self, place: str) -> bool:
        """Whether what bears the name has any changed line, or a hunk is headed by the name."""
        low = literal(place).strip().lower()
        if any(_has(hunk.heading, low) for hunk in self._hunks if hunk.heading):
            return True
        rows = [
            (_SIDES[line.side], (line.old if line.side == "-" else line.new) or 0)
            for hunk in self._hunks
            for line in hunk.lines
            if line.side in _SIDES
        ]
        return any(
            side == own and first <= number <= last
            for side, number in rows
            for own, first, last, _ in self._of(place)
        )

    def lines_in(self, place: str) -> Iterator[str]:
        """Give the lines after the change of what bears the name."""
        spans = [(first, last) for side, first, last, _ in self._of(place) if side == 1]
        for hunk in self._hunks:
            for line in hunk.lines:
                if line.new is not None and any(first <= line.new <= last for first, last in spans):
                    yield line.text

    def lines_of(self, place: str) -> Iterator[str]:
        """Give the known lines, before and after the change, of what bears the name."""
        spans = self._of(place)
        for hunk in self._hunks:
            for line in hunk.lines:
                rows = (line.old, line.new)
                if any(first <= (rows[side] or 0) <= last for side, first, last, _ in spans):
                    yield line.text
        for side, known in enumerate((self._context.old, self._context.new)):
            for number, text in known.items():
                if any(own == side and first <= number <= last for own, first, last, _ in spans):
                    yield text

    def changes(self, place: str) -> frozenset[int]:
        """Give the sides (0 before, 1 after) on which lines of it changed; empty for what has no body."""
        spans = self._of(place)
        if not self._has_body(spans):
            return frozenset()
        return frozenset(
            side
            for side, number in self._rows("")
            for own, first, last, _ in spans
            if side == own and first <= number <= last
        )

    def owns(self, name: str, text: str) -> bool | None:
        """Whether a value is on the lines of a name after the change; None where not all are known.

        Args:
            name: Of a key, a row, a field: what has statements of its own may get its value anywhere in it.
            text: The value.
        """
        spans = [(first, last) for side, first, last, _ in self._of(name) if side == 1]
        if not spans or self._has_body(self._of(name)) or any(last - first > _FEW for first, last in spans):
            return None
        low, own = text.lower(), literal(name).strip().lower()
        numbered = {
            line.new: line.text for hunk in self._hunks for line in hunk.lines if line.new is not None
        }
        numbered |= self._context.new
        lines = [numbered.get(number) for first, last in spans for number in range(first, last + 1)]
        if None in lines:
            return None
        rows = [*filter(None, lines), *(line for line in numbered.values() if _has(line, own))]
        return any(_has(line, low) for line in rows)

    def has_body(self, place: str) -> bool:
        """Whether something that bears the name has statements or members of its own."""
        return self._has_body(self._of(place))

    @staticmethod
    def _has_body(spans: Sequence[tuple[int, int, int, str]]) -> bool:
        return any(thing in BODIES for *_, thing in spans)

    def calls_with(self, callee: str, text: str) -> bool | None:
        """Whether a call of the name has a changed line with that text; None where it has no changed line."""
        name = literal(callee).removesuffix("()").lower()
        last = _OWNERS.split(name)[-1]
        found: bool | None = None
        for hunk in self._hunks:
            for at, line in enumerate(hunk.lines):
                if line.side in _SIDES and _has(line.text, text.lower()):
                    found = False
                    if any(_has(one.text, last) for one in _statement(hunk.lines, at)):
                        return True
        return found

    def _known(self, rows: Sequence[tuple[int, int]]) -> bool:
        """Whether it is known of all these lines which function they are in."""
        bodies = [span for spans in self._spans.values() for span in spans if span[3] in BODIES]
        return all(
            any(side == own and first <= number <= last for own, first, last, _ in bodies)
            for side, number in rows
        )

    def _only_called(self, place: str) -> bool:
        """Whether the name stands nowhere but in calls that are whole in a line that did not change."""
        name = re.escape(literal(place).strip().removesuffix("()"))
        called = re.compile(rf"(?<!\w){name}\s{{0,4}}\(")
        defined = re.compile(rf"{_DEFINES}{name}\b")
        lines = list(self._lines(lambda text: _has(text, literal(place).lower())))
        return bool(lines) and all(
            side == " " and called.search(text) and not defined.search(text) and _is_whole(text)
            for side, text in lines
        )

    def _lines(self, test: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
        for hunk in self._hunks:
            if hunk.heading and test(hunk.heading):
                yield "@", hunk.heading
            yield from ((line.side, line.text) for line in hunk.lines if test(line.text))


def _has(line: str, low: str) -> bool:
    """Whether a line has a text: as a word, or as it stands where that is an operator."""
    if any(map(str.isalnum, low)):
        return SideText((line,)).has(low)
    return bool(low) and low in line.split()


def _statement(lines: Sequence[HunkLine], at: int) -> Iterator[HunkLine]:
    """Give a changed line with those changed with it, and those above in which its call may begin."""
    first = at
    while first and lines[first - 1].side in _SIDES:
        first -= 1
    last = at
    while last + 1 < len(lines) and lines[last + 1].side in _SIDES:
        last += 1
    yield from lines[max(first - _ABOVE, 0) : last + 1]


def _is_whole(text: str) -> bool:
    """Whether a line closes as many brackets as it opens, and begins no block."""
    opened = sum(map(text.count, _OPEN))
    return opened == sum(map(text.count, _SHUT)) and not text.rstrip().endswith((":", "{", "=>", "do"))
