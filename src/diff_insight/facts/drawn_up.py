"""Members that a type has of a base now: who uses the type finds them as before."""

import re

from diff_insight.facts.entry import Entry
from diff_insight.trees.pieces import HOLDERS

_MOST = 20
"""Bases above one another that are looked into."""
_ABOVE = r"\b(?:super(?:\([^()]{0,80}\))?|base|parent:)[.:]"
"""How a method calls that of a base by its name."""
_GIVEN = re.compile(r"[<\[]")
_RUBYS = r"\bsuper\b(?:\([^()]{0,200}\))?(?![\w.(:])"
"""How Ruby calls that of the same name."""


def drawn_up(entry: Entry, home: Entry | None) -> bool:
    """Tell whether a base of what a member stood in has one of its name, as far as one file says it.

    Args:
        entry: A member that is gone from there.
        home: What it stood in, in the new version; None where that is gone too.
    """
    if home is None or home.node.thing not in HOLDERS or home.parent is None:
        return False
    pending, seen = [home], {home.node.name}
    while pending and len(seen) < _MOST:
        one = pending.pop()
        for name in (_bare(base) for base in one.children if base.node.thing == "base"):
            if name in seen:
                continue
            seen.add(name)
            for base in home.parent.children:
                if base.node.thing in HOLDERS and base.node.name == name:
                    if any(child.node.name == entry.node.name for child in base.children):
                        return True
                    pending.append(base)
    return False


def only_overrode(entry: Entry, home: Entry | None) -> bool:
    """Tell whether what a method did, or some of it, was done by the one of its name that a base has still.

    Args:
        entry: A method that is gone.
        home: What it stood in, in the new version; None where that is gone too.
    """
    if home is None or entry.parent is None or entry.node.details.get("noun") == "constructor":
        return False
    if entry.node.thing != "method" or entry.parent.node.thing not in HOLDERS:
        return False
    bases, now = _bases(entry.parent), _bases(home)
    if not bases or not bases <= now:
        return False
    name = re.escape(entry.node.name.rpartition(".")[2])
    qualified = "|".join(rf"\b{re.escape(base)}::" for base in sorted(bases))  # as C++ calls it
    asked = re.compile(rf"(?:{_ABOVE}|{qualified}){name}\b|{_RUBYS}")
    return any(asked.search(one.node.text) for one in entry.all())


def _bases(home: Entry) -> set[str]:
    return {_bare(base) for base in home.children if base.node.thing == "base"}


def _bare(base: Entry) -> str:
    """Give the name of a base without what it is given: `Barn` of `Barn<Cow>` and of `Barn[Cow]`."""
    return _GIVEN.split(base.node.name, maxsplit=1)[0]
