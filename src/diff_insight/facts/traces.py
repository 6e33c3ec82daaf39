"""Which entry of a tree a fact was made of, for what is known of the entry alone.

Facts are values, two alike are equal; so each is known by itself. It is held here as long as it is known,
since another object may get the place of one that is gone, and with it what was known of that.
"""

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact


class Traces:
    """The entries of facts."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Fact, Entry]] = {}

    def note(self, fact: Fact, entry: Entry) -> None:
        """Take note of the entry that a fact was made of."""
        self._known[id(fact)] = fact, entry

    def of(self, fact: Fact) -> Entry | None:
        """Give the entry that this very fact was made of."""
        known = self._known.get(id(fact))
        return known[1] if known is not None else None
