"""One way to say a fact, and when it may be said so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from diff_insight.facts.choices import has_whole
from diff_insight.model import Fact

_MADE = re.compile(r"[^\s({\[]*+(?: [^\s({\[]++)?[({\[]")
"""What a value calls or makes, up to the bracket that opens its arguments."""


@dataclass(frozen=True, slots=True)
class Said:
    """One way to say a fact.

    Attributes:
        kinds: Of facts, separated by blanks.
        clause: Message of the explanation.
        title: Message of the title, or empty: a title needs another row or its noun.
        when: Details, or `new`, that the fact must have.
        absent: Whether it says that what was there before is there no more.
    """

    kinds: str
    clause: str
    title: str = ""
    when: Mapping[str, str] = field(default_factory=dict)
    absent: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note whether it says that what was there before is there no more."""
        object.__setattr__(self, "absent", "{old}" in self.clause and "no longer" in self.clause)

    def fits(self, fact: Fact) -> bool:
        """Tell whether the conditions hold for a fact of its kinds, and what it says to be gone is gone."""
        if self.absent and fact.old and fact.new and has_whole(fact.new, fact.old):
            return False
        return all(
            (fact.details.get(key) or getattr(fact, key, None) or "") == said
            for key, said in self.when.items()
        )

    def title_for(self, fact: Fact) -> str:
        """Give the message of the title; empty where the same with other arguments stands there now."""
        return "" if self.absent and _is_alike(fact.old or "", fact.new or "") else self.title


def _is_alike(old: str, new: str) -> bool:
    """Tell whether two values call, or make, the same: `Gate(3)` is still there in `Gate(3, 4)`."""
    made = _MADE.match(old)
    return made is not None and new.startswith(made[0])
