"""What a sentence says of a condition in words against the condition as the code has it after the change.

`only if `key` is not in `rows``, `returns early if `ready` is set`, `if both `a` and `b``, `more than 10`:
the names stand on the changed lines however they are said to stand to each other. That is looked up on the
lines after the change; what stands there in the contrary relation alone is wrong. `kept only if it is there`
and `skipped if it is not` say the same, so that only what says `only` is held against conditions that go on,
and only what says that something ends against those that end what holds them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from diff_insight.diff.hunks import Hunk
from diff_insight.grounding.branches import Holds, comes_so, misbranched
from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.outcomes import misrouted
from diff_insight.grounding.raising import misraised
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.untouched import untouched
from diff_insight.grounding.wordings import (
    ALWAYS,
    BOTH_TIMES,
    BOUNDS,
    ENDS,
    GIVEN,
    ONLY,
    RELATIONS,
    SETS,
)
from diff_insight.grounding.wordings.under_conditions import CONDITIONAL

_CLAUSE = re.compile(r"[^;；。\n]+")
_EXIT = re.compile(r"\b(?:return|raise|throw|continue|break|panic!?|exit|die)\b")
_IF = re.compile(r"\b(?:if|elif|unless|when|guard|while)\b")
_NEGATED = re.compile(r"!(?!=)|\bnot\b|\bunless\b")
_NOTHING = r"(?:null|nil|none|undefined|nullptr)"
_SIZE = r"(?:\blen\(\s*{a}\s*\)|{a}\.(?:length|size|count|len)(?:\(\))?)"
_CODE = {
    "in": r"{a}\s+in\s+{b}|{b}\.(?:includes|contains|has|include\?)\(\s*{a}",
    "not in": r"{a}\s+not\s+in\s+{b}|\bnot\s+{a}\s+in\s+{b}"
    r"|!\s*{b}\.(?:includes|contains|has|include\?)\(\s*{a}",
    "same": r"{a}\s*(?:===?|\bis\b(?!\s+not))\s*{b}(?![\w.])",
    "other": r"{a}\s*(?:!==?|\bis\s+not\b)\s*{b}(?![\w.])",
    "set": rf"(?<![!\w.])(?<!not ){{a}}\s*(?:!==?|\bis\s+not\b)\s*{_NOTHING}\b"
    rf"|\b(?:if|elif)\s*\(?\s*{{a}}\s*(?:\)|:|\{{|&&|\|\||\band\b|\bor\b|$)"
    rf"|!\s*{{a}}\.(?:is_?)?empty\??|\bnot\s+{{a}}\.is_?empty"
    rf"|{_SIZE}\s*(?:>|!==?)\s*0\b",
    "unset": rf"(?:!|\bnot\s){{a}}(?![\w.(\[])|{{a}}\s*(?:===?|\bis\b(?!\s+not))\s*{_NOTHING}\b"
    rf"|(?<![!\w.])(?<!not ){{a}}\.(?:is_?)?empty\b|{_SIZE}\s*===?\s*0\b",
    "more": r"{a}\s*>=?\s*{b}|{b}\s*<=?\s*{a}",
    "less": r"{a}\s*<=?\s*{b}|{b}\s*>=?\s*{a}",
    "all": r"{a}(?![\w.])[^;{}\n]{0,60}?(?:&&|\band\b)[^;{}\n]{0,60}?(?<![\w.]){b}(?![\w.])",
    "any": r"{a}(?![\w.])[^;{}\n]{0,60}?(?:\|\||\bor\b)[^;{}\n]{0,60}?(?<![\w.]){b}(?![\w.])",
}
"""How code says it: `{a}` and `{b}` are the names."""
_CONTRARY = {
    "in": "not in", "not in": "in", "same": "other", "other": "same",
    "set": "unset", "unset": "set", "more": "less", "less": "more", "all": "any", "any": "all",
}  # fmt: skip
_JOINS = frozenset({"all", "any"})
_SIGNS = {">": "above", "<=": "above", ">=": "from", "<": "from"}
"""Whether the number itself belongs to what is below it, or to what is above it."""
_COMPARED = re.compile(r"(?<![-=<>])(?P<sign>[<>]=?)(?![<>=])\s*(?P<number>\d+(?:\.\d+)?)\b(?!\s*>)")
_COMPARING = re.compile(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)\s*(?<![-=<>])(?P<sign>[<>]=?)(?![<>=])")
_CHANGED: tuple[Side, ...] = ("added", "removed")
_PLAIN = r"(?:true|false|none|null|nil|-?\d[\w.]*|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}')"
_OWNER = r"(?:[a-z_$][\w$]{0,40}(?:\.|->)){0,2}"
"""What something belongs to that a function gives a value."""
_TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">="}


def misrelated(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names of which a sentence says that they stand to each other as they do not.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence):
        return
    for clause in _CLAUSE.finditer(template):
        yield from untouched(template, clause.span(), places, shown)
        yield from misrouted(clause, places, shown)
        yield from misbranched(clause, places, shown, partial(_related, places))
        yield from misraised(clause, places, shown)
        yield from _conditional(clause, places, shown)
        yield from _misset(template, clause.span(), places, shown)
        yield from _misbound(template, clause.span(), places, shown)
        only, ends = bool(ONLY.search(clause[0])), bool(ENDS.search(clause[0]))
        for relation, wordings in RELATIONS.items():
            for match in (found for one in wordings for found in one.finditer(template, *clause.span())):
                first = places.get(match.start("a"))
                second = places.get(match.start("b")) if "b" in match.re.groupindex else first
                if first is None or second is None or not (first.quoted and second.quoted):
                    continue
                told = {wants for wants, says in ((False, only), (True, ends)) if says}
                if _is_contrary(relation, first, second, shown.hunks, told):
                    yield second


def bears_out(template: str, places: Mapping[int, Claim], shown: Evidence) -> bool:
    """Whether every clause of a sentence that has a condition says of it what the lines show."""
    told = [clause for clause in _CLAUSE.finditer(template) if CONDITIONAL.search(clause[0])]
    return bool(told) and all(comes_so(clause, places, shown, partial(_related, places)) for clause in told)


def _related(
    places: Mapping[int, Claim], template: str, span: tuple[int, int]
) -> Iterator[tuple[int, Holds]]:
    """Read how names in a part of a template are said to stand to each other, the longest wording of each."""
    found: dict[int, tuple[int, Holds]] = {}
    for relation, wordings in RELATIONS.items():
        for match in (found for one in wordings for found in one.finditer(template)):
            at = match.start("a")
            first = places.get(at)
            second = places.get(match.start("b")) if "b" in match.re.groupindex else first
            if not span[0] <= at < span[1] or first is None or second is None:
                continue
            if first.quoted and second.quoted and relation not in _JOINS:
                found[at] = at, partial(_stands, relation, first, second)
    yield from found.values()


def _stands(relation: str, first: Claim, second: Claim, piece: str) -> bool | None:
    """Whether a piece of a condition has two names in this relation, or in the contrary."""
    for one, holds in ((_CONTRARY[relation], False), (relation, True)):
        said = _CODE[one].replace("{a}", _spelt(first)).replace("{b}", _spelt(second))
        if re.search(said, f"if ({piece.strip().strip('()')})", re.IGNORECASE):
            return holds
    return None


def _is_contrary(relation: str, first: Claim, second: Claim, hunks: Sequence[Hunk], told: set[bool]) -> bool:
    """Whether the code has the two in the contrary relation alone."""
    as_told, contrary = (
        re.compile(
            _CODE[one].replace("{a}", _spelt(first)).replace("{b}", _spelt(second)),
            re.IGNORECASE | re.MULTILINE,
        )
        for one in (relation, _CONTRARY[relation])
    )
    found = False
    for line, behind in _after(hunks):
        if as_told.search(line):
            return False
        if contrary.search(line) and (relation not in _JOINS or not _NEGATED.search(line)):
            ends = bool(_EXIT.search(line) or _EXIT.match(behind.strip()))
            found = found or (relation in _JOINS or (bool(_IF.search(line)) and ends in told))
    return found


def _spelt(claim: Claim) -> str:
    return re.escape(literal(claim.text).strip().removesuffix("()"))


def _after(hunks: Sequence[Hunk]) -> Iterator[tuple[str, str]]:
    """Give each line after the change, and the one behind it."""
    for hunk in hunks:
        lines = [line.text for line in hunk.lines if line.side != "-"]
        yield from zip(lines, [*lines[1:], ""], strict=True)


def _conditional(clause: re.Match[str], places: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what is said to happen on no condition, where the conditions that name it all came."""
    if not ALWAYS.search(clause[0]):
        return
    for at, claim in places.items():
        if clause.start() <= at < clause.end() and claim.quoted:
            named = re.compile(
                rf"\b(?:if|unless|when)\b[^\n]*(?<![\w.]){_spelt(claim)}(?![\w(])", re.IGNORECASE
            )
            came, went = (any(map(named.search, shown.lines[side].lines)) for side in _CHANGED)
            if came and not went:
                yield claim


