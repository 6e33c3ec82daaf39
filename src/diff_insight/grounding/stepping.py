"""Whether what is told to grow or shrink by a number does: ``left` drops by 1` against `left -= 1`."""

import re
from collections.abc import Iterator, Mapping

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import DENIED
from diff_insight.grounding.wordings.comparing import GROWS, SHRINKS


def misstepped(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names that are told to grow where lines after the change only take from them, or the contrary.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence) or DENIED.search(template):
        return
    for told, contrary, wordings in (("+", "-", GROWS), ("-", "+", SHRINKS)):
        for match in (found for one in wordings for found in one.finditer(template)):
            name = places.get(match.start("a"))
            if name is not None and name.quoted and _steps(name, shown, told, contrary) == {contrary}:
                yield name


def _steps(name: Claim, shown: Evidence, *signs: str) -> set[str]:
    """Give by which signs lines after the change let a name grow or shrink."""
    own = re.escape(literal(name.text).strip().lower())
    stepped = re.compile(
        rf"(?<![\w.])(?:[a-z_$][\w$]{{0,40}}(?:\.|->)){{0,3}}{own}\s*(?:(?P<sign>[-+])(?:=|(?P=sign))"
        rf"|=\s*(?:[a-z_$][\w$]{{0,40}}(?:\.|->)){{0,3}}{own}\s*(?P<other>[-+]))"
        rf"|(?P<before>[-+])(?P=before){own}(?!\w)"
    )
    lines = (*shown.lines["added"].lines, *shown.lines["context"].lines)
    found = {
        match["sign"] or match["other"] or match["before"]
        for line in lines
        for match in stepped.finditer(line.lower())
    }
    return found.intersection(signs)
