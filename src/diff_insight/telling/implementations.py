"""What types implement: several traits of one type, or one trait of several types, said together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.quoting import in_short
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

IMPLEMENT = Plural("{names} implements {implements} now", "{names} implement {implements} now")
IMPLEMENT_TITLE = msgid("Implements {implements} for {name}")
IMPLEMENTED = Plural("{implements} is implemented for {names}", "{implements} are implemented for {names}")
NO_LONGER = Plural("{names} no longer implements {implements}", "{names} no longer implement {implements}")
NO_LONGER_TITLE = Plural(
    "{name} no longer implements {implements}", "{name} no longer implement {implements}"
)
DERIVE = Plural(
    "{names} derives {implements} now (written by hand before)",
    "{names} derive {implements} now (written by hand before)",
)
DERIVE_TITLE = Plural("{names} derives {implements}", "{names} derive {implements}")
WRITE = Plural(
    "{names} implements {implements} by hand now (derived before)",
    "{names} implement {implements} by hand now (derived before)",
)
WRITE_TITLE = Plural("{names} implements {implements} by hand", "{names} implement {implements} by hand")
_FOR = " for "
"""How Rust itself says what is implemented for which type."""


def key(fact: Fact) -> tuple[str, ...]:
    """Give what happened to an implementation: what is said of several in one way."""
    if "implements" not in fact.details or "through" in fact.details or fact.thing != "extension":
        return ()
    if fact.action == "changed" and "derived" not in fact.details:
        return ()
    return fact.kind, fact.details.get("derived", ""), str(fact.breaking or "")


def together(facts: Sequence[Fact]) -> Mapping[int, tuple[str, ...]]:
    """Give which implementations are told as one, by identity: those of one trait, else those of one type."""
    types: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for fact in facts:
        if key(fact):
            types[(*key(fact), fact.details["implements"])].add(fact.name)
    found = {}
    for fact in facts:
        if key(fact):
            of_trait = (*key(fact), fact.details["implements"])
            found[id(fact)] = (*of_trait, "") if len(types[of_trait]) > 1 else (*key(fact), "", fact.name)
    return found


def _type_of(fact: Fact) -> str:
    return fact.name


def _trait_of(fact: Fact) -> str:
    return fact.details["implements"]


def _shown(phrases: "Phrases", said: str) -> str:
    """Give a type, of one that is too long its beginning."""
    return phrases.shown(said, quoted=False) or phrases.shown(in_short(said, BOUNDS.named), quoted=False)


def _fields(phrases: "Phrases", facts: Sequence[Fact]) -> tuple[int, dict[str, str]]:
    names, traits = (
        list(dict.fromkeys(_shown(phrases, side(fact)) for fact in facts)) for side in (_type_of, _trait_of)
    )
    return len(names), {"names": phrases.several(names), "implements": phrases.several(traits)}


def _rows(fact: Fact) -> tuple[Plural, Plural]:
    if "derived" in fact.details:
        return (DERIVE, DERIVE_TITLE) if fact.details["derived"] == "now" else (WRITE, WRITE_TITLE)
    return (NO_LONGER, NO_LONGER_TITLE) if fact.action == "removed" else (IMPLEMENT, IMPLEMENT)


def _said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    n, fields = _fields(phrases, facts)
    return phrases.words.plural(*_rows(facts[0])[0], n, **fields)


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    n, fields = _fields(phrases, facts)
    fields["name"] = fields["names"]
    if _rows(facts[0])[0] is IMPLEMENT:
        yield phrases.words.text(IMPLEMENT_TITLE, **fields)
    else:
        yield phrases.words.plural(*_rows(facts[0])[1], n, **fields)


_WAY = Way(_said, _title)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how implementations are said."""
    shown = all(key(fact) for fact in facts)
    return _WAY if shown else None


def given(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Give what types newly implement; empty where that is not all that facts say."""
    if not all(key(fact) and fact.action == "added" for fact in facts):
        return ()
    return tuple(sorted({_trait_of(fact) for fact in facts}))


def clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say in a sentence on what is new what is implemented for which types."""
    _, said = _fields(phrases, facts)
    return phrases.words.plural(*IMPLEMENTED, len(given(facts)), **said)


def called(fact: Fact) -> str:
    """Give a block by what it implements and for what; empty where it implements nothing."""
    return f"{_trait_of(fact)}{_FOR}{fact.name}" if key(fact) else ""


def members(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give what stands in a file, of a block for a type its members, or what it implements for that."""
    for fact in facts:
        if is_of_members(fact):
            yield from fact.parts
        elif key(fact):
            yield replace(fact, name=called(fact))
        else:
            yield fact


def is_of_members(fact: Fact) -> bool:
    """Tell a block that adds members to a type and nothing else: it has no name of its own."""
    held = {part.thing for part in fact.parts} - {"comment", "docstring", "decorator"}
    return (
        fact.kind in {"extension_added", "extension_removed"}
        and "implements" not in fact.details
        and bool(held)
        and "base" not in held
    )
