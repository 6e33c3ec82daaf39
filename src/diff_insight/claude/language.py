"""Whether a text is in the asked language, told by its letters and its smallest words.

Kana make Japanese, Han without kana makes Chinese, and Chinese that GB 2312 cannot write but Big5 can
is in traditional letters. English is told from other languages in Latin letters by its function
words. Names quoted from a diff are English in every language, so they are taken out first and the
thresholds are generous. Why no statistical detector: docs/decisions/0061.
"""

import re

from diff_insight.model import Locale

_KANA = re.compile(r"[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_OTHER = re.compile(r"[\u0370-\u1fff\uac00-\ud7af]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_NAME = re.compile(
    r"\"[^\"\n]*\"|“[^“”\n]*”|「[^「」\n]*」|https?://\S+"
    r"|(?<!\S)\S{0,200}[_/.:=@#$%{}()\[\]<>\\]\S{0,200}[A-Za-z0-9]|\b\w{0,200}\d\w*\b|\b[A-Z]{2,}\b"
)
_ENGLISH_WORDS = """
a about added adds after all also an and any are as at be been before both but by can change changed
changes do does each for from gains gone has have in into is it its longer mentions more moved moves
names new no not now of old on one only or other out page removed removes renamed replaces same
section some states than that the their them then these they this those to two under until was were
when where which while who with without you your
"""
_FOREIGN_WORDS = """
le la les des une du et est dans pour avec sur qui que pas ce cette sont au aux el los las una es en
por con para del se su como os um uma é não com da na der das und ist nicht mit den dem ein eine
wird für auf von zu il lo gli di che per sono è non het een niet wordt zijn
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
"""Function words of French, Spanish, Portuguese, German, Italian and Dutch that are no English words."""

_CJK_SHARE = 0.25
"""Least share of the letters that are Han or kana in a Chinese or Japanese text; names are Latin."""
_FEWEST_LETTERS = 12
"""Below this many letters an English text is not judged by its words."""


def wrong_language(text: str, *, locale: Locale) -> str | None:
    """Say in which way a text is not in the language of `locale`; None where it is, or nobody can tell.

    Args:
        text: Without its code spans.
        locale: What was asked for.
    """
    text = _NAME.sub(" ", text)
    kana, han, other = (len(letters.findall(text)) for letters in (_KANA, _HAN, _OTHER))
    words = [word.lower() for word in _WORD.findall(text)]
    letters = kana + han + other + sum(map(len, words))
    if letters == 0:
        return None
    if other > letters / 3 or (locale != "en_US" and kana + han < letters * _CJK_SHARE):
        return f"is not in the language of {locale}"
    if locale == "en_US":
        return _not_english(words, cjk=kana + han, letters=letters)
    if locale == "ja_JP":
        return None if kana * 10 >= han else "is not Japanese: it has no kana"
    return _not_chinese(text, kana=kana, han=han)


def _not_chinese(text: str, *, kana: int, han: int) -> str | None:
    if kana > max(3, han / 10):
        return "is not Chinese: it has kana"
    return "is not in simplified Chinese letters" if _traditional(text) else None


def _not_english(words: list[str], *, cjk: int, letters: int) -> str | None:
    if cjk * 4 > letters:
        return "is not English"
    if letters < _FEWEST_LETTERS:
        return None
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    return "is not English" if foreign > english or (len(words) > 25 and english * 20 < len(words)) else None  # noqa: PLR2004 - a long text without function words


def _traditional(text: str) -> bool:
    """Whether more letters are traditional alone than simplified alone."""
    traditional = simplified = 0
    for letter in _HAN.findall(text):
        in_gb, in_big5 = _encodes(letter, "gb2312"), _encodes(letter, "big5")
        traditional += in_big5 and not in_gb
        simplified += in_gb and not in_big5
    return traditional > simplified and traditional > 1


def _encodes(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
