"""The packages of all files of a report: each by its use; what only moved to another manifest apart."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.point import Point

Packaged = tuple[Fact, AnalyzedFile]
_SEPARATORS = re.compile(r"[-_.]")
"""What Python's index takes for the same in the name of a package: people write either."""


def without_moved(
    told_of: Mapping[str, Sequence[Point]], files: Sequence[AnalyzedFile]
) -> tuple[dict[str, list[Point]], tuple[Packaged, ...]]:
    """Give points without what one manifest lost and another of the same folder gained: packages, a runtime.

    Who installs gets what they got, so these are no news; one that took another version with it is updated. A
    package that goes from one member of a workspace to another is new there, and gone here.

    Args:
        told_of: What each file tells, by path.
        files: The files.

    Returns:
        What is news, and of each package that moved what its new manifest says.
    """
    instead: dict[tuple[object, ...], Fact | None] = {}
    moved: list[Packaged] = []
    asked = [(fact, file) for file in files for outer in file.facts for fact in outer.all()]
    gone: dict[tuple[object, ...], list[Packaged]] = defaultdict(list)
    for fact, file in asked:
        if fact.kind in {"package_removed", "runtime_removed"}:
            gone[_key(fact)].append((fact, file))
    for fact, file in asked:
        lost = gone.get(_key(fact), []) if fact.kind in {"package_added", "runtime_added"} else []
        before = next((one for one in lost if _side_by_side(one[1], file)), None)
        if before is None:
            continue
        same = _version(before[0].old) == _version(fact.new)
        if same and fact.thing == "package":
            moved.append((fact, file))
        if same or fact.thing == "package":
            lost.remove(before)
            instead[file.change.path, *_said(fact)] = None if same else _updated(before[0], fact)
            instead[before[1].change.path, *_said(before[0])] = None
    return {path: list(_other(path, points, instead)) for path, points in told_of.items()}, tuple(moved)


def _other(
    path: str, points: Sequence[Point], instead: Mapping[tuple[object, ...], Fact | None]
) -> Iterator[Point]:
    for point in points:
        facts = (instead.get((path, *_said(fact)), fact) for fact in point.facts)
        if left := tuple(fact for fact in facts if fact is not None):
            yield replace(point, facts=left)


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.name, fact.old, fact.new


def by_use(packages: Sequence[Packaged]) -> Iterator[tuple[tuple[Fact, ...], tuple[AnalyzedFile, ...]]]:
    """Give the packages of all files by their use: what users install first.

    What several files do alike stands with the most important of their uses. That a package is new, or
    gone, in one file is no news where others update it; where it comes in one and goes in another each tells
    it by itself.
    """
    groups: dict[tuple[int, str], list[Packaged]] = {}
    uses: dict[tuple[object, ...], int] = {}
    changed, come, gone = (
        {fact.name for fact, _ in packages if fact.action == action}
        for action in ("changed", "added", "removed")
    )
    for fact, file in sorted(packages, key=lambda one: _use(*one)):
        if fact.action == "changed" or fact.name not in changed:
            use = uses.setdefault((fact.kind, fact.name, fact.old, fact.new), _use(fact, file))
            by = file.change.path if fact.name in come & gone else ""
            groups.setdefault((use, by), []).append((fact, file))
    for some in groups.values():
        yield tuple(fact for fact, _ in some), tuple({file.change.path: file for _, file in some}.values())


def _key(fact: Fact) -> tuple[object, ...]:
    about = tuple(map(fact.details.get, ("ecosystem", "kind", "direct")))
    name = _SEPARATORS.sub("-", fact.name.lower()) if "pypi" in about else fact.name
    return fact.thing, name, about


def _side_by_side(one: AnalyzedFile, other: AnalyzedFile) -> bool:
    """Tell whether two manifests are of one project: they stand in one folder."""
    first, second = (file.change.path.rpartition("/")[0] for file in (one, other))
    return one is not other and first == second


def _version(said: str | None) -> str:
    return "".join((said or "").split())


def _updated(before: Fact, after: Fact) -> Fact:
    return Fact(
        kind="package_changed",
        name=after.name,
        old=before.old,
        new=after.new,
        details=after.details,
        lines=after.lines,
        where=after.where,
    )


def _use(fact: Fact, file: AnalyzedFile) -> int:
    """Tell what a package is for: 0 that users install with it, 1 that it is made with, 2 of workflows."""
    if file.role == "ci":
        return 2
    if file.role in {"example", "test", "docs"}:
        return 1
    return int(fact.details.get("kind") != "runtime" or fact.details.get("direct") != "yes")
