"""The wordings of change in English, German, Chinese and Japanese, as patterns over a sentence's template.

`□` is a claim. What a wording calls `old` must stand on removed lines, what it calls `new` on added ones.
"""

import re
from collections.abc import Iterator

from diff_insight.grounding.folding import HAN, KANA
from diff_insight.grounding.numbers import COUNT_WORD
from diff_insight.grounding.wordings import chinese, english, german, japanese
from diff_insight.grounding.wordings.chinese import CHINESE
from diff_insight.grounding.wordings.comparing import LESS, MORE
from diff_insight.grounding.wordings.contrasts import CHINESE_PAIRS, ENGLISH_PAIRS, JAPANESE_PAIRS
from diff_insight.grounding.wordings.english import ENGLISH
from diff_insight.grounding.wordings.german import GERMAN
from diff_insight.grounding.wordings.japanese import JAPANESE
from diff_insight.grounding.wordings.pattern import Pattern

_ENGLISH = re.compile(r"[a-z]{2}|[→>⇒➔➡]")


def patterns_for(template: str) -> tuple[Pattern, ...]:
    """Give the wordings that a sentence can have: its characters tell its language."""
    english = (*ENGLISH, *GERMAN, *ENGLISH_PAIRS) if _ENGLISH.search(template) else ()
    if KANA.search(template):
        return (*english, *JAPANESE, *JAPANESE_PAIRS)
    return (*english, *CHINESE, *CHINESE_PAIRS) if HAN.search(template) else english


def actions_in(clause: str) -> frozenset[str] | None:
    """Give what a clause says happened, where it says one thing alone; None where it is open.

    Args:
        clause: Folded and in lower case.
    """
    said = all_actions_in(clause)
    return said if len(said) == 1 and said != {"changed"} else None


def all_actions_in(clause: str) -> frozenset[str]:
    """Give everything that a clause says happened.

    Args:
        clause: Folded and in lower case.
    """
    return frozenset(action for action, wording in _ACTIONS if wording.search(clause))


def turns_in(clause: str) -> tuple[str, tuple[str, ...]]:
    """Give a clause without the words that say what came and what went, and what these say, in order.

    Args:
        clause: Folded and in lower case.
    """
    turns = tuple("added" if found.lastgroup == "came" else "removed" for found in _TURN.finditer(clause))
    return _TURN.sub("◇", clause), turns


def turns_of(clause: str) -> Iterator[tuple[str, int, int]]:
    """Give each word of a clause that says what came or went: which of them, and where it stands.

    Args:
        clause: Folded and in lower case.
    """
    for found in _TURN.finditer(clause):
        yield "added" if found.lastgroup == "came" else "removed", *found.span()


def contradicts_itself(clause: str) -> bool:
    """Whether a clause says that something new went or something outdated came, or joins a verb with itself.

    Args:
        clause: Folded and in lower case.
    """
    return bool(_AGAINST.search(clause))


