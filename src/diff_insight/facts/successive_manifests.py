"""A runtime that one manifest asked for and the next of the same project asks for: it changed.

Who goes from `setup.cfg` to `pyproject.toml` writes anew what a user needs; a runtime that the old one asked
in another version is neither new nor gone. It is a `runtime_changed` of the new manifest, whose `old` is
quoted from the manifest before (`details["from"]`); the fact there bears `told_by`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.successors import Told
from diff_insight.facts.versions import step
from diff_insight.model import Fact

_BUILT_WITH = (
    frozenset({"setup.py", "setup.cfg", "pyproject.toml"}),
    frozenset({"pom.xml", "build.gradle", "build.gradle.kts"}),
)
"""Manifests of which one takes the other's place: what is built with them is the same package."""

_Key = tuple[str, int, str]
"""Folder, place among `_BUILT_WITH`, runtime."""
_Asked = Mapping[_Key, list[tuple[str, Fact]]]
"""Paths of the manifests and what they say."""


def with_runtimes(files: Sequence[Told], facts: Sequence[tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    """Give the facts of each file with the runtimes that another manifest asked for before.

    Args:
        files: The files of the range.
        facts: Their facts, in the same order.
    """
    gone, new = _asked(files, facts, "runtime_removed"), _asked(files, facts, "runtime_added")
    marked: dict[int, Fact] = {}
    raised: dict[int, Fact] = {}
    for key, asked in new.items():
        before = gone.get(key, [])
        if len(asked) != 1 or len(before) != 1:  # of several nobody knows which one counted
            continue
        (path, fact), (was_path, was) = asked[0], before[0]
        if path == was_path or _version(fact.new) == _version(was.old):
            continue
        details = {**fact.details, "step": step(was.old or "", fact.new or ""), "from": was_path}
        raised[id(fact)] = replace(fact, kind="runtime_changed", old=was.old, details=details)
        marked[id(was)] = replace(was, details={**was.details, "told_by": path})
    if not raised:
        return list(facts)
    return [tuple(one for fact in some for one in _with(fact, marked, raised)) for some in facts]


def _asked(files: Sequence[Told], facts: Sequence[tuple[Fact, ...]], kind: str) -> _Asked:
    """Give what manifests say of a runtime that came or went."""
    found: dict[_Key, list[tuple[str, Fact]]] = defaultdict(list)
    for file, some in zip(files, facts, strict=True):
        folder, _, name = file.path.rpartition("/")
        for at, names in enumerate(_BUILT_WITH):
            if name in names:
                for fact in (one for top in some for one in top.all() if one.kind == kind):
                    found[folder, at, fact.name].append((file.path, fact))
    return found


def _with(fact: Fact, marked: Mapping[int, Fact], raised: Mapping[int, Fact]) -> list[Fact]:
    """Give a fact, and beside it what changed in what is new: it is none of its parts."""
    if id(fact) in raised:
        return [raised[id(fact)]]
    inside = [_with(part, marked, raised) for part in fact.parts]
    parts = tuple(one for some in inside for one in some if one.kind != "runtime_changed")
    beside = [one for some in inside for one in some if one.kind == "runtime_changed"]
    kept = marked.get(id(fact), fact)
    same = len(parts) == len(fact.parts) and all(map(_same, parts, fact.parts))
    return [kept if same else replace(kept, parts=parts), *beside]


def _same(one: Fact, other: Fact) -> bool:
    return one is other


def _version(said: str | None) -> str:
    return "".join((said or "").split())
