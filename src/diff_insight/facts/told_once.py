"""What several files of a range tell of one thing is told once.

- A lock file follows its manifest: of what it says of a package that a manifest of the same folder, or of
  one below it (a workspace), tells itself, `details["told_by"]` names that manifest.
- A file that takes the place of another one (`diff_insight.facts.successors`) is not gone and new: a page, or
  what says something else now, `file_changed`, any other `file_moved` or `file_renamed`, with
  `previous_name`, `details["page"]` of a page, and `told_by` on the side that is gone.
- A page that is gone because its text stands on several new ones (`diff_insight.facts.divided_pages`) is
  `file_changed` with `details["page"]` `divided`, their `count` and their paths, separated by `, `, in
  `into`; each of them is `file_changed` with `page` `part`, `previous_name` and `told_by`.
- A vendored file whose name holds its version is replaced by one whose name holds another: that is a package
  that changed (`vendored_changed`), not a file gone and a file new.
- A runtime that another manifest of the project asked for before (`diff_insight.facts.successive_manifests`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.divided_pages import divided
from diff_insight.facts.successive_manifests import with_runtimes
from diff_insight.facts.successors import Told, successors
from diff_insight.facts.versions import step
from diff_insight.model import Fact, Lines, Role
from diff_insight.trees.package_files.table import is_lock, names_packages

_VERSIONED = re.compile(
    r"(.*?)([-._@])v?(\d{1,9}(?:\.\d{1,9}){1,4}(?:-[a-z]+(?:\.?\d{1,9})?)?)(\.[a-z][\w.-]{0,255})", re.DOTALL
)
_TELLING = frozenset(
    {
        "package",
        "package_copy",
        "package_entry",
        "module_checksum",
        "requirement",
        "checksums",
        "project_version",
        "runtime",
    }
)
_ENDINGS = (".js", ".css", ".mjs", ".map", ".jar", ".whl", ".tgz", ".gz", ".zip", ".nupkg", ".gem", ".crate")
"""Of files that hold a version in their names because others wrote them."""
_VENDORED: frozenset[Role] = frozenset({"vendored", "generated", "asset"})


_Manifests = Mapping[tuple[str, str], list[tuple[str, str]]]


def told_once(files: Sequence[Told]) -> list[tuple[Fact, ...]]:
    """Give the facts of each file, in the same order, with what is told elsewhere marked."""
    told = _told(files)
    facts = [_marked(file, told) if told and is_lock(file.path) else file.facts for file in files]
    replaced: set[int] = set()
    for gone, new in _replaced(files):
        fact = _vendored(files[new].path, files[gone].path, files[new].role, told)
        if fact is not None:
            replaced |= {gone, new}
            here = {**fact.details, "told_by": files[new].path}
            facts[gone] = (replace(fact, lines=_lines(facts[gone]), details=here),)
            facts[new] = (replace(fact, lines=_lines(facts[new])),)
    for gone, new in successors(files, without=replaced):
        fact = Fact(
            kind=_succession(files[gone], files[new]),
            name=files[new].path,
            previous_name=files[gone].path,
            details={"page": "yes"} if files[new].role == "docs" else {},
        )
        here = {**fact.details, "told_by": files[new].path}
        facts[gone] = (replace(fact, lines=_lines(facts[gone]), details=here),)
        facts[new] = (replace(fact, lines=_lines(facts[new])),)
        replaced |= {gone, new}
    for gone, parts in divided(files, without=replaced):
        into = ", ".join(files[new].path for new in parts)
        facts[gone] = (
            _page(files[gone], facts[gone], {"page": "divided", "into": into, "count": str(len(parts))}),
        )
        for new in parts:
            details = {"page": "part", "told_by": files[gone].path}
            facts[new] = (replace(_page(files[new], facts[new], details), previous_name=files[gone].path),)
    for at, file in enumerate(files):
        if file.facts and file.facts[0].kind == "file_renamed":
            fact = _vendored(file.path, file.facts[0].previous_name or "", file.role, told)
            facts[at] = (replace(fact, lines=_lines(facts[at])),) if fact is not None else facts[at]
    return with_runtimes(files, facts)


def _page(file: Told, facts: Sequence[Fact], details: Mapping[str, str]) -> Fact:
    return Fact(kind="file_changed", name=file.path, lines=_lines(facts), details=details)


def _succession(gone: Told, new: Told) -> str:
    """Give the kind of fact for a file in the place of another: it moved if it says the same."""
    if new.role == "docs" or gone.content.lines != new.content.lines:
        return "file_changed"
    return "file_moved" if gone.name == new.name else "file_renamed"


def _told(files: Sequence[Told]) -> _Manifests:
    """Give, by thing and name, the folders and paths of the manifests that tell of it."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for file in files:
        if not names_packages(file.path) or _follows(file.path):
            continue
        folder = file.path.rpartition("/")[0]
        for fact in file.facts:
            for one in fact.all():
                if one.thing in {"package", "runtime", "project_version"} and one.action != "layout":
                    told[_thing(one), _folded(one.name)].append((folder, file.path))
    return told


