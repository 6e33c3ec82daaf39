"""Several files that moved: from one folder to another where all of them did, else only how many."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.quoting import code
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

MOVE = Plural(
    "{things} moves from {from_folder} to {to_folder}", "{things} move from {from_folder} to {to_folder}"
)
MOVE_TITLE = msgid("Moves {things} from {from_folder} to {to_folder}")
APART = Plural("{things} moves to another folder", "{things} move to other folders")
_NESTED = 50
"""Folders of a path that are looked at."""


def moved(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say of several files where they went."""
    things = phrases.words.plural(*kind_of(facts[0]).counted, len(facts))
    ends = _ends(facts)
    if ends is None:
        return phrases.words.plural(*APART, len(facts), things=things)
    shown = {"from_folder": code(ends[0]), "to_folder": code(ends[1])}
    return phrases.words.plural(*MOVE, len(facts), things=things, **shown)


def moved_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    things = phrases.words.plural(*kind_of(facts[0]).counted, len(facts))
    ends = _ends(facts)
    if ends is not None:
        yield phrases.words.text(MOVE_TITLE, things=things, from_folder=ends[0], to_folder=ends[1])
    yield phrases.words.text("Moves {things}", things=things)


def _ends(facts: Sequence[Fact]) -> tuple[str, str] | None:
    """Give the folder that all files left and the one that they reached; None where they differ."""
    found = {_folders(fact.previous_name or "", fact.name) for fact in facts}
    return found.pop() if len(found) == 1 else None


def _folders(old: str, new: str) -> tuple[str, str]:
    """Give what of two paths differs with what stands before it: the same folders below it moved along."""
    left, reached = old.split("/", _NESTED)[:-1], new.split("/", _NESTED)[:-1]
    while len(left) > 1 and len(reached) > 1 and left[-1] == reached[-1]:
        left, reached = left[:-1], reached[:-1]
    return "/".join(left) + "/", "/".join(reached) + "/"


WAY = Way(moved, moved_title)
