"""Whether code that a clause tells as what is stands on a line that is, and as what was, on one that was.

`now uses `a`` is wrong where `a` stands on removed lines alone, `no longer uses `a`` where it stands on added
ones alone. A clause that sets two against each other is read in `direction`.
"""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import BOTH_TIMES, GONE_NOW, IS_NOW

_CLAUSE = re.compile(r"(?:[^,，、;；。()\n]|, (?=(?:wenn|falls|sofern|sobald|ob)\b))+")
"""In German a comma stands before what a clause says on condition of."""


def misdated(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the code of a sentence that stands on the lines of the other time alone.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        gone, now = GONE_NOW.search(clause[0]), IS_NOW.search(clause[0])
        if bool(gone) == bool(now) or BOTH_TIMES.search(clause[0]):
            continue
        inside = [claim for at, claim in places.items() if clause.start() <= at < clause.end()]
        for claim in inside:
            code = claim.quoted and claim.kind == "code"
            if code and shown.stands_only(plain_test(claim)) == ("added" if gone else "removed"):
                yield claim
