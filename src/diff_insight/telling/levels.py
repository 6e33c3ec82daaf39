"""Headings that were raised or lowered, those of one step together."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

LEVEL = Plural("{things} goes from level {old} to level {new}", "{things} go from level {old} to level {new}")
LEVEL_TITLE = msgid("Level of {things}: {old} → {new}")


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    things, n = phrases.things(facts)
    return phrases.words.plural(*LEVEL, n, things=things, old=facts[0].old or "", new=facts[0].new or "")


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    things, _ = phrases.things(facts)
    yield phrases.words.text(LEVEL_TITLE, things=things, old=facts[0].old or "", new=facts[0].new or "")


LEVELS = Way(_clause, _title)
