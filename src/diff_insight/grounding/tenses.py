"""Whether code that a clause tells as what is stands on a line that is, and as what was, on one that was.

`now uses `a`` is wrong where `a` stands on removed lines alone, `no longer uses `a`` where it stands on added
ones alone. A clause that sets two against each other is read in `direction`. A sentence in the plain present
(``a` is logged`) says what is, where none of its words speaks of another time.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.raising import is_caught
from diff_insight.grounding.sidetext import SideText
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import BOTH_TIMES, DENIED, GONE_NOW, IS_LEFT, IS_NOW, IS_SO, ONLY
from diff_insight.grounding.wordings.conditions import RAISES

_CLAUSE = re.compile(r"(?:[^,，、;；。()\n]|, (?=(?:wenn|falls|sofern|sobald|ob)\b))+")
"""In German a comma stands before what a clause says on condition of."""

_CONDITION = re.compile(
    r"\b(?:when|if|once|while|wenn|falls|sobald)\b[^,;.□]{0,60}"
    r"|[^□、。]{0,40}(?:と|場合|際)(?=[、□ ])|[^□，。]{0,30}时(?=会)"
)
"""What says when something is so, where things come and go as well."""


_IS = re.compile(f"{IS_SO.pattern}|{ONLY.pattern}")
_OWNED = re.compile(r"[a-z_]\w*(?:(?:\.|::|#)[a-z_]\w*)+")


def misdated(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the code of a sentence that stands on the lines of the other time alone.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    without = _CONDITION.sub("", template)
    plain = not any(told.search(without) for told in (BOTH_TIMES, DENIED, IS_LEFT))
    for clause in _CLAUSE.finditer(template):
        gone = GONE_NOW.search(clause[0])
        now = IS_NOW.search(clause[0]) or (plain and not gone and _IS.search(clause[0]))
        if bool(gone) == bool(now) or BOTH_TIMES.search(_CONDITION.sub("", clause[0])):
            continue
        inside = [claim for at, claim in places.items() if clause.start() <= at < clause.end()]
        if now and not gone and isinstance(shown, Evidence):
            yield from _of_old_value(inside, shown)
        if isinstance(shown, Evidence):
            yield from _of_other_time(inside, shown, gone=bool(gone))
        for claim in inside:
            code = claim.quoted and claim.kind == "code"
            if gone and isinstance(shown, Evidence) and RAISES.search(clause[0]) and is_caught(claim, shown):
                continue
            if code and (
                shown.stands_only(_test(claim)) == ("added" if gone else "removed")
                or (IS_NOW.search(clause[0]) and shown.actions(claim.text) == {"removed"})
            ):
                yield claim


def _of_old_value(claims: Sequence[Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what a clause tells as there now of a thing whose value had it before, and has it no more."""
    subject = claims[0] if claims else None
    if subject is None or not subject.quoted or subject.kind != "code":
        return
    own = _OWNERS.split(literal(subject.text).strip().lower())[-1]
    facts = (fact for outer in shown.facts for fact in outer.all())
    pairs = [
        (fact.old.lower(), fact.new.lower())
        for fact in facts
        if fact.old and fact.new and _OWNERS.split(fact.name.lower())[-1] == own
    ]
    for claim in claims[1:]:
        code = literal(claim.text).strip().lower()
        if not claim.quoted or claim.kind != "code" or len(code) <= _SHORT:
            continue
        if any(code in old for old, _ in pairs) and not any(code in new for _, new in pairs):
            yield claim


def _of_other_time(claims: Sequence[Claim], shown: Evidence, *, gone: bool) -> Iterator[Claim]:
    """Give the second of two names that a line of the other time has, and that are apart in this one."""
    named = [claim for claim in claims if claim.quoted and claim.kind in {"code", "name"}]
    for one, two in pairwise(named):
        tests = _test(one), _test(two)
        if any(
            _together(lines, tests, 1) for lines in _runs_of(shown, "+" if gone else "-", only=True)
        ) and not any(
            _together(lines, tests, _NEAR) for lines in _runs_of(shown, "-" if gone else "+", only=False)
        ):
            yield two


_NEAR = 6
"""Lines of a statement that is laid out over several."""


def _runs_of(shown: Evidence, side: str, *, only: bool) -> Iterator[list[str]]:
    """Give the lines of each hunk at one time, or those of them alone that are of this time only."""
    for hunk in shown.hunks:
        sides = {side} if only else {side, " "}
        yield [line.text for line in hunk.lines if line.side in sides]


def _together(lines: Sequence[str], tests: tuple[Callable[[SideText], bool], ...], size: int) -> bool:
    """Whether so many lines that follow one another have both."""
    where = [[at for at, line in enumerate(lines) if test(SideText((line,)))] for test in tests]
    return any(abs(one - two) < size for one in where[0] for two in where[1])


_OWNERS = re.compile(r"[.:#]+")
_COMPARES = re.compile(r"\w\s?[=!]==?\s?\w")
_SHORT = 3


def _test(claim: Claim) -> Callable[[SideText], bool]:
    """Give the test for code: to the letter for what compares, and for a name with its owners.

    These stand on other lines, and the words of what compares say something else beside another operator.
    """
    name = literal(claim.text).strip().removesuffix("()").lower()
    if _COMPARES.search(name):
        return lambda text: name in text.low
    return (lambda text: text.has(name)) if _OWNED.fullmatch(name) else plain_test(claim)
