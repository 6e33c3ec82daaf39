"""Text of a page that is gone from its place and stands at another one of the range: nobody misses it."""

from collections.abc import Iterable
from functools import lru_cache

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import FileChange, Lines

_LONG = 20
"""Characters from which on a line does not recur by chance."""
_SHARE = 2
"""The part of what is gone that must stand elsewhere is one of so many."""


def come(changes: Iterable[FileChange]) -> frozenset[int]:
    """Give what recognises the long lines that files gained."""
    return frozenset(
        hash(said)
        for change in changes
        for row in (change.patch or "").split("\n")
        if row.startswith("+") and len(said := _said(row[1:])) >= _LONG
    )


def stands_elsewhere(change: FileChange, lines: Lines, added: frozenset[int]) -> bool:
    """Tell whether most of the long lines that went are among those that came."""
    if not added:
        return False
    long = _gone(change.patch or "")
    gone = [long[number] for number in lines.removed if number in long]
    return bool(gone) and sum(hash(said) in added for said in gone) * _SHARE >= len(gone)


@lru_cache(maxsize=1)
def _gone(patch: str) -> dict[int, str]:
    """Give the long lines that a file lost by their numbers, once for all that went from it."""
    return {
        line.old: said
        for hunk in read_hunks(patch)
        for line in hunk.lines
        if line.side == "-" and line.old is not None and len(said := _said(line.text)) >= _LONG
    }


def _said(line: str) -> str:
    return " ".join(line.split())
