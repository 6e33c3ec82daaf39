"""What comes of a condition, as a sentence tells it in words, against the branch that it stands in.

`skip` is called only if the entry is not a directory``: the name stands under `is_dir()`, so that the
contrary is so. States have words in each language (empty, a directory, fails) and forms in code; names stand
to each other as `relations` reads them. What is not surely read off the code is left open.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal, words
from diff_insight.grounding.guarding import Guard, Guarded
from diff_insight.grounding.predicates import asked, pieces
from diff_insight.grounding.wordings import ENDS, ONLY
from diff_insight.grounding.wordings.asked import ELSE
from diff_insight.grounding.wordings.conditions import CONDITIONS, EVEN, EVEN_IF, NOT, OTHER_TIME, STATES

_NOTHING = r"(?:null|nil|none|undefined|nullptr)"
_SIZE = r"(?:\blen\([^()\n]{1,60}\)|\.(?:length|size|count|len)(?:\(\))?)"
_IS_A = (
    r"isinstance\([^()\n]{1,60},\s*\(?[^()\n]{0,40}|\binstanceof\s+|\bis_?"
    r"|typeof\s+[\w.]{1,40}\s*===?\s*[\"']"
)
_IS_NO = r"typeof\s+[\w.]{1,40}\s*!==?\s*[\"']"
_STATE: dict[str, tuple[str, str]] = {
    "directory": (r"\bis_?dir(?:ectory)?\b", r"(?!)"),
    "file": (r"\bis_?file\b|\bisregularfile\b", r"(?!)"),
    "string": (rf"(?:{_IS_A})(?:str|string|unicode)", rf"{_IS_NO}string"),
    "list": (rf"(?:{_IS_A})(?:list|array)", r"(?!)"),
    "number": (rf"(?:{_IS_A})(?:int|float|number|numeric)\b", rf"{_IS_NO}number"),
    "function": (rf"(?:{_IS_A})function\b|\bcallable\(", rf"{_IS_NO}function"),
    "empty": (
        rf"\bis_?empty\b|{_SIZE}\s*===?\s*0\b|===?\s*(?:\"\"|'')",
        rf"{_SIZE}\s*(?:>|!==?)\s*0\b|!==?\s*(?:\"\"|'')|\bis_?(?:not_?empty|notblank)\b",
    ),
    "null": (
        rf"(?:===?|\bis)\s*{_NOTHING}\b|\bis_?(?:null|none|nil)\b|\.nil\?",
        rf"(?:!==?|\bis\s+not)\s*{_NOTHING}\b|\bis_?some\b",
    ),
    "error": (r"\berr(?:or)?\s*!=\s*nil\b|\bis_?err\b", r"\berr(?:or)?\s*==\s*nil\b|\bis_?ok\b"),
    "valid": (r"\bis_?valid\b|\.valid\b", r"\bis_?invalid\b"),
    "required": (r"\b(?:is_?)?required(?:\(\))?[\s)]*+$", r"(?!)"),
    "enabled": (r"\b(?:is_?)?enabled(?:\(\))?[\s)]*+$", r"\b(?:is_?)?disabled(?:\(\))?[\s)]*+$"),
    "disabled": (r"\b(?:is_?)?disabled(?:\(\))?[\s)]*+$", r"\b(?:is_?)?enabled(?:\(\))?[\s)]*+$"),
    "contains": (r"\.(?:contains\w{0,5}|includes?\??|has\w{0,5})\(|(?<!not)\sin\s", r"\bnot\s+in\b"),
    "exists": (r"\bexists\b|\bfile_?exists\b|\bis_?present\b|\.present\?", r"(?!)"),
}
"""How code says of something that it is so, and that it is not."""
_CODE = {name: (re.compile(so), re.compile(no)) for name, (so, no) in _STATE.items()}
_DENIES = re.compile(r"^[\s(]*(?:!(?!=)|not\b)")
_EXIT = re.compile(r"^\s*(?:return|raise|throw)\b(?P<value>[^\n]*)")
_CLAUSE = re.compile(r"[^;；。\n]+")
_PART = re.compile(r"[^,，、]+")
_SHORT = 2
Holds = Callable[[str], bool | None]
"""Whether a piece of a condition in code says that something is so; None where it speaks of other things."""


def misbranched(
    clause: re.Match[str],
    places: Mapping[int, Claim],
    shown: Evidence,
    related: Callable[[str, tuple[int, int]], Iterator[tuple[int, Holds]]],
) -> Iterator[Claim]:
    """Give what a clause says to come of a condition, and comes of its contrary alone.

    Args:
        clause: Of the sentence with its claims out of it.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
        related: Reads how the names in a part of the template are said to stand to each other.
    """
    yield from _in_spite(clause, places, shown)
    read = _read(clause, places, related)
    if read is None:
        return
    pieces = read.pieces(shown)
    if ONLY.search(clause[0]) and not any(claim.quoted for claim in read.effects):
        named = [claim for at, claim in places.items() if read.span[0] <= at < read.span[1] and claim.quoted]
        yield from _only_otherwise(named, shown, read.holds, wanted=read.wanted)
    for claim in read.effects:
        if not claim.quoted or len(literal(claim.text).strip()) < _SHORT:
            continue
        own = partial(_has, claim)
        signs = {sign for piece, sign in pieces if piece.changed and own(piece.code)}
        if signs == {not read.wanted} or (
            ENDS.search(read.rest) and _ends_otherwise(claim, pieces, shown, wanted=read.wanted)
        ):
            yield claim


def comes_so(
    clause: re.Match[str],
    places: Mapping[int, Claim],
    shown: Evidence,
    related: Callable[[str, tuple[int, int]], Iterator[tuple[int, Holds]]],
) -> bool:
    """Whether what a clause says to come of a condition stands under it, and nowhere under its contrary.

    Args:
        clause: Of the sentence with its claims out of it.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
        related: Reads how the names in a part of the template are said to stand to each other.
    """
    read = _read(clause, places, related)
    if read is None or NOT.search(read.rest):
        return False
    pieces = [(piece, sign) for piece, sign in read.pieces(shown) if piece.changed]
    code = [claim for claim in read.effects if claim.quoted]
    named = [
        {sign for piece, sign in pieces if _has(claim, piece.code)}
        for claim in code
        if not shown.has_body(literal(claim.text))
    ]
    if any(named):
        return all(signs in ({read.wanted}, set()) for signs in named)
    ends = {sign for piece, sign in pieces if _EXIT.match(piece.code)}
    return not any(code) and bool(ENDS.search(read.rest)) and ends == {read.wanted}


@dataclass(frozen=True, slots=True)
class _Read:
    """What a clause says to come of a condition.

    Attributes:
        span: Of the condition in words.
        holds: Whether a piece of a condition in code says it.
        wanted: Whether what comes of it comes where that is so.
        effects: What stands outside the condition and is not denied.
        rest: The clause without the condition.
    """

    span: tuple[int, int]
    holds: Holds
    wanted: bool
    effects: list[Claim]
    rest: str

    def pieces(self, shown: Evidence) -> list[tuple[Guarded, bool]]:
        return [(piece, sign) for piece in shown.guarded if (sign := _sign(piece, self.holds)) is not None]


def _read(
    clause: re.Match[str],
    places: Mapping[int, Claim],
    related: Callable[[str, tuple[int, int]], Iterator[tuple[int, Holds]]],
) -> _Read | None:
    """Read what a clause says to come of a condition; None where it has none, or several."""
    clause = _without_else(clause)
    found = [match for one in CONDITIONS for match in one.finditer(clause.string, *clause.span())]
    if len(found) != 1 or EVEN.search(_UNLESS.sub("", clause[0])) or OTHER_TIME.search(clause[0]):
        return None
    span = found[0].span("told")
    told = clause.string[slice(*span)]
    rest = clause.string[clause.start() : found[0].start()] + clause.string[found[0].end() : clause.end()]
    reversed_ = "turned" in found[0].re.groupindex and found[0]["turned"] is not None
    said = (
        list(_states(told))
        or [(True, holds) for _, holds in related(clause.string, span)]
        or list(_one(clause.string, span, places))
        or list(_words(told))
    )
    if len(said) != 1:
        return None
    so, holds = said[0]
    effects = [
        claim
        for part in _PART.finditer(clause.string, *clause.span())
        if not NOT.search(clause.string[slice(*_outside(part.span(), found[0].span()))])
        for at, claim in places.items()
        if part.start() <= at < part.end() and not found[0].start() <= at < found[0].end()
    ]
    return _Read(span, holds, so is not reversed_, effects, rest)


def _without_else(clause: re.Match[str]) -> re.Match[str]:
    """Give a clause up to where it tells what comes where its condition does not hold."""
    other = ELSE.search(clause.string, *clause.span())
    if (
        other is None
        or _UNLESS.search(clause[0])
        or _PART_ENDS.search(clause.string, other.end(), clause.end() - 1)
    ):
        return clause
    ends = [mark.start() for mark in _PART_ENDS.finditer(clause.string, clause.start(), other.start())]
    begin = ends[-1] if ends else clause.start()
    return _ALL.match(clause.string, clause.start(), begin) or clause


_UNLESS = re.compile(r"(?<=除非)[^，。；\n]{1,80}，? ?否则")
"""What comes in Chinese where a condition does not hold is told once, behind both words."""
_PART_ENDS = re.compile(r"[,，、]")
_ALL = re.compile(r".*", re.DOTALL)


def _one(template: str, span: tuple[int, int], places: Mapping[int, Claim]) -> Iterator[tuple[bool, Holds]]:
    """Give what looks for the one name of a condition beside its topic, and whether it is told to hold."""
    told = template[slice(*span)]
    denied = len(NOT.findall(told))
    topic = _TOPIC.match(template, *span)
    named = [claim for at, claim in places.items() if (topic.end() if topic else span[0]) <= at < span[1]]
    if len(named) == 1 and named[0].quoted and denied <= 1:
        yield from ((so is not bool(denied), holds) for so, holds in asked(named[0], told))


_TOPIC = re.compile(r"\s*□\s*は(?=[^□]*□)")
"""What a Japanese sentence is about, ahead of its condition."""


def _only_otherwise(named: list[Claim], shown: Evidence, holds: Holds, *, wanted: bool) -> Iterator[Claim]:
    """Give what a condition names of which all that stands under it wants the contrary."""
    for claim in named[:1]:
        guards = {
            (guard.code, sign)
            for piece in shown.guarded
            if piece.changed and not _EXIT.match(piece.code)
            for guard in piece.guards
            if guard.holds and _has(claim, guard.code) and (sign := _of_guard(guard, holds)) is not None
        }
        if guards and all(sign is not wanted for _, sign in guards):
            yield claim


def _outside(part: tuple[int, int], condition: tuple[int, int]) -> tuple[int, int]:
    """Give what of a part of a clause stands before a condition, or behind it."""
    if part[1] <= condition[0] or condition[1] <= part[0]:
        return part
    return (part[0], condition[0]) if part[0] < condition[0] else (condition[1], max(part[1], condition[1]))


def _in_spite(clause: re.Match[str], places: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what is told to happen even if something is so, where the change leaves it in that case."""
    for match in (found for one in EVEN_IF for found in one.finditer(clause.string, *clause.span())):
        rest = clause.string[clause.start() : match.start()] + clause.string[match.end() : clause.end()]
        if ENDS.search(rest) or NOT.search(rest) or OTHER_TIME.search(rest):
            continue
        for so, holds in _states(match["told"]):
            left = [piece for piece in shown.guarded if piece.changed and _EXIT.match(piece.code)]
            if any(_sign(piece, holds) is so for piece in left):
                told = (
                    at for at, one in places.items() if clause.start() <= at < clause.end() and one.quoted
                )
                yield from (places[at] for at in list(told)[:1])


