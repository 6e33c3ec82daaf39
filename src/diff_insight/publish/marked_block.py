"""Our block in a text that belongs to somebody else: found by its marks, and nothing else is touched.

The marks are HTML comments, which GitHub does not show. What we put between them holds none, whatever a
file of the range says, so the block that is found is always ours and whole.
"""

import hashlib
import re
from dataclasses import dataclass

from diff_insight.publish.workflow_commands import utf16_units

_SEPARATOR = "\n\n"
_ANY_MARK = re.compile(r"<!--(?=\s*/?diff-insight:)", re.IGNORECASE)
_LONGEST_ID = "0" * 64
_DEFUSED = "<!\u200b--"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBlock:
    """The block of one key.

    Attributes:
        key: What tells our block from that of another job; only a digest of it is shown.
    """

    key: str

    def place(self, text: str, content: str, *, head: str) -> str:
        """Put the content into the block, at the end of the text where there is none; empty takes it away.

        Args:
            text: The whole text as it stands.
            content: What the block shows.
            head: The commit id that the content was made for.
        """
        content = _ANY_MARK.sub(_DEFUSED, content).strip("\n")
        block = f"{self._start}{head} -->\n{content}\n{self._end}" if content else ""
        found = self._find(text)
        if found is None:
            return f"{text}{_SEPARATOR if text and block else ''}{block}"
        before, after = text[: found[0]], text[found[1] :]
        return before + block + after if block else _without_separator(before) + after

    def moved(self, text: str, other: str) -> str:
        """Put the block of another text in the place of the block of this one."""
        found = self._find(other)
        if found is None:
            return text
        there = self._find(text)
        block = other[found[0] : found[1]]
        if there is None:
            return f"{text}{_SEPARATOR if text else ''}{block}"
        return text[: there[0]] + block + text[there[1] :]

    def room(self, text: str, *, limit: int) -> int:
        """Say how long the content may be for the whole text to have at most `limit` UTF-16 units."""
        filled = self.place(self.place(text, "", head=_LONGEST_ID), "x", head=_LONGEST_ID)
        return limit - (utf16_units(filled) - 1)

    def head_in(self, text: str) -> str | None:
        """Give the commit id that the block was made for; None where there is no block, or it says none."""
        found = self._find(text)
        if found is None:
            return None
        said = re.compile(r"([0-9a-f]{40,64}) -->").match(text, found[0] + len(self._start))
        return said[1] if said else None

    @property
    def _digest(self) -> str:
        return hashlib.sha256(self.key.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def _start(self) -> str:
        return f"<!-- diff-insight:block:{self._digest} "

    @property
    def _end(self) -> str:
        return f"<!-- /diff-insight:block:{self._digest} -->"

    def _find(self, text: str) -> tuple[int, int] | None:
        end = text.rfind(self._end)
        start = text.rfind(self._start, 0, max(end, 0))
        return (start, end + len(self._end)) if end >= 0 and start >= 0 else None


def _without_separator(before: str) -> str:
    for separator in (_SEPARATOR, _SEPARATOR.replace("\n", "\r\n")):
        if before.endswith(separator):
            return before.removesuffix(separator)
    return before
