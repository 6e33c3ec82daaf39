"""What a diff shows, in the form in which claims are looked up: by side, folded, indexed only when asked.

A file's evidence is its patch (removed, added and unchanged lines), its paths, its status and its
counts; nothing else proves anything. Most files of a large range are never asked about, so every
index waits for its first question.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Literal

from diff_insight.diff.hunks import Hunk, read_hunks
from diff_insight.grounding.dates import DATE, Day, day_of
from diff_insight.grounding.folding import CJK, HAN, KANA, bare, literal, tokens, words
from diff_insight.grounding.numbers import COUNT_WORD, NUMBER, count_word, values
from diff_insight.model import FileChange, ModificationType

Side = Literal["removed", "added", "context", "path"]
SIDES: tuple[Side, ...] = ("removed", "added", "context", "path")
_SIGNS = {"-": "removed", "+": "added", " ": "context"}
_COUNTED = re.compile(rf"\b{COUNT_WORD}\b|(?:first|second|third|fourth|fifth)\b", re.IGNORECASE)
_SPOKEN = 0.05
"""The share of a script's characters from which on a patch counts as written in it; a page may name languages."""
_TELLING = 2
"""Words of up to so many letters are too short to be recognised inside another."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "get",
        "how",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "start",
        "started",
        "the",
        "to",
        "use",
        "using",
        "what",
        "with",
        "your",
    ]
)
"""What titles have and paths leave out."""
_DIGIT = re.compile(r"\d")


class SideText:
    """The lines of one side of one file, and the ways to look something up in them.

    Args:
        lines: Without signs.
        path: Whether they are the file's paths and not its text.
    """

    def __init__(self, lines: Sequence[str], *, path: bool = False) -> None:
        self.lines = lines
        self.path = path

    @cached_property
    def text(self) -> str:
        """The lines in the form that is searched, case kept."""
        return literal("\n".join(self.lines))

    @cached_property
    def low(self) -> str:
        """The same in lower case."""
        return self.text.lower()

    @cached_property
    def stream(self) -> str:
        """The words without Markdown and punctuation, a blank around each, across lines."""
        return f" {' '.join(words(bare(self.low)))} "

    @cached_property
    def raw_stream(self) -> str:
        """The words with link targets and tags."""
        return f" {' '.join(words(self.low))} "

    @cached_property
    def line_words(self) -> tuple[frozenset[str], ...]:
        """The words of each line."""
        return tuple(frozenset(words(line)) for line in self.low.split("\n"))

    @cached_property
    def days(self) -> frozenset[Day]:
        """The dates."""
        return self._figures[0]

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """The numbers, dates' years included."""
        return self._figures[1]

    @cached_property
    def _figures(self) -> tuple[frozenset[Day], frozenset[Decimal]]:
        days: set[Day] = set()
        numbers: set[Decimal] = set()
        for line in self.low.split("\n"):
            for word in _COUNTED.findall(line):
                counted = count_word(word)
                if counted is not None:
                    numbers.add(Decimal(counted))
            if not _DIGIT.search(line):
                continue
            rest = line
            for match in DATE.finditer(line):
                day = day_of(match)
                if day is not None:
                    days.add(day)
                    if day.year:
                        numbers.add(Decimal(day.year).normalize())
                    rest = f"{rest[: match.start()]}{' ' * len(match[0])}{rest[match.end() :]}"
            for match in NUMBER.finditer(rest):
                numbers.update(values(match))
        return frozenset(days), frozenset(numbers)

    def has(self, needle: str, *, exact: bool = False) -> bool:
        """Whether the needle (in `literal` form, lower-case unless exact) stands here as a whole word."""
        return next(self._places(needle, exact=exact), None) is not None

    def count(self, needle: str, *, exact: bool = False) -> int:
        """How often it does."""
        return sum(1 for _ in self._places(needle, exact=exact))

    def _places(self, needle: str, *, exact: bool) -> Iterator[int]:
        text = self.text if exact else self.low
        if not needle:
            return
        head, tail = _wordlike(needle[0]), _wordlike(needle[-1])
        at = text.find(needle)
        while at >= 0:
            end = at + len(needle)
            if not (head and at and _wordlike(text[at - 1])) and not (tail and _goes_on(text, end)):
                yield at
            at = text.find(needle, at + 1)

    def has_phrase(self, phrase: Sequence[str]) -> bool:
        """Whether the words stand here one after another, with or without the Markdown between them."""
        if not phrase or not all(_stem(word) in self.low for word in phrase):
            return False
        needle = f" {' '.join(phrase)} "
        return needle in self.stream or needle in self.raw_stream

    def titles(self, title: Sequence[str], known: Container[str]) -> bool:
        """Whether a title's words are those of a path, which runs them together and shortens them.

        Args:
            title: The words, singular or plural.
            known: Words that stand elsewhere in the evidence.
        """
        parts = tokens(self.low)
        run = "".join(parts)
        spelt = _initials(title, parts)
        return any(word in parts for word in title) and all(
            word in _SMALL
            or word in parts
            or word in known
            or index in spelt
            or (index > 0 and title[index - 1] + word in parts)
            or (not word.isdigit() and len(word) > _TELLING and word in run)
            or any(word.startswith(part) for part in parts if len(part) > _TELLING)
            for index, word in enumerate(title)
        )

    def has_together(self, phrase: Sequence[str]) -> bool:
        """Whether all the words stand in one line."""
        if not phrase or not all(_stem(word) in self.low for word in phrase):
            return False
        wanted = frozenset(phrase)
        return any(wanted <= line for line in self.line_words)


