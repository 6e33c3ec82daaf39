"""Imports: what counts is which names a program imports, however the statements are wrapped."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.state import State
from diff_insight.model import Fact, Lines

_PARTS = re.compile(r"[./:\\]")
_VERSION = re.compile(r"v\d{1,4}(?:(?:alpha|beta)\d{1,3})?")
"""A part of a path that says which version of a package is meant, in Go: `v10`, `v1beta1`."""


def imported(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of import statements that follow one another: the names that came and went."""
    _replaced(old, new)
    stated = state.inside(old, new)
    told = [
        replace(fact, parts=()) if fact.kind == "import_renamed" else fact  # the name it is known by stays
        for fact in stated
        if fact.action not in {"layout", "moved"}
    ]
    lines = state.lines(old, new)
    if not told:
        return (state.fact("layout", old, new, lines=lines),)
    union = state.union(told)
    left = Lines(
        removed=tuple(line for line in lines.removed if line not in set(union.removed)),
        added=tuple(line for line in lines.added if line not in set(union.added)),
    )
    if not left:
        return told
    among = next((at for at, fact in enumerate(told) if _touches(fact, stated)), None)
    if among is None:
        return (*told, state.fact("layout", old, new, lines=left))
    told[among] = replace(told[among], lines=state.union((told[among], Fact(kind="", lines=left))))
    return told


def _replaced(old: Entry, new: Entry) -> None:
    """Join the one import that is gone and the one that is new under which a program knows the same name."""
    for name_of in (_package, _local):
        known: dict[str, tuple[list[Entry], list[Entry]]] = {}
        for side, entries in enumerate((old.children, new.children)):
            for entry in entries:
                if entry.partner is None and entry.node.thing == "import":
                    known.setdefault(name_of(entry), ([], []))[side].append(entry)
        for gone, come in known.values():
            if len(gone) == len(come) == 1:
                gone[0].partner, come[0].partner = come[0], gone[0]


def _package(entry: Entry) -> str:
    """Give what the path of an import names, not its version: `barn` for `hay.in/barn.v9` and `barn/v10`."""
    parts = _PARTS.split(entry.node.name)
    while len(parts) > 1 and _VERSION.fullmatch(parts[-1]):
        parts.pop()
    return entry.node.attributes.get("alias", "") + " " + parts[-1]


def _local(entry: Entry) -> str:
    """Give the name under which a program knows what it imports."""
    return entry.node.attributes.get("alias") or _PARTS.split(entry.node.name)[-1]


def _touches(fact: Fact, stated: Sequence[Fact]) -> bool:
    """Tell whether a name came or went in a statement that names others still."""
    kept = {
        line for one in stated if one.action == "layout" for line in (*one.lines.removed, *one.lines.added)
    }
    return any(line in kept for line in (*fact.lines.removed, *fact.lines.added))


def each_imported(state: State, entry: Entry) -> Sequence[Fact]:
    """State what only one version has by what it holds."""
    found = state.parts_of(entry)
    lines = state.lines(entry if entry.old else None, None if entry.old else entry)
    old, new = (entry, None) if entry.old else (None, entry)
    return (*found, *state.rest(old, new, lines, found))
