"""A page that was put into another language: told once, not as text that went and text that came."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.facts.translated import Translation, is_remark, passages, quoted, translation_of
from diff_insight.languages import Plural, msgid
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.point import FILE, Place
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

PUT_INTO = Plural("one passage is translated into {language}", "{n} passages are translated into {language}")
REMARKS_PUT_INTO = Plural(
    "one comment is translated into {language}", "{n} comments are translated into {language}"
)
ONE_PUT_INTO = msgid("{old} is translated into {language}: {new}")
SUCH_AS = msgid("{clause}, such as {old} → {new}")
READS = msgid("{clause}: {said}")
IN_SECTION = msgid("{clause} ({place})")
TITLE = msgid("Translates {title} into {language}")
TITLE_PAGE = msgid("Translates the page {title} into {language}")
TITLE_COUNTED = Plural("Translates one passage into {language}", "Translates {n} passages into {language}")
REMARKS_TITLE = Plural("Translates one comment into {language}", "Translates {n} comments into {language}")
_BACK = "en"
"""The language that others are translated from: what comes in it is the original, perhaps a later one."""
NOW_IN = Plural("one passage is in {language} now", "{n} passages are in {language} now")
ONE_NOW_IN = msgid("{old} is in {language} now: {new}")
NOW_IN_TITLE = msgid("Puts {title} into {language}")
NOW_IN_PAGE = msgid("Puts the page {title} into {language}")
NOW_IN_COUNTED = Plural("Puts one passage into {language}", "Puts {n} passages into {language}")
LANGUAGES: Mapping[str, str] = {
    "zh": msgid("Chinese"),
    "ja": msgid("Japanese"),
    "ko": msgid("Korean"),
    "en": msgid("English"),
}

_ANCHOR = "heading_anchor"
"""What a translated heading bears so that links to it still lead there."""
_ONE_SIDED = {"added": "code_block_gains", "removed": "code_block_loses"}
_METADATA = frozenset({"metadata", "metadata_entry"})
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile("`[^`]*`")
_WORDS = 3
"""Words of a text that says more than a term does."""
_SHORT = 80
"""Characters of a text that is an example of others."""
_Leaf = tuple[Fact, Place]


def put_into(file: AnalyzedFile, leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give what is told of a page, what was translated in it as one."""
    translation = translation_of(file.facts)
    if not translation.language:
        yield from leaves
        return
    leaves = [part for leaf in leaves for part in _without_remarks(leaf, translation)]
    told = [leaf for leaf in leaves if translation.holds(leaf[0])]
    names = {fact.name for fact, _ in told if fact.thing == "section"}
    anchors = [
        leaf
        for leaf in leaves
        if leaf[0].thing == _ANCHOR and (translation.whole or names & {*leaf[0].where[-1:], leaf[1].name})
    ]
    if not told:
        yield from leaves
        return
    page = {"page": file.change.path.rpartition("/")[2]}
    renamed = {fact.previous_name: fact.name for fact, _ in told if fact.thing == "section"}
    places = dict.fromkeys(replace(place, name=renamed.get(place.name, place.name)) for _, place in told)
    if len(places) > 1 and all(place.heading for place in places):
        page["sections"] = "\n".join(place.name for place in places)
    parts = tuple(fact for fact, _ in (*told, *anchors))
    kind = "whole_prose_translated" if translation.whole else "prose_translated"
    fact = Fact(kind=kind, name=translation.language, parts=parts, details=page)
    yield fact, next(iter(places)) if len(places) == 1 else FILE
    known = {id(fact) for fact in parts}
    yield from (leaf for leaf in leaves if id(leaf[0]) not in known)


def _without_remarks(leaf: _Leaf, translation: Translation) -> Iterator[_Leaf]:
    """Give the comments among the lines that an example gains or loses one by one, then the rest."""
    fact, place = leaf
    remarks = [part for part in fact.parts if part.thing == "code_line" and translation.holds(part)]
    if fact.thing != "code_block" or not remarks:
        yield leaf
        return
    yield from ((remark, place) for remark in remarks)
    rest = tuple(part for part in fact.parts if not any(part is one for one in remarks))
    if rest:
        old, new = ("\n".join(getattr(part, side) or "" for part in rest) for side in ("old", "new"))
        sides = {part.action for part in rest}
        kind = _ONE_SIDED.get(next(iter(sides)), fact.kind) if len(sides) == 1 else fact.kind
        yield replace(fact, kind=kind, parts=rest, old=fact.old and old, new=fact.new and new), place


def _passages(facts: Sequence[Fact]) -> int:
    return sum(passages(fact.parts) for fact in facts)


def _of_remarks(facts: Sequence[Fact]) -> bool:
    return all(is_remark(part) for fact in facts for part in fact.parts)