def _initials(title: Sequence[str], parts: Sequence[str]) -> set[int]:
    """Give the indexes of the words whose first letters spell a part of the path."""
    spelt: set[int] = set()
    letters = "".join(word[0] for word in title)
    for part in parts:
        at = letters.find(part) if len(part) > _TELLING else -1
        if at >= 0:
            spelt.update(range(at, at + len(part)))
    return spelt


def _wordlike(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on behind `end`, a plural's ending aside."""
    after = text[end : end + 2]
    if not after or not _wordlike(after[0]):
        return False
    return not (after[0] == "s" and (len(after) == 1 or not _wordlike(after[1])))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("y") else word  # noqa: PLR2004 - see `folding._singular`


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changed, as texts tell it: the numbers that each way of counting may give.

    Attributes:
        added: Of added lines.
        removed: Of removed lines.
        changed: Of changes in all.
        things: Of rows, headings, items, links, hunks, files and whatever else can be counted here.
    """

    added: frozenset[int]
    removed: frozenset[int]
    changed: frozenset[int]
    things: frozenset[int]


class Evidence:
    """What one file's change shows.

    Args:
        change: The file; only patch, paths, status and counts are read.
    """

    def __init__(self, change: FileChange) -> None:
        self.change = change

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """The hunks of the patch."""
        return read_hunks(self.change.patch)

    @cached_property
    def sides(self) -> dict[Side, SideText]:
        """The text of each side; a hunk's heading counts as an unchanged line."""
        lines: dict[str, list[str]] = {"removed": [], "added": [], "context": []}
        for hunk in self.hunks:
            if hunk.heading:
                lines["context"].append(hunk.heading)
            for line in hunk.lines:
                lines[_SIGNS[line.side]].append(line.text)
        paths = [self.change.path, self.change.previous_path or ""]
        return {
            "removed": SideText(lines["removed"]),
            "added": SideText(lines["added"]),
            "context": SideText(lines["context"]),
            "path": SideText(paths, path=True),
        }

    @cached_property
    def blocks(self) -> tuple[tuple[SideText, SideText], ...]:
        """Removed and added lines of each run of changed lines that has both."""
        found: list[tuple[SideText, SideText]] = []
        for hunk in self.hunks:
            for changed, run in groupby(hunk.lines, key=lambda line: line.side != " "):
                lines = list(run) if changed else []
                removed = [line.text for line in lines if line.side == "-"]
                added = [line.text for line in lines if line.side == "+"]
                if removed and added:
                    found.append((SideText(removed), SideText(added)))
        return tuple(found)

    def on(self, side: Side, test: Callable[[SideText], bool]) -> bool:
        """Whether the test holds on the side."""
        return test(self.sides[side])

    def count(self, side: Side, needle: str, *, exact: bool = False) -> int:
        """How often the needle stands on the side."""
        return self.sides[side].count(needle, exact=exact)

    def speaks(self, *, kana: bool) -> bool:
        """Whether the patch itself has such text (kana, or han), so that such quotes can be compared."""
        script = KANA if kana else HAN
        texts = [self.sides[side].text for side in ("removed", "added", "context")]
        return sum(len(script.findall(text)) for text in texts) > sum(map(len, texts)) * _SPOKEN

    def has_line(self, number: int) -> bool:
        """Whether a hunk shows the line of that number, on either side."""
        return any(
            start <= number <= start + len(hunk.lines)
            for hunk in self.hunks
            for start in (hunk.old_start, hunk.new_start)
        )

    @property
    def nameless(self) -> tuple[str, ...]:
        """The new base name of a file whose old name the source does not tell."""
        change = self.change
        untold = change.status in {"renamed", "copied"} and change.previous_path is None
        return (change.path.rpartition("/")[2],) if untold else ()

    @cached_property
    def counts(self) -> Counts:
        """The numbers that counting gives."""
        return _count(self.change, self.hunks)


_THINGS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\s*\|",
        r"^\s{0,3}#{1,6}\s",
        r"^\s*(?:[-*+]|\d+[.)])\s",
        r"\]\(",
        r"!\[|:::image|<img",
        r"^\s*(?:```|~~~)",
        r"^\s*$",
        r"\S",
        r"^\s*-?\s*[\w.-]+\s*:",
        r"\[!INCLUDE",
        r"^\s*>",
    )
)


