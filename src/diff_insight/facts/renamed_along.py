"""What is written for a type under its name, and only follows when the type gets another one.

Where `struct Cow` becomes `struct Ox`, `impl Cow` becomes `impl Ox` and says the same: no implementation is
gone and none is new. Its lines belong to the renaming.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

_WORD = re.compile(r"\w+")


def renamed_along(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Put what follows the renaming of a type into the fact of the renaming."""
    renamed = {fact.previous_name: fact for fact in facts if fact.action == "renamed" and fact.previous_name}
    gone = [fact for fact in facts if fact.kind == "extension_removed" and fact.name in renamed]
    if not gone:
        return facts
    come = [fact for fact in facts if fact.kind == "extension_added"]
    follows: set[int] = set()
    along: dict[str, list[Fact]] = {}
    for old in gone:
        name = renamed[old.name].name
        said = _said(_entry_of(before, old, old=True), {old.name: name})
        new = next(
            (
                one
                for one in come
                if one.name == name
                and id(one) not in follows
                and said == _said(_entry_of(after, one, old=False), {})
            ),
            None,
        )
        if new is not None:
            follows |= {id(old), id(new)}
            along.setdefault(old.name, []).extend((old, new))
    made = {
        id(renamed[name]): replace(renamed[name], lines=lines_of_all((renamed[name], *some)))
        for name, some in along.items()
    }
    return tuple(made.get(id(fact), fact) for fact in facts if id(fact) not in follows)


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


def _said(entry: Entry | None, renamed: dict[str, str]) -> list[str] | None:
    """Give all that a thing says, by the new names."""
    return list(_words(entry, renamed)) if entry is not None else None


def _words(entry: Entry, renamed: dict[str, str]) -> Iterator[str]:
    for one in entry.all():
        node = one.node
        for text in (node.thing, node.name, node.text, *node.attributes.values()):
            yield _WORD.sub(lambda word: renamed.get(word[0], word[0]), text)
