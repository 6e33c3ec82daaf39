"""Pieces of a YAML text that can be read by themselves, and the owners that they need for that.

A text with gaps is no valid YAML: lines begin deep inside owners that nobody sees. Each stretch of lines gets
the keys and dashes that it must have stood under as lines of their own, marked as unknown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import UNKNOWN

_BLOCK = re.compile(r"(?:^|[ :-])[|>][-+0-9]{0,3} *(?:#.*)?$")
_DASH = re.compile(r"-(?: +|$)")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_KEY = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^\s#'\"\[\]{},:][^#:]*+|[^\s#'\"\[\]{},:][^\s#]*) *+:(?:\s|$)")


@dataclass(slots=True, frozen=True)
class Stretch:
    """Lines that stand together.

    Attributes:
        lines: As they are read.
        rows: The row of each in the text; 0 for a line that the text does not have.
    """

    lines: list[str]
    rows: list[int]


def apart(stretch: Stretch) -> Iterator[Stretch]:
    """Cut a text at the marks between documents."""
    start = 0
    for index, line in enumerate([*stretch.lines, "---"]):
        if _DOCUMENT.match(line):
            if index > start:
                yield Stretch(stretch.lines[start:index], stretch.rows[start:index])
            start = index + 1


def blocks(stretch: Stretch) -> Iterator[Stretch]:
    """Cut a document before every line that begins at its margin with a key."""
    start = 0
    for index, line in enumerate([*stretch.lines, "end:"]):
        if index > start and line[:1] not in ("", " ", "\t", "-", "#", "}", "]"):
            yield Stretch(stretch.lines[start:index], stretch.rows[start:index])
            start = index


def stretches(lines: list[str], text: Text) -> Iterator[Stretch]:
    """Cut a text with gaps at these and at the marks between documents."""
    start = 0
    for index, line in enumerate([*lines, "---"]):
        if index + 1 in text.gaps or _DOCUMENT.match(line):
            if index > start:
                yield Stretch(lines[start:index], list(range(start + 1, index + 1)))
            start = index + 1


@dataclass(slots=True, frozen=True)
class _Line:
    """A line that begins a key or an entry.

    Attributes:
        index: Where it stands in its stretch.
        indent: Blanks before it.
        entry: Whether it begins with a dash.
        opens: Whether it is a key without a value on its line.
        loose: Whether it is neither: it goes on with a text whose beginning nobody sees.
    """

    index: int
    indent: int
    entry: bool
    opens: bool
    loose: bool = False


def _structure(lines: list[str], *, headed: bool = False) -> Iterator[_Line]:
    """Give the lines that begin keys and entries: no comments, of texts only those before all keys."""
    text_under = -1
    begun = False
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
            opens = key is not None and not line[key.end() :].partition("#")[0].strip()
            yield _Line(index, indent, entry, opens)
        elif not begun:
            yield _Line(index, indent, entry=False, opens=False, loose=True)
        begun = begun or not headed or index > 0


def bracketed(stretch: Stretch, *, headed: bool) -> Stretch:
    """Put the bracket and the key before a stretch that begins with entries between brackets.

    These end with commas up to the line that closes them; the key stands as deep as what follows.
    """
    start = 1 if headed else 0
    entries = 0
    ended = False
    for index in range(start, len(stretch.lines)):
        line = stretch.lines[index]
        bare = line.strip()
        if bare[:1] in ("]", "}"):
            if not entries:
                return stretch
            indent = len(line) - len(line.lstrip())
            below = next(
                (len(one) - len(one.lstrip()) for one in stretch.lines[index + 1 :] if one.strip()), 0
            )
            opening = f"{' ' * min(indent, below)}{UNKNOWN}: {'[' if bare[0] == ']' else '{'}"
            return Stretch(
                [*stretch.lines[:start], opening, *stretch.lines[start:]],
                [*stretch.rows[:start], 0, *stretch.rows[start:]],
            )
        if bare and ended:
            return stretch
        entries += bool(bare)
        ended = bool(bare) and not bare.endswith(",")
    return stretch


def rooted(stretch: Stretch, *, headed: bool) -> Stretch:
    """Put before a stretch the owners that it must have: of lines less deep than those before.

    Args:
        stretch: Lines that stand together.
        headed: Whether the first is the heading that git shows for a hunk: the last key at the margin before.
            What follows stands under it, though not at once where it is indented by more than a step.
    """
    known = list(_structure(stretch.lines, headed=headed))
    heading = headed and bool(known) and not known[0].index
    if heading and not (known[0].opens and len(known) > 1 and known[1].indent):
        stretch = Stretch(["", *stretch.lines[1:]], stretch.rows)  # it owns nothing of what follows
        known, heading = known[1:], False
    rest = known[1:] if heading else known
    if not rest:
        return stretch
    owners = _missing(rest, heading=heading)
    if rest[0].loose and not owners:
        lines = ["" if index >= rest[0].index else line for index, line in enumerate(stretch.lines)]
        return Stretch(lines, stretch.rows)
    if heading:
        steps = [b.indent - a.indent for a, b in pairwise(rest) if b.indent > a.indent]
        outermost = min(rest[0].indent, *(indent for indent, _ in owners)) if owners else rest[0].indent
        if outermost > min(steps, default=2):
            owners = [(1, False), *owners]
    if not owners:
        return stretch
    at = rest[0].index
    added = [" " * indent + ("-" if entry else f"{UNKNOWN}:") for indent, entry in owners]
    return Stretch(
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
