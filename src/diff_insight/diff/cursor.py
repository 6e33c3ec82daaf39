r"""The place in a diff: the current line, its number, and the end of a hunk.

A diff is walked once, as bytes, and never split into a list of lines: a text of 50 MB would cost
several times its size. Lines end at `\n` alone; CR, form feed and U+2028 are content.
"""

import re

from diff_insight.errors import DiffSyntaxError

_HUNK = re.compile(rb"@@ -[0-9]{1,18}(?:,([0-9]{1,18}))? \+[0-9]{1,18}(?:,([0-9]{1,18}))? @@")
_BINARY_BLOCK = re.compile(rb"(?:literal|delta) [0-9]+$")
_PLUS, _MINUS, _BACKSLASH, _RETURN = b"+-\\\r"
_UNCHANGED = b" \n\r"

CUT_OFF = "The diff seems to be cut off or edited by hand; make it again."
_NO_SIGNS = (
    "The diff seems to be cut off, edited by hand or made with `--word-diff`; make it again with `git diff`."
)


class Cursor:
    r"""The current line of a diff.

    Attributes:
        data: The whole text.
        at: Where the current line starts (bytes).
        following: Where the next line starts.
        number: 1-based number of the current line.
        line: The line without its end (`\n` or `\r\n`), None behind the last one.
    """

    __slots__ = ("at", "data", "following", "line", "number")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.number = 0
        self.at = 0
        self.following = 0
        self.line: bytes | None = None
        self.step()

    def step(self) -> None:
        """Go to the next line."""
        self.move(self.following, self.number + 1)

    def move(self, at: int, number: int) -> None:
        """Go to the line that starts at byte `at` and has this number."""
        self.at, self.number = at, number
        if at >= len(self.data):
            self.line = None
            return
        end = self.data.find(b"\n", at)
        self.following = len(self.data) if end < 0 else end + 1
        self.line = self.data[at : len(self.data) if end < 0 else end].removesuffix(b"\r")

    def fault(self, what: str, remedy: str = CUT_OFF, *, line: int | None = None) -> DiffSyntaxError:
        """Make the error for this line or the line of that number."""
        return DiffSyntaxError(f"Line {line or self.number} of the diff: {what}", remedy=remedy)

    def hunk(self) -> tuple[int, int]:  # noqa: C901 - one flat loop over every line of the diff; calls would double its time
        """Step over the hunk that starts here and give its line counts, old and new.

        Raises:
            DiffSyntaxError: The header cannot be read, or the lines do not agree with its counts.
        """
        header = _HUNK.match(self.data, self.at)
        if header is None:
            raise self.fault("this hunk header cannot be read.")
        counts = old, new = _count(header[1]), _count(header[2])
        if not old and not new:
            raise self.fault("this hunk header promises no lines.")
        data, size, find = self.data, len(self.data), self.data.find
        at, number, start = self.following, self.number, self.number
        while old > 0 or new > 0:
            number += 1
            if at >= size:
                raise self.fault(f"the text ends inside this hunk, {_missing(old, new)}.", line=start)
            sign = data[at]
            if sign in _UNCHANGED and (sign != _RETURN or data[at + 1 : at + 2] in b"\n"):
                old, new = old - 1, new - 1  # some tools strip the blank of an empty unchanged line
            elif sign == _PLUS:
                new -= 1
            elif sign == _MINUS:
                old -= 1
            elif sign != _BACKSLASH:
                raise self.fault(
                    f"the hunk of line {start} should go on here, {_missing(old, new)}.",
                    _NO_SIGNS,
                    line=number,
                )
            end = find(b"\n", at)
            at = size if end < 0 else end + 1
        if old < 0 or new < 0:
            raise self.fault(
                f"the hunk of line {start} has more lines here than its header says.", line=number
            )
        if counts == (number - start, number - start):  # as many lines as each side has: none is changed
            raise self.fault("this hunk changes nothing.", _NO_SIGNS, line=start)
        self.move(at, number + 1)
        while self.line is not None and self.line.startswith(b"\\"):
            self.step()
        return counts

    def binary_patch(self) -> None:
        """Step over `GIT binary patch`: one or two blocks, each closed by an empty line."""
        self.step()
        while self.line is not None and _BINARY_BLOCK.match(self.line):
            while self.line:
                self.step()
            if self.line is not None:
                self.step()

    def combined_hunks(self) -> None:
        """Step over the lines of a combined diff: hunk headers and whatever has a sign column."""
        while self.line is not None and (not self.line or self.line[:1] in b"@ +-\\"):
            self.step()


def _count(digits: bytes | None) -> int:
    return 1 if digits is None else int(digits)


def _missing(old: int, new: int) -> str:
    return f"{max(old, 0)} old and {max(new, 0)} new lines are missing"
