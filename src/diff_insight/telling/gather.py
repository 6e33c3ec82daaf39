"""Several facts in one clause, where nouns would say less: packages, annotations, names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling import (
    clause_order,
    commented_out,
    examples,
    folders,
    framed_texts,
    framing,
    implementations,
    inherited,
    marks,
    one_rule,
    overridden,
    parameter_kinds,
    pins,
    put_into,
    recipes,
    reworded,
    shown_under,
    spacing,
    taken_from,
    to_define,
)
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.bumps import MORE_BUMPS, is_beside, packages, packages_title
from diff_insight.telling.conflict_sentences import SIDES
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.levels import LEVELS
from diff_insight.telling.one_by_one import ONE_BY_ONE
from diff_insight.telling.plain_lines import lines, lines_title
from diff_insight.telling.way import Way, names
from diff_insight.telling.whole import whole, whole_title
from diff_insight.trees.sentence_ends import sentences

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

CHANGELOG = msgid("the changelog says {entries}")
CHANGELOG_GAINS = Plural("the changelog has one new entry", "the changelog has {n} new entries")
CHANGELOG_BEGINS = msgid("Changelog: an entry that begins with {begins}")
CHANGELOG_TITLE = Plural("Changelog: one entry", "Changelog: {n} entries")
CHANGELOG_MORE = msgid("{entries} and {more}")

RENAMED = Plural("{things} has a new name: {pairs}", "{things} have new names: {pairs}")
RENAMED_TITLE = msgid("Renames {pairs}")
PAIR = msgid("{old} → {new}")

DEPRECATED = Plural("{names} is deprecated now", "{names} are deprecated now")
DEPRECATES = msgid("Deprecates {names}")
OPTIONAL = Plural("{names} is optional now", "{names} are optional now")
NOT_OPTIONAL = Plural("{names} is no longer optional", "{names} are no longer optional")
TYPES_ONLY = Plural("{names} is imported as a type only", "{names} are imported as types only")
NOT_TYPES_ONLY = Plural(
    "{names} is no longer imported as a type only", "{names} are no longer imported as types only"
)
IGNORED = Plural("{names} is ignored now", "{names} are ignored now")
DROPPED = Plural("the column {names} is dropped", "the columns {names} are dropped")
NOT_NULL = Plural("the column {names} becomes NOT NULL", "the columns {names} become NOT NULL")
COPIES = Plural(
    "one of the sections called {name} is gone, which say the same",
    "{n} of the sections called {name} are gone, which say the same",
)
COPIES_TITLE = Plural("Removes a second section {name}", "Removes {n} more sections called {name}")
REQUIRED = Plural("{names} is required now", "{names} are required now")
NOT_REQUIRED = Plural("{names} is no longer required", "{names} are no longer required")
RESERVED = Plural("{names} is reserved now", "{names} are reserved now")
NOW = Plural("{names} is {new} now", "{names} are {new} now")
NOW_WAS = Plural("{names} is {new} now (was {old})", "{names} are {new} now (were {old})")
NO_LONGER = Plural("{names} is no longer {old}", "{names} are no longer {old}")
FLAGGED = Plural("{names} is marked {new}", "{names} are marked {new}")
UNFLAGGED = Plural("{names} is no longer marked {old}", "{names} are no longer marked {old}")
WRITTEN = Plural(
    "the implied {new} of {names} is written out now",
    "the implied {new} of {names} is written out now",
)
UNWRITTEN = Plural(
    "the implied {old} of {names} is no longer written",
    "the implied {old} of {names} is no longer written",
)
MARKED = Plural("the parameter {names} gets {new}", "the parameters {names} get {new}")
UNMARKED = Plural("the parameter {names} loses {old}", "the parameters {names} lose {old}")
UNTYPED = Plural("the type of {names} is no longer said", "the types of {names} are no longer said")
EXPORTED = Plural("{names} is exported now", "{names} are exported now")
HIDDEN = Plural("{names} is no longer exported", "{names} are no longer exported")
RUN_BY = Plural(
    "{names} is declared with {new} instead of {old}", "{names} are declared with {new} instead of {old}"
)
ANNOTATED = msgid("annotations are new: {types}")
ANNOTATES = msgid("Annotates {types}")

BECAME = msgid("{old} is now {new}")
ADDS = msgid("Adds {things}")
_VALUED = frozenset({"key", "metadata"})
"""What may have another value with its new name, which a list of names alone would not say."""
_REFERENCE = re.compile(
    r"https://github\.com/([\w.-]{1,100}/[\w.-]{1,100})/(?:pull|issues)/(\d{1,9})(?![\w/#?-])", re.ASCII
)
"""An address that GitHub shows as `owner/name#1`: that says the same and can be read."""
_SIGNED = re.compile(
    r",? (?:by @[\w-]{1,40}(?:\[bot\])?(?:,? (?:and )?@[\w-]{1,40}){0,9}"
    r" in [^\s()<>]{1,200}(?: <[^<>\s]{1,200}>`?)?"
    r"|\([0-9a-f]{7,40}\)"
    r"|[\[(]{0,2}@[\w-]{1,40}[\])]{0,2})\s*\Z",
    re.ASCII,
)
"""What GitHub's release notes and release tools write behind an entry: who made it, and in which commit."""
_NUMBERED = re.compile(r"\A\[{0,2}#\d{1,9}\]{0,2}: (?=\S)")
"""The pull request that some write before an entry: its link leads there, its words say more."""


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how facts of one kind are said together; None where their noun says them."""
    first = facts[0]
    found = (
        _OF_KIND.get(first.kind)
        or marks.way(facts)
        or spacing.way(facts)
        or clause_order.way(facts)
        or one_rule.way(facts)
        or reworded.way(facts)
        or examples.way(facts)
        or parameter_kinds.way(first)
        or implementations.way(facts)
        or recipes.way(facts)
        or inherited.way(facts)
        or (_SEVERAL["package"] if all(map(is_beside, facts)) else None)
        or pins.way(facts)
        or (
            ONE_BY_ONE
            if 1 < len(facts) <= BOUNDS.names and all("asked" in one.details for one in facts)
            else None
        )
        or overridden.way(facts)
        or commented_out.way(facts)
        or to_define.way(facts)
        or framed_texts.way(facts)
        or framing.way(facts)
        or shown_under.way(facts)
        or _copies(facts)
    )
    if found is not None:
        return found
    if first.kind in {"file_added", "file_removed"}:
        return None if first.details.get("copied") or len(facts) > 1 else _WHOLE
    if (
        len(facts) > 1
        and first.action == "renamed"
        and first.thing not in {"section", "import"}
        and not first.thing.endswith("_since")
        and all(fact.name and fact.previous_name and "rule" not in fact.details for fact in facts)
        and (
            first.thing == "file"  # shown without its folders
            or any(len(_both_names(fact)[1]) < BOUNDS.code for fact in facts)
        )
    ):
        valued = first.thing in _VALUED and any(fact.old != fact.new for fact in facts)
        kept = any("kept" in fact.details for fact in facts)  # the old name is not gone
        return ONE_BY_ONE if kept or (valued and len(facts) <= BOUNDS.names) else _RENAMED
    always = None if _is_one_line(facts) else _ALWAYS.get(first.thing) or _ALWAYS.get(first.kind)
    return always or (_SEVERAL.get(first.thing) or _SEVERAL.get(first.kind) if len(facts) > 1 else None)


def _is_one_line(facts: Sequence[Fact]) -> bool:
    """Tell whether a single plain line changed: what differs in it can be said."""
    return len(facts) == 1 and facts[0].kind == "plain_line_changed"


def changelog(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Quote new entries of a changelog: they are the maintainers' own summary."""
    said = [shown for fact in facts if (shown := quoted_entry(phrases, fact))]
    if len(facts) == 1 and not said:  # the only one has the room of an entry of a list
        said = list(filter(None, [quoted_entry(replace(phrases, unit=BOUNDS.bullet), facts[0])]))
    if not said:
        return phrases.words.plural(*CHANGELOG_GAINS, len(facts))
    told = said[: BOUNDS.entries]
    left = len(facts) - len(told)
    more = phrases.words.plural("one more entry", "{n} more entries", left) if left else ""
    entries = phrases.comma(told)
    if more:
        entries = phrases.words.text(CHANGELOG_MORE, entries=entries, more=more)
    return phrases.words.text(CHANGELOG, entries=entries)


