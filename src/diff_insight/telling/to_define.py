"""What implementers have to define now: a new method of an interface breaks them, and no caller."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.quoting import own_name
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

DEFINE = Plural(
    "{names} is new in {owner}, and implementers have to define it",
    "{names} are new in {owner}, and implementers have to define them",
)
DEFINE_TITLE = msgid("Makes implementers of {owner} define {names}")
_BREAKS = "member to be implemented"


def _owner(fact: Fact) -> str:
    return fact.name.rpartition(".")[0]


def _fields(phrases: "Phrases", facts: Sequence[Fact]) -> dict[str, str]:
    names = list(
        dict.fromkeys(filter(None, (phrases.shown(own_name(one.name), quoted=False) for one in facts)))
    )
    owner = phrases.shown(_owner(facts[0]).rpartition(".")[2], quoted=False)
    return {"names": phrases.several(names), "owner": owner}


def _said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    return phrases.words.plural(*DEFINE, len(facts), **_fields(phrases, facts))


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    yield phrases.words.text(DEFINE_TITLE, **_fields(phrases, facts))


_WAY = Way(_said, _title)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how new members of one interface that have no text of their own are said."""
    shown = all(one.breaking == _BREAKS and one.action == "added" for one in facts)
    said = any(one.details.get("says") or one.parts for one in facts)
    owners = {_owner(one) for one in facts}
    return _WAY if shown and not said and len(owners) == 1 and all(owners) else None
