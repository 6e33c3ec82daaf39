"""With how many arguments something is called: ``send` is called with three arguments` against the calls."""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.numbers import count_word
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import ARGUMENTS, BOTH_TIMES, german

_DECLARES = re.compile(r"\b(?:def|fn|func|function|sub|fun)\s+(?:\([^()]{0,80}\)\s*)?(?:[\w.]{1,80}[.:])?$")
"""What stands before a name that is declared with what it takes, and not called."""
_OPENS, _CLOSES = "([{", ")]}"
_QUOTES = "\"'`"
_LONGEST = 2_000
"""Characters of a call, at most."""


def misgiven(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give what a sentence says to be called with so many arguments, and is called with others.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for told in ARGUMENTS.finditer(template):
        if BOTH_TIMES.search(template) or not isinstance(shown, Evidence):
            return
        at, counted = told.start("n"), places.get(told.start("n"))
        number = int(counted.numbers[-1]) if counted and counted.numbers else _number(told["n"])
        inside = {offset: claim for offset, claim in places.items() if claim.quoted}
        called = [claim for offset, claim in inside.items() if offset < at][-1:]
        behind = inside.get(told.end() + template[told.end() :].startswith(" "))
        for claim in (behind,) if behind else called:
            known = set(_calls(literal(claim.text).strip().removesuffix("()"), shown)) if number else set()
            if known and number not in known:
                yield claim


def _number(word: str) -> int:
    return german.NUMBERS.get(word) or count_word(word) or 0


def _calls(name: str, shown: Evidence) -> Iterator[int]:
    """Give how many arguments each call of the name has after the change, as far as it is shown."""
    called = re.compile(rf"(?<!\w){re.escape(name)}\s?\(")
    for hunk in shown.hunks:
        code = "\n".join(line.text for line in hunk.lines if line.side != "-")
        for match in called.finditer(code):
            begins = code.rfind("\n", 0, match.start()) + 1
            if not _DECLARES.search(code, begins, match.start()):
                number = _arguments(code[match.end() : match.end() + _LONGEST])
                yield from () if number is None else (number,)


def _arguments(code: str) -> int | None:
    """Give how many arguments there are up to the bracket that closes; None where it is not shown."""
    depth, commas, quote, given = 0, 0, "", False
    for at, sign in enumerate(code):
        if quote:
            quote = "" if sign == quote and code[at - 1] != "\\" else quote
        elif sign in _QUOTES:
            quote, given = sign, True
        elif sign in _CLOSES:
            if not depth:
                return commas + given
            depth -= 1
        elif sign == "," and not depth:
            commas, given = commas + 1, False
        else:
            depth += sign in _OPENS
            given = given or not sign.isspace()
    return None