def quoted_entry(phrases: "Phrases", fact: Fact) -> str:
    """Quote an entry whole, or where it is long its first sentence."""
    text = _NUMBERED.sub("", _REFERENCE.sub(r"\1#\2", _SIGNED.sub("", fact.new or "")), count=1)
    whole = phrases.shown(text, quoted=True)
    if whole:
        return whole
    first = next(iter(sentences(text, ())), None)
    return phrases.shown(text[slice(*first)], quoted=True) if first else ""


def changelog_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title: the only entry whole, else how many."""
    if len(facts) == 1:
        said = phrases.shown(facts[0].new or "", quoted=True)
        if said:
            yield phrases.raised(phrases.words.text(CHANGELOG, entries=said))
        elif begins := phrases.beginning(facts[0]):
            yield phrases.words.text(CHANGELOG_BEGINS, begins=begins)
    yield phrases.words.plural(*CHANGELOG_TITLE, len(facts))


def became(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say that a thing of one kind is one of another now."""
    gone, come = facts[0].parts
    return phrases.words.text(BECAME, old=phrases.thing(gone), new=phrases.thing(come))


def became_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title; where both sides are too long by what is called, or what it is now."""
    yield phrases.raised(became(phrases, facts))
    gone, come = facts[0].parts
    if about := come.details.get("about", ""):
        short = replace(facts[0], parts=(gone, replace(come, new=about)))
        yield phrases.raised(became(phrases, (short,)))
    yield phrases.words.text(ADDS, things=phrases.thing(come))


def _copies(facts: Sequence[Fact]) -> Way | None:
    copies = all(fact.name == facts[0].name and fact.details.get("copy") for fact in facts)
    return _COPIES if copies and facts[0].name else None


def copies(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say how many sections are gone that one which stays says again."""
    return phrases.words.plural(*COPIES, len(facts), name=phrases.name(facts[0]))


