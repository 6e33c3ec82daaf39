"""What in a text is not borne out: it stands nowhere in the evidence, or on another side than is said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from diff_insight.grounding.belonging import misowned, misplaced_by_place
from diff_insight.grounding.call_arguments import misgiven
from diff_insight.grounding.claims import Claim, Kind, claims
from diff_insight.grounding.contradictions import misheaded, said_of_both
from diff_insight.grounding.counting import counted, near_of
from diff_insight.grounding.direction import misplaced, template_of
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.guards import misguarded, misrequired
from diff_insight.grounding.left_alone import unbroken
from diff_insight.grounding.listing import names_of
from diff_insight.grounding.lookup import checkable, standing, stands_in
from diff_insight.grounding.modifiers import mismodified
from diff_insight.grounding.nameless import repeated, turned
from diff_insight.grounding.notions import unshown
from diff_insight.grounding.occurring import overcounted
from diff_insight.grounding.page_fields import misfielded
from diff_insight.grounding.placing import misplaced_in
from diff_insight.grounding.raising import shows_no_exception
from diff_insight.grounding.relations import misrelated
from diff_insight.grounding.retold import NOTHING_RETOLD, Retold
from diff_insight.grounding.sameness import (
    altered,
    denied,
    misheaded_by,
    misrenamed,
    more_than_told,
    of_other_kind,
    unlost,
)
from diff_insight.grounding.sentence_spans import sentences
from diff_insight.grounding.spoken_names import misnamed
from diff_insight.grounding.stepping import misstepped
from diff_insight.grounding.switches import miswitched
from diff_insight.grounding.tenses import misdated
from diff_insight.grounding.testimony import Said
from diff_insight.grounding.told_names import unborne
from diff_insight.grounding.union import Shown, Union
from diff_insight.grounding.wordings import ATTRIBUTED, EVERY_FILE, SUBJECTS

NOTHING_SAID = Said()
_AHEAD = 40
"""So many claims before a sentence may be the place of what it counts."""
_UP_TO = re.compile(r"□\s*(?:to|through|bis|から|至|到|-|–|～|~)\s*$")
_STEP = 16
"""Characters between the first and the last of a range, at most."""
_DIGITS = 4
Reason = Literal["absent", "side", "type", "count", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ungrounded:
    """One claim that is not borne out.

    Attributes:
        kind: What is claimed.
        reason: `absent`: it stands nowhere; `side`: it stands where the text says it does not; `type`: no
            file has that type of change; `count`: the contrary happened to all that is counted; `place`: it
            did not happen there.
        text: The token, as the text has it.
        start: Offset in the text, in characters.
        end: Offset behind it.
        sentence: Start and end of the sentence around it.
    """

    kind: Kind
    reason: Reason
    text: str
    start: int
    end: int
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a text's claims: how many could be checked, and those not borne out, in order."""

    claims: int
    ungrounded: tuple[Ungrounded, ...]


def check(
    text: str,
    shown: Shown,
    *,
    neighbours: Mapping[str, Evidence] = MappingProxyType({}),
    own_links: tuple[str, ...] = (),
    retold: Retold = NOTHING_RETOLD,
    said: Said = NOTHING_SAID,
) -> Checked:
    """Hold every claim of a text against the evidence.

    Args:
        text: A title, an explanation or a part of an overview.
        shown: What the text speaks of.
        neighbours: The other files of the report, by path: text may name one that shares moved lines.
        own_links: Beginnings of links that are the report's own (the comparison's address).
        retold: What the facts say in this program's own words.
        said: What commits and the pull request say: a sentence that tells whose words it repeats may.
    """
    found = [claim for claim in claims(text) if not (own_links and claim.text.startswith(own_links))]
    spans = list(sentences(text))
    reported: list[Ungrounded] = []
    total = 0
    at = 0
    for start, end in spans:
        inside: list[Claim] = []
        while at < len(found) and found[at].start < end:
            inside.append(found[at])
            at += 1
        if retold.says(text, (start, end), inside):
            total += len(inside)
            continue
        line = text.rfind("\n", 0, start)
        ahead = [claim for claim in found[max(0, at - _AHEAD) : at] if line < claim.start < start]
        checked, wrong = _sentence(text, (start, end), inside, shown, ahead=ahead, said=said)
        wrong = (
            wrong
            or _otherwise(text, (start, end), inside, retold)
            or [
                _reported("name", "side", text, (name.start, name.end), (start, end))
                for name in misnamed(text, (start, end), inside, shown)
            ]
        )
        total += checked
        reported.extend(item for item in wrong if not _moved(item, shown, neighbours))
    for again in (*repeated(text), *misheaded(text)):
        span = next(span for span in spans if span[0] <= again[0] < span[1])
        reported.append(_reported("count", "count", text, again, span))
    return Checked(total, tuple(reported))