def _states(told: str) -> Iterator[tuple[bool, Holds]]:
    """Give the state that a condition in words is of, and whether it says that it is so."""
    denied = len(NOT.findall(told))
    found = {names for wording, names in STATES if wording.search(told)}
    if denied > 1 or len(found) > 1:
        return
    if found:
        yield not denied, partial(_holds_state, frozenset(found.pop()))


def _words(told: str) -> Iterator[tuple[bool, Holds]]:
    """Give what looks for the words of a condition in the names of the code."""
    said = frozenset(word for word in words(told) if len(word) > _SMALL and word.isascii())
    denied = len(NOT.findall(told))
    if said and denied <= 1:
        yield not denied, partial(_holds_word, said)


def _holds_word(said: frozenset[str], piece: str) -> bool | None:
    """Whether a piece is a name alone all of whose words the condition has, as `not self.required`."""
    name = _ALONE.match(piece)
    own = [word for word in words(name["last"].replace("_", " ")) if word not in _IS] if name else []
    if name is None or not own or not said.issuperset(own) or len("".join(own)) <= _SMALL:
        return None
    return name["denied"] is None


_ALONE = re.compile(
    r"^[\s(]*+(?P<denied>!|not\s)?\s*+(?:[a-z_$][\w$]{0,40}(?:\.|->|::|\?\.)){0,4}(?P<last>[a-z_]\w{2,40})(?:\(\))?[\s)]*$"
)
_IS = frozenset({"is", "has", "was", "should", "can"})
_SMALL = 4
"""Words of up to so many letters say too little."""


