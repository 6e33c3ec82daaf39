"""One way to say a fact, and when it may be said so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diff_insight.model import Fact


@dataclass(frozen=True, slots=True)
class Said:
    """One way to say a fact.

    Attributes:
        kinds: Of facts, separated by blanks.
        clause: Message of the explanation.
        title: Message of the title, or empty: a title needs another row or its noun.
        when: Details, or `new`, that the fact must have.
    """

    kinds: str
    clause: str
    title: str = ""
    when: Mapping[str, str] = field(default_factory=dict)

    def fits(self, fact: Fact) -> bool:
        """Tell whether the conditions hold for a fact of its kinds."""
        return all(
            (fact.details.get(key) or getattr(fact, key, None) or "") == said
            for key, said in self.when.items()
        )
