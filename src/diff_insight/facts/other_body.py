"""Names that moved on to other bodies: no line of a body changed, and each name stands for something else."""

from diff_insight.facts.entry import Entry


def holds_another(old: Entry, new: Entry) -> bool:
    """Tell whether a place holds something else than before though no line of that changed."""
    return any(_went_along(child) for owner in (old, new) for child in owner.children)


def _went_along(child: Entry) -> bool:
    """Tell whether what a place holds is not there in the other version, or is another, by its head alone."""
    if child.changed:
        return False
    return child.partner is None or child.partner.digest != child.digest


def is_another(old: Entry, new: Entry) -> bool:
    """Tell whether a definition of another name does what a third one does, or did, whose name is no news."""
    if old.node.name == new.node.name:
        return False
    return _stands_beside(old, new) or _stands_beside(new, old)


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
