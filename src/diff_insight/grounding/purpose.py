"""What no diff shows: why something changed, and that it is better now.

A patch shows what is different. Purpose, benefit and praise come from whoever wrote the change, or from
nowhere; so a model's sentence that has them stands only where the changed file itself says so or where it
says who does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diff_insight.grounding.claims import claims
from diff_insight.grounding.direction import template_of
from diff_insight.grounding.left_alone import unseen
from diff_insight.grounding.notions import unborne
from diff_insight.grounding.sentence_spans import sentences
from diff_insight.grounding.told_conditions import undecided
from diff_insight.grounding.told_facts import SIDES
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import ATTRIBUTED, BEYOND


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A sentence that says more than a diff can.

    Attributes:
        start: Offset in the text, in characters.
        end: Offset behind it.
        words: Those that do.
        conditional: Whether they tell a condition, which its code beside it would show.
    """

    start: int
    end: int
    words: str
    conditional: bool = False


def is_attributed(text: str) -> bool:
    """Whether a text says whose words it repeats."""
    return any(ATTRIBUTED.search(template_of(text, span, claims(text))[0]) for span in sentences(text))


def unsaid(text: str, shown: Shown, *, by_somebody: bool = True, judged: bool = False) -> Iterator[Unsaid]:
    """Give the sentences of a text that tell purpose, reason, effect or praise that nobody is quoted with.

    Args:
        text: A title, an explanation or a part of an overview.
        shown: What the text speaks of: words of its own are no praise.
        by_somebody: Whether there is a commit or a pull request that may say it.
        judged: Whether somebody else decides on conditions which lines leave open.
    """
    found = claims(text)
    for start, end in sentences(text):
        inside = [claim for claim in found if start <= claim.start < end]
        template, places = template_of(text, (start, end), inside)
        if by_somebody and ATTRIBUTED.search(template):
            continue
        for praise in BEYOND.finditer(template):
            if not any(praise[0] in shown.sides[side].low for side in SIDES):
                yield Unsaid(start, end, praise[0])
                break
        else:
            beyond = (*unborne(template, shown), *unseen(template, shown))
            yield from (Unsaid(start, end, words) for words in beyond[:1])
            if not beyond and not judged:
                words = undecided(text, (start, end), template, places, shown)
                if words is not None:
                    yield Unsaid(start, end, words, conditional=True)
