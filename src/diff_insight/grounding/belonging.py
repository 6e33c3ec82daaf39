"""Whether what a clause gives a name is its own: default, type, value, and what it left and reached.

A value that stands in the file proves nothing of a name that it does not stand with. What belongs to a name
is on its lines: those that the trees know it has, or those that it stands on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import DENIED, GONE_NOW
from diff_insight.grounding.wordings.owned import BELONGS, IMPORTED, LEFT, ONLY_IN, REACHED

_CLAUSE = re.compile(r"[^;；。\n]+")
_IF = re.compile(r"\b(?:if|when|unless|where|while|wenn|falls)\b|如果|当|若|场合|場合|とき")


def misplaced_by_place(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the places that hold nothing of what they are told to have, to have left or to have reached.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if isinstance(shown, Evidence):
        yield from mismoved(template, places, shown)
        yield from misimported(template, places, shown)
        yield from misplaced_alone(template, places, shown)


def misowned(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the values of a sentence that are not those of the names that it gives them.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template) if isinstance(shown, Evidence) else ():
        if _IF.search(clause[0]) or GONE_NOW.search(clause[0]):
            continue
        for match in (found for one in BELONGS for found in one.finditer(template, *clause.span())):
            subject, value = places.get(match.start("subject")), places.get(match.start("value"))
            if subject is None or value is None or not (subject.quoted and value.quoted):
                continue
            between = template[match.end("subject") : match.start("value")]
            if DENIED.search(between) or _TIMES.search(between):
                continue
            if (
                isinstance(shown, Evidence)
                and shown.holders.owns(literal(subject.text), literal(value.text).strip()) is False
            ):
                yield value


def misimported(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the modules that a name is told to be imported from, where it comes from another one alone.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence) or GONE_NOW.search(template) or DENIED.search(template):
        return
    for match in (found for one in IMPORTED for found in one.finditer(template)):
        name, module = places.get(match.start("name")), places.get(match.start("from"))
        if name is None or module is None or not (name.quoted and module.quoted):
            continue
        own, other = (re.escape(literal(one.text).strip()) for one in (name, module))
        has, whole = re.compile(rf"(?<!\w){own}(?!\w)"), re.compile(rf"(?<![\w.]){other}(?!\w)")
        lines = (*shown.lines["added"].lines, *shown.lines["context"].lines)
        imports = [line for line in lines if _IMPORTS.search(line) and has.search(line)]
        if imports and not any(map(whole.search, imports)):
            yield module


_IMPORTS = re.compile(r"\b(?:import|from|require|use|using|include)\b")
_TIMES = re.compile(
    r"\b(?:was|were|from|than|instead|not|previously)\b|原|此前|之前|曾|以前|从|旧|ではなく|から|war"
)


def mismoved(template: str, places: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give the places that something is told to have left where nothing went, or reached where nothing came.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for wordings, side in ((LEFT, 0), (REACHED, 1)):
        for wording in wordings:
            for match in wording.finditer(template):
                place = places.get(match.start("place"))
                if place is None or not place.quoted or DENIED.search(match[0]):
                    continue
                if shown.holders.changes(literal(place.text)) == {1 - side}:
                    yield place


def misplaced_alone(template: str, places: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give the places that alone are told to have something which came to others, or went from them, as well.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        if DENIED.search(clause[0]) or _IF.search(clause[0]):
            continue
        inside = [claim for at, claim in places.items() if clause.start() <= at < clause.end()]
        for match in (found for one in ONLY_IN for found in one.finditer(template, *clause.span())):
            place = places.get(match.start("place"))
            others = [claim for claim in inside if claim is not place and claim.quoted]
            if place is not None and place.quoted and any(_stands_elsewhere(place, others, shown)):
                yield place


def _stands_elsewhere(place: Claim, things: Sequence[Claim], shown: Evidence) -> Iterator[bool]:
    for thing in things:
        owners = shown.homes_of(literal(thing.text))
        own = literal(place.text).strip().lower()
        yield (
            len(owners) > 1
            and any(own in home for home in owners)
            and not all(own in home for home in owners)
        )
