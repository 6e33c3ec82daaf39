"""A patch as lines to draw: what each is, its numbers, its coloured pieces and the words that changed.

Pygments reads each side of a hunk as a whole, so that a string over three lines stays one; a removed line
and the added one in its place are compared word by word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Literal

from diff_insight.model import ReportedFile

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_HUNK = re.compile(r"@@ -([0-9]{1,18})(?:,[0-9]{1,18})? \+([0-9]{1,18})(?:,[0-9]{1,18})? @@")
_WORD = re.compile(r"\w+|\s+|.", re.DOTALL)
_MOST_WORDS = 200
"""Words of one line that are compared; comparing takes the square of them."""
_ALIKE = 0.5
"""Share of equal characters from which on two lines are versions of one line."""
_LONGEST_COLOURED = 1_000
"""Characters of the longest line of a hunk that is coloured: nobody reads a minified file."""

# Token types of Pygments, the first that holds a token gives its class.
_CLASSES = (
    ("Comment", "c"),
    ("Keyword", "k"),
    ("Literal.String", "s"),
    ("Literal.Number", "m"),
    ("Name.Function", "f"),
    ("Name.Class", "f"),
    ("Name.Tag", "k"),
    ("Name.Attribute", "f"),
    ("Name.Decorator", "f"),
    ("Name.Builtin", "b"),
    ("Generic.Heading", "k"),
    ("Generic.Subheading", "k"),
)

Piece = tuple[str, str]
"""A class (perhaps empty) and a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffLine:
    """One line of a patch.

    Attributes:
        kind: `hunk`, `removed`, `added`, `same` or `note` (no newline at the end).
        old: Number in the old file, or None.
        new: Number in the new file, or None.
        pieces: The line without its sign, in coloured pieces.
        changed: Ranges of characters that differ from the line's other version.
    """

    kind: Literal["hunk", "removed", "added", "same", "note"]
    old: int | None = None
    new: int | None = None
    pieces: tuple[Piece, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()


def diff_lines(file: ReportedFile, *, coloured: bool) -> Iterator[DiffLine]:
    """Give the lines of a file's patch.

    Args:
        file: The file; its language, else its name, says how to colour.
        coloured: Whether to colour at all and to compare words.
    """
    rows: list[str] = []
    lexer = _lexer(file.language, file.change.path.rpartition("/")[2]) if coloured else None
    start = (0, 0)
    for line in (file.change.patch or "").split("\n"):
        if head := _HUNK.match(line):
            yield from _hunk(rows, start, lexer, coloured=coloured)
            rows, start = [], (int(head[1]), int(head[2]))
            yield DiffLine(kind="hunk", pieces=(("", line),))
        else:
            rows.append(line)
    yield from _hunk(rows, start, lexer, coloured=coloured)


def _hunk(
    rows: Sequence[str], start: tuple[int, int], lexer: "Lexer | None", *, coloured: bool
) -> Iterator[DiffLine]:
    old_side = iter(_coloured([row[1:] for row in rows if row[:1] in {"-", " ", ""}], lexer))
    new_side = iter(_coloured([row[1:] for row in rows if row[:1] in {"+", " ", ""}], lexer))
    changed = _changed(rows) if coloured else {}
    old, new = start
    for at, row in enumerate(rows):
        match row[:1]:
            case "-":
                yield DiffLine(kind="removed", old=old, pieces=next(old_side), changed=changed.get(at, ()))
                old += 1
            case "+":
                yield DiffLine(kind="added", new=new, pieces=next(new_side), changed=changed.get(at, ()))
                new += 1
            case "\\":
                yield DiffLine(kind="note", pieces=(("", row),))
            case " " | "":
                next(old_side)
                yield DiffLine(kind="same", old=old, new=new, pieces=next(new_side))
                old, new = old + 1, new + 1
            case _:
                yield DiffLine(kind="note", pieces=(("", row),))


def _coloured(lines: Sequence[str], lexer: "Lexer | None") -> list[tuple[Piece, ...]]:
    plain: list[tuple[Piece, ...]] = [(("", line),) for line in lines]
    if lexer is None or any(len(line) > _LONGEST_COLOURED or "\r" in line for line in lines):
        return plain
    found: list[list[Piece]] = [[]]
    for token, text in lexer.get_tokens("\n".join(lines) + "\n"):
        name = _class(token)
        for index, part in enumerate(text.split("\n")):
            if index:
                found.append([])
            if part:
                found[-1].append((name, part))
    found.pop()
    same = len(found) == len(lines) and all(
        "".join(text for _, text in pieces) == line for pieces, line in zip(found, lines, strict=True)
    )
    return [tuple(pieces) for pieces in found] if same else plain


@cache
def _class(token: object) -> str:
    name = str(token).removeprefix("Token.")
    return next((short for prefix, short in _CLASSES if (name + ".").startswith(prefix + ".")), "")


@cache
def _lexer(language: str | None, name: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name, get_lexer_for_filename  # noqa: PLC0415 - a page alone pays
    from pygments.util import ClassNotFound  # noqa: PLC0415

    options = {"stripnl": False, "ensurenl": False, "stripall": False}
    for find, key in ((get_lexer_by_name, language), (get_lexer_for_filename, name)):
        try:
            if key:
                return find(key, **options)
        except ClassNotFound:
            continue
    return None


def _changed(rows: Sequence[str]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Give the changed characters of lines that have another version, by the line's place."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    at = 0
    while at < len(rows):
        removed = _run(rows, at, "-")
        added = _run(rows, at + removed, "+")
        for offset in range(min(removed, added)):
            old, new = at + offset, at + removed + offset
            pair = _differences(rows[old][1:], rows[new][1:])
            if pair:
                found[old], found[new] = pair
        at += max(1, removed + added)
    return found


def _run(rows: Sequence[str], start: int, sign: str) -> int:
    end = start
    while end < len(rows) and rows[end].startswith(sign):
        end += 1
    return end - start


def _differences(
    old: str, new: str
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] | None:
    olds, news = _WORD.findall(old), _WORD.findall(new)
    if max(len(olds), len(news)) > _MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    blocks = matcher.get_matching_blocks()
    equal = sum(len("".join(olds[block.a : block.a + block.size])) for block in blocks)
    if equal < _ALIKE * max(len(old), len(new)):
        return None
    removed, added = [], []
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            removed.append(_span(olds, old_start, old_end))
            added.append(_span(news, new_start, new_end))
    return _spans(removed), _spans(added)


def _span(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    before = sum(map(len, words[:start]))
    return before, before + sum(map(len, words[start:end]))


def _spans(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(span for span in spans if span[0] < span[1])
