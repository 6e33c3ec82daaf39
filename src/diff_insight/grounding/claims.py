"""What a text claims that a diff can bear out or not: code, numbers, dates, versions, URLs, paths, names.

A claim is a token with its place. Prose between claims claims nothing here (what it says about them
is read in `direction`); a numbered list's own marks, emphasis and headings claim nothing either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from diff_insight.grounding.dates import DATE, Day, day_of
from diff_insight.grounding.folding import fold
from diff_insight.grounding.numbers import NUMBER, values
from diff_insight.grounding.vocabulary import COMMON_NAMES, EXTENSIONS, REPORT_WORDS, RESULT_FIELDS, UNITS

Kind = Literal["code", "number", "date", "version", "url", "path", "name", "count", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One token of a text that a diff must show.

    Attributes:
        kind: What it is.
        text: As the text has it, without quotes and code marks.
        start: Offset of `text` in the whole text, in characters.
        end: Offset behind it.
        outer: The same with quotes, code marks and emphasis.
        day: The value of a date.
        numbers: What a number may mean; empty for everything else.
        quoted: Whether the text marks it as quoted (quotes, code marks, link text).
        mute: Whether it claims nothing (a single letter, what reports call their own parts) and only stands
            where another claim could.
        cut: Whether the text says with an ellipsis that it goes on.
    """

    kind: Kind
    text: str
    start: int
    end: int
    outer: tuple[int, int]
    day: Day | None = None
    numbers: tuple[Decimal, ...] = ()
    quoted: bool = False
    cut: bool = False
    mute: bool = False


_QUOTE = re.compile(
    r"“([^“”\n]{1,600})”|„([^„“”\n]{1,600})“|「([^「」\n]{1,600})」|『([^『』\n]{1,600})』|《([^《》\n]{1,600})》"
    r"|(?<![A-Za-z0-9.,])\"(?! )([^\"\n]{1,600})(?<! )\"(?![A-Za-z0-9])"
    r"|‘([^‘’\n]{1,300})’|(?<![\w'])'([^'\n]{1,300})'(?![\w'])"
)
_LINK = re.compile(r"!?\[([^\][\n]{1,300})\]\(<?([^()\s<>]{1,1000})>?\)")
_URL = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,9}://[^\s<>()\"'`“”‘’「」『』、。，；！？\ue003\u3040-\u9fff]{1,2000}"
)
_LIST_MARK = re.compile(r"^[ \t]*(?:\d{1,3}[.)、](?!\d)|\(\d{1,3}\)|#{1,6}[ \t])", re.MULTILINE)
_TOKEN = re.compile(
    r"(?:(?<![A-Za-z0-9\ue003-])--?(?=[A-Za-z]))?\.?[A-Za-z0-9$@](?:[A-Za-z0-9_]|[-./@+#](?=[A-Za-z0-9_])){0,400}"
)
_RUNS = re.compile(r"`+")
_OWN_ANCHOR = "#item-"
_ELLIPSES = ("…", "...")
_LINE = re.compile(r"[^\n]+")
_DIGIT = re.compile(r"\d")
_FENCE = 3
_HIDDEN = "\ue003"
_VERSION = re.compile(
    r"[vV]\d+(?:\.\d+)*|[vV]?\d+(?:\.\d+){2,}(?:-[A-Za-z0-9.]+)?|\d{4}-\d{2}-\d{2}-[a-z]+(?:[.\d]*)"
)
_MEASURED = re.compile(rf"\d+(?:\.\d+)?(?:{UNITS})", re.IGNORECASE)
_COMPOUND = re.compile(r"\d+(?:\.\d+)?(?:st|nd|rd|th|-[A-Za-z]+(?:-[A-Za-z]+)?|x|s)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<![a-z0-9])[0-9]*+[a-z][a-z0-9]*+[A-Z]|[A-Z][a-z0-9]++[A-Z][a-z0-9]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b| ?(?:番目|つ目|個目|回目)")
_NTH = re.compile("第 ?$")
"""A number that says which one counts nothing."""
_DOTTED = re.compile(r"[A-Za-z]\w+(?:\.[A-Za-z]\w+)+")
_TRAILING = " \t.,;:!?。、，；：！？"


