"""Whether the text of a page was put into another language: what went is in one script, what came in another.

What a page said in one language and says in another is neither gone nor new.
"""

import re
from collections.abc import Iterator, Sequence

from diff_insight.model import Fact

_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile("`[^`]*`")
_EASTERN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA, _HANGUL = re.compile("[\u3041-\u30fa]"), re.compile("[\uac00-\ud7af]")
_TEXTS = frozenset(
    "section heading sentence paragraph list_item definition footnote admonition table_cell table_row "  # noqa: SIM905 - reads as a list
    "table_column metadata link image quote tab".split()
)
_LEAST = 3
"""Texts from which on a page is a translation: fewer may be a name or a quotation."""
_MOST = 0.5
"""Share of the eastern letters that makes a text Korean: a page names other languages in their scripts."""
_SOME = 0.1
"""The same of kana: a Japanese text is Chinese signs for the rest."""
_NATIVE, _FOREIGN = 0.3, 0.1
"""Shares of letters of an eastern script on both sides: names and code stay as they are."""


def translated_into(facts: Sequence[Fact]) -> str:
    """Give the code of the language that the changed text of a page was put into; empty for none."""
    sides = [pair for fact in facts for one in fact.all() for pair in _sides(one)]
    gone = [old for old, _ in sides if old]
    come = [new for _, new in sides if new]
    eastern = [text for text in come if _share(text) >= _NATIVE]
    if len(eastern) < _LEAST or 2 * len(eastern) < len(come):
        return ""
    latin = [text for text in gone if _share(text) <= _FOREIGN and _has_words(text)]
    if len(latin) < _LEAST or 2 * len(latin) < len(gone):
        return ""
    return _language_of("".join(eastern))


def _language_of(said: str) -> str:
    """Give the language that most of a text is in."""
    letters = len(_EASTERN.findall(said))
    if len(_HANGUL.findall(said)) >= _MOST * letters:
        return "ko"
    return "ja" if len(_KANA.findall(said)) >= _SOME * letters else "zh"


def is_of_translation(fact: Fact) -> bool:
    """Tell whether a fact of a translated page is what went in one language or came in the other."""
    sides = list(_sides(fact))
    return bool(sides) and all(
        (not old or _share(old) <= _FOREIGN) and (not new or _share(new) >= _NATIVE) for old, new in sides
    )


def _has_words(text: str) -> bool:
    """Tell whether a text says something in a language: no address and no code does."""
    return any(_LETTER.search(word) for word in _CODE.sub(" ", text).split() if "//" not in word)


def passages(fact: Fact) -> int:
    """Give how many texts there are in the other language in what was translated."""
    return sum(bool(new) for one in fact.all() for _, new in _sides(one))


def _sides(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give what a fact says on both sides, in words."""
    if fact.thing not in _TEXTS:
        return
    if fact.action == "renamed":
        yield fact.previous_name or "", fact.name
    elif fact.action == "removed":
        yield fact.old or fact.name, ""
    elif fact.action == "added":
        yield "", fact.new or fact.name
    elif fact.old and fact.new:
        yield fact.old, fact.new


def _share(text: str) -> float:
    if text.isascii():
        return 0.0
    letters = len(_LETTER.findall(text))
    return len(_EASTERN.findall(text)) / letters if letters else 0.0
