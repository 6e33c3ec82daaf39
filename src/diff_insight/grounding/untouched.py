"""What is told to be gone or to have changed, and did neither: changed lines have it as often, or not at all.

What is called or used no longer stands on fewer lines than before, in one place at least; a new name or value
stands on an added line, and what was renamed on a removed one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.wordings import (
    ALTERED,
    BECAME,
    BEFORE_NOW,
    CALLED_NO_MORE,
    GONE_NOW,
    IF,
    IS_NOW,
    OFF,
    ON,
    STAYS,
    STILL,
)
from diff_insight.grounding.wordings.told_of import BESIDE_BEHIND


def untouched(
    template: str, span: tuple[int, int], places: Mapping[int, Claim], shown: Evidence
) -> Iterator[Claim]:
    """Give the names of a clause that are told to be gone or changed, and stand where they stood.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        span: Of the clause.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for claim in _told(STILL, template, span, places):
        name = literal(claim.text).strip().lower()
        alone = len(places) == 1
        if shown.count("removed", name) and (
            shown.changes_of(name) == {0} or _is_as_often(claim, shown, alone=alone)
        ):
            yield claim
    for claim in _told(ALTERED, template, span, places):
        if claim.kind == "code" and _stays(claim, shown) and not shown.is_place(literal(claim.text)):
            yield claim
    yield from _alone_and_unchanged(template, span, places, shown)
    yield from _switched_and_unchanged(template, span, places, shown)
    if IF.search(template, *span):
        return  # it may be so on another condition alone
    alone = sum(claim.quoted for at, claim in places.items() if span[0] <= at < span[1]) == 1
    for claim in _told(CALLED_NO_MORE, template, span, places):
        if claim.kind in {"code", "name"} and (
            _stays(claim, shown) or _is_as_often(claim, shown, alone=alone)
        ):
            yield claim
    for claim in _told(BECAME, template, span, places):
        if claim.kind == "code" and _stays(claim, shown):
            yield claim


def _alone_and_unchanged(
    template: str, span: tuple[int, int], places: Mapping[int, Claim], shown: Evidence
) -> Iterator[Claim]:
    """Give the only name of a sentence that tells a change, where no changed line is about it or in it."""
    told = _AS_IT_IS.sub("", template[slice(*span)])
    if len(places) != 1 or STAYS.search(told) or not (IS_NOW.search(told) or GONE_NOW.search(told)):
        return
    (at, claim), *_ = places.items()
    if not span[0] <= at < span[1] or not claim.quoted or claim.kind != "code":
        return
    if BESIDE_BEHIND.match(template, at + 1):
        return
    name = literal(claim.text).strip()
    known = shown.is_place(name) or shown.on("path", plain_test(claim))
    if len(name) > _SHORT and _stays(claim, shown) and not known:
        yield claim


def _switched_and_unchanged(
    template: str, span: tuple[int, int], places: Mapping[int, Claim], shown: Evidence
) -> Iterator[Claim]:
    """Give what is told to have been turned on or off where no changed line is about it or in it."""
    if any(so.search(template, *span) for so in (BEFORE_NOW, _BY_DEFAULT, STAYS)):
        return  # that tells how it is, and not that it changed
    for wording in (*ON, *OFF):
        for match in wording.finditer(template, *span):
            claim = places.get(match.start("place"))
            if claim is None or not claim.quoted or claim.kind != "code":
                continue
            if _stays(claim, shown) and not shown.is_place(literal(claim.text).strip()):
                yield claim


_BY_DEFAULT = re.compile(r"\bby default\b|standardmäßig|默认|既定|デフォルト|標準")
_SHORT = 3
_AS_IT_IS = re.compile("ようになって(?:い|お)")
"""Japanese says so of what something is made for, and not that it changed."""


def _told(
    wordings: Sequence[re.Pattern[str]], template: str, span: tuple[int, int], places: Mapping[int, Claim]
) -> Iterator[Claim]:
    for wording in wordings:
        for match in wording.finditer(template, *span):
            claim = places.get(match.start("a"))
            if claim is not None and claim.quoted:
                yield claim


def _stays(claim: Claim, shown: Evidence) -> bool:
    return shown.stands_only(plain_test(claim)) == "context"


def _is_as_often(claim: Claim, shown: Evidence, *, alone: bool) -> bool:
    """Whether no run of changed lines has less of it than before; or all together, where it stands alone."""
    name = literal(claim.text).strip().lower()
    went, came = shown.count("removed", name), shown.count("added", name)
    return went > 0 and (min(shown.changes_of(name), default=-1) >= 0 or (alone and came >= went))