def claims(text: str) -> tuple[Claim, ...]:
    """Give the claims of a text in order; they do not overlap. Linear in the length of the text."""
    folded = fold(text)
    found: list[Claim] = []
    masked = list(_LIST_MARK.sub(lambda mark: _HIDDEN * len(mark[0]), folded))
    for start, end, marks in _code_spans(folded):
        _take(text, folded, (start, end, marks), found=found, code=True)
        masked[start - marks : end + marks] = _HIDDEN * (end - start + 2 * marks)
    rest = "".join(masked)
    for link in _LINK.finditer(rest):
        if not link[2].startswith(_OWN_ANCHOR):
            _take(text, folded, (*link.span(2), 0), found=found)
        _take(text, folded, (*link.span(1), 0), found=found)
        masked[link.start() : link.end()] = _HIDDEN * len(link[0])
    rest = "".join(masked)
    for quote in _QUOTE.finditer(rest):
        start, end = quote.span(quote.lastindex or 0)
        if rest[start:end].replace(_HIDDEN, "").strip(_TRAILING):
            _take(text, folded, (start, end, 1), found=found)
            masked[quote.start() : quote.end()] = _HIDDEN * len(quote[0])
    rest = "".join(masked)
    found.extend(_plain(text, rest))
    return tuple(_outermost(sorted(found, key=lambda claim: (claim.outer[0], -claim.outer[1]))))


def _outermost(ordered: list[Claim]) -> Iterator[Claim]:
    reach = -1
    for claim in ordered:
        if claim.outer[0] >= reach:
            reach = claim.outer[1]
            yield claim


def _code_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Give start, end and length of the marks of each code span; runs pair within a paragraph."""
    runs = [run.span() for run in _RUNS.finditer(text)]
    closers: dict[int, int] = {}
    partner = [-1] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        partner[index] = closers.get(length, -1)
        closers[length] = index
    index = 0
    while index < len(runs):
        other = partner[index]
        if other > 0 and "\n\n" not in text[runs[index][1] : min(runs[other][0], runs[index][1] + 4000)]:
            yield runs[index][1], runs[other][0], runs[index][1] - runs[index][0]
            index = other
        index += 1


def _take(
    text: str, folded: str, span: tuple[int, int, int], *, found: list[Claim], code: bool = False
) -> None:
    start, end, marks = span
    outer = (start - marks, end + marks)
    if marks >= _FENCE and "\n" in folded[start:end]:
        start = folded.index("\n", start)  # behind the word that names the language
    while start < end and folded[start] in " \t*\n":
        start += 1
    while end > start and folded[end - 1] in (" \t\n" if code else _TRAILING + "*"):
        end -= 1
    if start == end:
        return
    content = folded[start:end]
    kind, day, numbers = _kind(content)
    if code and kind in {"name", "number", "version", "date"}:
        kind = "code"
    mute = kind == "name" and not code and (content.lower() in REPORT_WORDS or len(content) == 1)
    mute = mute or content.lower() in RESULT_FIELDS
    found.append(
        Claim(
            kind=kind,
            text=text[start:end],
            start=start,
            end=end,
            outer=outer,
            day=day,
            numbers=numbers,
            quoted=True,
            mute=mute,
            cut=folded.startswith(_ELLIPSES, outer[1]) or folded[start:end].endswith(_ELLIPSES),
        )
    )


def _kind(content: str) -> tuple[Kind, Day | None, tuple[Decimal, ...]]:
    date = DATE.fullmatch(content)
    if date and (day := day_of(date)):
        return "date", day, ()
    number = NUMBER.fullmatch(content)
    if number:
        return "number", None, values(number)
    if _URL.fullmatch(content):
        return "url", None, ()
    if _VERSION.fullmatch(content):
        return "version", None, ()
    if is_path(content):
        return "path", None, ()
    return "name", None, ()


def is_path(token: str) -> bool:
    """Whether a token is a path or a file's name."""
    if " " in token or "[" in token or token.endswith("/"):
        return False
    name = token.rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    return bool(stem and dot and extension.lower() in EXTENSIONS) or (
        token.count("/") > 1 or token.startswith(("/", "./", "../"))
    )