_LANGUAGES = (english, german, chinese, japanese)
BEYOND = re.compile(
    "|".join(getattr(language, name) for language in _LANGUAGES for name in ("PURPOSE", "BENEFIT", "PRAISE"))
)
"""Purpose, benefit and praise: what no diff shows."""
ATTRIBUTED = re.compile("|".join(language.ATTRIBUTED for language in _LANGUAGES))
"""What says whose they are."""
PLACES, SUBJECTS, PARTS, CALLS, ACTORS, OWNERS = (
    tuple(re.compile(one) for language in _LANGUAGES for one in getattr(language, name))
    for name in ("PLACES", "SUBJECTS", "PARTS", "CALLS", "ACTORS", "OWNERS")
)
"""Where something changed, what a pair of values is said of, of what a part changed, what is called
with other arguments, what does something else now, and what has a member more or less."""
ON, OFF = (
    tuple(re.compile(one) for language in _LANGUAGES for one in getattr(language, name))
    for name in ("ON", "OFF")
)
"""What says of a name that it is on now, or off."""
CHECKED, UNCHECKED, NEEDED, UNNEEDED = (
    tuple(re.compile(one) for language in _LANGUAGES for one in getattr(language, name))
    for name in ("CHECKED", "UNCHECKED", "NEEDED", "UNNEEDED")
)
"""What says that a check came, or went, that a name became required, or optional."""
OF_CHANGE = re.compile("|".join(language.OF_CHANGE for language in _LANGUAGES))
"""What says of the change itself what came or went, and does not repeat what a page says."""
FIELDS = {
    "author": r"\bauthors?\b|\bautor\w*|著者|作成者|作者",
    "reviewer": r"\breviewers?\b|レビュアー|レビュー担当|レビューア|审阅者|审查者|审核者|\bprüfer\w*",
    "manager": r"\bmanagers?\b|マネージャー|管理者|经理|管理员",
    "description": r"\bdescriptions?\b|概要説明|メタ説明|\bbeschreibung\w*",
    "titleSuffix": r"\btitle suffix\b|タイトル(?:の)?(?:サフィックス|接尾辞)|标题后缀|\btitelzusatz\b",
}
"""The last word of a key of a page's metadata, and what texts call it."""
IN_ITS_PLACE = re.compile("|".join(language.IN_ITS_PLACE for language in _LANGUAGES))
"""How a clause begins of what is there instead of what the clause before it tells."""
MODIFIERS = {
    "async": r"async(?:hron(?:ous)?)?|异步(?:函数|方法)?|非同期",
    "static": r"static|statisch|静态(?:函数|方法)?|静的",
    "abstract": r"abstract|abstrakt|抽象(?:类|方法)?",
    "final": r"final",
    "synchronized": r"synchroni[sz]ed|synchronisiert|同步(?:方法)?",
    "deprecated": r"deprecated|veraltet|已?弃用|已?废弃|非推奨",
    "private": r"private|privat|私有|プライベート",
    "protected": r"protected|geschützt|受保护的?",
    "internal": r"internal|intern|内部",
    "public": r"public|öffentlich|公开|公開",
    "const": r"const",
    "readonly": r"read-?only|schreibgeschützt|只读|読み取り専用",
}
"""A keyword of code, and what it is called in words."""
IS_SUCH, NO_SUCH = (
    tuple(one for language in _LANGUAGES for one in getattr(language, name))
    for name in ("IS_SUCH", "NO_SUCH")
)
"""What says that something has a modifier, or no longer, with `{}` for its word."""
RELATIONS, BOUNDS = (
    {
        one: tuple(re.compile(said) for language in _LANGUAGES for said in getattr(language, name)[one])
        for one in getattr(english, name)
    }
    for name in ("RELATIONS", "BOUNDS")
)
RELATIONS |= {"more": MORE, "less": LESS}
"""How names stand to each other in a condition, and on which side of a number the bound is."""
OCCURRENCES = re.compile(
    rf"(?P<n>□|\b{COUNT_WORD}\b|(?<![第十])[二两三四五六七八九]|\b(?:{'|'.join(german.NUMBERS)})\b)"
    rf"(?:{'|'.join(language.OCCURRENCES for language in _LANGUAGES)})"
)
"""How many calls, places and the like there are."""
ARGUMENTS = re.compile(
    rf"(?P<n>□|\b{COUNT_WORD}\b|[一二两三四五六七八九]|\b(?:{'|'.join(german.NUMBERS)})\b)"
    rf"(?:{'|'.join(language.ARGUMENTS for language in _LANGUAGES)})"
)
"""With how many arguments something is called."""
COMES_OF = re.compile("|".join(language.COMES_OF for language in _LANGUAGES))
"""What says what comes of a case."""
ALTERED = tuple(re.compile(one) for language in _LANGUAGES for one in (language.ALTERED, *language.ALTERS))
ALWAYS = re.compile("|".join(language.ALWAYS for language in _LANGUAGES))
"""What says that something changed, and that it is no longer so on a condition alone."""
STILL, CALLED_NO_MORE, BECAME, SETS, GIVEN = (
    tuple(re.compile(one) for language in _LANGUAGES for one in getattr(language, name))
    for name in ("STILL", "CALLED_NO_MORE", "BECAME", "SETS", "GIVEN")
)
"""What says that something is no longer part of another, that nothing calls or uses it, that it is new where
another stood, or has a new name; what gives it a value, and which it has."""
STAYS = re.compile(
    r"\b(?:stays?|remains?|unchanged|still|as before|bleib(?:t|en)|unverändert|weiterhin)\b"
    r"|保持不变|仍|没有变|未变|まま|引き続き|変わりま?せん|変更され(?:てい)?ま?せん"
)
"""What says that something did not change."""
IF = re.compile(r"\b(?:if|when|unless|wenn|falls|sofern)\b|只要|如果|当|若|时(?=，|。)|なら|場合|とき")
"""What says on what condition something is so."""
LATER = re.compile(f"{english.LATER}|{german.LATER}")
"""What says of something that is still to happen."""
ONLY, ENDS = (
    re.compile("|".join(getattr(language, name) for language in _LANGUAGES)) for name in ("ONLY", "ENDS")
)
"""What says that something is so on a condition alone, and what says that it ends there."""
BEFORE_NOW = re.compile("|".join(language.BEFORE_NOW for language in _LANGUAGES))
"""What says that it was so before, or is so no longer."""
IS_NOW, GONE_NOW, BOTH_TIMES, IS_SO, IS_LEFT = (
    re.compile("|".join(getattr(language, name) for language in _LANGUAGES))
    for name in ("IS_NOW", "GONE_NOW", "BOTH_TIMES", "IS_SO", "IS_LEFT")
)
"""What says that something is so from now on, that it is so no longer, what sets the two against each
other, what says that something is so, and what may be said of a thing that is no more."""
ABOUT_WHAT = re.compile("|".join(rf"(?:{one})$" for one in (english.ABOUT_WHAT, german.ABOUT_WHAT)))
WHAT_OF = re.compile(f"{chinese.WHAT_OF}|{japanese.WHAT_OF}")
REMARK = re.compile(f"{english.ABOUT_WHAT}|{german.ABOUT_WHAT}|{WHAT_OF.pattern}")
"""What stands before a name, or behind it, and says that something about it came or went, and not itself; and
what says so anywhere in a clause."""
EVERY_FILE = re.compile("|".join(language.EVERY_FILE for language in _LANGUAGES))
PLACED = re.compile("|".join(language.PLACED for language in _LANGUAGES))
FILE_ITSELF = re.compile("|".join(language.FILE_ITSELF for language in _LANGUAGES))
_ACTIONS = tuple(
    (
        action,
        re.compile("|".join(getattr(language, name) for language in _LANGUAGES)),
    )
    for action, name in (
        ("added", "IS_ADDED"),
        ("removed", "IS_CUT"),
        ("renamed", "IS_RENAMED"),
        ("moved", "IS_MOVED"),
        ("changed", "IS_CHANGED"),
    )
)
_TURN = re.compile(
    r"(?:\b(?:is|are|ist|sind)\s+)?(?:"
    + "|".join(
        f"(?P<{name}>{'|'.join(getattr(language, said) for language in _LANGUAGES)})"
        for name, said in (("came", "IS_ADDED"), ("went", "IS_CUT"))
    )
    + ")"
)
_AGAINST = re.compile(
    "|".join(getattr(language, name) for language in _LANGUAGES for name in ("NEW_WENT", "OLD_CAME", "TWICE"))
)
LIST_STEP = re.compile(r"\s*(?:[,、，;；]|(?:,\s*)?(?:and|und|or|oder)\b|和|以及|或|と|や)\s*")
"""What stands between the entries of a list."""
DENIED = re.compile(
    r"\b(?:no|not|none|nothing|without|never|n/a|neither|nor|aren't|isn't|don't|doesn't|non)\b|ありません|ない|なし|ず|せん|没有|无|未|不(?!兼容)|非",
    re.IGNORECASE,
)
"""Words that deny what a clause says."""
NEGATED_AFTER = re.compile(r"[^□。，、,.\n]{0,8}(?:ない|ません|なく|ず(?:に|、|。))")
"""A denial right behind a wording, which is where Japanese has it."""
