"""How several facts are said together, where the noun of one of them would say less."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diff_insight.model import Fact
from diff_insight.telling.kinds import kind_of

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


def of_texts(only: str, changes: str) -> Way:
    """Give how texts are said of which nobody needs both sides: one is named, several are counted.

    Args:
        only: Message of the explanation, with the field `things`.
        changes: Message of the title, with the same.
    """

    def clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        said = phrases.shown(facts[0].new or "", quoted=True) if len(facts) == 1 else ""
        named = phrases.words.plural(*kind_of(facts[0]).named, 1, names=said) if said else ""
        return phrases.words.text(only, things=named or phrases.things(facts)[0])

    def title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        things = phrases.words.plural(*kind_of(facts[0]).counted, len(facts))
        yield phrases.words.text(changes, things=things)

    return Way(clause, title)
