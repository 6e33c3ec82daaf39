"""One spelling for what people and pages write in many: widths, dashes, quotes, entities, Markdown.

Texts and patches are folded the same way before they are compared, so that a full-width digit, a
smart quote or a bold mark is never taken for a difference.
"""

import html
import re

from diff_insight.trees import doc_marks

_WIDE = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_SAME_WIDTH = str.maketrans(
    {
        **{chr(wide): chr(narrow) for wide, narrow in _WIDE.items()},
        **dict(zip("．％／＋－＿＠＃＄＆＝（）［］｛｝＜＞：", ".%/+-_@#$&=()[]{}<>:", strict=True)),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u00a0\u3000\u2007\u2009\u200a\u202f", " "),
        **dict.fromkeys("～〜", "~"),
        "\u2019": "'",
        "\r": " ",
    }
)
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘‚‛′", "'"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"),
        "…": "...",
    }
)
_NESTED = str.maketrans("'「」『』", '""""' + '"')
"""A quotation inside another one bears other marks than it does alone."""
_LINK_TARGET = re.compile(r"\]\([^()\n]{0,2000}\)|\]\[[^\][\n]{0,200}\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_ROLE = re.compile(r"\{[a-z]{1,20}\}(?=`)|:[a-z]{1,20}(?::[a-z]{1,20})?:(?=`)")
"""The role of what stands in code marks, as MyST and reStructuredText write it."""
_WORD = re.compile(r"[a-z0-9\u00b5-\u024f\u0370-\u052f]+|[\u3040-\u30ff]+|[\u3400-\u9fff\uac00-\ud7af]")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
KANA = re.compile(r"[\u3041-\u30fa\uff66-\uff9f]")
HAN = re.compile(r"[\u3400-\u9fff]")


def fold(text: str) -> str:
    """Give the text with one width and one dash; every character keeps its place."""
    return text.replace("\r", " ") if text.isascii() else text.translate(_SAME_WIDTH)


def literal(text: str) -> str:
    """Give the text in the form in which it is searched: folded, entities resolved, one kind of quote."""
    if "&" in text:
        text = html.unescape(text)
    if text.isascii():
        return text.replace("\r", " ")
    return text.translate(_SAME_WIDTH).translate(_QUOTES)


def bare(text: str) -> str:
    """Give a `literal` text without its Markdown: link targets, tags, emphasis and code marks."""
    text = _ROLE.sub("", _TAG.sub(" ", _LINK_TARGET.sub("", doc_marks.read(text))))
    return text.replace("`", "").replace("*", "").replace("\\", "")


def tokens(text: str) -> list[str]:
    """Give the words of a `literal` text, lower-case, as they stand."""
    return _WORD.findall(text.lower())


def words(text: str) -> list[str]:
    """Give the words of a `literal` text, lower-case, in the singular; each han character is one."""
    return [_singular(word) for word in tokens(text)]


def stream(text: str) -> str:
    """Give a text so that two that say the same are equal: case, white space, Markdown, a last mark aside."""
    said = bare(literal(text)).translate(_NESTED).lower()
    return " ".join(said.split()).rstrip(".…。,、:;")


def spoken(text: str) -> str:
    """Give the words of a text without its marks: what a text quotes may leave them out."""
    return " ".join(tokens(bare(literal(text))))


def paired(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Give the forms in which a text may set two against each other: to the letter, and by their words."""
    exact, loose = (stream(old), stream(new)), (spoken(old), spoken(new))
    if exact[0] == exact[1]:  # they differ in what is else no word: `Cow<Hay>` in what looks like a tag
        exact = (" ".join(literal(old).lower().split()), " ".join(literal(new).lower().split()))
    return (exact,) if loose[0] == loose[1] else (exact, loose)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - `dies`, `ties` are no plurals of -y
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):  # noqa: PLR2004 - `is`, `its`, `aws`
        return word[:-1]
    return word
