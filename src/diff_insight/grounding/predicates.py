"""What a condition in words says of one name, against a piece of a condition in code.

`if the body responds to `each`` stands against `!body.respond_to?(:each)`, `only for status `304`` against
`status !== 304`. A piece says something of a name where the name is what is asked: a name alone, what is
called, the last that a call is given, or the value compared with. Of any other it is left open, and so where
code or words have a state in it (empty, missing, fails), which turns it round.
"""

import re
from collections.abc import Iterator
from functools import partial

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import literal
from diff_insight.grounding.wordings.asked import OTHER_STATE

_NEGATIVE_CODE = re.compile(
    r"empty|null|none|nil\b|missing|absent|undefined|\bzero|invalid|\berr|fail|disabl|without|\bno_|\bnot_"
    r"|\bun[a-z]|false|\b0\b|\"\"|''|blank|exclu|ignor|skip|den(?:y|ied)|forbid|clos|stop|done|ended"
)
"""What says the contrary of a state within a name, so that two such words may say one thing."""
_PATH = r"(?:[a-z_$@][\w$]{0,60}(?:\.|->|::|\?\.|&\.)){0,5}"
_PLAIN = re.compile(r"[a-z_$@][\w$.]{0,80}", re.IGNORECASE)
_VALUE = re.compile(r":?[\"']?[\w$./-]{1,80}[\"']?")
_JOINS = {"and": re.compile(r"&&|\band\b"), "or": re.compile(r"\|\||\bor\b")}


def asked(claim: Claim, told: str) -> Iterator[tuple[bool, "partial[bool | None]"]]:
    """Give whether a condition in words says that a name holds, and what looks for it in a piece of code.

    Args:
        claim: The one name of the condition.
        told: The words of the condition.
    """
    name = literal(claim.text).strip().removesuffix("()").strip("\"'").lower()
    if OTHER_STATE.search(told) or len(name) < _SHORT or not _VALUE.fullmatch(name):
        return
    yield True, partial(_says, name)


_SHORT = 2


def _says(name: str, piece: str) -> bool | None:
    """Whether a piece of a condition says that a name holds; None where it does not ask for the name."""
    code = _stripped(piece.strip())
    own = rf":?[\"']?{re.escape(name)}[\"']?"
    rest = re.sub(rf"(?<![\w]){own}(?!\w)", "", code)
    if _NEGATIVE_CODE.search(rest) or _NEGATIVE_CODE.search(name):
        return None
    denied = re.match(r"(?:!(?!=)|not\b)\s*", code)
    code = _stripped(code[denied.end() :]) if denied else code
    last = rf"{_PATH}[a-z_]\w{{0,60}}[?!]?(?:\([^()\n]{{0,80}}?(?<![\w.]){own}\)|\s{own})"
    alone = rf"{_PATH}{re.escape(name)}[?!]?(?:\([^()\n]{{0,80}}\))?"
    if re.fullmatch(alone, code) or (not _is_variable(name, code) and re.fullmatch(last, code)):
        return denied is None
    compared = re.fullmatch(rf"[\w$.()\[\]@?]{{1,80}}\s*(?P<sign>===?|!==?)\s*{own}", code)
    if compared and (not _is_variable(name, code)):
        return (compared["sign"][0] == "=") is (denied is None)
    return None


def _stripped(code: str) -> str:
    """Give a condition without the brackets around all of it."""
    code = code.strip()
    if code.startswith("(") and code.endswith(")") and "_" * len(code) == _hidden(code):
        return code[1:-1].strip()
    return code


def _hidden(code: str) -> str:
    """Give a condition with what stands in brackets blacked out."""
    depth, hidden = 0, []
    for sign in code:
        depth += sign in "([{"
        hidden.append("_" if depth else sign)
        depth -= sign in ")]}"
    return "".join(hidden)


def _is_variable(name: str, code: str) -> bool:
    """Whether a name is that of a variable, so that the call or the other value says the state."""
    quoted = re.search(rf"(?::|[\"']){re.escape(name)}(?!\w)", code)
    return not quoted and not name[0].isdigit() and _PLAIN.fullmatch(name) is not None


def pieces(code: str, join: str) -> list[str] | None:
    """Give the parts of a condition that `and` (or `or`) joins; None where the other word joins them as well.

    Args:
        code: A condition, in lower case.
        join: `and` or `or`.
    """
    code = _stripped(code)
    plain = _hidden(code)
    if _JOINS["or" if join == "and" else "and"].search(plain):
        return None
    found, start = [], 0
    for match in _JOINS[join].finditer(plain):
        found.append(code[start : match.start()])
        start = match.end()
    return [*found, code[start:]]
