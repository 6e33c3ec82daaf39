"""Whether an exception that is told to be raised is only caught, or the other way round."""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.told_facts import SIDES
from diff_insight.grounding.wordings.conditions import (
    CATCHES,
    CONDITIONS,
    NOT,
    OTHER_TIME,
    RAISES,
    RAISES_ANY,
)

_EXCEPTION = re.compile(r"(?:[\w.]|::){0,80}(?:Error|Exception|Interrupt|Fault|Throwable)")
_CAUGHT = re.compile(r"\b(?:except|catch|rescue|suppress)\b")
_RAISED = re.compile(r"\b(?:raise|throws?)\b")


def misraised(clause: re.Match[str], places: Mapping[int, Claim], shown: Evidence) -> Iterator[Claim]:
    """Give the exceptions that a clause says to be raised and lines only catch, or caught and only raise.

    Args:
        clause: Of the sentence with its claims out of it.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    said = clause[0]
    for condition in CONDITIONS:
        said = condition.sub("", said)
    raises, catches = bool(RAISES.search(said)), bool(CATCHES.search(said))
    if raises == catches or NOT.search(said) or OTHER_TIME.search(said):
        return
    for at, claim in places.items():
        name = literal(claim.text).strip().removesuffix("()")
        if not clause.start() <= at < clause.end() or not claim.quoted or not _EXCEPTION.fullmatch(name):
            continue
        lines = list(_lines(name, shown))
        caught, raised = (any(map(sign.search, lines)) for sign in (_CAUGHT, _RAISED))
        if caught != raised and (raises if caught else catches) and all(map(_TELLING.search, lines)):
            yield claim


def shows_no_exception(template: str, shown: Evidence) -> bool:
    """Whether a sentence says that some exception is raised, and no line of the file speaks of any.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    said = template
    for condition in CONDITIONS:
        said = condition.sub("", said)
    return (
        bool(RAISES_ANY.search(said))
        and not NOT.search(said)
        and not any(_OF_FAILURE.search(shown.sides[side].low) for side in SIDES)
    )


_OF_FAILURE = re.compile(
    r"rais|throw|exception|error|\berr|panic|abort|exit|fail|assert|reject|expect|unwrap"
    r"|\b(?:valid\w{0,12}|check\w{0,20}|require\w{0,20}|ensure\w{0,20})\(|catch|except|rescue|\btry|例外|异常|错误|エラー|fehler|ausnahme"
)
"""What speaks of something that fails, in code or in words."""


def is_caught(claim: Claim, shown: Evidence) -> bool:
    """Whether lines after the change catch an exception, so that those who call need not."""
    return any(map(_CAUGHT.search, _lines(literal(claim.text).strip().removesuffix("()"), shown)))


def _lines(name: str, shown: Evidence) -> Iterator[str]:
    own = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    yield from filter(own.search, (*shown.lines["added"].lines, *shown.lines["context"].lines))


_TELLING = re.compile(rf"{_CAUGHT.pattern}|{_RAISED.pattern}|\b(?:import|from|use|using|require)\b")
"""Lines that say what becomes of an exception, or only bring its name: on any other it may be made."""
