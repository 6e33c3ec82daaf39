"""Names of which a sentence tells something that neither changed lines nor the lines of the name bear out.

What a sentence says to have happened to names of a program that stand on unchanged lines alone, and in no
fact, has no basis. What one name is told to do with another stands in its body or in one statement with it.
Names that say where, of what or on what condition something happened are left aside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.grounding.amounts import things_ending
from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.sameness import said_of
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.vocabulary import DECLARED, OF_PROGRAMS
from diff_insight.grounding.wordings import GONE_NOW, IF, STAYS
from diff_insight.grounding.wordings.conditions import NOT
from diff_insight.grounding.wordings.told_of import (
    ASIDE_BEFORE,
    ASIDE_BEHIND,
    BY_MEANS,
    COMMENTED,
    CONTRASTED,
    DECLARED_NEW,
    DOES,
    HAPPENED,
    KEEPS,
    MOVED,
    OBJECT,
    SUBJECT,
)

_CLAUSE = re.compile(r"[^;；。\n]+")
_SHORT = 3
"""Names of up to so many letters may stand anywhere."""
_AHEAD = 60
_STEERS = re.compile(
    r"\b(?:if|elif|else|unless|switch|case|match|when|while|for|return|raise|throw|break|continue|except|catch"
    r"|guard|try|finally|rescue|ensure|panic|exit|await|yield)\b"
)
"""Code on which depends what else is reached."""
_REMARK = re.compile(r"^\s*(?://|#|--|/\*|\*|;|<!--|%|'|rem\b)")
_GOES_BACK = (".", ")", "]", "?.", "->", "&&", "||", "+ ")
"""With what a line begins that goes on with the one above it."""
_CHANGED: tuple[Side, Side] = ("removed", "added")
_WORDS = re.compile(r"\w+")
_GOES_ON = (",", "(", "[", "{", "=", "\\", "+", "&&", "||", "and", "or", ".", "=>", "->", ":", "?")
"""With what a line ends that goes on."""


def unborne(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names of a sentence on a program that are told of something which no line shows of them.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence) or not shown.hunks:
        return
    for clause in _CLAUSE.finditer(template):
        inside = {at: claim for at, claim in places.items() if clause.start() <= at < clause.end()}
        if not shown.stems.isdisjoint(OF_PROGRAMS):
            yield from _idle(clause, inside, shown)
            yield from _apart(clause, inside, shown)
            yield from _there_before(clause, inside, shown)
        yield from _of_other_time(clause, inside, shown)
        yield from _kept(clause, inside, shown)
        yield from _commented(clause, inside, shown)


def _idle(clause: re.Match[str], inside: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give a name that is told to have changed, and stands apart from all that changed."""
    denied = NOT.search(GONE_NOW.sub("", clause[0]))
    if denied or any(so.search(clause[0]) for so in (STAYS, IF)) or not HAPPENED.search(clause[0]):
        return
    every = {at: claim for at, claim in inside.items() if not claim.mute}
    if any(not claim.quoted or claim.kind not in {"code", "name"} for claim in every.values()):
        return
    names = {at: one for at, one in every.items() if not shown.is_place(literal(one.text).strip())}
    idle = {at: one for at, one in names.items() if _is_beside(one, shown)}
    told = [
        claim
        for at, claim in idle.items()
        if not _is_aside(clause, at)
        and len(_plain(claim)) > _SHORT
        and (len(idle) == len(names) or _is_subject(clause, at))
    ]
    if (
        told
        and not any(shown.has_body(literal(claim.text)) for claim in told)
        and not _is_steered(told, shown)
    ):
        yield told[0]


def _is_subject(clause: re.Match[str], at: int) -> bool:
    """Whether a clause says first of all of a name what happened to it, which is no move."""
    return not MOVED.search(clause[0]) and any(
        match.start("a") + clause.start() == at for one in SUBJECT for match in one.finditer(clause[0])
    )


def _is_beside(claim: Claim, shown: Evidence) -> bool:
    """Whether unchanged lines have a name, and no changed line, nor a statement with one, has it."""
    test, name = plain_test(claim), _plain(claim)
    if any(test(shown.lines[side]) for side in _CHANGED) or not shown.on("context", test):
        return False
    for hunk in shown.hunks:
        lines = [line.text.lower() for line in hunk.lines]
        for at, line in enumerate(lines):
            if name in line:
                first, last = _statement(lines, at)
                if any(one.side != " " for one in hunk.lines[first:last]):
                    return False
    return not shown.actions(claim.text)


def _is_aside(clause: re.Match[str], at: int) -> bool:
    before = clause.string[max(clause.start(), at - _AHEAD) : at].rpartition("□")[2]
    if OBJECT.search(before):
        return False
    return bool(ASIDE_BEFORE.search(before) or ASIDE_BEHIND.match(clause.string[at + 1 : at + _AHEAD]))


def _is_steered(told: Sequence[Claim], shown: Evidence) -> bool:
    """Whether changed lines of a hunk that has a name decide on whether it is reached."""
    names = [_plain(claim) for claim in told]
    for hunk in shown.hunks:
        has = any(name in line.text.lower() for line in hunk.lines if line.side == " " for name in names)
        if has and any(_STEERS.search(line.text) for line in hunk.lines if line.side != " "):
            return True
    return False


