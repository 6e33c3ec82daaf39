"""Functions that nobody outside can call: what they take has to be of a type that outsiders cannot name.

Scala lets a public constructor take a `private[barn] sealed trait`, Java a class of the package alone. Such a
type must have no heirs but those of its own file, all as hidden. What such a function takes else breaks
nobody: it is not public.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS

_LANGUAGES = (".scala", ".java")
"""How files of languages end that let a public function take what is hidden."""
_CALLED = frozenset({"method", "function"})
_TAKEN = frozenset({"parameter_added", "parameter_moved"})
"""What differs of a class whose parameters may be its fields that only concerns those who make one."""
_CLOSED = re.compile(r"\b(?:sealed|final|enum)\b")
_WORD = re.compile(r"\w+")


def without_callers(
    facts: tuple[Fact, ...], path: str, tree: Callable[[str], Node | None]
) -> tuple[Fact, ...]:
    """Give facts, those of functions that nobody outside can call as not public.

    Args:
        facts: Of the file.
        path: Of the file.
        tree: Gives what stands at a path where the range ends.
    """
    if not path.endswith(_LANGUAGES) or not any(_asks(one) for top in facts for one in top.all()):
        return facts
    root = tree(path)
    hidden = frozenset(_hidden(root)) if root is not None else frozenset()
    if root is None or not hidden:
        return facts
    closed = [one for one, _ in _all(root) if _takes(one, hidden)]
    heads = {one.details["signature"] for one in closed if "signature" in one.details}
    types = {one.name for one in closed if one.thing in HOLDERS}
    return tuple(_marked(fact, heads, types) for fact in facts) if closed else facts


def _asks(fact: Fact) -> bool:
    return fact.public and (fact.thing == "parameter" or fact.thing in _CALLED)


def _all(node: Node) -> Iterator[tuple[Node, bool]]:
    """Give all that a node holds, each with whether outsiders see it: all that it stands in is public."""
    waiting = [(node, True)]
    while waiting:
        one, seen = waiting.pop()
        yield one, seen and one.public
        waiting.extend((child, seen and one.public) for child in one.children)


def _hidden(root: Node) -> Iterator[str]:
    """Give the names of types that only the file knows, with all their heirs."""
    types = [(one, seen) for one, seen in _all(root) if one.thing in HOLDERS]
    shown = {one.name for one, seen in types if seen}
    bases = {base.name for one, seen in types if seen for base in one.children if base.thing == "base"}
    for one, seen in types:
        if not seen and one.name not in shown | bases and _CLOSED.search(one.text):
            yield one.name


def _takes(node: Node, hidden: frozenset[str]) -> bool:
    """Tell whether a call must give something of a hidden type."""
    if node.thing not in _CALLED and node.thing not in HOLDERS:
        return False
    return any(
        not hidden.isdisjoint(_WORD.findall(one.attributes.get("type", "")))
        for one in node.children
        if one.thing == "parameter" and not {"default", "optional"} & one.attributes.keys()
    )


def _marked(fact: Fact, heads: set[str], types: set[str]) -> Fact:
    if fact.thing in _CALLED and fact.details.get("signature") in heads:
        return _kept_back(fact)
    if fact.kind in _TAKEN and len(fact.where) == 1 and fact.where[0] in types:
        return _kept_back(fact)
    return fact


def _kept_back(fact: Fact) -> Fact:
    return replace(fact, public=False, parts=tuple(map(_kept_back, fact.parts)))
