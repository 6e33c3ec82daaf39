"""What a body is made of, and guards of one text that hold other statements: none of them has moved."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.state import State
from diff_insight.model import Fact

HOLDS_OTHERS = "other statements"
THE_REST = "the rest"
ASKING = frozenset({"condition", "loop", "switch"})
"""Blocks that are known by what they ask, or go through."""


def holds_others(entry: Entry, function: Entry | None) -> bool:
    """Tell whether what a guard that one version has here holds nothing of its like in the other version.

    Args:
        entry: The guard.
        function: What it stands in, in the other version; None where it is new or gone with it.
    """
    if entry.node.thing not in ASKING or function is None:
        return False
    said = "".join(entry.node.text.split())
    held = {child.digest for child in entry.children}
    likes = [
        one
        for one in function.all()
        if one.partner is None
        and one.node.thing == entry.node.thing
        and "".join(one.node.text.split()) == said
    ]
    return bool(held and likes) and not any(held & {child.digest for child in one.children} for one in likes)


def is_the_rest(entry: Entry, function: Entry | None) -> bool:
    """Tell whether what a guard holds is what the `else` of its chain holds in the other version."""
    if entry.node.thing != "condition" or function is None:
        return False
    held = _held(entry)
    return bool(held) and any(
        one.partner is None and one.node.thing == "else" and _held(one) == held
        for one in function.all()
        if one.parent is not None and one.parent.partner is entry.parent
    )


def _held(entry: Entry) -> list[bytes]:
    return [child.digest for child in entry.children if child.node.thing not in {"comment", "else"}]


def put_together(facts: Sequence[Fact]) -> list[Fact]:
    """Put a guard here and one of its text there into one: it holds other statements now."""
    found: list[Fact] = []
    at: dict[tuple[str, str | None], int] = {}
    for fact in _with_its_else(facts):
        if fact.details.get("holds") != HOLDS_OTHERS:
            found.append(fact)
            continue
        said = fact.new or fact.old
        kind = f"{fact.thing}_changed"
        one = replace(fact, kind=kind, old=None, new=said, details={"holds": HOLDS_OTHERS})
        if (kind, said) in at:
            was = found[at[kind, said]]
            one = replace(was, lines=State.union([was, one]), parts=(*was.parts, *one.parts))
            found[at[kind, said]] = one
        else:
            at[kind, said] = len(found)
            found.append(one)
    return found


def _with_its_else(facts: Sequence[Fact]) -> list[Fact]:
    """Give a guard whose statements an `else` held, or holds now, with the lines of that."""
    found = list(facts)
    for guard in [fact for fact in facts if fact.details.get("holds") == THE_REST]:
        other = "else_added" if guard.action == "removed" else "else_removed"
        rest = next((fact for fact in found if fact.kind == other and not fact.parts), None)
        if rest is not None and guard in found:
            found[found.index(guard)] = replace(guard, lines=State.union([guard, rest]))
            found.remove(rest)
    return found
