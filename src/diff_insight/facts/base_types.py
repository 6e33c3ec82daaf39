"""Whether one type of a program is a kind of another one, as far as a file or the one of its name says it.

Who takes a `HayProvider` and takes the `Provider` now that it implements still takes what callers give. A
type is looked for in the file itself, then, where a folder holds the types of one namespace, in the file of
its name beside it. What neither shows is not known.
"""

import re
from collections.abc import Callable

from diff_insight.facts.standing_files import Read, Standing, TooMuch
from diff_insight.trees.formats import format_of, read
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS
from diff_insight.trees.text import Text

IsKind = Callable[[str, str, str], bool]
"""Tells for the path of a file whether the first type that it names is a kind of the second."""

_FILE_A_TYPE = (".php", ".java", ".kt", ".cs")
"""Languages whose types of one namespace stand in files of their names, in one folder."""
_SIMPLE = re.compile(r"\??(\w{1,200})")
_FIRST = re.compile(r"\\?(\w+)")
_WORD = re.compile(r"\w+")
_STEPS = 4
"""Types that are followed from one to what it is made of."""


def kinds(standing_at: Read) -> IsKind:
    """Give what tells which type is a kind of which where a range ends.

    Args:
        standing_at: Gives what stands at a path where the range ends.
    """
    standing = Standing(standing_at)
    trees: dict[str, Node | None] = {}

    def tree(path: str) -> Node | None:
        if path not in trees:
            text = standing(path)
            trees[path] = read(Text.of(text, path=path), format_of(path)) if text else None
        return trees[path]

    def is_kind(path: str, one: str, other: str) -> bool:
        sides = [_SIMPLE.fullmatch(said.strip()) for said in (one, other)]
        if None in sides or one.strip().startswith("?") > other.strip().startswith("?"):
            return False
        names = [found[1] for found in sides if found is not None]
        try:
            return names[0] != names[1] and _leads(path, names[0], names[1], tree)
        except TooMuch:
            return False

    return is_kind


def _leads(path: str, name: str, wanted: str, tree: Callable[[str], Node | None]) -> bool:
    """Tell whether what a type is made of, by its names, is another one."""
    own = tree(path)
    waiting, seen = [name], {name}
    for _ in range(_STEPS):
        if own is None or not waiting:
            return False
        reached = []
        for one in waiting:
            home = own if (held := _type(own, one)) is not None else _beside(path, one, wanted, own, tree)
            held = held or (_type(home, one) if home is not None else None)
            reached += (
                [_FIRST.match(base.name) for base in held.children if base.thing == "base"] if held else []
            )
        waiting = [found[1] for found in reached if found is not None and found[1] not in seen]
        if wanted in waiting:
            return True
        seen.update(waiting)
    return False


def _beside(path: str, name: str, wanted: str, own: Node, tree: Callable[[str], Node | None]) -> Node | None:
    """Give the file of a type in the same folder, where both mean the same by the names that are held."""
    ends = path[path.rfind(".") :]
    if ends not in _FILE_A_TYPE or _imports(own, name):
        return None
    folder = path.rpartition("/")[0]
    other = tree(f"{folder}/{name}{ends}" if folder else f"{name}{ends}")
    alike = other is not None and _namespace(other) == _namespace(own)
    return other if other is not None and alike and _imports(other, wanted) == _imports(own, wanted) else None


def _type(root: Node, name: str) -> Node | None:
    found = [one for one in root.children if one.thing in HOLDERS and one.name == name]
    return found[0] if len(found) == 1 else None


def _namespace(root: Node) -> str:
    return next((one.name for one in root.children if one.thing == "namespace"), "")


def _imports(root: Node, name: str) -> frozenset[str]:
    """Give what brings a name from elsewhere."""
    brought = (one for one in root.all() if one.thing == "import")
    return frozenset(one.text for one in brought if name in _WORD.findall(one.text))
