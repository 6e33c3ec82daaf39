"""How several facts are said together, where the noun of one of them would say less."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diff_insight.model import Fact

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases


@dataclass(frozen=True, slots=True)
class Way:
    """How several facts are said together.

    Attributes:
        clause: In an explanation.
        title: As a title, the richest first.
    """

    clause: Callable[["Phrases", Sequence[Fact]], str]
    title: Callable[["Phrases", Sequence[Fact]], Iterator[str]]


def names(phrases: "Phrases", facts: Sequence[Fact]) -> list[str]:
    """Give what several facts are of by name, or by what they say."""
    said = (phrases.name(fact) or phrases.side(fact.new or fact.old, fact) for fact in facts)
    return list(dict.fromkeys(filter(None, said)))
