"""A component, a tab or another frame of a page that came around what was there, or left it standing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.quoting import bare, start_of
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

NEW_AROUND = msgid("{thing} is new around what was there: {around}")
NEW_AROUND_ALL = msgid("{thing} is new around what was there")
GONE_AROUND = msgid("{thing} is gone, but what it held stays: {around}")
GONE_AROUND_ALL = msgid("{thing} is gone, but what it held stays")
NAMED = msgid("{counted} ({names})")
PUTS = msgid("Puts {name} around {around}")
PUTS_ALL = msgid("Puts {name} around what was there")
TAKES = msgid("Removes {name} around {around}")
TAKES_ALL = msgid("Removes {name}, not what it holds")

_THINGS = frozenset({"component", "directive", "tab", "zone", "admonition", "html"})


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how a frame is told of which only what is around a text came or went; None for others."""
    fact = facts[0]
    framed = len(facts) == 1 and "around" in fact.details and fact.thing in _THINGS
    return _WAY if framed and fact.action in {"added", "removed"} else None


def _around(phrases: "Phrases", fact: Fact) -> str:
    said = fact.details["around"]
    return phrases.shown(said, quoted=True) or phrases.shown(start_of(bare(said)), quoted=True)


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    (fact,) = facts
    around = _around(phrases, fact)
    known, unknown = (
        (NEW_AROUND, NEW_AROUND_ALL) if fact.action == "added" else (GONE_AROUND, GONE_AROUND_ALL)
    )
    thing = phrases.thing(fact)
    summary = fact.details.get("shows", "") if fact.name == "details" else ""
    if shows := phrases.shown(summary, quoted=True):
        thing = phrases.words.text(NAMED, counted=thing, names=shows)
    return (
        phrases.words.text(known, thing=thing, around=around)
        if around
        else phrases.words.text(unknown, thing=thing)
    )


def _titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    (fact,) = facts
    name, around = phrases.called(fact), _around(phrases, fact)
    known, unknown = (PUTS, PUTS_ALL) if fact.action == "added" else (TAKES, TAKES_ALL)
    if name and around:
        yield phrases.words.text(known, name=name, around=around)
    if name:
        yield phrases.words.text(unknown, name=name)


_WAY = Way(_clause, _titles)
