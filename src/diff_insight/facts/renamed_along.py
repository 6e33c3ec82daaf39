"""What is written for a type under its name, and only follows when the type gets another one.

Where `struct Cow` becomes `struct Ox`, `impl Cow` becomes `impl Ox` and says the same: no implementation is
gone and none is new. Its lines belong to the renaming.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

_WORD = re.compile(r"\w+")


def renamed_along(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Put what follows the renaming of a type into the fact of the renaming."""
    renamed = {fact.previous_name: fact for fact in facts if fact.action == "renamed" and fact.previous_name}
    gone = [
        (fact, name)
        for fact in facts
        if fact.kind == "extension_removed" and (name := _follows(fact, renamed)) is not None
    ]
    if not gone:
        return facts
    now = {was: fact.name for was, fact in renamed.items()}
    come = [fact for fact in facts if fact.kind == "extension_added"]
    follows: set[int] = set()
    otherwise: dict[int, Fact] = {}
    along: dict[str, list[Fact]] = {}
    for old, of in gone:
        said = _said(_entry_of(before, old, old=True), now)
        like = [
            one
            for one in come
            if one.name == now.get(old.name, old.name)
            and id(one) not in follows
            and one.details.get("implements", "") == _now(old.details.get("implements", ""), now)
        ]
        new = next((one for one in like if said == _said(_entry_of(after, one, old=False), {})), None)
        if new is not None:
            follows |= {id(old), id(new)}
            along.setdefault(of, []).extend((old, new))
        elif len(like) == 1 and "implements" in old.details:
            follows.add(id(old))
            otherwise[id(like[0])] = _changed(old, like[0])
    made = {
        id(renamed[name]): replace(renamed[name], lines=lines_of_all((renamed[name], *some)))
        for name, some in along.items()
    }
    made |= otherwise
    return tuple(made.get(id(fact), fact) for fact in facts if id(fact) not in follows)


def _now(written: str, now: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: now.get(word[0], word[0]), written)


def _changed(old: Fact, new: Fact) -> Fact:
    """Give a block that follows a renaming and does not say what it said: no implementation is gone."""
    return replace(new, kind="extension_changed", old=old.old, lines=lines_of_all((old, new)), parts=())


def _follows(fact: Fact, renamed: Mapping[str, Fact]) -> str | None:
    """Give the name before of the type or the trait that a block is written for and that was renamed."""
    return next((name for name in (fact.name, fact.details.get("implements", "")) if name in renamed), None)


def _entry_of(root: Entry, fact: Fact, *, old: bool) -> Entry | None:
    """Give the entry that a fact of a whole thing was made of."""
    lines = fact.lines.removed if old else fact.lines.added
    if not lines:
        return None
    return next(
        (
            entry
            for entry in root.all()
            if entry.node.thing == "extension" and entry.node.first <= lines[0] <= entry.node.last
        ),
        None,
    )


def _said(entry: Entry | None, renamed: Mapping[str, str]) -> list[str] | None:
    """Give all that a thing says, by the new names."""
    return list(_words(entry, renamed)) if entry is not None else None


def _words(entry: Entry, renamed: Mapping[str, str]) -> Iterator[str]:
    for one in entry.all():
        node = one.node
        for text in (node.thing, node.name, node.text, *node.attributes.values()):
            yield _now(text, renamed)
