"""`package-lock.json` and `npm-shrinkwrap.json`, formats 1 to 3.

https://docs.npmjs.com/cli/configuring-npm/package-lock-json: `packages` by folder, in the first format
`dependencies` by name; the second holds both.
"""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_json import outline
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    INDIRECT,
    OPTIONAL,
    PEER,
    RUNTIME,
    checksums,
    lock,
    lock_formats,
    package,
    project_version,
    requirement,
    unsure,
)
from diff_insight.trees.text import Text

GROUPS = {
    "dependencies": RUNTIME,
    "devDependencies": DEVELOPMENT,
    "optionalDependencies": OPTIONAL,
    "peerDependencies": PEER,
}
"""The lists of a manifest and what their packages are for."""
_FOLDER = "node_modules/"
_SUMS = frozenset({"resolved", "integrity"})
_OF_PACKAGE = (*_SUMS, "requires", "dev", "optional", "bundled")
"""Keys that tell a package of the first format where the list around it is not shown."""


def parse(text: Text) -> Node:
    """Read a lock file of npm."""
    top = outline(text)
    asked = _asked(top) if text.whole else None
    nodes: list[Node] = []
    version = top.part("version")
    if version is not None and version.known:
        nodes.append(project_version(top.says("name"), version.value, version.rows))
    for entry in top.parts:
        if not entry.known:
            nodes += _strays(entry, asked)
        elif entry.key == "packages" and entry.parts:
            for each in entry.parts:
                nodes += (
                    _project(each)
                    if _is_project(each)
                    else _package(each, asked, direct=_top(each.key, asked))
                )
        elif entry.key == "dependencies" and entry.parts:
            nodes += _tree(entry, asked, outer=True)
    nodes = nodes if text.whole else unsure(nodes)
    return lock(text, [*nodes, *lock_formats(top.parts, "lockfileVersion")])


def _asked(top: Entry) -> dict[str, str] | None:
    """Give the packages that the project asks for, with what for; None where the lock file does not say."""
    project = top.at("packages", "")
    if project is None:
        return None
    return {
        part.key: kind for group, kind in GROUPS.items() for part in (project.part(group) or Entry()).parts
    }


def _is_project(entry: Entry) -> bool:
    return _FOLDER not in entry.key


def _top(key: str, asked: dict[str, str] | None) -> str:
    if asked is None:
        return ""
    return DIRECT if key.count(_FOLDER) == 1 and key.rpartition(_FOLDER)[2] in asked else INDIRECT


def _project(entry: Entry) -> Iterator[Node]:
    """Give what the lock file repeats of the manifest of the project or of a workspace."""
    version = entry.part("version")
    if version is not None:
        yield project_version(entry.says("name") or entry.key, version.value, version.rows)
    for group, kind in GROUPS.items():
        for part in (entry.part(group) or Entry()).parts:
            yield requirement(part.key, part.value, part.rows, ecosystem="npm", kind=kind)


def _strays(entry: Entry, asked: dict[str, str] | None) -> Iterator[Node]:
    """Give the packages of what stands in a hunk without its owners."""
    if not entry.parts:
        return
    if _FOLDER in entry.key:
        yield from _package(entry, asked, direct=_top(entry.key, asked))
    elif entry.key and entry.part("version") and any(entry.part(key) for key in _OF_PACKAGE):
        yield from _tree(Entry(parts=[entry]), asked, outer=False)
    elif not entry.known or not entry.key:
        for part in entry.parts:
            yield from _strays(part, asked)


def _tree(entries: Entry, asked: dict[str, str] | None, *, outer: bool) -> Iterator[Node]:
    """Give the packages of the first format, those inside others after them."""
    pending = [(entries, outer)]
    while pending:
        at, top = pending.pop()
        for entry in at.parts:
            inner = entry.part("dependencies")
            if inner is not None and inner.parts:
                pending.append((inner, False))
                own = Entry(
                    entry.key, "", entry.first, inner.first - 1, [p for p in entry.parts if p is not inner]
                )
            else:
                own = entry
            direct = "" if asked is None else DIRECT if top and entry.key in asked else INDIRECT
            yield from _package(own, asked, direct=direct)


def _package(entry: Entry, asked: dict[str, str] | None, *, direct: str) -> Iterator[Node]:
    version = entry.part("version")
    if version is None:
        return
    name = entry.says("name") or entry.key.rpartition(_FOLDER)[2]
    if direct == DIRECT and asked:
        kind = asked[entry.key.rpartition(_FOLDER)[2]]
    else:
        flags = {"dev": DEVELOPMENT, "optional": OPTIONAL, "devOptional": OPTIONAL, "peer": PEER}
        kind = next((kind for flag, kind in flags.items() if entry.says(flag) == "true"), "")
        kind = kind or (RUNTIME if asked is not None else "")
    resolved = entry.says("resolved")
    yield package(
        name,
        version.value,
        entry.rows,
        ecosystem="npm",
        kind=kind,
        direct=direct,
        source=resolved if resolved.startswith(("git", "file:")) else "",
        children=checksums([part for part in entry.parts if part.key in _SUMS]),
        rest=[part for part in entry.parts if part.key not in _SUMS],
    )
