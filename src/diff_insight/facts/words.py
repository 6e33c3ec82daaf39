"""Words of a text and what was replaced between two texts.

Everything here is linear in the length of the text, or bounded: a line may have 57,000 characters.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from diff_insight.model import Token

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\uac00-\ud7af"
# Quantifiers are possessive wherever a text could make them try again: no input takes more than one pass.
_WORD = rf"[^\W{_IDEOGRAPH}]++(?:[-.'’+][^\W{_IDEOGRAPH}]++)*"
_TOKENS = rf"\d++(?:[/:,]\d++)+(?:\.\d++)?|{_WORD}|[{_IDEOGRAPH}]|[^\w\s]"
_IN_CODE = re.compile(_TOKENS)
_IN_PROSE = re.compile(rf"https?://[^\s<>()\[\]\"'`]++|{_TOKENS}")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]++|\[[^\[\]]*+\](?!\()|(?<=!)\[[^\[\]]*+\]\([^()]*+\))*)\]"
    r"\(\s*+<?([^()\s<>]*+(?:\([^()\s]*+\)[^()\s<>]*+)*)>?(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?\s*+\)"
)
_TICKS = re.compile(r"`++")

_ATOMIC_CODE = 80
"""Inline code up to this many characters is compared as one word."""
_SHORT = 120
"""Characters up to which a text's vocabulary is kept: brackets, keys and values come again and again."""
_QUADRATIC = 20_000
"""Pairs of words up to which the exact comparison is used."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: what is shown, where it leads, in which line of the unit."""

    image: bool
    text: str
    target: str
    line: int


class Span(NamedTuple):
    """Where a word stands: line of the unit, characters of that line's content, whether it is inline code."""

    line: int
    start: int
    end: int
    code: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The words that a reader sees, where each stands, and the links, whose targets are no words."""

    parts: tuple[str, ...]
    words: list[str]
    spans: list[Span]
    links: list[Link]

    def quote(self, first: int, end: int) -> str:
        r"""Give the words from `first` up to `end` exactly as they stand, lines joined by `\n`."""
        if first >= end:
            return ""
        one, two = self.spans[first], self.spans[end - 1]
        if one.line == two.line:
            return self.parts[one.line][one.start : two.end]
        middle = self.parts[one.line + 1 : two.line]
        return "\n".join((self.parts[one.line][one.start :], *middle, self.parts[two.line][: two.end]))


def vocabulary(text: str) -> frozenset[str]:
    """Give the different words of a text, to measure how alike two texts are."""
    return _vocabulary(text) if len(text) <= _SHORT else frozenset(_IN_CODE.findall(text))


@lru_cache(maxsize=8_192)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_IN_CODE.findall(text))


def read_prose(parts: Sequence[str]) -> Text:
    """Take Markdown prose apart: words, inline code, links and images."""
    words: list[str] = []
    spans: list[Span] = []
    links: list[Link] = []
    for number, part in enumerate(parts):
        codes = _code_spans(part) if "`" in part else []
        pieces: list[tuple[int, int, bool]] = [(start, end, True) for start, end in codes]
        silent: list[tuple[int, int]] = []
        if "](" in part:
            _read_links(part, codes, number, links, silent)
        at = 0
        for start, end, code in sorted([*pieces, *((start, end, False) for start, end in silent)]):
            if start < at:
                continue
            _cut(part, (at, start), number, words, spans)
            if code:
                words.append(part[start:end])
                spans.append(Span(number, start, end, code=True))
            at = end
        _cut(part, (at, len(part)), number, words, spans)
    return Text(tuple(parts), words, spans, links)


def read_code(parts: Sequence[str]) -> Text:
    """Take lines of code apart into words and signs."""
    words: list[str] = []
    spans: list[Span] = []
    for number, part in enumerate(parts):
        words += _IN_CODE.findall(part)
        spans += [Span(number, *match.span(), False) for match in _IN_CODE.finditer(part)]  # noqa: FBT003
    return Text(tuple(parts), words, spans, [])


def _cut(part: str, area: tuple[int, int], number: int, words: list[str], spans: list[Span]) -> None:
    if area[0] >= area[1]:
        return
    if "://" not in part:
        words += _IN_CODE.findall(part, *area)
        spans += [Span(number, *match.span(), False) for match in _IN_CODE.finditer(part, *area)]  # noqa: FBT003
        return
    for match in _IN_PROSE.finditer(part, *area):
        start, end = match.span()
        if match[0].startswith("http"):  # a full stop behind a bare address belongs to the sentence
            end = start + len(match[0].rstrip(".,;:!?"))
        words.append(part[start:end])
        spans.append(Span(number, start, end, code=False))
        for at in range(end, match.end()):
            words.append(part[at])
            spans.append(Span(number, at, at + 1, code=False))


def _code_spans(part: str) -> list[tuple[int, int]]:
    """Find inline code of moderate length: runs of backticks closed by a run of the same length."""
    runs = [match.span() for match in _TICKS.finditer(part)]
    later: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        later.setdefault(end - start, []).append(index)
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = later[end - start]
        following = bisect_left(same, index + 1)
        if following == len(same):
            index += 1
            continue
        close = same[following]
        inner = part[end : runs[close][0]]
        if inner.strip() and len(inner) <= _ATOMIC_CODE:
            lead = len(inner) - len(inner.lstrip())
            found.append((end + lead, end + len(inner.rstrip())))
        index = close + 1
    return found


def _read_links(
    part: str,
    codes: list[tuple[int, int]],
    number: int,
    links: list[Link],
    silent: list[tuple[int, int]],
) -> None:
    shown = part
    if codes:  # brackets inside inline code are no links
        pieces, at = [], 0
        for start, end in codes:
            pieces += [part[at:start], "\0" * (end - start)]
            at = end
        shown = "".join((*pieces, part[at:]))
    for match in _LINK.finditer(shown):
        text, target = match.span(2), match.span(3)
        links.append(Link(bool(match[1]), part[slice(*text)], part[slice(*target)], number))
        silent.append((match.start(), text[0]))
        silent.append((text[1], match.end()))


def replacements(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Give what differs between two sequences: `old[a:b]` became `new[c:d]`, in order.

    Takes quadratic time for short sequences only; long ones are cut at the words that stand exactly
    once on both sides, and what is then still long counts as replaced as a whole.
    """
    start, end_old, end_new = 0, len(old), len(new)
    while start < end_old and start < end_new and old[start] == new[start]:
        start += 1
    while end_old > start and end_new > start and old[end_old - 1] == new[end_new - 1]:
        end_old, end_new = end_old - 1, end_new - 1
    rows, columns = end_old - start, end_new - start
    if not rows and not columns:
        return []
    if not rows or not columns or rows * columns == 1:
        return [(start, end_old, start, end_new)]
    if rows * columns <= _QUADRATIC:
        return _exact(old, new, (start, end_old, start, end_new))
    found: list[tuple[int, int, int, int]] = []
    at_old = at_new = start
    for one, two in [*_anchors(old, new, (start, end_old, start, end_new)), (end_old, end_new)]:
        if (one - at_old) * (two - at_new) <= _QUADRATIC:
            found += _exact(old, new, (at_old, one, at_new, two))
        else:
            found.append((at_old, one, at_new, two))
        at_old, at_new = one + 1, two + 1
    return found