def ungrounded(
    text: str,
    evidence: Shown,
    *,
    neighbours: Mapping[str, Evidence] = MappingProxyType({}),
    said: Said = NOTHING_SAID,
) -> tuple[Ungrounded, ...]:
    """Give the claims of a text that the evidence does not bear out, in the order of the text.

    Args:
        text: A title, an explanation or a part of an overview.
        evidence: What the text speaks of.
        neighbours: The other files of the report, by path: text may name one that shares moved lines.
        said: What commits and the pull request say.
    """
    return check(text, evidence, neighbours=neighbours, said=said).ungrounded


def _moved(item: Ungrounded, shown: Shown, neighbours: Mapping[str, Evidence]) -> bool:
    """Whether a path is that of a file that changed lines moved from or to."""
    other = neighbours.get(item.text) if item.reason == "absent" else None
    return (
        other is not None
        and isinstance(shown, Evidence)
        and not shown.changed_lines.isdisjoint(other.changed_lines)
    )


def _sentence(
    text: str, span: tuple[int, int], found: list[Claim], shown: Shown, *, ahead: Sequence[Claim], said: Said
) -> tuple[int, list[Ungrounded]]:
    wrong: dict[tuple[int, int], Ungrounded] = {}
    near = near_of(text, span, ahead)
    counts = counted(text, span, found, shown, near=near)
    for start, end, reason in counts.wrong:
        wrong[start, end] = _reported("number", reason, text, (start, end), span)
    rest = [claim for claim in found if claim.start not in counts.settled]
    checked = [claim for claim in rest if checkable(claim, shown)]
    present = {}
    template, places = template_of(text, span, found)
    theirs = bool(said.texts) and ATTRIBUTED.search(template)
    for claim in checked:
        sides = standing(claim, shown)
        if sides:
            if claim.start not in counts.counting:
                present[claim.start] = sides
        elif not (theirs and stands_in(claim, shown, said.side)) and not _ends_what_went(
            claim, template, places, shown
        ):
            wrong[claim.start, claim.end] = _reported(
                claim.kind, "absent", text, (claim.start, claim.end), span
            )
    about = _told_of(template, places, shown)
    for claim in misplaced(text, span, found=found, present=present, shown=about):
        wrong[claim.start, claim.end] = _reported(claim.kind, "side", text, (claim.start, claim.end), span)
    told = {at: claim for at, claim in places.items() if claim.start not in counts.counting}
    for claim, kind, why in _beside_facts(template, told, present, shown):
        span_of = (claim.start, claim.end)
        wrong.setdefault(span_of, _reported(kind, why, text, span_of, span))
    named = [*near, *found]
    if _denied(template, places, told, shown, names_of(named)):
        wrong.setdefault(span, _reported("count", "count", text, span, span))
    unproven = _unborne(template, told, present, shown, wrong)
    wrong |= {at: _reported(kind, "side", text, at, span) for at, kind in unproven}
    if any(unshown(template, shown, also=said.side if theirs else None)):
        wrong.setdefault(span, _reported("name", "absent", text, span, span))
    return len(checked) + counts.checked, [wrong[key] for key in sorted(wrong)]


def _denied(
    template: str,
    places: Mapping[int, Claim],
    told: Mapping[int, Claim],
    shown: Shown,
    names: frozenset[str],
) -> bool:
    """Whether facts or lines deny what a sentence says in words and numbers."""
    return (
        any(misguarded(template, told, shown))
        or any(misfielded(template, shown))
        or any(overcounted(template, places, shown))
        or any(misgiven(template, places, shown))
        or any(misstepped(template, places, shown))
        or said_of_both(template)
        or more_than_told(template, shown)
        or (isinstance(shown, Evidence) and shows_no_exception(template, shown))
        or any(turned(template, shown, names))
        or unbroken(template, shown)
    )


