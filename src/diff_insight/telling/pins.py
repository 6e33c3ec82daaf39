"""Actions of the same version that a workflow calls by their commit now, or no longer does."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way, names

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

PINNED = Plural("{names} is pinned to a commit now", "{names} are pinned to commits now")
LOOSE = Plural("{names} is no longer pinned to a commit", "{names} are no longer pinned to commits")
PINNED_TITLE = msgid("Pins {names} to a commit")
LOOSE_TITLE = msgid("No longer pins {names} to a commit")


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how they are said; None where other checksums are among them."""
    pinned = all(fact.details.get("pinned") and fact.thing == "checksums" for fact in facts)
    return _WAYS.get(facts[0].action) if pinned else None


def _told(clause: Plural, title: str) -> Way:
    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        found = names(phrases, facts)
        return phrases.words.plural(*clause, len(found), names=phrases.several(found))

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        yield phrases.words.text(title, names=phrases.several(names(phrases, facts)))

    return Way(said, titles)


_WAYS = {"added": _told(PINNED, PINNED_TITLE), "removed": _told(LOOSE, LOOSE_TITLE)}
