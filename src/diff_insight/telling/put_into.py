"""A page that was put into another language: told once, not as text that went and text that came."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from diff_insight.facts.translated import is_of_translation, passages, translated_into
from diff_insight.languages import Plural, msgid
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.point import FILE, Place
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

PUT_INTO = Plural("one passage is translated into {language}", "{n} passages are translated into {language}")
SUCH_AS = msgid("{clause}, such as {old} → {new}")
TITLE = msgid("Translates {title} into {language}")
TITLE_COUNTED = Plural("Translates one passage into {language}", "Translates {n} passages into {language}")
LANGUAGES: Mapping[str, str] = {
    "zh": msgid("Chinese"),
    "ja": msgid("Japanese"),
    "ko": msgid("Korean"),
}

_ANCHOR = "heading_anchor"
"""What a translated heading bears so that links to it still lead there."""
_Leaf = tuple[Fact, Place]


def put_into(file: AnalyzedFile, leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give what is told of a page, what was translated in it as one."""
    language = translated_into(file.facts)
    told = [fact for fact, _ in leaves if language and (is_of_translation(fact) or fact.thing == _ANCHOR)]
    if not told:
        yield from leaves
        return
    page = {"page": file.change.path.rpartition("/")[2]}
    yield Fact(kind="prose_translated", name=language, parts=tuple(told), details=page), FILE
    known = {id(fact) for fact in told}
    yield from (leaf for leaf in leaves if id(leaf[0]) not in known)


def _passages(fact: Fact) -> int:
    return sum(passages(part) for part in fact.parts)


def _headings(phrases: "Phrases", fact: Fact) -> Iterator[tuple[str, str]]:
    for part in fact.parts:
        if part.kind == "section_renamed":
            yield phrases.shown(part.previous_name or "", quoted=True), phrases.shown(part.name, quoted=True)


def _title_of(phrases: "Phrases", fact: Fact) -> str:
    """Give the title of a translated page: that of its metadata, or its only heading of the first level."""
    named = [part.new or "" for part in fact.parts if part.thing == "metadata" and part.name == "title"]
    named += [part.name for part in fact.parts if part.kind == "section_renamed" and not part.where]
    return phrases.shown(named[0], quoted=True) if len(named) == 1 else ""


def _heads(fact: Fact) -> bool:
    """Tell whether what heads the page was translated: else a part of it may have been, and was before."""
    return any(
        (part.kind == "section_renamed" and not part.where)
        or (part.thing == "metadata" and part.name == "title")
        for part in fact.parts
    )


def _said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    (fact,) = facts
    language = phrases.words.text(LANGUAGES[fact.name])
    clause = phrases.words.plural(*PUT_INTO, _passages(fact), language=language)
    for old, new in _headings(phrases, fact):
        if old and new:
            return phrases.words.text(SUCH_AS, clause=clause, old=old, new=new)
    return clause


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    (fact,) = facts
    language = phrases.words.text(LANGUAGES[fact.name])
    page = phrases.shown(fact.details["page"], quoted=False) if _heads(fact) else ""
    for title in (_title_of(phrases, fact), page):
        if title:
            yield phrases.words.text(TITLE, title=title, language=language)
    yield phrases.words.plural(*TITLE_COUNTED, _passages(fact), language=language)


WAY = Way(_said, _title)
