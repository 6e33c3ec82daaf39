"""Names that moved on to other bodies: no line of a body changed, and each name stands for something else."""

from diff_insight.facts.entry import Entry, likeness

_NEARLY_ALL = 0.85
"""Share of equal words from which on two bodies are one, whatever they take and give."""


def holds_another(old: Entry, new: Entry) -> bool:
    """Tell whether a place holds something else than before though no line of that changed."""
    return all(any(map(_went_along, owner.children)) for owner in (old, new))


def _went_along(child: Entry) -> bool:
    """Tell whether what a place holds is not there in the other version, or is another, by its head alone."""
    if child.changed:
        return False
    return child.partner is None or child.partner.digest != child.digest


def is_another(old: Entry, new: Entry) -> bool:
    """Tell whether a definition of another name is another one.

    It does what a third one does, or did, whose name is no news; or it takes other things, and gives another.
    """
    if old.node.name == new.node.name:
        return False
    return _stands_beside(old, new) or _stands_beside(new, old) or _is_called_otherwise(old, new)


def _is_called_otherwise(old: Entry, new: Entry) -> bool:
    """Tell whether no call of one could be one of the other: all that they take and give has changed."""
    was, now = (one.node.attributes.get("returns") for one in (old, new))
    takes, theirs = map(_taken, (old, new))
    if was is None or now is None or was == now or not takes or not theirs or takes & theirs:
        return False
    return likeness(old, new) < _NEARLY_ALL


def _taken(entry: Entry) -> set[str]:
    """Give the names of what a definition takes, but for the object that it is of."""
    found = {one.node.name for one in entry.children if one.node.thing == "parameter"}
    return found - {"self", "cls"}


def _stands_beside(one: Entry, other: Entry) -> bool:
    """Tell whether another definition in the other version has the body of one, which the other has not."""
    body = _body(one)
    if not body or other.parent is None or body == _body(other):
        return False
    same = (beside for beside in other.parent.children if beside.node.thing == one.node.thing)
    return any(beside is not other and _body(beside) == body for beside in same)


def _body(entry: Entry) -> list[bytes]:
    """Give the digests of what a definition runs or holds, its parameters apart."""
    return [child.digest for child in entry.children if child.node.thing != "parameter"]
