"""Which parameters of a function a call gives, and which one a method gets by itself."""

from diff_insight.facts.entry import Entry
from diff_insight.trees.node import Node

_OWN = frozenset({"self", "cls"})
"""How PEP 8 calls what a method of Python gets by itself."""


def passed(entry: Entry, other: Entry) -> list[Entry]:
    """Give the parameters that a call gives: a method gets its own object by itself.

    Where a version says of which type that is, as Rust and annotations of Python do, both keep it: it is
    another one then, and none that is new or gone.
    """
    found = [child for child in entry.children if child.node.thing == "parameter"]
    own = _own_object(entry)
    typed = any(one and "type" in one.attributes for one in (own, _own_object(other)))
    return found[1:] if own and not typed else found


def _own_object(entry: Entry) -> Node | None:
    """Give the parameter of a method that stands for the object that it is called on."""
    found = [child.node for child in entry.children if child.node.thing == "parameter"]
    first = found[0] if found and entry.node.thing in {"method", "overload"} else None
    return first if first is not None and first.name.strip("_") in _OWN else None
