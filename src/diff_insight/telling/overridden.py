"""Versions that a manifest puts in place of what packages ask for: a few by versions, many by names."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.one_by_one import ONE_BY_ONE
from diff_insight.telling.way import Way, names

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

OVERRIDDEN = Plural("{names} is overridden", "{names} are overridden")
NOT_OVERRIDDEN = Plural("{names} is no longer overridden", "{names} are no longer overridden")
OVERRIDES = msgid("Overrides {names}")
NO_LONGER_OVERRIDES = msgid("No longer overrides {names}")


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how several overrides that are new, or gone, are told together; None for all else."""
    overrides = all(fact.details.get("ecosystem") == "npm override" for fact in facts)
    if not overrides or len(facts) == 1 or facts[0].action not in {"added", "removed"}:
        return None
    return Way(_clause if len(facts) > BOUNDS.names else ONE_BY_ONE.clause, _titles)


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    said = OVERRIDDEN if facts[0].action == "added" else NOT_OVERRIDDEN
    return phrases.words.plural(*said, len(facts), names=phrases.several(names(phrases, facts)))


def _titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    said = OVERRIDES if facts[0].action == "added" else NO_LONGER_OVERRIDES
    yield phrases.words.text(said, names=phrases.several(names(phrases, facts)))
