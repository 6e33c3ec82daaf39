"""Values that are commented out, or no longer are: what a file says is still there to be read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way, names

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

OUT = Plural("{things} is commented out", "{things} are commented out")
OUT_TITLE = msgid("Comments out {names}")
NOT_OUT = Plural("{things} is no longer commented out", "{things} are no longer commented out")
NOT_OUT_TITLE = msgid("Uncomments {names}")


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how values are said that are all commented out, or all no longer are."""
    ways = {fact.details.get("commented", "") for fact in facts}
    return _WAYS.get(next(iter(ways))) if len(ways) == 1 else None


def _told(clause: Plural, title: str) -> Way:
    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        things, n = phrases.things(facts)
        return phrases.words.plural(*clause, n, things=things)

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        if shown := names(phrases, facts):
            yield phrases.words.text(title, names=phrases.several(shown, unsaid=len(facts) - len(shown)))

    return Way(said, titles)


_WAYS = {"out": _told(OUT, OUT_TITLE), "in": _told(NOT_OUT, NOT_OUT_TITLE)}