def _ends_what_went(claim: Claim, template: str, places: Mapping[int, Claim], shown: Shown) -> bool:
    """Whether a version is the last before the one that is needed now: `3.8 to 3.10` where `3.11` came."""
    at = next((at for at, one in places.items() if one is claim), 0)
    first = _UP_TO.search(template, max(0, at - _STEP), at)
    start, _, minor = claim.text.rpartition(".")
    if first is None or not minor.isdecimal() or len(minor) > _DIGITS:
        return False
    oldest, wanted = places[first.start()].text, f"{start}.{int(minor) + 1}"
    return shown.on("removed", lambda side: side.has(oldest)) and shown.on(
        "added", lambda side: side.has(wanted)
    )


def _told_of(template: str, places: Mapping[int, Claim], shown: Shown) -> Shown:
    """Give what shows what became of a pair of values: the files that have what the pair is told of."""
    for subject in SUBJECTS if isinstance(shown, Union) else ():
        match = subject.search(template)
        claim = places.get(match.start("place")) if match else None
        if claim is not None and claim.quoted and isinstance(shown, Union):
            return shown.told_of(literal(claim.text).strip())
    return shown


def _beside_facts(
    template: str, told: Mapping[int, Claim], present: Mapping[int, object], shown: Shown
) -> Iterator[tuple[Claim, Kind, Reason]]:
    """Give what is told of the wrong place, of the wrong time, or of files that do not all have it."""
    for claim in (
        *misplaced_in(template, told, shown),
        *misplaced_by_place(template, told, shown),
        *misheaded_by(template, told, shown),
    ):
        yield claim, "place", "place"
    for claim in misdated(template, told, shown):
        if claim.start in present:
            yield claim, claim.kind, "side"
    for claim in (
        *miswitched(template, told, shown),
        *misrequired(template, told, shown),
        *mismodified(template, told, shown),
        *misrelated(template, told, shown),
        *misowned(template, told, shown),
        *unlost(template, told, shown),
        *misrenamed(template, told, shown),
        *altered(template, told, shown),
        *denied(template, told, shown),
        *of_other_kind(template, told, shown),
    ):
        if claim.start in present:
            yield claim, claim.kind, "side"
    standing_ones = [claim for claim in told.values() if claim.start in present]
    for claim in _not_everywhere(template, standing_ones, shown):
        yield claim, claim.kind, "count"


def _unborne(
    template: str,
    told: Mapping[int, Claim],
    present: Mapping[int, object],
    shown: Shown,
    wrong: Mapping[tuple[int, int], object],
) -> list[tuple[tuple[int, int], Kind]]:
    """Give what is told of names that stand there and that no change is about, if nothing else is wrong."""
    claims_of = [] if wrong else list(unborne(template, told, shown))
    return [((claim.start, claim.end), claim.kind) for claim in claims_of if claim.start in present]


def _not_everywhere(template: str, claims_of: list[Claim], shown: Shown) -> Iterator[Claim]:
    """Give what is said of every file, and is not in what changed in each, nor in its name."""
    if isinstance(shown, Evidence) or shown.files == 1 or not EVERY_FILE.search(template):
        return
    for claim in claims_of:
        if not all(standing(claim, part) - {"context"} for part in shown.parts):
            yield claim


def _otherwise(text: str, span: tuple[int, int], found: list[Claim], retold: Retold) -> list[Ungrounded]:
    """Give what the facts have otherwise in a sentence that they say but for it."""
    other = retold.otherwise(text, span, found)
    if other is not None:
        reason: Reason = "count" if other.kind == "number" else "side"
        return [_reported(other.kind, reason, text, (other.start, other.end), span)]
    return [_reported("count", "count", text, span, span)] if retold.turned(text, span, found) else []


def _reported(
    kind: Kind, reason: Reason, text: str, span: tuple[int, int], sentence: tuple[int, int]
) -> Ungrounded:
    return Ungrounded(
        kind=kind, reason=reason, text=text[slice(*span)], start=span[0], end=span[1], sentence=sentence
    )
