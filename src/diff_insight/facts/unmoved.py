"""What stays where it is while what it stands in becomes another thing: a header came in front, or went."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, join


def join_unmoved(before: Entry, after: Entry, changed: Changed, named: Callable[[Entry], bool]) -> None:
    """Join the very lines that are another owner's now.

    Args:
        before: The root of the version before, matched.
        after: That of the version after.
        changed: The changed lines.
        named: Tells whether a thing is known by a name that says what it stands in.
    """
    places: dict[tuple[int, bytes], list[Entry]] = defaultdict(list)
    for entry in _left(after):
        if named(entry):
            places[entry.node.first, entry.digest].append(entry)
    for entry in _left(before) if places else ():
        found = places.get((changed.new_line(entry.node.first) or 0, entry.digest))
        if found:
            join(entry, found.pop(0))


def _left(root: Entry) -> Iterator[Entry]:
    """Give the outermost things that no changed line touches and that have no partner."""
    waiting = [root]
    while waiting:
        for child in waiting.pop().children:
            if child.changed or (child.partner is not None and child.partner.digest != child.digest):
                waiting.append(child)
            elif child.partner is None:
                yield child


def members(entry: Entry) -> dict[str, str]:
    """Tell what another owner's things a new one took over without a changed line, or left to another one.

    The names one a line, and the owner's where it has one.
    """
    taken = [child for child in entry.children if child.partner is not None and not child.changed]
    owners = {id(child.partner.parent): child.partner.parent for child in taken if child.partner is not None}
    if not taken or entry.partner is not None or len(owners) != 1:
        return {}
    (owner,) = owners.values()
    if owner is None or owner.partner is None or owner.node.thing not in {"file", entry.node.thing}:
        return {}
    seen = all(one.node.public for one in (owner, *owner.owners()))
    named = {"members_of": owner.node.name} if owner.node.name else {}
    public = {"reached": "yes"} if seen and any(child.node.public for child in taken) else {}
    return {"members": "\n".join(child.node.name for child in taken), **named, **public}
