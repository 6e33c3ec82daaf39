"""Several things each by a clause of its own, where a noun for all would not say what each of them says."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.kinds import order_of
from diff_insight.telling.point import Point
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

NEXT = msgid("{first}; {second}")


def joined(phrases: "Phrases", parts: Sequence[str], template: str = NEXT) -> str:
    """Put clauses side by side."""
    made = ""
    for part in parts:
        made = phrases.words.text(template, first=made, second=part, other=part) if made else part
    return made


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    return joined(phrases, list(dict.fromkeys(phrases.clause([fact]) for fact in facts)))


def _titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    return chain.from_iterable(
        phrases.titles(Point(facts=(fact,), places=(), order=order_of(fact))) for fact in facts
    )


ONE_BY_ONE = Way(_clause, _titles)