def _follows(path: str) -> bool:
    """Tell a lock file, which follows a manifest, from a file of requirements or `go.mod`, which is one."""
    name = path.rpartition("/")[2].lower()
    return is_lock(path) and not name.endswith((".txt", ".in", ".mod", ".work", ".gitmodules"))


def _peers(path: str, other: str) -> bool:
    """Tell whether neither file follows the other: people write both, in one notation (two `go.mod`)."""
    return path == other or (not _follows(other) and path.rpartition(".")[2] == other.rpartition(".")[2])


def _thing(fact: Fact) -> str:
    return fact.thing if fact.thing in {"runtime", "project_version"} else "package"


def _folded(name: str) -> str:
    """Give a name as its registry compares it: PyPI knows no case and no difference of `-`, `_` and `.`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _marked(file: Told, told: _Manifests) -> tuple[Fact, ...]:
    folder = file.path.rpartition("/")[0]

    def marked(fact: Fact) -> Fact:
        if fact.thing not in _TELLING:
            return fact
        by = next(
            (
                path
                for where, path in told.get((_thing(fact), _folded(fact.name)), ())
                if not _peers(path, file.path)
                and (where == folder or not folder or where.startswith(f"{folder}/"))
            ),
            None,
        )
        return fact if by is None else replace(fact, details={**fact.details, "told_by": by})

    return tuple(map(marked, file.facts))


def _versioned(path: str, role: Role) -> re.Match[str] | None:
    """Split the path of somebody else's file into name, version and ending; None where it is none."""
    found = _VERSIONED.fullmatch(path)
    return found if found and (role in _VENDORED or found[4].lower().endswith(_ENDINGS)) else None


def _replaced(files: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give the pairs of files of which one replaces the other: the same name but for the version in it."""
    gone: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    new: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, file in enumerate(files):
        kind = file.facts[0].kind if file.facts else ""
        if kind not in {"file_added", "file_removed"} or (found := _versioned(file.path, file.role)) is None:
            continue
        (gone if kind == "file_removed" else new)[found[1], found[2], found[4]].append(at)
    for key, olds in gone.items():
        if len(olds) == 1 == len(new.get(key, ())):
            yield olds[0], new[key][0]


def _vendored(path: str, previous_path: str, role: Role, told: _Manifests) -> Fact | None:
    """State that a file with a version in its name took the place of another; None where it did not."""
    was, now = _versioned(previous_path, role), _versioned(path, role)
    if was is None or now is None or was[3] == now[3] or (was[1], was[4]) != (now[1], now[4]):
        return None
    name = now[1].rpartition("/")[2]
    details = {"step": step(was[3], now[3]), "from": previous_path, "to": path}
    by = next((manifest for _, manifest in told.get(("package", _folded(name)), ())), None)
    return Fact(
        kind="vendored_changed",
        name=name,
        old=was[3],
        new=now[3],
        details=details if by is None else {**details, "told_by": by},
    )


def _lines(facts: Sequence[Fact]) -> Lines:
    return Lines(
        removed=tuple(sorted({number for fact in facts for number in fact.lines.removed})),
        added=tuple(sorted({number for fact in facts for number in fact.lines.added})),
    )
