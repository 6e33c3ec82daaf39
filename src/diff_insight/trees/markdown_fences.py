"""Whether a part of a page begins inside a fenced code block, which only what follows can tell.

A hunk shows a few lines around a change. Where it begins inside a block, the first fence in it is the
closing one. Both readings are tried, and the one with less against it is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from diff_insight.late import late

_FENCE = re.compile(r"(?:[ \t>]*+|[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]++)(`{3,}+|~{3,}+)(.*)$", re.DOTALL)
_PROSE = late(
    r"\s{0,3}(?:#{1,6}\s|>\s?|\||[-*+]\s|\d{1,9}[.)]\s|!?\[|:::|"
    r"[A-Z][\w'’-]*+,?\s++(?:[\w*`'’\[(\"/.-]++[,:;]?\s++){3,})"
)
_CODE = late(
    r"\s*+(?:[{}\[\]()<]|\"[^\"]*+\"\s*+:|//|/\*|\*/|#!|\$ |--?\w|@\w|import\s|from\s\S++\simport|"
    r"def\s|class\s|"
    r"return\b|using\s|var\s|let\s|const\s|public\s|private\s|if\s*\(|for\s*\(|az\s|curl\s|pip\s|npm\s)"
    r"|.*[;{},(\\]\s*+$|\s*+[\w.\]\"']++\s*+(?:=|\+=|:=|\()"
)

_EITHER = re.compile(
    r"\s*+<!--|\s*+</?(?:[A-Z]|(?i:a|div|figcaption|figure|iframe|img|p|picture|source|table|thead|tbody|tr|td|th"
    r"|details|summary|br|kbd|span|sub|sup|center|h[1-6])\b)"
)
"""Tags and components that pages hold outside examples as often as in them."""
_APART = re.compile(r"\s*+(?:[-*+<|>:=#!\[]|\d{1,9}[.)]\s|\{[%{:]|.*(?:<br ?/?>|\s\s|\\)$)")
"""Lines that stand by themselves in a page: of a list, a table, a heading, a tag, a hard line break."""
_ENDS = ".,;:!?)]*_>|"
_ROOM = 50
"""Characters of a line up to which any text that is wrapped has room for the next word."""
_LOOKED_AT = 300
"""Characters of a line that tell code from prose."""
_ENOUGH = 16
"""Lines that tell code from prose where no fence does."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence line: its sign, its length, what stands behind it."""

    sign: str
    length: int
    info: str


def fence_of(line: str) -> Fence | None:
    """Read a line as a code fence (CommonMark 4.5; also behind a list marker or a quote sign)."""
    if "```" not in line and "~~~" not in line:
        return None
    match = _FENCE.match(line)
    if match is None:
        return None
    sign, info = match[1][0], match[2].strip()
    if sign == "`" and "`" in info:
        return None
    return Fence(sign, len(match[1]), info)


def closes(fence: Fence, opened: Fence) -> bool:
    """Say whether a fence line closes the block that another one opened."""
    return fence.sign == opened.sign and fence.length >= opened.length and not fence.info


def closing_of_unseen(lines: Sequence[str], heading: str) -> int | None:
    """Give the line that closes an example which began before a part of a page, 0-based.

    Args:
        lines: The part.
        heading: What git shows as its heading, or empty.

    Returns:
        The number of lines where all of the part lies inside the example; None where it begins in prose.
    """
    fences = [at for at, line in enumerate(lines) if fence_of(line) is not None]
    looked_at = lines if fences else lines[:_ENOUGH]
    inside = _against(looked_at, inside=True) + _looks_wrong(heading, "", code=True)
    outside = _against(looked_at, inside=False) + _looks_wrong(heading, "", code=False)
    if inside >= outside:
        return None
    return fences[0] if fences else len(lines)


def _against(lines: Sequence[str], *, inside: bool) -> int:
    """Count what speaks against a reading, in lines that look like the other thing."""
    opened: Fence | None = None
    unknown = inside
    wrong = 2 if inside else 0  # most parts begin in prose: without evidence that is the answer
    for above, line, following in zip(("?", *lines), lines, (*lines[1:], "?"), strict=False):
        fence = fence_of(line)
        code = unknown or opened is not None
        if fence is None:
            wrong += _looks_wrong(line, following, code=code) or (not code and _breaks_early(line, following))
            continue
        if not fence.info and bool(above.strip()) is not code and bool(following.strip()) is code:
            wrong += 3  # blank lines stand around a block, not at its ends
        if unknown:
            unknown = False
            if fence.info:
                wrong += 5
        elif opened is None:
            opened = fence
        elif closes(fence, opened):
            opened = None
        elif fence.info and fence.length >= opened.length and fence.sign == opened.sign:
            wrong += 3
    return wrong


def _breaks_early(line: str, following: str) -> bool:
    """Tell whether a line ends where its paragraph would go on in it: no mark ends it, and there is room."""
    said, more = line.strip(), following.split(None, 1)[:1]
    if not said or not more or said[-1] in _ENDS or _looks_like(line[:_LOOKED_AT]) == "prose":
        return False
    return len(line) + len(more[0]) < _ROOM and not _APART.match(line) and not _APART.match(following)


def _looks_wrong(line: str, following: str, *, code: bool) -> int:
    if line.startswith("# ") and following.strip():
        return 0  # a heading, or a comment above its code
    return int(_looks_like(line[:_LOOKED_AT]) == ("prose" if code else "code"))


@lru_cache(maxsize=4_096)
def _looks_like(line: str) -> Literal["prose", "code", "both"]:
    if _EITHER.match(line):
        return "both"
    prose, code = _PROSE.match(line) is not None, _CODE.match(line) is not None
    return "both" if prose == code else "prose" if prose else "code"