def _count(change: FileChange, hunks: Sequence[Hunk]) -> Counts:
    things = {len(hunks), change.additions, change.deletions, change.changes}
    by_side: dict[str, list[str]] = {"+": [], "-": []}
    runs = 0
    for hunk in hunks:
        for side, run in groupby(hunk.lines, key=lambda line: line.side):
            lines = [line.text for line in run]
            if side != " ":
                runs += 1
                things.add(len(lines))
                by_side[side].extend(lines)
    things.add(runs)
    for pattern in _THINGS:
        plus = sum(1 for line in by_side["+"] if pattern.search(line))
        minus = sum(1 for line in by_side["-"] if pattern.search(line))
        things.update((plus, minus, abs(plus - minus), plus + minus))
    filled = {side: sum(1 for line in lines if line.strip()) for side, lines in by_side.items()}
    added = {change.additions, filled["+"]} if hunks else {change.additions}
    removed = {change.deletions, filled["-"]} if hunks else {change.deletions}
    return Counts(frozenset(added), frozenset(removed), frozenset({change.changes}), frozenset(things - {0}))


class Union:
    """What several files show together, for the texts that speak of all of them.

    Args:
        parts: The files' evidence.
        types: The modification type of each, where the text may speak of types.
    """

    def __init__(self, parts: Sequence[Evidence], types: Sequence[ModificationType] = ()) -> None:
        self.parts = parts
        self.types = types

    @property
    def blocks(self) -> tuple[tuple[SideText, SideText], ...]:
        """Removed and added lines of each run of changed lines that has both, file after file."""
        return tuple(block for part in self.parts for block in part.blocks)

    def on(self, side: Side, test: Callable[[SideText], bool]) -> bool:
        """Whether the test holds on the side of any file."""
        return any(part.on(side, test) for part in self.parts)

    def count(self, side: Side, needle: str, *, exact: bool = False) -> int:
        """How often the needle stands on the side in all files."""
        return sum(part.count(side, needle, exact=exact) for part in self.parts)

    def speaks(self, *, kana: bool) -> bool:
        """Whether any patch has such text."""
        return any(part.speaks(kana=kana) for part in self.parts)

    def has_line(self, number: int) -> bool:
        """Whether any file shows the line of that number."""
        return any(part.has_line(number) for part in self.parts)

    @property
    def nameless(self) -> tuple[str, ...]:
        """The new base names of the files whose old names the source does not tell."""
        return tuple(name for part in self.parts for name in part.nameless)

    @cached_property
    def counts(self) -> Counts:
        """The numbers that counting lines, files and folders gives."""
        return _count_together(self.parts, self.types)


def _count_together(parts: Sequence[Evidence], types: Sequence[ModificationType]) -> Counts:
    each = [part.counts for part in parts]
    added = {part.change.additions for part in parts} | {sum(part.change.additions for part in parts)}
    removed = {part.change.deletions for part in parts} | {sum(part.change.deletions for part in parts)}
    changed = {part.change.changes for part in parts} | {sum(part.change.changes for part in parts)}
    things: set[int] = {len(parts)}
    for counts in each:
        things |= counts.things
    files = _groups([part.change for part in parts], types)
    return Counts(frozenset(added), frozenset(removed), frozenset(changed), frozenset(things | files))


def _groups(changes: Sequence[FileChange], types: Sequence[ModificationType]) -> set[int]:
    groups: dict[object, int] = {}
    for index, change in enumerate(changes):
        keys: list[object] = [("status", change.status), ("ending", change.path.rpartition(".")[2])]
        if index < len(types):
            keys.append(("type", types[index]))
        folder = change.path
        while folder:
            folder = folder.rpartition("/")[0]
            keys.append(("folder", folder))
        keys.append(("touches", _touched(change)))
        for key in keys:
            groups[key] = groups.get(key, 0) + 1
    total = len(changes)
    sizes = set(groups.values())
    return (
        sizes
        | {total - size for size in sizes}
        | {len({change.path.rpartition("/")[0] for change in changes})}
    )


def _touched(change: FileChange) -> frozenset[str]:
    """Give the keys of the lines that a small change touches, so that like changes can be counted."""
    keys = set()
    for line in (change.patch or "").split("\n")[:60]:
        if line[:1] in "+-" and line[1:].strip():
            keys.add(line[1:].partition(":")[0].strip()[:80])
    return frozenset(keys)


def evidence_of(change: FileChange) -> Evidence:
    """Give what a file's change shows. Costs nothing until something is looked up."""
    return Evidence(change)


def union(parts: Iterable[Evidence], *, types: Sequence[ModificationType] = ()) -> Union:
    """Give what several files show together.

    Args:
        parts: The files' evidence.
        types: The files' types in the same order, for texts that claim breaking changes or new features.
    """
    return Union(tuple(parts), types)


Shown = Evidence | Union
"""What a text is held against."""

__all__ = ["CJK", "SIDES", "Counts", "Evidence", "Shown", "Side", "SideText", "Union", "evidence_of", "union"]