def _plain(text: str, rest: str) -> Iterator[Claim]:
    """Give the claims outside quotes and code: URLs, dates, identifiers, versions, paths, numbers."""
    masked = list(rest)
    if "://" in rest:
        for match in _URL.finditer(rest):
            start, end = match.start(), match.start() + len(match[0].rstrip(_TRAILING))
            yield _claim(text, (start, end), kind="url")
            masked[start:end] = _HIDDEN * (end - start)
        rest = "".join(masked)
    for line in _LINE.finditer(rest):
        for match in DATE.finditer(rest, *line.span()) if _DIGIT.search(line[0]) else ():
            day = day_of(match)
            if day is None or _inside_token(rest, match.start(), match.end()):
                continue
            start, end = match.start(), match.start() + len(match[0].rstrip(_TRAILING))
            yield _claim(text, (start, end), kind="date", day=day)
            masked[start:end] = _HIDDEN * (end - start)
    rest = "".join(masked)
    for match in _TOKEN.finditer(rest):
        yield from _token(text, rest, match.start(), match.end())


def _inside_token(rest: str, start: int, end: int) -> bool:
    """Whether a date is a part of something longer, as in `2025-05-01-preview` or `report-2025-05-01.md`."""
    after = rest[end : end + 2]
    return (start > 0 and rest[start - 1] in "-_/." and rest[start - 2 : start - 1].isalnum()) or (
        len(after) > 1 and after[0] in "-_" and after[1].isascii() and after[1].isalnum()
    )


def _token(text: str, rest: str, start: int, end: int) -> Iterator[Claim]:
    token = rest[start:end]
    if token.startswith("-"):
        yield _claim(text, (start, end), kind="code")
    elif token[0].isdigit() and (number := NUMBER.match(rest, start)) and _is_quantity(token):
        end = max(number.end(), start)
        ordinal = bool(_ORDINAL.match(rest, end) or _NTH.search(rest, max(start - 2, 0), start))
        yield _claim(text, (start, end), kind="number", numbers=values(number), mute=ordinal)
    elif _VERSION.fullmatch(token):
        yield _claim(text, (start, end), kind="version")
    elif token.lower() in COMMON_NAMES:
        return
    elif is_path(token):
        yield _claim(text, (start, end), kind="path")
    elif "/" in token:
        at = start
        for part in token.split("/"):
            if part:
                yield from _token(text, rest, at, at + len(part))
            at += len(part) + 1
    elif _is_identifier(token) and not _is_label(rest, start):
        yield _claim(text, (start, end), kind="name" if token[0].isupper() else "code")


def _is_quantity(token: str) -> bool:
    return (
        token.replace(".", "", 1).isdigit()
        or bool(_MEASURED.fullmatch(token) or _COMPOUND.fullmatch(token))
        or (token.replace("-", "", 1).isdigit())
    )


def _is_identifier(token: str) -> bool:
    letters = any(character.isalpha() for character in token)
    if not letters or len(token) < 2:  # noqa: PLR2004 - one letter names nothing
        return False
    return (
        "_" in token
        or any(character.isdigit() for character in token)
        or bool(_CAMEL.search(token))
        or bool(_DOTTED.fullmatch(token) and token.islower() and len(token) > 4)  # noqa: PLR2004 - `e.g`, `i.e`
    )


def _is_label(rest: str, start: int) -> bool:
    """Whether this is a remark on the report's own language, `Locale: en_US`."""
    return rest[max(0, start - 10) : start].rstrip(" *").lower().endswith(("locale:", "locale"))


def _claim(
    text: str,
    span: tuple[int, int],
    *,
    kind: Kind,
    day: Day | None = None,
    numbers: tuple[Decimal, ...] = (),
    mute: bool = False,
) -> Claim:
    start, end = span
    return Claim(
        kind=kind, text=text[start:end], start=start, end=end, outer=span, day=day, numbers=numbers, mute=mute
    )