def copies_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    yield phrases.words.plural(*COPIES_TITLE, len(facts), name=phrases.name(facts[0]))


def renamed(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say what several things of one kind are called now."""
    return phrases.words.plural(
        *RENAMED,
        len(facts),
        things=phrases.words.plural(*kind_of(facts[0]).counted, len(facts)),
        pairs=_pairs(phrases, facts),
    )


def renamed_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    pairs = _pairs(phrases, facts) or phrases.words.plural(*kind_of(facts[0]).counted, len(facts))
    yield phrases.words.text(RENAMED_TITLE, pairs=pairs)
    kind = kind_of(facts[0])
    if kind.order is Order.BEHAVIOUR:
        counted = phrases.words.plural(*kind.counted, len(facts))
        yield phrases.words.text(RENAMED_TITLE, pairs=counted)


def _both_names(fact: Fact) -> tuple[str, str]:
    """Give the names that a thing had and has, without the owner of both where they are too long with it."""
    before, after = fact.previous_name or "", fact.name
    owner, dot, last = after.rpartition(".")
    if dot and fact.where and before.startswith(owner + dot) and len(before) + len(after) >= BOUNDS.code:
        return before[len(owner) + 1 :], last
    return before, after


def _pairs(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    sides = [
        (phrases.name(fact, before), phrases.name(fact, after))
        for fact in facts
        for before, after in [_both_names(fact)]
    ]
    named = list(dict.fromkeys(side for side in sides if all(side)))
    shown = named[: BOUNDS.bullets if phrases.markdown and not phrases.short else phrases.names]
    # overloads bear one name, files in several folders too
    left = len({side for side in sides if side not in shown})
    if facts[0].thing == "file":
        left = sum(side not in shown for side in sides)
    said = [phrases.words.text(PAIR, old=old, new=new) for old, new in shown]
    if phrases.markdown and not phrases.short and all(sum(map(len, side)) >= BOUNDS.code for side in shown):
        said = [new for _, new in shown]  # long sentences: what they are called now says it
    if left <= 0:
        return phrases.comma(said)
    return phrases.words.text(MORE_BUMPS, bumps=phrases.comma(said), n=left) if shown else ""


def annotations(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say several new types of parameters: each once, as it is written."""
    types = phrases.several([phrases.shown(said, quoted=False) for said in _annotated(facts)])
    return phrases.words.text(ANNOTATED, types=types)


def annotations_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    yield phrases.words.text(ANNOTATES, types=phrases.several(_annotated(facts)))


def _annotated(facts: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(f"{fact.name}: {fact.new}" for fact in facts))


def _named(clause: Plural, title: str) -> Way:
    """Give how several things are said by their names."""

    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        return phrases.words.plural(*clause, len(facts), **fields(phrases, facts))

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        yield phrases.words.text(title, **fields(phrases, facts))

    def fields(phrases: "Phrases", facts: Sequence[Fact]) -> dict[str, str]:
        old, new = (phrases.side(said, facts[0]) for said in (facts[0].old, facts[0].new))
        return {"names": phrases.several(names(phrases, facts)), "old": old, "new": new}

    return Way(said, titles)


_WHOLE = Way(
    lambda phrases, some: whole(phrases, some[0]), lambda phrases, some: whole_title(phrases, some[0])
)
_OF_KIND = {"became_changed": Way(became, became_title), **put_into.WAYS}
_COPIES = Way(copies, copies_title)
_RENAMED = Way(renamed, renamed_title)
_LINES = Way(lines, lambda phrases, some: iter([lines_title(phrases, some)]))
_ALWAYS = {
    "text": _LINES,
    "plain_line": _LINES,
    "whitespace": _LINES,
    "conflict_side": SIDES,
    "changelog_entry_added": Way(changelog, changelog_title),
    "level": LEVELS,
    "import_source_changed": taken_from.WAY,
}
_ALWAYS |= {
    "ignore_pattern_added": _named(IGNORED, msgid("Ignores {names}")),
    "runner_changed": _named(RUN_BY, msgid("Declares {names} with {new} instead of {old}")),
    "marked_added": _named(FLAGGED, msgid("Marks {names} {new}")),
    "marked_removed": _named(UNFLAGGED, msgid("No longer marks {names} {old}")),
}
_SEVERAL = {
    **dict.fromkeys(("available_since", "changed_since", "deprecated_since", "removed_since"), ONE_BY_ONE),
    **dict.fromkeys(("value_added", "value_removed"), ONE_BY_ONE),
    "package": Way(packages, packages_title),
    "type_added": Way(annotations, annotations_title),
    "type_removed": _named(UNTYPED, msgid("Removes the types of {names}")),
    "deprecated_added": _named(DEPRECATED, DEPRECATES),
    "visibility_added": _named(NOW, msgid("{names} are {new} now")),
    "visibility_changed": _named(NOW_WAS, msgid("{names} are {new} now (were {old})")),
    "visibility_removed": _named(NO_LONGER, msgid("{names} are no longer {old}")),
    "modifiers_added": _named(NOW, msgid("{names} are {new} now")),
    "modifiers_changed": _named(NOW_WAS, msgid("{names} are {new} now (were {old})")),
    "modifiers_removed": _named(NO_LONGER, msgid("{names} are no longer {old}")),
    "implied_added": _named(WRITTEN, msgid("Writes out the implied {new} of {names}")),
    "implied_removed": _named(UNWRITTEN, msgid("Drops the implied {old} of {names}")),
    "exported_added": _named(EXPORTED, msgid("{names} are exported now")),
    "exported_removed": _named(HIDDEN, msgid("{names} are no longer exported")),
    "dropped_column_added": _named(DROPPED, msgid("Drops {names}")),
    "required_column_added": _named(NOT_NULL, msgid("{names} become NOT NULL")),
    "required_property_added": _named(REQUIRED, msgid("{names} are required now")),
    "required_property_removed": _named(NOT_REQUIRED, msgid("{names} are no longer required")),
    "reserved_added": _named(RESERVED, msgid("Reserves {names}")),
    "file_moved": folders.WAY,
    "mark_added": _named(MARKED, msgid("Adds {new} to {names}")),
    "mark_removed": _named(UNMARKED, msgid("Removes {old} from {names}")),
    "optional_added": _named(OPTIONAL, msgid("{names} are optional now")),
    "optional_removed": _named(NOT_OPTIONAL, msgid("{names} are no longer optional")),
    "type_only_added": _named(TYPES_ONLY, msgid("Imports {names} as types only")),
    "type_only_removed": _named(NOT_TYPES_ONLY, msgid("No longer imports {names} as types only")),
}
