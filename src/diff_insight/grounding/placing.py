"""Whether what is said to have changed in a place changed there.

A place is a name that the trees of the file know: a function, a section, a key. It is the wrong one where its
lines, before or after, hold none of the changed lines that show what the clause speaks of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import literal
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import PLACES, SUBJECTS

_CLAUSE = re.compile(r"[;；。\n]|\. ")
_NAMING = {"code", "name"}


def misplaced_in(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the places of a sentence that hold nothing of what is said to have changed in them.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for start, end in _clauses(template):
        found = {claim.start: claim for at, claim in places.items() if start <= at < end}
        named: dict[int, Claim] = {}
        for pattern in (*PLACES, *SUBJECTS):
            for match in pattern.finditer(template, start, end):
                claim = places.get(match.start("place"))
                if claim is not None and claim.quoted and claim.kind in _NAMING:
                    named[claim.start] = claim
        things = [claim for at, claim in found.items() if at not in named and _is_told(claim)]
        for claim in named.values():
            if things and _holds_none(claim, things, shown):
                yield claim


def _clauses(template: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _CLAUSE.finditer(template):
        yield start, mark.start()
        start = mark.end()
    yield start, len(template)


def _is_told(claim: Claim) -> bool:
    return claim.quoted or claim.kind in {"number", "version"}


def _holds_none(place: Claim, things: Sequence[Claim], shown: Shown) -> bool:
    held = [shown.holds(literal(place.text), literal(thing.text).strip()) for thing in things]
    return False in held and True not in held
