"""Names that a sentence has without any mark: `the sponsor Moxy is added`, `NSA のガイドが削除されました`.

Capitals make a name in English and Latin letters with one make it in Chinese and Japanese, where lines of the
file have it. What a sentence says of such a name is held against these lines as if it were marked.
"""

import re
from collections.abc import Iterator, Sequence

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.direction import template_of, told_alone
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import CJK, literal
from diff_insight.grounding.lookup import plain_test, standing
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.vocabulary import COMMON_NAMES, REPORT_WORDS
from diff_insight.grounding.wordings import DENIED, GONE_NOW, IF, STAYS

_NAME = re.compile(r"(?<![\w.`*/-])[A-Z][A-Za-z0-9]{2,30}(?:[ -][A-Z][A-Za-z0-9]{1,30}){0,4}(?![\w`*/]|\.\w)")
_FIRST = re.compile(r"(?P<article>(?:The|A|An|Its|This|That|These|All|Both|Each|Only)(?=\s))?[A-Za-z]*\s")
_GERMAN = re.compile(
    r"\b(?:der|die|das|dem|den|ein|eine|einen|ist|sind|wird|werden|wurde|und|von|neu|entf\w+|jetzt|nicht)\b",
    re.IGNORECASE,
)
"""In German every noun has a capital."""
_HEADING = re.compile(r"\*\*[^*\n]{1,200}\*\*[:：]?|^[^:：\n]{1,60}[:：]|^\s*[-*]\s")
"""What a model writes in title case, or before the first word of a sentence."""
_LINK = re.compile(r"□\s?(?:の)?\s?(?:link|url|address|anchor|リンク|链接|verweis)")
"""It may go while its text stays."""
_OF = re.compile(
    r"\b(?:of|about|to|for|with|on|in|from|by|between|regarding|zu|über|von|mit|für)\s"
    r"(?:the\s|der\s|den\s|die\s)?(?:[a-z]+\s){0,2}$"
)
"""Something of it came or went, and not itself."""
_PART = re.compile(r"□ ?の[^□、。がをはも]{1,12}(?=[がをはも])")
_SUBJECT = re.compile(
    r"^\s*(?:the |an? |der |die |das )?(?:[a-zäöüß]+ ){0,3}□(?: [a-zäöüß]+){0,2}"
    r" (?:is now|are now|now|changes|gets|gains|no longer)\b"
    r"|^\s*[^□，。]{0,8}□[^□，。]{0,10}(?:现在|现已|不再|有变化|有改动)"
    r"|^\s*[^□、。]{0,8}□[^□、。]{0,14}(?:ようになり|なくなり|変わり|変更され)"
)
"""A name of which a sentence says first that it is another now."""


def misnamed(text: str, span: tuple[int, int], found: Sequence[Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names without marks of a sentence that says of them what the lines with them deny.

    Args:
        text: The whole text.
        span: Of the sentence.
        found: The claims of the sentence.
        shown: The evidence.
    """
    said = text[slice(*span)]
    if not isinstance(shown, Evidence) or not shown.hunks or _GERMAN.search(said) or _is_title(said):
        return
    names = {name.start: name for name in _names(text, span, found, shown) if standing(name, shown)}
    if not names:
        return
    every = sorted([*found, *names.values()], key=lambda claim: claim.start)
    template, places = template_of(text, span, every)
    if STAYS.search(template) or DENIED.search(GONE_NOW.sub("", template)) or IF.search(template):
        return
    for claim, role in told_alone(_PART.sub(_blank, template), places, shown):
        other = _LINK.search(template) or _OF.search(text, span[0], claim.start)
        if claim.start in names and other is None and _went_otherwise(claim, role, shown):
            yield claim
    subject = _SUBJECT.search(template)
    if subject is not None:
        claim = places[template.index("□", subject.start())]
        only = shown.stands_only(plain_test(claim)) == "context"
        if claim.start in names and only and not shown.is_place(claim.text):
            yield claim


def _is_title(said: str) -> bool:
    """Whether more than half of the words in it have a capital, so that none is a name by that."""
    words = [word for word in _WORD.findall(said) if len(word) > _SHORT]
    return not CJK.search(said) and sum(word[0].isupper() for word in words) * 2 > len(words) > _SHORT


_WORD = re.compile(r"[A-Za-z]+")
_SHORT = 3


def _blank(part: re.Match[str]) -> str:
    return "□".ljust(len(part[0]))


def _went_otherwise(claim: Claim, role: str, shown: Evidence) -> bool:
    """Whether a name that is told to be gone stands as often on the lines that came; or the other way."""
    low = literal(claim.text).lower()
    went, came = (shown.count(side, low) for side in _SIDES)
    return came >= went if role == "old" else went >= came


_SIDES: tuple[Side, ...] = ("removed", "added")


def _names(text: str, span: tuple[int, int], found: Sequence[Claim], shown: Evidence) -> Iterator[Claim]:
    start, end = span
    headings = [(start + one.start(), start + one.end()) for one in _HEADING.finditer(text[start:end])]
    begins = {
        at + len(text[at:end]) - len(text[at:end].lstrip()) for at in (start, *(at for _, at in headings))
    }
    taken = [claim.outer for claim in found] + headings
    for match in _NAME.finditer(text, start, end):
        at, word = match.start(), match[0]
        if at in begins and not CJK.search(text, start, end):
            first = _FIRST.match(word)
            whole = None if first and first["article"] else _claim(at, word)
            if first is None or (whole is not None and standing(whole, shown)):
                continue  # the first word of an English sentence has its capital from there
            at, word = at + first.end(), word[first.end() :]
        if word.lower() in COMMON_NAMES or word.lower() in REPORT_WORDS:
            continue
        if any(one < match.end() and match.start() < other for one, other in taken):
            continue
        yield _claim(at, word)


def _claim(at: int, word: str) -> Claim:
    end = at + len(word)
    return Claim(kind="code", text=word, start=at, end=end, outer=(at, end), quoted=True)