def _pair(phrases: "Phrases", facts: Sequence[Fact]) -> tuple[str, str] | None:
    """Give what is an example of all that was translated: a heading, else what says the most.

    That is a text of some words that both versions have, else the only one that went from a place with the
    only one that came there. None where only labels of values are short enough: that a word for "Type"
    stands there tells no one what.
    """
    parts = [part for fact in facts for part in fact.parts if not is_remark(part)]
    renamed = [(one.previous_name, one.name) for one in parts if one.kind == "section_renamed"]
    changed = [one for one in parts if one.action == "changed" and one.thing != _ANCHOR]
    telling = [(one.old, one.new) for one in changed if one.thing == "metadata" or _tells(one)]
    for old, new in (*renamed, *telling, *_alone(parts)):
        if old and new and max(len(old), len(new)) <= _SHORT:
            return phrases.shown(old, quoted=True), phrases.shown(new, quoted=True)
    return None


def _tells(fact: Fact) -> bool:
    """Tell whether more of a text than a term was translated."""
    was, now = ({*_WORD.findall(_CODE.sub(" ", text or "").casefold())} for text in (fact.old, fact.new))
    return len(was - now) >= _WORDS


def _alone(parts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Give the first sentences of paragraphs of which one alone went from a place and one came there."""
    places: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for part in parts:
        if part.thing == "paragraph" and part.action in _ONE_SIDED and (said := part.details.get("says")):
            places.setdefault(part.where, ([], []))[part.action == "added"].append(said)
    for gone, come in places.values():
        if len(gone) == len(come) == 1:
            yield gone[0], come[0]


def _reads(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Quote the only passage as it reads now, a long one by its first sentence."""
    texts = [part for fact in facts for part in fact.parts if part.new and part.action != "removed"]
    if len(texts) != 1 or _passages(facts) != 1:
        return ""
    return phrases.shown(texts[0].new or "", quoted=True) or phrases.shown(
        texts[0].details.get("says", ""), quoted=True
    )


def _sections(facts: Sequence[Fact]) -> tuple[Place, ...]:
    """Give the sections that hold what was translated, none where the page itself was by its title."""
    named = facts[0].details.get("sections", "") if len(facts) == 1 and not _heads(facts[0]) else ""
    return tuple(Place(name, heading=True) for name in named.splitlines())


def _title_of(phrases: "Phrases", fact: Fact) -> str:
    """Give the title of a translated page: that of its metadata, or its only heading of the first level."""
    named = [part.new or "" for part in fact.parts if part.thing == "metadata" and part.name == "title"]
    named += [part.name for part in fact.parts if "heads" in part.details]
    return phrases.shown(named[0], quoted=True) if len(named) == 1 else ""


def _heads(fact: Fact) -> bool:
    """Tell whether what heads the page was translated: else a part of it may have been, and was before."""
    if all(part.thing in _METADATA for part in fact.parts):
        return False
    outer = [part for part in fact.parts if part.kind == "section_renamed" and not part.where]
    return (fact.thing == "whole_prose" and len(outer) > 1) or any(
        "heads" in part.details or (part.thing == "metadata" and part.name == "title") for part in fact.parts
    )


def _said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    language = phrases.words.text(LANGUAGES[facts[0].name])
    alone = quoted([part for fact in facts for part in fact.parts])
    if alone is not None and len(facts) == 1:
        old, new = (phrases.shown(said, quoted=True) for said in alone)
        if old and new:
            form = ONE_NOW_IN if facts[0].name == _BACK else ONE_PUT_INTO
            return phrases.words.text(form, old=old, new=new, language=language)
    usual = NOW_IN if facts[0].name == _BACK else PUT_INTO
    forms = REMARKS_PUT_INTO if _of_remarks(facts) else usual
    clause = phrases.words.plural(*forms, _passages(facts), language=language)
    if pair := _pair(phrases, facts):
        clause = phrases.words.text(SUCH_AS, clause=clause, old=pair[0], new=pair[1])
    elif said := _reads(phrases, facts):
        clause = phrases.words.text(READS, clause=clause, said=said)
    sections = _sections(facts)
    return phrases.placed(sections, clause) if len(sections) > 1 else clause


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = facts[0]
    language = phrases.words.text(LANGUAGES[fact.name])
    back = fact.name == _BACK
    page = phrases.shown(fact.details["page"], quoted=False)
    for title in (_title_of(phrases, fact), page) if _heads(fact) else ():
        if title:
            yield phrases.words.text(NOW_IN_PAGE if back else TITLE_PAGE, title=title, language=language)
    alone = quoted(fact.parts) if len(facts) == 1 and not _of_remarks(facts) else None
    if alone and (title := phrases.shown(alone[0], quoted=True)):
        yield phrases.words.text(NOW_IN_TITLE if back else TITLE, title=title, language=language)
    form = REMARKS_TITLE if _of_remarks(facts) else NOW_IN_COUNTED if back else TITLE_COUNTED
    counted = phrases.words.plural(*form, _passages(facts), language=language)
    sections = _sections(facts)
    if len(sections) > 1 and (place := phrases.plain_place(sections)):
        yield phrases.words.text(IN_SECTION, clause=counted, place=place)
    if len(sections) <= 1 or phrases.names == 1:  # first with a name less
        yield counted


WAYS = dict.fromkeys(("prose_translated", "whole_prose_translated"), Way(_said, _title))
