"""One side of a change as text, and the ways in which a claim is looked up in it.

Every index is made at the first question that needs it, and none where a plain search has answered.
"""

import re
import string
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from diff_insight.grounding.dates import DATE, Day, day_of
from diff_insight.grounding.folding import bare, literal, tokens, words
from diff_insight.grounding.numbers import COUNT_WORD, NUMBER, count_word, values

_COUNTED = re.compile(rf"\b{COUNT_WORD}\b|(?:first|second|third|fourth|fifth)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SHORT_ID = re.compile(r"[0-9a-f]{7,39}")
_COMMIT_ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-z])")
_WORDLIKE = frozenset(string.ascii_letters + string.digits)
_LONG_LINE = 200
_OFTEN = 20
_TELLING = 2
"""Words of up to so many letters are too short to be recognised inside another."""
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "get", "how", "in", "is", "it", "of", "on", "or")
)
_SMALL |= frozenset(("start", "started", "the", "to", "use", "using", "what", "with", "your"))
"""What titles have and paths leave out."""


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

    def has(self, needle: str, *, exact: bool = False, cut: bool = False) -> bool:
        """Whether the needle (in `literal` form, lower-case unless exact) stands here as a whole word.

        Args:
            needle: What is looked for.
            exact: Whether case counts.
            cut: Whether the needle may end within a word.
        """
        return next(self._places(needle, exact=exact, cut=cut), None) is not None

    def has_day(self, day: Day) -> bool:
        """Whether the day, as far as it is told, stands here."""
        telling = day.year or day.day
        if telling and str(telling) not in self.low:
            return False
        return any(day.told_by(other) for other in self.days)

    def has_number(self, number: Decimal) -> bool:
        """Whether the number stands here, in digits with or without a magnitude or as a word."""
        digits = str(number.normalize()).replace(".", "").partition("E")[0].lstrip("0")
        if len(digits) > 1 and digits[:3] not in self.low.replace(",", "").replace(".", ""):
            return False
        return number in self.numbers

    def count(self, needle: str, *, exact: bool = False) -> int:
        """How often it stands here to the letter."""
        return sum(1 for _ in self._places(needle, exact=exact, plural=False))

    def has_whole(self, needle: str, *, exact: bool) -> bool:
        """Whether the needle stands here to the letter, no plural taken for it."""
        return next(self._places(needle, exact=exact, plural=False), None) is not None

    def _places(self, needle: str, *, exact: bool, cut: bool = False, plural: bool = True) -> Iterator[int]:
        text = self.text if exact else self.low
        at = text.find(needle) if needle else -1
        if at < 0:  # of nearly all lines that are asked
            return
        head, tail = needle[0] in _WORDLIKE, needle[-1] in _WORDLIKE and not cut
        while at >= 0:
            end = at + len(needle)
            if not (head and at and text[at - 1] in _WORDLIKE) and (
                not (tail and _goes_on(text, end, plural=plural)) or _abbreviates(needle, text, at)
            ):
                yield at
            at = text.find(needle, at + 1)

    def has_phrase(self, phrase: Sequence[str], *, cut: bool = False) -> bool:
        """Whether the words stand here one after another, with or without the Markdown between them."""
        if not phrase or not all(_stem(word) in self.low for word in phrase):
            return False
        needle = f" {' '.join(phrase)}{'' if cut else ' '}"
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

    def has_spelt(self, parts: Sequence[str]) -> bool:
        """Whether a name of several words stands here, spelt with dashes, blanks or as one word."""
        if not all(part in self.low for part in parts):
            return False
        own = [re.escape(part) for part in parts if part]
        return bool(
            re.search(rf"(?<![a-z0-9])(?:{'[-_ ]'.join(own)}|{''.join(own)})s?(?![a-z0-9])", self.low)
        )

    def has_in_line(self, parts: Sequence[str]) -> bool:
        """Whether all the parts of an expression stand in one line, and near one another in a long one."""
        if not all(part in self.low for part in parts):
            return False
        return any(
            all(part in piece for part in parts) and all(SideText((piece,)).has(part) for part in parts)
            for line in self.low.split("\n")
            for piece in _around(line, max(parts, key=len), reach=2 * sum(map(len, parts)))
        )

    def has_together(self, phrase: Sequence[str]) -> bool:
        """Whether all the words stand in one line."""
        if not phrase or not all(_stem(word) in self.low for word in phrase):
            return False
        wanted = frozenset(phrase)
        return any(wanted <= line for line in self.line_words)


