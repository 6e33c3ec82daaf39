"""What the maintainers call an entry of a changelog: what breaks, is new, is mended, or none of it.

Each word is one of a published convention: Keep a Changelog's headings, those that the tools of Conventional
Commits make of types, towncrier's and Sphinx's, and their like in the languages of reports.
"""

import re
from collections.abc import Iterable
from typing import Literal

from diff_insight import commits as messages_of_commits
from diff_insight.late import late
from diff_insight.model import Fact, ModificationType

Part = Literal["breaking", "new", "mended", ""]

_BREAKING = re.compile(
    r"\W{0,8}(?:breaking\b|(?:backwards?[- ])?incompatib|破坏性|不兼容|破壊的|非互換|inkompatib|nicht abw)",
    re.IGNORECASE,
)
"""How an entry, or the heading that it stands under, begins that says so."""
_SAYS_BREAKING = late(
    r"(?:\A|[.!;(] {1,2})\W{0,4}(?:note(?: that)?:? )?(?:this|it|which) (?:is|was)(?: also)?(?: an?)?"
    r"(?: (?:potentially|possibly|slight|small|minor|technically))?(?: a)?"
    r" (?:breaking(?: \w{1,20})? change|(?:backwards?[- ])?incompatible)\b",
    re.IGNORECASE,
)
"""A sentence of an entry, or of one under it, that says so of the entry."""
_DROPS = late(
    r"\W{0,8}(?:drop(?:s|ped)?|remove[sd]?|end(?:s|ed)?)(?: the)?(?: official)? support\b", re.IGNORECASE
)
"""How an entry begins that takes away what the program ran on or worked with."""
_ADDS = re.compile(
    r"\W{0,8}(?:add(?:s|ed)?|new|introduc(?:e|es|ed)|support(?:s|ed)?|deprecat(?:e|es|ed))\b", re.IGNORECASE
)
"""How an entry begins that says of itself that there is something to use, or to give up."""
_GIVES_UP = re.compile(r"\b(?:is|are)(?: now)? deprecated\b", re.IGNORECASE)
"""What an entry says of something that its users have to give up."""
_TAKES_AWAY = re.compile(r"\W{0,8}(?:removed?|removes|removals?)\b", re.IGNORECASE)
"""How an entry, or the heading that it stands under, begins that says that something is no longer there."""
_DEPRECATED = re.compile(r"[\W_]{0,8}deprecat(?:ed|ions?)[\W_]{0,4}", re.IGNORECASE)
_INTERNAL = late(
    r"[\W_]{0,8}(?:internal(?:s| changes)?|under the hood|documentation|docs?|misc(?:ellaneous)?"
    r"|chores?|refactor(?:s|ings?)?|tests?|testing|ci|dependenc(?:y|ies)(?: updates)?|maintenance"
    r"|housekeeping|packaging"
    r"|文档|内部|ドキュメント|内部変更|dokumentation|intern)[\W_]{0,4}",
    re.IGNORECASE,
)
"""A heading, or the word before an entry's colon, that says that no user of the program meets it."""
_MENDED = late(
    r"[\W_]{0,8}(?:(?:bug[- ]?)?fix(?:es|ed)?|bugs fixed|修复|修正|不具合修正|behoben)[\W_]{0,4}",
    re.IGNORECASE,
)
_MARKED_MENDED = late(
    r"[\W_]{0,8}(?:(?:bug[- ]?)?fix(?:es|ed)?|修复|修正|behoben)(?:\([^()\n]{1,60}\))?[\W_]{0,4}[:：]",
    re.IGNORECASE,
)
_FIXES = late(
    r"fix(?:e[sd])?\b(?![-:]| (?:(?:a|an|the|some|more|various) )?(?:typo|doc|test|lint|ci\b|comment))",
    re.IGNORECASE,
)
"""How an entry begins that says by its verb that it is a fix of what the program does."""
_CHANGED = re.compile(
    r"[\W_]{0,8}(?:changed|变更|变化|変更|geändert|(?:behaviou?r(?:al)?|logic|default) changes?"
    r"|changes? (?:in|of|to) (?:behaviou?r|logic|defaults))(?:\([^()\n]{1,60}\))?[\W_]{0,4}(?:[:：]|\Z)",
    re.IGNORECASE,
)
"""A heading, or the word before an entry's colon, that says that what was there is otherwise now."""
_OTHERWISE = re.compile(
    r"\b(?:now )?defaults? to\b|\bdefault \w{1,40} (?:is|are|was|were|has been|have been)(?: now)? "
    r"(?:changed|raised|lowered|increased|decreased)\b|\b(?:instead of|no longer)\b",
    re.IGNORECASE,
)
"""What an entry says of something that was there and does otherwise now, without a call being changed."""
_NEW = late(
    r"[\W_]{0,8}(?:added|new|(?:new )?features?(?: added)?|additions|hinzugefügt|neu(?:e funktionen)?"
    r"|新增(?:功能)?|新功能|新特性|功能|追加|新機能|機能追加)[\W_]{0,4}",
    re.IGNORECASE,
)
"""A heading that says that all under it is new."""
_MARKED_NEW = re.compile(
    r"[\W_]{0,8}(?:added|new|feat(?:ure)?)(?:\([^()\n]{1,60}\))?[\W_]{0,4}:", re.IGNORECASE
)
"""How an entry begins that says so of itself."""
_REFERENCE = re.compile(r"\A[\[(]{0,2}#\d{1,9}[\])]{0,2}:? ?")
"""The number of a pull request before an entry."""

