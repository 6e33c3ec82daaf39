"""What is neither gone nor new, whatever the formats call it: `diff_insight.facts.heirs` finds its words.

- What is gone and the thing of its kind and name that took its place, with much the same words, changed.
- What stands, word for word, on the other side of its file is lines alone: `text_changed` with
  `details["still_said"]`. No rule gives the file a type for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.changed import Changed
from diff_insight.facts.heirs import Heirs
from diff_insight.facts.kinship import are_other_files
from diff_insight.facts.line_sets import plus
from diff_insight.facts.rule import Subject
from diff_insight.facts.said_elsewhere import COMPOUND
from diff_insight.facts.types import type_of
from diff_insight.model import Commit, Fact, ModificationType

STANDS = "still_said"
"""The detail of lines that say what stood before, or stands now, elsewhere in the file."""
TEXTS = frozenset({"sentence", "paragraph", "list_item"})
"""Running text, which gives way to other text."""
_ENDS = frozenset({"added", "removed"})
_LIMIT = 4_000
"""Things gone or new beyond which nobody reads of each."""


def typed(
    subject: Subject, commits: Sequence[Commit], overrides: Mapping[str, ModificationType]
) -> tuple[ModificationType, str, tuple[Fact, ...]]:
    """Give a file's type and its facts as `type_of` does, without what is neither gone nor new.

    What breaks is told as gone wherever its words stand, so that the rules are asked first.

    Args:
        subject: The file and its facts.
        commits: Those of the range.
        overrides: Types that the file's category gives to rules.
    """
    found = type_of(subject, commits=commits, overrides=overrides)
    facts = settled(found[2], subject.change.patch)
    if facts is found[2]:
        return found
    return type_of(replace(subject, facts=facts), commits=commits, overrides=overrides)


def settled(facts: tuple[Fact, ...], patch: str | None) -> tuple[Fact, ...]:
    """Give the facts of a file with what changed, or stands on its other side, as that.

    Args:
        facts: With the rules by which they break.
        patch: Of the file.

    Returns:
        The same facts where nothing of that kind is told as gone or new.
    """
    ends = list(_ends(facts))
    if not patch or not ends or len(ends) > _LIMIT:
        return facts
    changed = Changed.of(read_hunks(patch))
    if not (changed.removed and changed.added):
        return facts
    heirs = Heirs(changed)
    pairs = [(ends[old], ends[new]) for old, new in heirs.pairs(ends)]
    became = {id(old): new for old, new in pairs if is_one(old, new)}
    told = {id(one) for pair in pairs if not is_told_apart(*pair) for one in pair} | _known_by_name(ends)
    left = {one.previous_name for top in facts for one in top.all() if one.previous_name}
    stand = {
        id(fact)
        for fact in ends
        if id(fact) not in told
        and fact.name not in left  # a name that another thing took since
        and not any(one.breaking for one in fact.all())
        and heirs.stands(fact)
    }
    return _settled(facts, became, stand) if became or stand else facts


def is_one(gone: Fact, come: Fact) -> bool:
    """Tell whether what is gone and what took its place with its words are one thing that changed."""
    return (
        (gone.thing, gone.name) == (come.thing, come.name)
        and not (gone.breaking or come.breaking)
        and bool(gone.old and come.new)
        and gone.thing not in TEXTS
        and not are_other_files(gone.old or "", come.new or "")
    )


def is_told_apart(gone: Fact, come: Fact) -> bool:
    """Tell whether what is gone and what took its place say most each by itself."""
    if gone.thing != come.thing:  # what is asked, and what follows from it, says more than what it was
        return not {gone.thing, come.thing}.isdisjoint(COMPOUND)
    return not is_one(gone, come)


def _ends_of(fact: Fact) -> Iterator[Fact]:
    if fact.action in _ENDS:
        yield fact
    else:
        yield from _ends(fact.parts)


def _ends(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give what is gone or new in what stays."""
    for fact in facts:
        yield from _ends_of(fact)


def _known_by_name(ends: Sequence[Fact]) -> set[int]:
    """Give those that are told as gone in one place and new in another one: they moved."""
    sides: tuple[set[str], set[str]] = (set(), set())
    for fact in ends:
        sides[fact.action == "added"].add(_said(fact))
    return {id(fact) for fact in ends if _said(fact) in sides[fact.action == "removed"]}


def _said(fact: Fact) -> str:
    return fact.name or fact.new or fact.old or ""


def _settled(facts: tuple[Fact, ...], became: Mapping[int, Fact], stand: set[int]) -> tuple[Fact, ...]:
    here = {id(fact) for fact in facts}
    old_of = {
        id(became[id(fact)]): fact for fact in facts if id(fact) in became and id(became[id(fact)]) in here
    }
    gone = {id(fact) for fact in old_of.values()}
    made = tuple(
        _changed(old_of[id(fact)], fact) if id(fact) in old_of else _one(fact, became, stand)
        for fact in facts
        if id(fact) not in gone
    )
    same = len(made) == len(facts) and all(one is fact for one, fact in zip(made, facts, strict=True))
    return facts if same else made


def _one(fact: Fact, became: Mapping[int, Fact], stand: set[int]) -> Fact:
    if id(fact) in stand:
        return Fact(
            kind="text_changed",
            where=fact.where,
            public=fact.public,
            lines=fact.lines,
            details={STANDS: "yes"},
        )
    parts = fact.parts if fact.action in _ENDS else _settled(fact.parts, became, stand)
    return fact if parts is fact.parts else replace(fact, parts=parts)


def _changed(gone: Fact, come: Fact) -> Fact:
    lines = plus(gone.lines, come.lines)
    return replace(come, kind=f"{come.thing}_changed", old=gone.old, parts=(), lines=lines)
