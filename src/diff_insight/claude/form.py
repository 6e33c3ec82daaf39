r"""Language and form of a model's text: what is cleaned silently, and what is asked for again.

Cleaning takes away what no reader wants and no meaning hangs on (tags, images, live links, mentions,
control characters). A fault is a sentence that the model can be told.
"""

import re
from collections.abc import Iterator, Sequence

from diff_insight.languages.typography import UNSPACED
from diff_insight.model import LOCALES, Locale

from .answers import FileText, OverviewText
from .language import wrong_language

_MOST_READ = 20_000
"""Characters of a text that are looked at; far below that it is too long anyway."""
TITLE_CHARACTERS = 80
EXPLANATION_CHARACTERS = (8, 2_400)
"""Fewest and most; the prompt asks for half of the most."""
POINTS = 12
POINT_CHARACTERS = 600
SUMMARY_CHARACTERS = 800

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^“”\n]*”|„[^„“\n]*“|「[^「」\n]*」")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\s]{0,500}(?:\s{1,9}\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\]\((?:<[^<>\n]{0,500}>|[^()\s]{0,500})(?:\s{1,9}\"[^\"\n]{0,500}\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]*)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--(?:(?!-->|<!--).)*-->", re.DOTALL)
_URL = re.compile(r"\bhttps?://[^\s<>`）】」』。、，；]+[^\s<>`）】」』。、，；.,;:!?)]", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w/@`.])@[A-Za-z0-9][\w-]*(?:/[\w-]+)?")
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})", re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+\S|^[^\n]+\n[ ]{0,3}(?:={2,}|-{2,})[ \t]*$", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|", re.MULTILINE)
_LEAKED = re.compile(
    r"\b(?:locale|language)\s*[:：]\s*(?:en|zh|ja|de)\b|(?:ロケール|语言|言語|语言环境|Sprache)\s*[:：]"
    rf"|\b(?:{'|'.join(LOCALES)})\b|</?(?:format|title|explanation|instructions?|output|answer|thinking)>"
    r"|\bmodification_type\b|=data-[0-9a-f]{12}=",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"\bI(?:'m| am) (?:sorry|unable|an? (?:AI|language model))|\bI (?:apologi[sz]e|cannot|can't)\b"
    r"|\bas an AI\b"
    r"|抱歉|对不起|作为(?:一个)?(?:AI|人工智能|语言模型)"
    r"|申し訳(?:ありません|ございません)|AI(?:モデル|アシスタント)として",
    re.IGNORECASE,
)


def clean(text: str, *, one_line: bool = False) -> str:
    """Give the text without tags, images, live links, mentions and control characters.

    What stands in code spans stays as it is, but for control characters. The rest of a Markdown
    text that could break a page is the renderer's to escape.
    """
    text = _CONTROL.sub("", text[:_MOST_READ].replace("\r\n", "\n").replace("\r", "\n"))
    pieces: list[str] = []
    at = 0
    for code in _CODE.finditer(text):
        pieces += [_plain(text[at : code.start()]), code[0]]
        at = code.end()
    joined = "".join([*pieces, _plain(text[at:])])
    if one_line:
        return " ".join(joined.split())
    return "\n".join(row.rstrip() for row in joined.strip().split("\n"))


def _plain(text: str) -> str:
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"`\1`", text)
    text = _TAG.sub("", text)
    text = _URL.sub(lambda url: f"`{url[0]}`", text) if "`" not in text else text
    return _MENTION.sub(lambda name: f"`{name[0]}`", text)


def clean_file_text(text: FileText) -> FileText:
    """Clean both parts; a title loses its full stop and its backticks stay."""
    title = clean(text.title, one_line=True)
    return FileText(
        title=title.removesuffix("。").removesuffix(".") if not title.endswith("..") else title,
        explanation=clean(text.explanation),
    )


def clean_overview_text(text: OverviewText) -> OverviewText:
    """Clean every part; points become one line each, empty ones go."""

    def points(given: Sequence[str]) -> list[str]:
        lines = (clean(point, one_line=True).removeprefix("- ").removeprefix("* ") for point in given)
        return [line for line in lines if line]

    return OverviewText(
        summary=clean(text.summary, one_line=True),
        highlights=clean(text.highlights),
        new_features=points(text.new_features),
        breaking_changes=points(text.breaking_changes),
        other_updates=points(text.other_updates),
        insights=clean(text.insights),
    )


def file_text_faults(text: FileText, *, locale: Locale, parts: int = 1) -> tuple[str, ...]:
    """Give what is wrong with a cleaned text, each as a sentence; none where it can stand.

    Args:
        text: Cleaned.
        locale: The language asked for.
        parts: How many answers the explanation was joined from.
    """
    fewest, most = EXPLANATION_CHARACTERS
    return (
        *(f"title: {fault}" for fault in _title_faults(text.title)),
        *(
            f"explanation: {fault}"
            for fault in _body_faults(text.explanation, locale=locale, bounds=(fewest, most * parts))
        ),
        *_language_faults(f"{text.title}\n\n{text.explanation}", locale=locale),
    )


def overview_text_faults(text: OverviewText, *, locale: Locale) -> tuple[str, ...]:
    """The same for an overview."""
    faults: list[str] = []
    for name, value, most in (
        ("summary", text.summary, SUMMARY_CHARACTERS),
        ("highlights", text.highlights, EXPLANATION_CHARACTERS[1]),
        ("insights", text.insights, EXPLANATION_CHARACTERS[1]),
    ):
        faults += [f"{name}: {fault}" for fault in _body_faults(value, locale=locale, bounds=(8, most))]
    points = [*text.new_features, *text.breaking_changes, *text.other_updates]
    for point in points:
        faults += [
            f"point: {fault}" for fault in _body_faults(point, locale=locale, bounds=(4, POINT_CHARACTERS))
        ]
    if max(len(text.new_features), len(text.breaking_changes), len(text.other_updates)) > POINTS:
        faults.append(f"lists: at most {POINTS} points each")
    everything = "\n\n".join([text.summary, text.highlights, *points, text.insights])
    return (*dict.fromkeys(faults), *_language_faults(everything, locale=locale))


def _title_faults(title: str) -> Iterator[str]:
    if not title.strip("`*_ "):
        yield "is empty"
    if len(title) > TITLE_CHARACTERS:
        yield f"has {len(title)} characters, {TITLE_CHARACTERS} are the most"
    yield from _leaks(title)


def _body_faults(text: str, *, locale: Locale, bounds: tuple[int, int]) -> Iterator[str]:
    fewest, most = bounds
    if not text:
        yield "is empty"
        return
    if len(text) < (fewest // 2 if locale.partition("_")[0] in UNSPACED else fewest):
        yield "is too short to say what changed"
    if len(text) > most:
        yield f"has {len(text)} characters, {most} are the most"
        return
    outside = _CODE.sub("`x`", text)
    if _FENCE.search(text):
        yield "holds a code block"
    if _HEADING.search(outside):
        yield "holds a heading"
    if _TABLE.search(outside):
        yield "holds a table"
    yield from _leaks(text)


def _leaks(text: str) -> Iterator[str]:
    outside = _QUOTED.sub(" ", _CODE.sub(" ", text))
    if _LEAKED.search(outside):
        yield "repeats words of the instructions"
    if _APOLOGY.search(outside):
        yield "speaks of its writer or apologises"


def _language_faults(text: str, *, locale: Locale) -> tuple[str, ...]:
    fault = wrong_language(_CODE.sub(" ", text), locale=locale)
    return () if fault is None else (fault,)
