"""Packages whose versions a manifest has no more, or has now: a workspace, a parent or a catalogue had them.

That is no update, and where the manifest says nothing of a version not any version serves.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.one_by_one import joined
from diff_insight.telling.way import Way
from diff_insight.trees.package_files.package import WORKSPACE

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

OF_WORKSPACE = Plural(
    "the version of {names} comes from the workspace now",
    "the versions of {names} come from the workspace now",
)
ELSEWHERE = Plural(
    "the version of {names} is set elsewhere now", "the versions of {names} are set elsewhere now"
)
OWN = Plural("{names} has a version of its own now", "{names} have versions of their own now")
WRITTEN = Plural(
    "the required version of one package changes: {bumps}",
    "the required versions of {n} packages change: {bumps}",
)
OF_WORKSPACE_TITLE = msgid("Takes the version of {names} from the workspace")
ELSEWHERE_TITLE = msgid("Sets the version of {names} elsewhere")
OWN_TITLE = msgid("Sets a version of its own for {names}")
WRITTEN_TITLE = msgid("Requires {bumps}")
WAS = msgid("{name} (was {old})")
IS = msgid("{name} ({new})")
BUMP = msgid("{name} {old} → {new}")
_KINDS = frozenset({"package_changed", "package_moved", "project_version_changed"})
_TURNS = frozenset({"inherits", "own"})


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how versions are said that came to stand elsewhere, or no longer do."""
    turned = all(fact.kind in _KINDS and fact.details.get("turns") in _TURNS and fact.name for fact in facts)
    written = len(facts) == 1 and facts[0].old and facts[0].new  # said as any other two versions
    return _WAY if turned and not written else None


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    workspace, elsewhere, own, written = _sorted(facts)
    parts = [
        phrases.words.plural(*table, len(some), names=phrases.several([_named(phrases, one) for one in some]))
        for table, some in ((OF_WORKSPACE, workspace), (ELSEWHERE, elsewhere), (OWN, own))
        if some
    ]
    if written:
        parts.append(phrases.words.plural(*WRITTEN, len(written), bumps=_bumps(phrases, written)))
    return joined(phrases, parts)


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    workspace, elsewhere, own, written = _sorted(facts)
    if written:
        yield phrases.words.text(WRITTEN_TITLE, bumps=_bumps(phrases, written))
    for template, some in ((OF_WORKSPACE_TITLE, workspace), (ELSEWHERE_TITLE, elsewhere), (OWN_TITLE, own)):
        if some:
            names = phrases.several([phrases.name(one) for one in some])
            yield phrases.words.title(template, names=names)


def _sorted(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact], list[Fact], list[Fact]]:
    """Give what comes from the workspace, is set elsewhere, has a version, or has another text for it."""
    written = [fact for fact in facts if fact.old and fact.new]
    own = [fact for fact in facts if not fact.old and fact.new]
    gone = [fact for fact in facts if not fact.new]
    workspace = [fact for fact in gone if fact.details.get("inherits") == WORKSPACE]
    return workspace, [fact for fact in gone if fact not in workspace], own, written


def _named(phrases: "Phrases", fact: Fact) -> str:
    """Give the name of a package with the version that it had or has."""
    name, old, new = phrases.name(fact), phrases.side(fact.old, fact), phrases.side(fact.new, fact)
    if new:
        return phrases.words.text(IS, name=name, new=new)
    return phrases.words.text(WAS, name=name, old=old) if old else name


def _bumps(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    return phrases.several(
        [
            phrases.words.text(
                BUMP,
                name=phrases.name(fact),
                old=phrases.side(fact.old, fact),
                new=phrases.side(fact.new, fact),
            )
            for fact in facts
        ]
    )


_WAY = Way(_clause, _title)
