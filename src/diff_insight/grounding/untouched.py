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
from diff_insight.grounding.wordings import ALTERED, BECAME, CALLED_NO_MORE, IF, STILL


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
        if shown.count("removed", name) and shown.changes_of(name) == {0}:
            yield claim
    for claim in _told(ALTERED, template, span, places):
        if claim.kind == "code" and _stays(claim, shown) and not shown.is_place(literal(claim.text)):
            yield claim
    if IF.search(template, *span):
        return  # it may be so on another condition alone
    alone = sum(claim.quoted for at, claim in places.items() if span[0] <= at < span[1]) == 1
    for claim in _told(CALLED_NO_MORE, template, span, places):
        if claim.kind == "code" and (_stays(claim, shown) or _is_as_often(claim, shown, alone=alone)):
            yield claim
    for claim in _told(BECAME, template, span, places):
        if claim.kind == "code" and _stays(claim, shown):
            yield claim


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
