"""What comes of a case, as a sentence has it: ``Ok(_)` gives `Next`` against the arms of the code.

An arm has what is matched and what comes of it on one line, or on the lines below it up to the next arm. A
sentence that gives a case what only another one has is wrong.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.wordings import COMES_OF, DENIED
from diff_insight.grounding.wordings.told_of import OF_CASE

_ARM = re.compile(
    r"(?:(?:case|when)\s{1,8}(?P<label>[^\n]{1,160}?)(?:=>|->|:(?!:)|\bthen\b|$)"
    r"|(?P<other>default)\s?:"
    r"|(?P<bare>[^\n{}]{1,160}?)(?:=>|->))(?P<value>[^\n]*)$"
)
_DECLARES = re.compile(
    r"(?:(?:pub(?:\([a-z]{1,8}\))?|async|unsafe|const|static|export|private|public|protected|override)\s){0,4}"
    r"(?:fn|def|func|fun|function)\b"
)
"""How a line begins whose arrow stands before what a function gives."""
_BELOW = 4
"""Lines below what is matched that may hold what comes of it."""


@dataclass(frozen=True, slots=True)
class _Arm:
    label: str
    value: str


def misrouted(clause: re.Match[str], places: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what a clause says to come of a case, and comes of others alone.

    Args:
        clause: Of the sentence with its claims out of it.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not (COMES_OF.search(clause[0]) or OF_CASE.search(clause[0])) or DENIED.search(clause[0]):
        return
    told = [claim for at, claim in places.items() if clause.start() <= at < clause.end() and claim.quoted]
    arms = list(_arms(shown)) if len(told) > 1 else []
    cases = [claim for claim in told if any(_has(arm.label, claim) for arm in arms)]
    if len(cases) != 1:
        return
    own = [arm for arm in arms if _has(arm.label, cases[0])]
    others = [arm for arm in arms if not _has(arm.label, cases[0])]
    for claim in told:
        if claim is cases[0] or any(_has(arm.value, claim) for arm in own):
            continue
        if any(_has(arm.value, claim) for arm in others):
            yield claim


def _arms(shown: Evidence) -> Iterator[_Arm]:
    for hunk in shown.hunks:
        lines = [line.text for line in hunk.lines if line.side != "-"]
        found = [None if _DECLARES.match(line.strip()) else _ARM.match(line.strip()) for line in lines]
        for at, arm in enumerate(found):
            if arm is None:
                continue
            behind = next((end for end in range(at + 1, len(lines)) if found[end]), len(lines))
            below = takewhile(partial(_is_under, lines[at]), lines[at + 1 : min(behind, at + _BELOW)])
            yield _Arm(arm["label"] or arm["other"] or arm["bare"], "\n".join([arm["value"], *below]))


def _is_under(arm: str, line: str) -> bool:
    """Whether a line is indented under an arm."""
    return not line.strip() or _depth(line) > _depth(arm)


def _depth(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _has(code: str, claim: Claim) -> bool:
    name = literal(claim.text).strip()
    return re.search(rf"(?<![\w]){re.escape(name)}(?!\w)", code) is not None
