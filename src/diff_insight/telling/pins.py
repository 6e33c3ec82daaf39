"""What is pinned to a commit or a digest now, to another one, or no longer, while its version is the same."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way, names

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

PINNED = Plural("{names} is pinned to a commit now", "{names} are pinned to commits now")
LOOSE = Plural("{names} is no longer pinned to a commit", "{names} are no longer pinned to commits")
PINNED_TITLE = msgid("Pins {names} to a commit")
LOOSE_TITLE = msgid("No longer pins {names} to a commit")
OTHER_COMMIT = Plural(
    "{names} is pinned to another commit of the same version",
    "{names} are pinned to other commits of the same versions",
)
OTHER_DIGEST = Plural(
    "{names} is pinned to another digest of the same version",
    "{names} are pinned to other digests of the same versions",
)
OTHER_TITLE = msgid("Pins {names} anew")
COMMIT = msgid("{name} ({version}) is pinned to the commit {new} (was {old})")
DIGEST = msgid("{name} ({version}) is pinned to the digest {new} (was {old})")
ONE_TITLE = msgid("Pins {name} ({version}) to {new}")


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how they are said; None where other checksums are among them."""
    pinned = all(fact.details.get("pinned") and fact.thing == "checksums" for fact in facts)
    if not pinned:
        return None
    return _WAYS.get(facts[0].action) or _OTHER.get(facts[0].details["pinned"])


def _told(clause: Plural, title: str) -> Way:
    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        found = names(phrases, facts)
        return phrases.words.plural(*clause, len(found), names=phrases.several(found))

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        yield phrases.words.text(title, names=phrases.several(names(phrases, facts)))

    return Way(said, titles)


def _moved(one: str, several: Plural) -> Way:
    plain = _told(several, OTHER_TITLE)

    def fields(phrases: "Phrases", fact: Fact) -> dict[str, str]:
        told = fact.details
        said = {"version": told["version"], "old": told["commit_old"], "new": told["commit_new"]}
        return {
            "name": phrases.name(fact),
            **{key: phrases.shown(value, quoted=False) for key, value in said.items()},
        }

    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        if len({(fact.name, fact.details["version"], fact.details["commit_new"]) for fact in facts}) == 1:
            return phrases.words.text(one, **fields(phrases, facts[0]))
        return plain.clause(phrases, facts)

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        if len(names(phrases, facts)) == 1:
            yield phrases.words.text(ONE_TITLE, **fields(phrases, facts[0]))
        yield from plain.title(phrases, facts)

    return Way(said, titles)


_WAYS = {"added": _told(PINNED, PINNED_TITLE), "removed": _told(LOOSE, LOOSE_TITLE)}
_OTHER = {"commit": _moved(COMMIT, OTHER_COMMIT), "digest": _moved(DIGEST, OTHER_DIGEST)}
