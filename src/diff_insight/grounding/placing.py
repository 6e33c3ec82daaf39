"""Whether what is said to have changed in a place changed there.

A place is a name that the trees of the file know: a function, a section, a key. It is the wrong one where its
lines, before or after, hold none of the changed lines that show what the clause speaks of.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal, stream
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import ACTORS, CALLS, LIST_STEP, OWNERS, PARTS, PLACES, STAYS, SUBJECTS

_CLAUSE = re.compile(r"[;；。\n]|\. ")
_NAMING = {"code", "name"}
_LISTED = re.compile(rf"□{LIST_STEP.pattern}$")
"""Behind what stands the last of several that something is said of together."""
_BEGINNING = 16
"""Characters ahead of a place that a clause begins with (`In the method `): that of all behind it."""
_STEP = 12
"""Characters between two of a list."""


def misplaced_in(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the places of a sentence that hold nothing of what is said to have changed in them.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for start, end in _clauses(template):
        if STAYS.search(template, start, end):
            continue  # what stays stands on lines that did not change
        found = {claim.start: claim for at, claim in places.items() if start <= at < end}
        callees = dict(_named(CALLS, template, (start, end), places))
        named = dict(_named((*PLACES, *SUBJECTS, *PARTS), template, (start, end), places))
        heading = [
            claim
            for claim in dict(_named(PLACES, template, (start, end), places)).values()
            if any(one is claim and at - start < _BEGINNING for at, one in places.items())
        ]
        owning = dict(_named(OWNERS, template, (start, end), places))
        acting = dict(_named(ACTORS, template, (start, end), places))
        named |= {at: claim for at, claim in acting.items() if shown.has_body(literal(claim.text))}
        things = [
            claim for at, claim in found.items() if at not in named and at not in callees and _is_told(claim)
        ]
        for claim in named.values():
            if (
                things
                and not _is_named_anew(claim, things, shown)
                and (claim in heading or not _changes_with(claim, things, shown))
                and _holds_none(claim, things, shown.holds)
            ):
                yield claim
        for claim in owning.values():
            if claim.start not in named and _owns_none(claim, found.values(), shown):
                yield claim
        for claim in callees.values():
            if things and _holds_none(claim, things, shown.calls_with):
                yield claim


def placed(template: str, places: Mapping[int, Claim]) -> Iterator[Claim]:
    """Give what a text names as where something happened: in it, or as what it begins with.

    Args:
        template: The text with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
    """
    for pattern in PLACES:
        for match in pattern.finditer(template):
            if claim := places.get(match.start("place")):
                yield claim
    if first := places.get(0):
        yield first


def _named(
    patterns: Iterable[re.Pattern[str]], template: str, span: tuple[int, int], places: Mapping[int, Claim]
) -> Iterator[tuple[int, Claim]]:
    """Give what a clause names as a place, by its offset in the text."""
    start, _ = span
    for pattern in patterns:
        for match in pattern.finditer(template, *span):
            claim = places.get(match.start("place"))
            behind = match.end() + (template[match.end() : match.end() + 1] == " ")
            what = places.get(behind)  # what stands right behind is what is there, and no number of it
            if claim is None or not claim.quoted or claim.kind not in _NAMING or (what and not what.quoted):
                continue
            if not _LISTED.search(template, max(start, match.start("place") - _STEP), match.start("place")):
                yield claim.start, claim


def _clauses(template: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _CLAUSE.finditer(template):
        yield start, mark.start()
        start = mark.end()
    yield start, len(template)


def _is_named_anew(place: Claim, things: Sequence[Claim], shown: Shown) -> bool:
    """Whether what is told of the place is its other name."""
    own = stream(place.text)
    return any(
        not {(own, stream(one.text)), (stream(one.text), own)}.isdisjoint(shown.pairs) for one in things
    )


def _changes_with(place: Claim, things: Sequence[Claim], shown: Shown) -> bool:
    """Whether a run of changed lines has the name with what is told of it, so that it is told of as well."""
    own = literal(place.text).strip().lower()
    others = [literal(one.text).strip().lower() for one in things]
    parts = (shown,) if isinstance(shown, Evidence) else shown.parts
    return any(
        any(side.has(own) for side in run) and any(side.has(other) for side in run for other in others)
        for part in parts
        for run in part.changed_runs
    )


def _owns_none(place: Claim, things: Iterable[Claim], shown: Shown) -> bool:
    """Whether all that came or went by these names belongs to something of another name."""
    name = literal(place.text)
    owners = [shown.owners_of(literal(one.text)) for one in things if one is not place and one.quoted]
    known = [owner for owner in owners if owner]
    own = stream(_OWNERS.split(name)[-1])
    return bool(known) and all(own not in owner for owner in known)


_OWNERS = re.compile(r"[.:#]+")


def _is_told(claim: Claim) -> bool:
    return claim.quoted or claim.kind in {"number", "version"}


def _holds_none(place: Claim, things: Sequence[Claim], holds: Callable[[str, str], bool | None]) -> bool:
    held = [holds(literal(place.text), literal(thing.text).strip()) for thing in things]
    return False in held and True not in held
