"""What tells apart the definitions that one name calls: what a call of each takes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from diff_insight.facts.entry import Entry, likeness
from diff_insight.facts.kinship import form_of
from diff_insight.trees.node import Node

_UNNAMED = re.compile(r"\((?:const )?[A-Za-z_][\w:]{0,80} ?&{1,2}\)")
"""A reference to something without a name, and nothing else."""
_WIDE = 2_000
"""Pairs of one name beyond which they are taken in order, so that time stays linear."""
_BLOCKS = 100
"""Things of one owner among which another definition of a name is looked for."""


def takes(node: Node) -> tuple[tuple[str, str], ...]:
    """Give the types of what a call gives, the names where there are none, and how it gives them."""
    parameters = [child for child in node.children if child.thing == "parameter"]
    return tuple((one.attributes.get("type", one.name), one.attributes.get("kind", "")) for one in parameters)


def called(node: Node) -> tuple[str, ...]:
    """Give the names of what a call gives: of an overload whose types change they are what stays."""
    return tuple(child.name for child in node.children if child.thing == "parameter")


def of_one_call(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give what one name calls in several ways, each with its like: what takes the same, then by names.

    Of those with the same names the ones that share more types come first, then those that say more alike.
    """
    waiting = {id(one): one for one in news}
    left = []
    same: dict[object, list[Entry]] = defaultdict(list)
    for new in news:
        same[takes(new.node)].append(new)
    for old in olds:
        if found := same[takes(old.node)]:
            yield old, waiting.pop(id(found.pop(0)))
        else:
            left.append(old)
    groups: dict[object, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((left, waiting.values())):
        for entry in entries:
            groups[called(entry.node)][side].append(entry)
    for of_old, of_new in groups.values():
        if len(of_old) * len(of_new) > _WIDE:
            yield from zip(of_old, of_new, strict=False)
        else:
            yield from _best(of_old, of_new)


def _best(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    scores = [
        (-sum(map(eq, takes(old.node), takes(new.node))), -likeness(old, new), at, to)
        for at, old in enumerate(olds)
        for to, new in enumerate(news)
    ]
    taken: set[tuple[bool, int]] = set()
    for _, _, at, to in sorted(scores):
        if not {(True, at), (False, to)} & taken:
            taken |= {(True, at), (False, to)}
            yield olds[at], news[to]


def are_two(old: Entry, new: Entry) -> bool:
    """Tell whether one of two overloads that take other things stands beside one of the other's names.

    What the other version calls in the same way is what became of it, or what it was.
    """
    was, now = called(old.node), called(new.node)
    if "signature" not in old.node.details or was == now or old.node.name != new.node.name:
        return False
    if bears_no_name(old.node) or bears_no_name(new.node):
        return False
    return _is_called_so(old, new, was) or _is_called_so(new, old, now)


def bears_no_name(node: Node) -> bool:
    """Tell whether a copy or move member of C++ gives the type alone of what it takes."""
    return not called(node) and _UNNAMED.search(node.text) is not None


def _is_called_so(one: Entry, other: Entry, names: tuple[str, ...]) -> bool:
    beside = other.parent.children if other.parent is not None else ()
    same = (each for each in beside if each.node.name == one.node.name)
    return any(each is not other and called(each.node) == names for each in islice(same, _BLOCKS))


def takes_of_overload(entry: Entry) -> dict[str, str]:
    """Give what a call of a function takes whose name others bear: whole, by its names, by the first.

    Where others have the same names their types tell them apart.
    Nothing where no other one bears its name.
    """
    owner = entry.parent
    sides = [side for side in (owner, owner.partner if owner is not None else None) if side is not None]
    name, thing = entry.node.name, entry.node.thing
    namesakes = sum(side.named(name).count(thing) for side in sides)
    itself = [
        one
        for one in (entry, entry.partner)
        if one is not None and one.parent in sides and (one.node.thing, one.node.name) == (thing, name)
    ]
    if namesakes <= len(itself) or not name:
        return {}
    parameters = [child for child in entry.node.children if child.thing == "parameter"]
    found = {"takes": ", ".join(child.text for child in parameters)}
    if parameters:
        several = any(
            one not in itself and (one.node.thing, called(one.node)) == (thing, called(entry.node))
            for side in sides
            for one in islice((one for one in side.children if one.node.name == name), _BLOCKS)
        )
        first, *_ = said = [child.text if several else child.name for child in parameters]
        found["given"] = ", ".join(said)
        found["first_given"] = f"{first}, …"
    return found


def stands_twice(entry: Entry) -> bool:
    """Tell whether another definition of a function that is gone has a partner: it was defined for two cases.

    Both stand in one owner, or in two blocks for one type, with the same head.
    """
    owner, name = entry.parent, entry.node.name
    if owner is None or not name:
        return False
    around = owner.parent if owner.node.thing == "extension" else None
    blocks = [owner]
    if around is not None and len(around.named(owner.node.name)) > 1:
        blocks += [one for one in around.children[:_BLOCKS] if _is_beside(one, owner)]
    return any(
        one is not entry
        and one.partner is not None
        and (one.node.thing, one.node.name) == (entry.node.thing, name)
        and one.node.text == entry.node.text
        for block in blocks
        for one in block.children[:_BLOCKS]
    )


def _is_beside(one: Entry, owner: Entry) -> bool:
    same = (one.node.thing, one.node.name) == (owner.node.thing, owner.node.name)
    return same and one is not owner and form_of(one) == form_of(owner)