def _exact(
    old: Sequence[str], new: Sequence[str], area: tuple[int, int, int, int]
) -> list[tuple[int, int, int, int]]:
    first, end_old, second, end_new = area
    matcher = SequenceMatcher(None, old[first:end_old], new[second:end_new], autojunk=False)
    return [
        (first + a, first + b, second + c, second + d)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _anchors(
    old: Sequence[str], new: Sequence[str], area: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Find the longest common order of what stands exactly once on both sides (patience)."""
    once = _unique(old, area[0], area[1])
    pairs = sorted(
        (at, other)
        for word, other in _unique(new, area[2], area[3]).items()
        if (at := once.get(word)) is not None
    )
    return rising(pairs)


def _unique(words: Sequence[str], start: int, end: int) -> dict[str, int]:
    seen: dict[str, int] = {}
    for at in range(start, end):
        seen[words[at]] = -1 if words[at] in seen else at
    return {word: at for word, at in seen.items() if at >= 0}


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs whose second numbers rise too; the first ones already do."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


_LONGEST_TOKEN = 200
"""Characters of a replacement that may still be one version, date or name."""
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|"
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?,?(?: \d{4})?"
)
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)+(?:[-+._]?\w++)*|[vV]\d+\w*|\d{4}-\d{2}-\d{2}-\w+")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*%?")
_PATH = re.compile(
    r"[\w.~-]*(?:[/\\][\w.~-]+)+[/\\]?|[\w-]+\.(?:md|ya?ml|json|toml|py|js|ts|cs|java|go|rs|png|svg|html?|txt)"
)
_NAME = re.compile(
    r"\w*[A-Z_0-9]\w*(?:[-.:]++\w++)*(?: \w*[A-Z_0-9][\w.-]*)+"  # several words, each with a capital
    r"|(?![A-Z][a-z]+$)\w*[A-Z_0-9]\w*(?:[-.:]++\w++)*"  # one word with more than a first capital
)


def token_of(text: str) -> Token:
    """Say what kind of thing a short text is."""
    text = text.strip()
    if len(text) > _LONGEST_TOKEN:
        return "word"
    if not any(sign.isalnum() for sign in text):
        return "punctuation"
    for token, pattern in _SHAPES:
        if pattern.fullmatch(text):
            return token
    return "word"


_SHAPES: tuple[tuple[Token, re.Pattern[str]], ...] = (
    ("url", re.compile(r"(?:https?|ftp)://\S++|mailto:\S++")),
    ("date", _DATE),
    ("number", re.compile(r"[-+]?\d+(?:\.\d+)?%?")),
    ("version", _VERSION),
    ("number", _NUMBER),
    ("path", _PATH),
    ("name", _NAME),
)


def token_of_pair(old: str, new: str, *, code: bool = False) -> Token:
    """Say what kind of thing was replaced; where the sides differ, the one that tells more decides."""
    if old.strip("`*_") == new.strip("`*_"):
        return "punctuation"
    if code:
        return "code"
    kinds = {token_of(text) for text in (old, new) if text}
    for token in _TELLING:
        if token in kinds:
            return token
    return "word"


_TELLING: tuple[Token, ...] = ("url", "version", "date", "path", "number", "name", "word", "punctuation")