def _misset(
    template: str, span: tuple[int, int], places: Mapping[int, Claim], shown: Evidence
) -> Iterator[Claim]:
    """Give the values that something is told to get in a function that gives it another one alone."""
    for match in (found for one in (*SETS, *GIVEN) for found in one.finditer(template, *span)):
        name, value = (places.get(match.start(part)) for part in ("a", "b"))
        place = places.get(match.start("place")) if "place" in match.re.groupindex else None
        if name is None or value is None or not (name.quoted and value.quoted):
            continue
        own = rf"{_OWNER}{_spelt(name)}" if place else _spelt(name)
        given = re.compile(
            rf"(?<![\w.]){own}\s*(?::[^=\n]{{1,40}})?=(?![=>])\s*(?P<value>[^\s,;)]+)(?P<rest>[^\n]*)"
            rf"|(?<![\w.])[\"']?{own}[\"']?\s*:\s*(?P<plain>{_PLAIN})(?=[\s,;)}}]|$)",
            re.IGNORECASE,
        )
        lines = shown.holders.lines_in(literal(place.text)) if place else shown.lines["added"].lines
        every = [found for line in lines for found in given.finditer(line)]
        values = {(found["value"] or found["plain"]).lower() for found in every}
        told = literal(value.text).strip().lower()
        if values and told not in values and not any(_begins(found, told) for found in every):
            yield value


def _begins(found: re.Match[str], told: str) -> bool:
    """Whether what is assigned is this, however many brackets and blanks it has."""
    return bool(found["value"]) and f"{found['value']}{found['rest']}".lower().startswith(told)


def _misbound(
    template: str, span: tuple[int, int], places: Mapping[int, Claim], shown: Evidence
) -> Iterator[Claim]:
    """Give the numbers of which a clause says otherwise than the code whether they are still within."""
    if BOTH_TIMES.search(template, *span):
        return
    for sort, wordings in BOUNDS.items():
        for match in (found for one in wordings for found in one.finditer(template, *span)):
            claim = places.get(match.start("a"))
            if claim is None or len(claim.numbers) != 1:
                continue
            known = _bounds(literal(claim.text).strip(), shown)
            if known and sort not in known:
                yield claim


def _bounds(number: str, shown: Evidence) -> set[str]:
    """Give on which side of a number the comparisons with it part what they compare."""
    found = set()
    for line in shown.lines["added"].lines:
        for match in _COMPARED.finditer(line):
            if match["number"] == number:
                found.add(_SIGNS[match["sign"]])
        for match in _COMPARING.finditer(line):
            if match["number"] == number:
                found.add(_SIGNS[_TURNED[match["sign"]]])
    return found
