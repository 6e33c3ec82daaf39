"""Values of a diff as pieces of a text: cut safely, and never able to act as Markdown.

Every value comes from a hostile patch. It is shown either as a code span (whose fence is longer than
any run of backticks inside) or between quotation marks where nothing in it can act as Markdown. A value
that is cut is cut to a prefix, with the ellipsis outside, so that what is quoted stands in the diff.
"""

import re
import unicodedata
from functools import lru_cache

ELLIPSIS = "…"

# A value is shown in a title, an explanation and an overview of each language, one file at a time.
remembered = lru_cache(maxsize=2048)

_RUN = re.compile(r"`+")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_LINKED = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)")
_FRAGMENT = re.compile(r"\]\([^()\s]{0,1000}\)?|\[(?=[^\]]*$)")
_BEYOND_LETTERS = "\u2000"
_MARKED = re.compile(r"[`*\[<]|\]\(")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_WRAPPED = re.compile(
    r"(?P<mark>\*\*|__|`+|\*|_)(?P<marked>[^`*_].*?)(?P=mark)|!?\[(?P<text>[^\[\]]+)\]\([^()\s]*\)", re.DOTALL
)
_ACTIVE = re.compile(r"[*_\[\]<>\\&~|#@^${}\"`]|://|www\.|\!\[|^\s*(?:[-+=]|\d+[.)])\s")
_SHORTEST_PREFIX = 24
# controls, blanks and line ends of Unicode: with these as blanks nearly every value is harmless
_AS_BLANKS = dict.fromkeys(
    (
        *range(0x20),
        *range(0x7F, 0xA1),
        0x1680,
        *range(0x2000, 0x200B),
        0x2028,
        0x2029,
        0x202F,
        0x205F,
        0x3000,
    ),
    " ",
)


@remembered
def clean(text: str) -> str:
    """Give a value as one visible line: no line ends, tabs, controls, bidi or zero-width characters."""
    if text.isprintable():
        return text.strip()
    shown = text.translate(_AS_BLANKS)
    if shown.isprintable():
        return re.sub(" {2,}", " ", shown).strip()
    kept = []
    for at, char in enumerate(text):
        category = unicodedata.category(char)
        if category in {"Cc", "Zl", "Zp", "Zs"}:
            kept.append(" ")
        elif category == "Cs":
            kept.append("\ufffd")
        elif category != "Cf" or (char == "\u200d" and _joins_emoji(text, at)):
            kept.append(char)
    return re.sub(" {2,}", " ", "".join(kept)).strip()


def _joins_emoji(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1] > _BEYOND_LETTERS < text[at + 1]


def cut(text: str, limit: int) -> str:
    """Cut to at most `limit` characters, at a word border where one is near; no ellipsis is added.

    A number is never cut into a smaller one, nor a letter parted from its accents.
    """
    if len(text) <= limit:
        return text
    end = text.rfind(" ", limit // 3, limit + 1)
    if end < 0:
        end = limit
        while (
            end > limit // 2 and text[end - 1].isascii() and text[end - 1].isalnum() and text[end].isalnum()
        ):
            end -= 1
        if end <= limit // 2:
            end = limit
        while end > 1 and _inseparable(text, end):
            end -= 1
    return text[:end].rstrip(" ,;:-–—(/.、，；：（").rstrip() or text[:end].rstrip()


def _inseparable(text: str, end: int) -> bool:
    after, before = text[end], text[end - 1]
    return bool(unicodedata.combining(after)) or after in "\u200d\ufe0f" or before == "\u200d"


def shorten(text: str, limit: int) -> str:
    """Cut plain text to at most `limit` characters, the ellipsis among them."""
    return text if len(text) <= limit else cut(text, max(1, limit - 1)) + ELLIPSIS


def unwrapped(text: str) -> str:
    """Give a value without the Markdown marks that enclose all of it.

    "`gpt`" gives "gpt", "[text](url)" gives "text": parts of the value, still.
    """
    text = clean(text)
    for _ in range(2):
        match = _WRAPPED.fullmatch(text)
        if match is None:
            break
        inner = match["marked"] if match["mark"] else match["text"]
        if match["mark"] and match["mark"] in inner:
            break
        text = inner.strip() or text
    return text


def bare(text: str) -> str:
    """Give a value as a reader of the page sees it: without code marks, bold marks, link targets and tags."""
    text = clean(text)
    if not _MARKED.search(text):
        return text
    shown = _FRAGMENT.sub("", _TAG.sub(" ", _LINKED.sub(r"\1", text))).replace("`", "").replace("**", "")
    return re.sub(r"\s{2,}", " ", shown).strip() or text


def is_sentence(text: str) -> bool:
    """Tell whether a value reads as prose rather than as a name: at least four words of letters."""
    return len(_WORDS.findall(text)) > 3 and " " in text  # noqa: PLR2004 - said above


@remembered
def code(text: str, limit: int) -> str:
    """Give a value as a code span, cut to `limit` characters; empty where nothing is visible."""
    text = clean(text)
    shown = cut(text, limit)
    if not shown:
        return ""
    fence = "`" * (max((len(run) for run in _RUN.findall(shown)), default=0) + 1)
    pad = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}" + (ELLIPSIS if shown != text else "")


@remembered
def quoted(text: str, limit: int) -> str:
    """Give prose between quotation marks, cut to `limit` characters; as code where it could act as Markdown.

    Code spans inside stay code spans; links show their text. What could act as Markdown ends the quote,
    or, where that is too soon, the prose is shown as code.
    """
    text = clean(text)
    if _SPAN.fullmatch(text):
        return code(unwrapped(text), limit)
    if not _ACTIVE.search(text):
        shown = cut(text, limit)
        return f'"{shown}"' + (ELLIPSIS if shown != text else "") if shown else ""
    seen = _FRAGMENT.sub("", _TAG.sub(" ", _LINKED.sub(r"\1", text)).replace("**", "")).strip() or text
    if seen.count("`") % 2:
        seen = seen.replace("`", "").strip() or text
    shown = cut(seen, limit)
    if not shown:
        return ""
    made: list[str] = []
    at = 0
    for span in _SPAN.finditer(shown):
        made.extend((shown[at : span.start()], span[0]))
        at = span.end()
    made.append(shown[at:])
    for index in range(0, len(made), 2):
        active = _ACTIVE.search(made[index])
        if active is None:
            continue
        prefix = ("".join(made[:index]) + made[index][: active.start()]).rstrip(" (")
        if len(prefix) < _SHORTEST_PREFIX:
            return code(text, limit)
        shown = prefix
        break
    return f'"{shown}"' + (ELLIPSIS if shown != seen else "")


@remembered
def named(text: str, limit: int) -> str:
    """Give a name or value: as code, or as a quotation where it is prose or holds Markdown of its own."""
    text = unwrapped(text)
    seen = bare(text)
    return quoted(seen, limit) if seen != text or is_sentence(text) else code(text, limit)


@remembered
def plain(text: str, limit: int) -> str:
    """Give a value for a title: one plain line without marks, cut to `limit` characters."""
    return shorten(bare(unwrapped(text)), limit)


@remembered
def plain_quoted(text: str, limit: int) -> str:
    """Give prose for a title between quotation marks, cut to `limit` characters between them."""
    text = bare(unwrapped(text))
    shown = cut(text, limit)
    marked = shown if '"' in shown else f'"{shown}"'
    return marked + (ELLIPSIS if shown != text else "") if shown else ""


def escaped(text: str) -> str:
    """Give plain text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#&~|@^${}])", r"\\\1", clean(text))
