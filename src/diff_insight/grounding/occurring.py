"""How often a sentence says that code is called, used or mentioned: at most as often as it stands there.

`three calls of `load` become `read`` counts what no fact is of. Where no name of the clause stands so often
on the lines of one time, the number is too large.
"""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import literal
from diff_insight.grounding.numbers import count_word
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import LIST_STEP, OCCURRENCES, german

_CLAUSE = re.compile(r"[^;；。\n]+")
_HAN = {sign: number for number, sign in enumerate("二三四五六七八九", 2)} | {"两": 2}
_MANY = 40


def overcounted(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[str]:
    """Give the clauses that count more of what they name than there is.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        named = {
            at: claim
            for at, claim in places.items()
            if clause.start() <= at < clause.end() and claim.quoted and claim.kind == "code"
        }
        for match in OCCURRENCES.finditer(template, *clause.span()) if named else ():
            number = _number(match["n"], places.get(match.start("n")))
            known = max(
                sum({_plain(claim): _times(claim, shown) for claim in one}.values())
                for one in _lists(template, named)
            )
            if known and known < number <= _MANY:
                yield clause[0].strip()


def _lists(template: str, named: Mapping[int, Claim]) -> Iterator[list[Claim]]:
    """Give the names of a clause, those that a list has together."""
    found: list[Claim] = []
    behind = 0
    for at, claim in sorted(named.items()):
        if found and not LIST_STEP.fullmatch(template, behind, at):
            yield found
            found = []
        found.append(claim)
        behind = at + 1
    yield found


def _number(said: str, claim: Claim | None) -> int:
    if claim is not None:
        return int(claim.numbers[-1]) if claim.kind == "number" and claim.numbers else 0
    return german.NUMBERS.get(said) or _HAN.get(said) or count_word(said) or 0


def _times(claim: Claim, shown: Shown) -> int:
    """How often a name stands on the lines of one time, at most."""
    low = _plain(claim)
    removed, added, beside = (shown.count(side, low) for side in ("removed", "added", "context"))
    return max(removed, added) + beside if removed or added else 0


def _plain(claim: Claim) -> str:
    return literal(claim.text).strip().removesuffix("()").lower()
