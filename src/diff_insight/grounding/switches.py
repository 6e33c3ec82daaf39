"""What is told to be on or off now: a boolean, an option, a default, in words and not by its value.

`strict` is on by default now, `DRY_RUN` is turned off: no token of such a sentence stands on either side, so
the value that the name has on the lines after the change is held against the word.
"""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import literal
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import BEFORE_NOW, OFF, ON

_CLAUSE = re.compile(r"[^,，;；:：。\n]+")
_MAY_BE = re.compile(
    r"\b(?:recommend\w*|can|may|should|must|allows?|lets?|kann|können|soll\w*|empf\w+|muss)\b"
    "|建议|推荐|可以?|允许|需要|必须|推奨|できる|できます|必要"
)
"""What says that it may be on or off."""
_SAID = (*((True, pattern) for pattern in ON), *((False, pattern) for pattern in OFF))


def miswitched(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give what is told to be on where it is off now, or the other way round.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        if BEFORE_NOW.search(clause[0]) or _MAY_BE.search(clause[0]):
            continue
        for on, pattern in _SAID:
            for match in pattern.finditer(template, *clause.span()):
                claim = places.get(match.start("place"))
                if claim is not None and claim.quoted and shown.switched(literal(claim.text)) == {not on}:
                    yield claim
