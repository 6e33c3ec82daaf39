"""What is said of parameters that callers have to pass in another way than before."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural
from diff_insight.model import Fact
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

_BY_PLACE = Plural("{names} can only be passed by position", "{names} can only be passed by position")
_ONE = Plural("{names} takes a single value now", "{names} take a single value now")
_MANY = frozenset({"variadic", "variadic by name"})
_NOW = {
    "keyword-only": Plural("{names} can only be passed by name", "{names} can only be passed by name"),
    "positional-only": _BY_PLACE,
    "labelled": Plural(
        "{names} has to be passed with its name", "{names} have to be passed with their names"
    ),
    "property": Plural(
        "{names} has to be passed in an object now", "{names} have to be passed in an object now"
    ),
    "variadic": Plural("{names} takes any number of values now", "{names} take any number of values now"),
    "variadic by name": Plural(
        "{names} takes any number of values by name now", "{names} take any number of values by name now"
    ),
    "block": Plural("{names} is a block now", "{names} are blocks now"),
}
_EITHER = Plural(
    "{names} can be passed by name and by position", "{names} can be passed by name and by position"
)
_PLAIN = {
    "keyword-only": _BY_PLACE,
    "property": Plural(
        "{names} is passed by itself now, in no object", "{names} are passed by themselves now, in no object"
    ),
    "variadic": _ONE,
    "variadic by name": _ONE,
    "block": Plural("{names} is no longer a block", "{names} are no longer blocks"),
}
"""By what was said of a parameter of which nothing is said now."""


def way(fact: Fact) -> Way | None:
    """Give how it is said what kind parameters are of now; None where their noun says it."""
    if fact.thing != "kind":
        return None
    was, now = fact.details.get("previous_kind", ""), fact.details.get("kind", "")
    either = now == "positional or keyword"
    clause = _NOW.get(now) or (_EITHER if either and was not in _MANY else _PLAIN.get(was))
    if clause is None:
        return None

    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        names = phrases.several([phrases.name(fact) for fact in facts])
        return phrases.words.plural(*clause, len(facts), names=names)

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        yield said(phrases, facts)

    return Way(said, titles)
