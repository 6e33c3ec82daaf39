"""What is imported from another place than before."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way, names

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

FROM = Plural("{names} comes from {new} instead of {old}", "{names} come from {new} instead of {old}")
FROM_TITLE = msgid("Takes {names} from {new} instead of {old}")
FROM_COUNTED = Plural("Changes the source of one import", "Changes the sources of {n} imports")


def taken_from(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say that what is imported comes from another place."""
    old, new = phrases.side(facts[0].old, facts[0]), phrases.side(facts[0].new, facts[0])
    said = phrases.several(names(phrases, facts))
    return phrases.words.plural(*FROM, len(facts), names=said, old=old, new=new)


def taken_from_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    old, new = phrases.side(facts[0].old, facts[0]), phrases.side(facts[0].new, facts[0])
    if old and new:
        yield phrases.words.text(FROM_TITLE, names=phrases.several(names(phrases, facts)), old=old, new=new)
    yield phrases.words.plural(*FROM_COUNTED, len(facts))


WAY = Way(taken_from, taken_from_title)
