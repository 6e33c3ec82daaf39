"""Members that a type has of a base now: who uses the type finds them as before."""

from diff_insight.facts.entry import Entry
from diff_insight.trees.pieces import HOLDERS

_MOST = 20
"""Bases above one another that are looked into."""


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
        for name in (base.node.name.partition("<")[0] for base in one.children if base.node.thing == "base"):
            if name in seen:
                continue
            seen.add(name)
            for base in home.parent.children:
                if base.node.thing in HOLDERS and base.node.name == name:
                    if any(child.node.name == entry.node.name for child in base.children):
                        return True
                    pending.append(base)
    return False
