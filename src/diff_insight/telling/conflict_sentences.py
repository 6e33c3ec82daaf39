"""How a conflict is told that somebody settled: which of its versions went, by their labels."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.one_by_one import joined
from diff_insight.telling.said import Said
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

_GONE = Plural(
    "one line on the conflict side {name} is dropped", "{n} lines on the conflict side {name} are dropped"
)
_STANDS = Plural(
    "one line on the conflict side {name} is dropped, which still stands in the file",
    "{n} lines on the conflict side {name} are dropped, which still stand in the file",
)
_NEW = Plural("one line is new as the conflict side {name}", "{n} lines are new as the conflict side {name}")
_GONE_TITLE = Plural(
    "Drops one line on the conflict side {name}", "Drops {n} lines on the conflict side {name}"
)
_NEW_TITLE = Plural("Adds one line as the conflict side {name}", "Adds {n} lines as the conflict side {name}")
_QUOTES = msgid("{clause}: {said}")

CONFLICTS = (
    Said(
        "conflict_marker_changed",
        msgid("the conflict marker {old} becomes {new}; the conflict is not resolved"),
        msgid("Reformats a conflict marker"),
        {"stands": "yes"},
    ),
    Said(
        "conflict_marker_changed",
        msgid("the conflict marker {old} becomes {new}"),
        msgid("Reformats a conflict marker"),
    ),
)


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    return joined(phrases, [_one(phrases, fact) for fact in facts])


def _one(phrases: "Phrases", fact: Fact) -> str:
    lines = len(fact.lines.removed or fact.lines.added)
    template = _NEW if fact.action == "added" else _STANDS if "stands" in fact.details else _GONE
    said = phrases.words.plural(*template, lines, name=phrases.name(fact))
    held = (fact.old or fact.new or "").split("\n")
    quoted = [phrases.shown(line.rstrip(","), quoted=False) for line in held if line]
    return (
        phrases.words.text(_QUOTES, clause=said, said=phrases.series(quoted))
        if all(quoted) and quoted
        else said
    )


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = facts[0]
    lines = len(fact.lines.removed or fact.lines.added)
    template = _NEW_TITLE if fact.action == "added" else _GONE_TITLE
    yield phrases.words.plural(*template, lines, name=phrases.name(fact))


SIDES = Way(_clause, _title)
