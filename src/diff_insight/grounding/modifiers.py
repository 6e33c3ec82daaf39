"""What is told to be async, static or deprecated now, or no longer: in words, and not as the code has it.

`load is no longer async` names no token of a line, so that the modifier is looked for on the changed lines:
one that went cannot be there now, one that came cannot be gone.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal
from diff_insight.grounding.sidetext import SideText
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import IS_SUCH, MODIFIERS, NO_SUCH

_SAID = tuple(
    (keyword, side, re.compile(wording.replace("{}", rf"(?:{words}|(?P<word>□))").replace(r"□))\b", "□))")))
    for keyword, words in MODIFIERS.items()
    for side, wordings in (("removed", IS_SUCH), ("added", NO_SUCH))
    for wording in wordings
)
"""A modifier, the side on which alone it contradicts the wording, and the wording."""
_ABOVE = frozenset({"deprecated"})
"""What stands on a line of its own, above what it says it of."""


_AFTER: tuple[Side, ...] = ("added", "context")
_VISIBLE = ("public", "protected", "private", "internal")


def mismodified(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give what is told to have a modifier that went from it, or to lack one that came to it.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for keyword, contrary, pattern in _SAID:
        for match in pattern.finditer(template):
            claim = places.get(match.start("place"))
            spelt = places.get(match.start("word"))
            if claim is None or not claim.quoted or (spelt and literal(spelt.text).lower() != keyword):
                continue
            name = literal(claim.text).strip().removesuffix("()").rpartition(".")[2].lower()
            tokens = frozenset({keyword} if keyword in _ABOVE else {keyword, name})
            if shown.stands_only(partial(_in_line, tokens)) == contrary or (
                contrary == "removed" and _is_seen_otherwise(keyword, name, shown)
            ):
                yield claim


def _is_seen_otherwise(keyword: str, name: str, shown: Shown) -> bool:
    """Whether every line after the change that declares the name gives it another visibility."""
    if keyword not in _VISIBLE:
        return False
    declared = re.compile(rf"\b({'|'.join(_VISIBLE)})\b[^=(;{{}}\n]{{0,80}}(?<!\w){re.escape(name)}(?!\w)")
    parts = (shown,) if isinstance(shown, Evidence) else shown.parts
    found = {one for part in parts for side in _AFTER for one in declared.findall(part.lines[side].low)}
    return bool(found) and keyword not in found


def _in_line(tokens: frozenset[str], side: SideText) -> bool:
    """Whether a line has all of these words."""
    return all(token in side.low for token in tokens) and any(
        all(SideText((line,)).has(token) for token in tokens) for line in side.low.split("\n")
    )
