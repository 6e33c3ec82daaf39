"""Whether a text is in the asked language, told by its letters and its smallest words.

Kana make Japanese, Han without kana makes Chinese, and Chinese that GB 2312 cannot write but Big5 can
is in traditional letters. English and German are told from each other, and from other languages in
Latin letters, by their function words. Names quoted from a diff are English in every language, so they
are taken out first and the thresholds are generous. Why no statistical detector: docs/decisions/0061.
"""

import re

from diff_insight.model import Locale

_KANA = re.compile(r"[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_OTHER = re.compile(r"[\u0370-\u1fff\uac00-\ud7af]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_NAME = re.compile(
    r"\"[^\"\n]*\"|“[^“”\n]*”|„[^„“\n]*“|「[^「」\n]*」|https?://\S+"
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
por con para del se su como os um uma é não com da na il lo gli di che per sono è non het een niet
wordt zijn
"""
_GERMAN_WORDS = """
ab aber als am an anstelle auch auf aus bei beim bisher damit darin das dass dazu dem den der des
die durch ein eine einem einen einer eines entfällt entfallen für geändert gibt hat haben heißt
hinzu im ins ist jetzt kann kein keine mehr mit nach neu neue neuen neuer neues nicht noch nun nur
ob oder ohne sich sie sind sowie statt steht über um und unter vom von vor war was weitere wenn
werden wie wird wo zu zum zur
"""
_FUNCTION_WORDS = {
    "en_US": frozenset(_ENGLISH_WORDS.split()),
    "de_DE": frozenset(_GERMAN_WORDS.split()),
}
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
"""Of French, Spanish, Portuguese, Italian and Dutch: function words that English and German do not have."""
_LATIN = {"en_US": "English", "de_DE": "German"}

_CJK_SHARE = 0.25
"""Least share of the letters that are Han or kana in a Chinese or Japanese text; names are Latin."""
_FEWEST_LETTERS = 12
"""Below this many letters a text in Latin letters is not judged by its words."""


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
    if other > letters / 3 or (locale not in _LATIN and kana + han < letters * _CJK_SHARE):
        return f"is not in the language of {locale}"
    if locale in _LATIN:
        wrong = _by_words(words, locale, cjk=kana + han, letters=letters)
        return f"is not {_LATIN[locale]}" if wrong else None
    if locale == "ja_JP":
        return None if kana * 10 >= han else "is not Japanese: it has no kana"
    return _not_chinese(text, kana=kana, han=han)


def _not_chinese(text: str, *, kana: int, han: int) -> str | None:
    if kana > max(3, han / 10):
        return "is not Chinese: it has kana"
    return "is not in simplified Chinese letters" if _traditional(text) else None


def _by_words(words: list[str], locale: Locale, *, cjk: int, letters: int) -> bool:
    """Whether the words of a text are of another language, or of none: words that two share tell nothing."""
    if cjk * 4 > letters:
        return True
    if letters < _FEWEST_LETTERS:
        return False
    asked = _FUNCTION_WORDS[locale]
    others = _FOREIGN.union(*(known for one, known in _FUNCTION_WORDS.items() if one != locale))
    own = sum(word in asked for word in words)
    foreign = sum(word in others - asked for word in words)
    return foreign > own or (len(words) > 25 and own * 20 < len(words))  # noqa: PLR2004 - a long text without function words


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