def _apart(clause: re.Match[str], inside: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what a name is told to do something with, and that stands with it nowhere."""
    if IF.search(clause[0]):
        return
    for match in (found for one in (*DOES, *BY_MEANS) for found in one.finditer(clause[0])):
        one, two = (inside.get(clause.start() + match.start(part)) for part in ("a", "b"))
        if one is None or two is None or not (one.quoted and two.quoted) or two.kind != "code":
            continue
        if one.kind == "path" or shown.on("path", plain_test(one)):
            continue
        words = frozenset(_WORDS.findall(_plain(two).rpartition(".")[2] or _plain(two)))
        if words and min(len(_plain(one)), len(_plain(two))) > _SHORT and _is_apart(one, words, shown):
            yield two


def _is_apart(one: Claim, words: frozenset[str], shown: Evidence) -> bool:
    """Whether all lines of a name are known to lack the words, which others have."""
    name = _plain(one)
    own = re.compile(rf"(?<!\w){re.escape(re.split(r'[.:#]+', name)[-1] or name)}(?!\w)")
    body = list(shown.holders.lines_of(literal(one.text)))
    known = bool(body)
    for lines in _files(shown):
        for at, line in enumerate(lines):
            if own.search(line):
                known = True
                if _have("\n".join(lines[slice(*_statement(lines, at))]), words):
                    return False
    return known and not _have("\n".join(body).lower(), words)


def _have(text: str, words: frozenset[str]) -> bool:
    return words <= set(_WORDS.findall(text.lower()))


def _files(shown: Evidence) -> Iterator[list[str]]:
    """Give the shown lines of the hunks before and after, and those outside of them."""
    for hunk in shown.hunks:
        for other in "+-":
            yield [hunk.heading.lower(), *(line.text.lower() for line in hunk.lines if line.side != other)]
    for lines in (shown.context.old, shown.context.new):
        yield [lines[number].lower() for number in sorted(lines)]


def _statement(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Give where the lines begin and end that a line holds or makes one statement with."""
    depth = _depth(lines[at])
    first = at
    while first and (_goes_on(lines[first - 1]) or lines[first].lstrip().startswith(_GOES_BACK)):
        first -= 1
    last = at + 1
    while last < len(lines) and (
        _goes_on(lines[last - 1])
        or not lines[last].strip()
        or _depth(lines[last]) > depth
        or lines[last].lstrip().startswith(_GOES_BACK)
    ):
        last += 1
    return first, last


def _goes_on(line: str) -> bool:
    return line.rstrip().endswith(_GOES_ON)


def _depth(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _of_other_time(clause: re.Match[str], inside: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what is told to be there instead of another, where lines of the other time alone have it."""
    for match in (found for one in CONTRASTED for found in one.finditer(clause[0])):
        for part, side in (("old", "added"), ("new", "removed")):
            claim = inside.get(clause.start() + match.start(part))
            if claim is not None and claim.quoted and shown.stands_only(plain_test(claim)) == side:
                yield claim


def _there_before(clause: re.Match[str], inside: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what is told as a new thing of a kind, was there before and is in no fact of the kind."""
    for match in (found for one in DECLARED_NEW for found in one.finditer(clause[0])):
        claim = inside.get(clause.start() + match.start("a"))
        things = things_ending(match["noun"]) if claim is not None and claim.quoted else None
        if claim is None or not things or things.isdisjoint(DECLARED) or not _was_there(claim, shown):
            continue
        own = re.compile(rf"(?<!\w){re.escape(re.split(r'[.:#]+', _plain(claim))[-1])}(?!\w)")
        facts = [fact for outer in (*shown.facts, *shown.alone) for fact in outer.all()]
        if not any(fact.thing in things and own.search(said_of(fact)) for fact in facts):
            yield claim


def _was_there(claim: Claim, shown: Evidence) -> bool:
    test = plain_test(claim)
    return shown.on("context", test) or test(shown.lines["removed"])


def _kept(clause: re.Match[str], inside: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what is told to have the value that it had, where it came or went, or is a remark now."""
    for match in (found for one in KEEPS for found in one.finditer(clause[0])):
        one, two = (inside.get(clause.start() + match.start(part)) for part in ("a", "b"))
        if one is None or two is None or not (one.quoted and two.quoted):
            continue
        name = _plain(one)
        was, now = (
            any(name in line.lower() and not _REMARK.match(line) for line in shown.lines[side].lines)
            for side in _CHANGED
        )
        if was != now and not any(name in line.lower() for line in shown.lines["context"].lines):
            yield one


def _commented(clause: re.Match[str], inside: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give what is told to be commented out, where no comment with it came."""
    for match in (found for one in COMMENTED for found in one.finditer(clause[0])):
        claim = inside.get(clause.start() + match.start("a"))
        if (
            claim is not None
            and claim.quoted
            and not any(
                _REMARK.match(line) and _plain(claim) in line.lower() for line in shown.lines["added"].lines
            )
        ):
            yield claim


def _plain(claim: Claim) -> str:
    return literal(claim.text).strip().removesuffix("()").lower()
