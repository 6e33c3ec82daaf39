"""Names of Python that a package hands out of modules which it keeps to itself (`_api.py`).

Who imports `httpx.get` has no use for where it is defined: what the `__init__.py` of a package imports from a
private module is for users, whether that module lists it or not. A stub that is gone takes nothing from
them where its module stands.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from diff_insight.facts.standing_files import Read, Standing, TooMuch
from diff_insight.facts.successors import Told
from diff_insight.model import Fact

_IMPORT = re.compile(
    r"^from (?P<module>[\w.]{1,200}) import (?P<names>\([^()]{0,20000}\)|[^\n(]{1,2000})", re.MULTILINE
)
_COMMENT = re.compile(r"#[^\n]*")
_NAME = re.compile(r"\*|\b[A-Za-z_]\w*+(?=\s{0,40}(?:,|\)|\Z|\bas\b))")
_PRIVATE = re.compile(r"_(?!_)")
_DEFINED = frozenset({"function", "method", "class", "property", "field", "variable", "constant"})
_HEADS = frozenset(
    {"parameter", "returns", "type", "default", "kind", "optional", "modifiers", "base", "decorator"}
    | {"attribute", "overload", "docstring"}
)
_CALLED = frozenset({"function", "method", "property"})
_MEMBER = 2
"""Names down to a member of a class."""


@dataclass(frozen=True, slots=True)
class _Handed:
    """What a package hands out of a module, `*` for all: where the range ends, and where it begins."""

    now: frozenset[str]
    before: frozenset[str]


def for_users(files: Sequence[Told], read: Read) -> list[Told]:
    """Give the files, with what their packages hand out of private modules of Python as public.

    Args:
        files: All files of a range.
        read: Gives what stands at a path where the range ends.
    """
    private = [file for file in files if file.role == "source" and _is_private(file.path)]
    stubs = [file.path for file in files if file.path.endswith(".pyi") and _is_gone(file)]
    if not private and not stubs:
        return list(files)
    standing = Standing(read)
    packages = {file.path: file for file in files if file.path.endswith("__init__.py")}
    found: dict[str, _Handed] = {}
    with suppress(TooMuch):
        nothing = _Handed(frozenset(), frozenset())
        found |= {path: nothing for path in stubs if standing(path[:-1]) is not None}  # it says the types
        for file in private:
            if (handed := _handed_out(file.path, standing, packages)) is not None:
                found[file.path] = handed
    return [_told(file, handed) if (handed := found.get(file.path)) else file for file in files]


def _told(file: Told, handed: _Handed) -> Told:
    if _is_gone(file) and not handed.before:
        return replace(file, facts=tuple(map(_kept_back, file.facts)))
    return replace(file, facts=tuple(_shown(fact, handed) for fact in file.facts))


def _is_gone(file: Told) -> bool:
    return any(fact.kind == "file_removed" for fact in file.facts)


def _kept_back(fact: Fact) -> Fact:
    return replace(fact, public=False, parts=tuple(map(_kept_back, fact.parts)))


def _is_private(path: str) -> bool:
    parts = path.removesuffix(".py").split("/")
    return path.endswith(".py") and any(map(_PRIVATE.match, parts)) and parts[-1] != "__init__"


def _handed_out(path: str, standing: Standing, packages: dict[str, Told]) -> _Handed | None:
    """Give what the packages around a module hand out of it; None where none of them can be read."""
    parts = path.removesuffix(".py").split("/")
    first = next(at for at, part in enumerate(parts) if _PRIVATE.match(part))
    now: set[str] = set()
    come: set[str] = set()
    gone: set[str] = set()
    read = False
    for at in range(first, 0, -1):
        init = "/".join((*parts[:at], "__init__.py"))
        if (text := standing(init)) is None:
            break
        read = True
        modules = set(_modules(parts, at, first))
        for said in _IMPORT.finditer(text):
            if said["module"] in modules:
                now.update(_NAME.findall(_COMMENT.sub("", said["names"]).rstrip()))
        for fact in packages[init].facts if init in packages else ():
            if fact.thing == "import" and fact.details.get("module") in modules:
                {"added": come, "removed": gone}.get(fact.action, set()).add(fact.name)
    return _Handed(frozenset(now), frozenset(now - come | gone)) if read else None


def _modules(parts: Sequence[str], at: int, first: int) -> Iterator[str]:
    """Give what an import calls a module, or what it stands in, from a package around it."""
    for end in range(first + 1, len(parts) + 1):
        yield "." + ".".join(parts[at:end])
        yield ".".join(parts[at - 1 : end])


def _shown(fact: Fact, handed: _Handed, *, within: bool = False) -> Fact:
    """Give a fact as one about what users have, where its name is handed out on the side that it is of."""
    known = handed.now if fact.action == "added" and not fact.where else handed.before
    names = [name for one in (*fact.where, fact.name) for name in one.split(".") if name]
    own = fact.thing in _DEFINED and len(fact.name.split(".")) <= _MEMBER and not within
    if not names or not (own or fact.thing in _HEADS) or known.isdisjoint((names[0], "*")):
        return fact
    if any(map(_PRIVATE.match, names)):
        return fact
    details = {key: said for key, said in fact.details.items() if key != "shown"}
    inside = within or fact.thing in _CALLED
    parts = tuple(_shown(part, handed, within=inside) for part in fact.parts)
    return replace(fact, public=True, details=details, parts=parts)
