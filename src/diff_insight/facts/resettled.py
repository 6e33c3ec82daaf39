"""Text of a page that is gone from its place and stands at another one of the range: nobody misses it.

It is known by its long lines, and by its sentences, which may be wrapped otherwise where they stand now.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import FileChange, Lines

_LONG = 20
"""Characters from which on a line does not recur by chance."""
_TELLING = 20
"""The same for the letters and digits of a sentence."""
_SHARE = 2
"""The part of what is gone that must stand elsewhere is one of so many."""
_ENDS = re.compile(r"[.!?:] |[。！？：]")
"""Where a sentence ends."""
_MARKS = re.compile(r"[\W_]+")


def come(changes: Iterable[FileChange]) -> frozenset[int]:
    """Give what recognises the long lines and the sentences that files gained."""
    return frozenset(
        known
        for change in changes
        for run in _runs(enumerate((change.patch or "").split("\n")), "+")
        for _, marks in _known(run)
        for known in marks
    )


def stands_elsewhere(change: FileChange, lines: Lines | None, added: frozenset[int]) -> bool:
    """Tell whether most of the long lines that went are among those that came, or in their sentences.

    Args:
        change: The file that lost them.
        lines: Those that are asked for; None: all that the file lost.
        added: What `come` says of the range.
    """
    if not added:
        return False
    long = _gone(change.patch or "")
    asked = long if lines is None else [number for number in lines.removed if number in long]
    return bool(asked) and sum(not added.isdisjoint(long[at]) for at in asked) * _SHARE >= len(asked)


@lru_cache(maxsize=1)
def _gone(patch: str) -> dict[int, tuple[int, ...]]:
    """Give what the long lines are known by that a file lost, by their numbers, once for all that went."""
    rows = [(line.old or 0, f"{line.side}{line.text}") for hunk in read_hunks(patch) for line in hunk.lines]
    return {
        number: marks
        for run in _runs(rows, "-")
        for (number, said), (_, marks) in zip(run, _known(run), strict=True)
        if len(said) >= _LONG
    }


def _runs(rows: Iterable[tuple[int, str]], side: str) -> Iterator[list[tuple[int, str]]]:
    """Give the lines of one side that stand together, each with its number, without white space around."""
    run: list[tuple[int, str]] = []
    for number, row in rows:
        said = " ".join(row[1:].split()) if row.startswith(side) else ""
        if said:
            run.append((number, said))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _known(run: Sequence[tuple[int, str]]) -> list[tuple[int, tuple[int, ...]]]:
    """Give for each line what it is known by: itself, and the sentences that it is of."""
    text = " ".join(said for _, said in run)
    ends = [found.end() for found in _ENDS.finditer(text)]
    sentences = [
        (begin, end, _MARKS.sub("", text[begin:end]).casefold())
        for begin, end in zip((0, *ends), (*ends, len(text)), strict=True)
    ]
    known: list[tuple[int, tuple[int, ...]]] = []
    place, at = 0, 0
    for number, said in run:
        marks = [hash(said)] if len(said) >= _LONG else []
        while at < len(sentences) - 1 and sentences[at][1] <= place:
            at += 1
        for begin, _, letters in sentences[at:]:
            if begin >= place + len(said):
                break
            if len(letters) >= _TELLING:
                marks.append(hash(letters))
        known.append((number, tuple(marks)))
        place += len(said) + 1
    return known