def rewraps(runs: Iterable[tuple[SideText, SideText]], low: str) -> bool | None:
    """Whether each run of changed lines has the same lines with a text after as before, blanks aside.

    Args:
        runs: What went and what came of each.
        low: The text, in lower case.

    Returns:
        None where no run has it.
    """
    known = None
    for old, new in runs:
        if low not in old.low and low not in new.low:
            continue
        was, now = (
            sorted("".join(line.split()) for line in side.low.split("\n") if SideText((line,)).has(low))
            for side in (old, new)
        )
        if was != now:
            return False
        known = True if was else known
    return known


def _initials(title: Sequence[str], parts: Sequence[str]) -> set[int]:
    """Give the indexes of the words whose first letters spell a part of the path."""
    spelt: set[int] = set()
    letters = "".join(word[0] for word in title)
    for part in parts:
        at = letters.find(part) if len(part) > _TELLING else -1
        if at >= 0:
            spelt.update(range(at, at + len(part)))
    return spelt


def _goes_on(text: str, end: int, *, plural: bool) -> bool:
    """Whether a word goes on behind `end`, a plural's ending aside."""
    after = text[end : end + 2]
    if not after or after[0] not in _WORDLIKE:
        return False
    return not (plural and after[0] == "s" and (len(after) == 1 or after[1] not in _WORDLIKE))


def _abbreviates(needle: str, text: str, at: int) -> bool:
    """Whether the needle is a short form of the commit id that begins there."""
    return bool(_SHORT_ID.fullmatch(needle) and _COMMIT_ID.match(text, at))


def _around(line: str, part: str, *, reach: int) -> Iterator[str]:
    """Give a line, or of a long one what stands around each of the first occurrences of a part."""
    if len(line) <= _LONG_LINE:
        yield line
        return
    at = line.find(part)
    for _ in range(_OFTEN):
        if at < 0:
            return
        yield line[max(0, at - reach) : at + reach]
        at = line.find(part, at + len(part))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("y") else word  # noqa: PLR2004 - see `folding._singular`


class JoinedText(SideText):
    """The same side of several files: literal look-ups in one go, the costlier ones file by file.

    Args:
        parts: The files' texts.
    """

    def __init__(self, parts: Sequence[SideText]) -> None:
        super().__init__((), path=bool(parts) and parts[0].path)
        self.parts = parts

    @cached_property
    def text(self) -> str:
        """All texts, one behind the other."""
        return "\n".join(part.text for part in self.parts)

    def has_day(self, day: Day) -> bool:
        """Whether the day stands in any of the files."""
        return any(part.has_day(day) for part in self.parts)

    def has_number(self, number: Decimal) -> bool:
        """Whether the number stands in any of the files."""
        return any(part.has_number(number) for part in self.parts)

    def has_phrase(self, phrase: Sequence[str], *, cut: bool = False) -> bool:
        """Whether the words follow one another in any of the files."""
        present = bool(phrase) and all(_stem(word) in self.low for word in phrase)
        return present and any(part.has_phrase(phrase, cut=cut) for part in self.parts)

    def has_in_line(self, parts: Sequence[str]) -> bool:
        """Whether the parts stand in one line of any of the files."""
        return all(part in self.low for part in parts) and any(one.has_in_line(parts) for one in self.parts)

    def has_together(self, phrase: Sequence[str]) -> bool:
        """Whether the words stand in one line of any of the files."""
        present = bool(phrase) and all(_stem(word) in self.low for word in phrase)
        return present and any(part.has_together(phrase) for part in self.parts)

    def titles(self, title: Sequence[str], known: Container[str]) -> bool:
        """Whether the title is that of any of the paths."""
        return any(part.titles(title, known) for part in self.parts)
