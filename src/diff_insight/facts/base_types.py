"""Whether one type of a program is a kind of another one, as far as a file or the one of its name says it.

Who takes a `HayProvider` and takes the `Provider` now that it implements still takes what callers give. A
type is looked for in the file itself, then, where a folder holds the types of one namespace, in the file of
its name beside it; in Python in the module that it is imported from. What none of them shows is not known.
"""

import re
from collections.abc import Callable, Iterator

from diff_insight.facts.imported_modules import imported_from
from diff_insight.facts.standing_files import Read, Standing, TooMuch
from diff_insight.trees.formats import format_of, read
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS
from diff_insight.trees.text import Text

IsKind = Callable[[str, str, str], bool]
"""Tells for the path of a file whether the first type that it names is a kind of the second."""

_FILE_A_TYPE = (".php", ".java", ".kt", ".cs")
"""Languages whose types of one namespace stand in files of their names, in one folder."""
_PYTHON = ".py"
_SIMPLE = re.compile(r"\??(\w{1,200})")
_FIRST = re.compile(r"\\?(\w+)")
_WORD = re.compile(r"\w+")
_STEPS = 4
"""Types that are followed from one to what it is made of."""


class Bases:
    """What types of a range are made of, where it ends.

    Args:
        standing_at: Gives what stands at a path where the range ends.
    """

    def __init__(self, standing_at: Read) -> None:
        self._standing = Standing(standing_at)
        self._trees: dict[str, Node | None] = {}

    def tree(self, path: str) -> Node | None:
        """Give what a file holds where the range ends; None where that is not known."""
        try:
            return self._tree(path)
        except TooMuch:
            return None

    def _tree(self, path: str) -> Node | None:
        if path not in self._trees:
            text = self._standing(path)
            self._trees[path] = read(Text.of(text, path=path), format_of(path)) if text else None
        return self._trees[path]

    def is_kind(self, path: str, one: str, other: str) -> bool:
        """Tell whether the first type that a file names is a kind of the second."""
        sides = [_SIMPLE.fullmatch(said.strip()) for said in (one, other)]
        if None in sides or one.strip().startswith("?") > other.strip().startswith("?"):
            return False
        names = [found[1] for found in sides if found is not None]
        try:
            return names[0] != names[1] and _leads(path, names[0], names[1], self._tree)
        except TooMuch:
            return False

    def give(self, path: str, name: str, member: str) -> bool:
        """Tell whether a base of a type that a file defines has a member of a name."""
        try:
            return _has(path, name, member, self._tree)
        except TooMuch:
            return False


def _has(path: str, name: str, member: str, tree: Callable[[str], Node | None]) -> bool:
    own = tree(path)
    waiting, seen = [(path, name)], {name}
    for _ in range(_STEPS):
        if own is None:
            return False
        reached = [
            (home, found[1])
            for at, one in waiting
            for home, base in _bases(at, one, "", own, tree)
            if (found := _FIRST.match(base.name)) is not None and found[1] not in seen
        ]
        for at, one in reached:
            held = _defined(at, one, "", own, tree)
            if held is not None and any(child.name == member for child in held[1].children):
                return True
        waiting = reached
        seen.update(one for _, one in reached)
    return False


def _leads(path: str, name: str, wanted: str, tree: Callable[[str], Node | None]) -> bool:
    """Tell whether what a type is made of, by its names, is another one."""
    own = tree(path)
    waiting, seen = [(path, name)], {name}
    for _ in range(_STEPS):
        if own is None or not waiting:
            return False
        reached = [
            (home, found[1])
            for at, one in waiting
            for home, base in _bases(at, one, wanted, own, tree)
            if (found := _FIRST.match(base.name)) is not None and found[1] not in seen
        ]
        if any(one == wanted for _, one in reached):
            return True
        waiting = reached
        seen.update(one for _, one in reached)
    return False


def _bases(
    path: str, name: str, wanted: str, own: Node, tree: Callable[[str], Node | None]
) -> Iterator[tuple[str, Node]]:
    """Give what a type is made of that a file names, each with the path of the file that says so."""
    found = _defined(path, name, wanted, own, tree)
    for base in found[1].children if found is not None else ():
        if base.thing == "base" and base.details.get("noun") != "class_argument":
            yield found[0] if found is not None else path, base


def _defined(
    path: str, name: str, wanted: str, own: Node, tree: Callable[[str], Node | None]
) -> tuple[str, Node] | None:
    """Give where the type is defined that a file means by a name, and what it holds there."""
    home = tree(path)
    if home is None:
        return None
    if (held := _type(home, name)) is not None:
        return path, held
    for beside in _homes(path, name, home):
        other = tree(beside)
        if other is not None and _means_the_same(own, other, wanted, path):
            held = _type(other, name)
            return (beside, held) if held is not None else None
    return None


def _homes(path: str, name: str, home: Node) -> Iterator[str]:
    """Give the files that may define a type: that of its name, or the module that it is imported from."""
    ends = path[path.rfind(".") :]
    if ends == _PYTHON:
        yield from imported_from(path, name, home)
    elif ends in _FILE_A_TYPE and not _imports(home, name):
        folder = path.rpartition("/")[0]
        yield f"{folder}/{name}{ends}" if folder else f"{name}{ends}"


def _means_the_same(own: Node, other: Node, wanted: str, path: str) -> bool:
    """Tell whether two files mean the same type by a name; one of Python that no longer imports it does."""
    if path.endswith(_PYTHON):
        return not _imports(own, wanted) or _imports(own, wanted) == _imports(other, wanted)
    return _namespace(other) == _namespace(own) and _imports(other, wanted) == _imports(own, wanted)


def _type(root: Node, name: str) -> Node | None:
    found = [one for one in root.children if one.thing in HOLDERS and one.name == name]
    return found[0] if len(found) == 1 else None


def _namespace(root: Node) -> str:
    return next((one.name for one in root.children if one.thing == "namespace"), "")


def _imports(root: Node, name: str) -> frozenset[str]:
    """Give what brings a name from elsewhere."""
    brought = (one for one in root.all() if one.thing == "import")
    return frozenset(one.text for one in brought if name in _WORD.findall(one.text))