_OF_RELEASE = re.compile(r"\s[-\u2013\u2014:(] ?v?\d[\w.+-]{0,40}\)?\Z")
"""The release that towncrier and others write behind each heading under it: `Bug fixes - 4.57.2`."""


def words_of(fact: Fact) -> str:
    """Give an entry without the number before it, as a commit would have it."""
    return _REFERENCE.sub("", (fact.new or "").lstrip("*_ "), count=1)


def _headings(fact: Fact) -> list[str]:
    """Give the headings that an entry stands under, without the release that each may name."""
    return [_OF_RELEASE.sub("", name) for name in fact.where]


def part_of(fact: Fact) -> Part:
    """Give the part of a report that an entry belongs to by its maintainers' word."""
    if breaks(fact):
        return "breaking"
    said = words_of(fact)
    if _MARKED_NEW.match(said):
        return "new"
    if mends(fact):
        return "mended"
    header = messages_of_commits.header_of(said)
    under = any(map(_NEW.fullmatch, _headings(fact)))
    return "new" if under and header is None else ""


def breaks(fact: Fact) -> bool:
    """Tell whether the maintainers say that an entry breaks, in the entry or in one under it."""
    said = words_of(fact)
    if _DROPS.match(said) or any(_BREAKING.match(one) for one in (said, *fact.where)):
        return True
    return _SAYS_BREAKING.search(said) is not None or bool(remarks(fact))


def remarks(fact: Fact) -> list[Fact]:
    """Give what stands under an entry and only says that the entry breaks."""
    under = (part for part in fact.parts if part.kind == fact.kind)
    return [part for part in under if _SAYS_BREAKING.match(words_of(part))]


def mends(fact: Fact) -> bool:
    """Tell whether the maintainers say that an entry is a fix: by its word, its heading, or an advisory."""
    said = words_of(fact)
    if _MARKED_MENDED.match(said) or (_FIXES.match(said) and not is_internal(fact)):
        return True
    marked = _MARKED_NEW.match(said) or _CHANGED.match(said)
    headed = any(map(_MENDED.fullmatch, _headings(fact))) or bool(messages_of_commits.advisories(said))
    return not marked and headed


def changes(fact: Fact) -> bool:
    """Tell whether the maintainers say that an entry changes what was there or takes it away."""
    said = words_of(fact)
    if _CHANGED.match(said) or (_TAKES_AWAY.match(said) and not is_internal(fact)):
        return True
    marked = _MARKED_NEW.match(said) or _MARKED_MENDED.match(said)
    return not marked and any(
        _CHANGED.fullmatch(one) or _TAKES_AWAY.fullmatch(one) for one in _headings(fact)
    )


def does_otherwise(fact: Fact) -> bool:
    """Tell whether an entry says that what its users have does something else by itself: no fix of it."""
    said = words_of(fact)
    if mends(fact) or is_internal(fact) or _ADDS.match(said) or _MARKED_NEW.match(said):
        return False
    return _OTHERWISE.search(said) is not None


def is_internal(fact: Fact) -> bool:
    """Tell whether the maintainers say that an entry is about pages, tests or what is inside."""
    before, colon, _ = words_of(fact).partition(":")
    return bool(colon and _INTERNAL.fullmatch(before)) or any(map(_INTERNAL.fullmatch, _headings(fact)))


def offers(fact: Fact) -> bool:
    """Tell whether an entry says that users have something new to use, or something to give up.

    What is added to mend something stands under the heading of fixes.
    """
    if any(map(_MENDED.fullmatch, _headings(fact))):
        return False
    said = words_of(fact)
    headed = any(map(_DEPRECATED.fullmatch, _headings(fact)))
    if part_of(fact) == "new" or headed:
        return True
    return _ADDS.match(said) is not None or _GIVES_UP.search(said) is not None


def type_said(facts: Iterable[Fact]) -> ModificationType | None:
    """Give the type that the new entries of changelogs say of what a range changes; None where they say none.

    An entry that only says that something changed leaves that to the facts, and so does one of what breaks.
    """
    parts = {
        part_of(one)
        for top in facts
        for one in top.all()
        if one.kind == "changelog_entry_added" and not is_internal(one)
    }
    return "new feature" if "new" in parts else "bug fix" if "mended" in parts else None
