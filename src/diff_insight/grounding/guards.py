"""A check that is told to have come or gone, and a name that is told to be required or not, in words.

`A check for blocked users is added`, `load no longer checks the address`: what a condition with an exit (a
return, a raise) says is held against the conditions that came and went in that place.
"""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import literal
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import BEFORE_NOW, CHECKED, NEEDED, REMARK, UNCHECKED, UNNEEDED

_CLAUSE = re.compile(r"(?:[^;；。.\n]|\.(?=\S))+")
_PHRASE = re.compile(r"[^,，;；:：。\n]+")
_NEEDS = (*((True, pattern) for pattern in NEEDED), *((False, pattern) for pattern in UNNEEDED))
_CHECKS = (("added", "removed", CHECKED), ("removed", "added", UNCHECKED))


def misguarded(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[tuple[int, int]]:
    """Give the clauses, by offsets of the template, that say of a check the contrary of what happened.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        for said, contrary, patterns in _CHECKS:
            if REMARK.search(clause[0]) or not any(pattern.search(clause[0]) for pattern in patterns):
                continue
            inside = [claim for at, claim in places.items() if clause.start() <= at < clause.end()]
            names = [literal(claim.text).strip() for claim in inside if claim.quoted]
            holders = [name for name in names if shown.has_body(name)]
            code = [claim for claim in inside if claim.quoted and literal(claim.text).strip() not in holders]
            if any(shown.stands_only(plain_test(claim)) == said for claim in code):
                continue
            if shown.guards(holders, [literal(claim.text) for claim in code]) == {contrary}:
                yield clause.span()


def misrequired(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give what is told to be required where it became optional, or the other way round."""
    for clause in _PHRASE.finditer(template):
        if BEFORE_NOW.search(clause[0]):
            continue
        for needed, pattern in _NEEDS:
            for match in pattern.finditer(template, *clause.span()):
                claim = places.get(match.start("place"))
                if claim is not None and claim.quoted and shown.required(literal(claim.text)) == {not needed}:
                    yield claim