def _holds_state(names: frozenset[str], piece: str) -> bool | None:
    for name in sorted(names):
        so, no = _CODE[name]
        if no.search(piece):
            return bool(_DENIES.match(piece))
        if so.search(piece):
            return not _DENIES.match(piece)
    return None


def _sign(piece: Guarded, holds: Holds) -> bool | None:
    """Whether what the condition says is so where the piece is reached, by the nearest that speaks of it."""
    for guard in piece.guards:
        sign = _of_guard(guard, holds)
        if sign is not None:
            return sign
    return None


def _of_guard(guard: Guard, holds: Holds) -> bool | None:
    parts = pieces(guard.code.lower(), "and" if guard.holds else "or")
    if parts is None:
        return None
    signs = {sign for piece in parts if (sign := holds(piece)) is not None}
    return signs.pop() is guard.holds if len(signs) == 1 else None


def _ends_otherwise(
    claim: Claim, pieces: list[tuple[Guarded, bool]], shown: Evidence, *, wanted: bool
) -> bool:
    """Whether what holds the condition is left with another value, and with this one elsewhere alone."""
    own: list[str] = []
    others: list[str] = []
    nearest = {id(piece): sign for piece, sign in pieces}
    for piece in shown.guarded:
        left = _EXIT.match(piece.code)
        if left is not None and piece.changed:
            (own if nearest.get(id(piece)) is wanted else others).append(left["value"])
    if not own or any(_has(claim, value) for value in own):
        return False
    plain = _PLAIN.fullmatch(literal(claim.text).strip()) and all(map(_PLAIN.fullmatch, map(_value, own)))
    return bool(plain) or any(_has(claim, value) for value in others)


def _value(code: str) -> str:
    return code.strip().rstrip(";")


_PLAIN = re.compile(
    rf"{_NOTHING}|true|false|-?\d[\d._]*|[a-z]?\"[^\"\n]{{0,80}}\"|[a-z]?'[^'\n]{{0,80}}'|\[\]|\{{\}}",
    re.IGNORECASE,
)
"""A value as it stands: two that differ are not the same."""


def _has(claim: Claim, code: str) -> bool:
    name = literal(claim.text).strip().removesuffix("()")
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", code, re.IGNORECASE) is not None
