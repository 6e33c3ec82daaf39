"""The conditions under which a program shows elements: those of one condition together."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.point import Place
from diff_insight.telling.way import Way, names

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

ONLY_IF = Plural("{names} is only shown if {new}", "{names} are only shown if {new}")
NOT_IF = Plural("{names} is not shown if {new}", "{names} are not shown if {new}")
REGARDLESS = Plural(
    "whether {names} is shown no longer depends on {old}",
    "whether {names} are shown no longer depends on {old}",
)
IF = Plural("{names} is shown if {new} instead of if {old}", "{names} are shown if {new} instead of if {old}")
UNLESS = Plural(
    "{names} is not shown if {new} instead of if {old}", "{names} are not shown if {new} instead of if {old}"
)
UNSAID = {
    "added": Plural("{names} is only shown under a condition", "{names} are only shown under a condition"),
    "removed": Plural(
        "{names} is shown without one of its conditions", "{names} are shown without one of their conditions"
    ),
    "changed": Plural(
        "{names} is shown under another condition", "{names} are shown under another condition"
    ),
}
"""What is said where a condition is too long to be shown."""
ONLY_IF_TITLE = msgid("Shows {names} only if {new}")
NOT_IF_TITLE = msgid("Does not show {names} if {new}")
REGARDLESS_TITLE = msgid("Shows {names} without regard to {old}")
IF_TITLE = msgid("Shows {names} if {new}, not if {old}")
UNLESS_TITLE = msgid("Hides {names} if {new}, not if {old}")
UNSAID_TITLE = msgid("Shows {names} under another condition")
_SAID = {
    "shown_if_added": (ONLY_IF, ONLY_IF_TITLE),
    "shown_unless_added": (NOT_IF, NOT_IF_TITLE),
    "shown_if_removed": (REGARDLESS, REGARDLESS_TITLE),
    "shown_unless_removed": (REGARDLESS, REGARDLESS_TITLE),
    "shown_if_changed": (IF, IF_TITLE),
    "shown_unless_changed": (UNLESS, UNLESS_TITLE),
}
KINDS = frozenset(_SAID)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how elements of one condition are said; None of all else."""
    return _WAY if facts[0].kind in KINDS else None


def once(leaves: Sequence[tuple[Fact, Place]]) -> list[tuple[Fact, Place]]:
    """Give the facts without the other side of a choice, where what is shown on the first one says it."""
    told = {(fact.action, fact.old, fact.new, place) for fact, place in leaves if fact.thing == "shown_if"}
    return [
        (fact, place)
        for fact, place in leaves
        if fact.thing != "shown_unless" or (fact.action, fact.old, fact.new, place) not in told
    ]


def _fields(phrases: "Phrases", facts: Sequence[Fact]) -> dict[str, str]:
    old, new = (phrases.side(said, facts[0]) for said in (facts[0].old, facts[0].new))
    return {"names": phrases.several(names(phrases, facts)), "old": old, "new": new}


def _is_said(facts: Sequence[Fact], said: dict[str, str]) -> bool:
    needed = {"added": ("new",), "removed": ("old",)}.get(facts[0].action, ("old", "new"))
    return all(said[key] for key in needed)


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    said = _fields(phrases, facts)
    table = _SAID[facts[0].kind][0] if _is_said(facts, said) else UNSAID[facts[0].action]
    return phrases.words.plural(*table, len({fact.name for fact in facts}), **said)


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    said = _fields(phrases, facts)
    if _is_said(facts, said):
        yield phrases.words.text(_SAID[facts[0].kind][1], **said)
    yield phrases.words.text(UNSAID_TITLE, **said)


_WAY = Way(_clause, _title)
