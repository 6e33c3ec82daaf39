"""`Cargo.lock`, `poetry.lock`, `uv.lock`, `pdm.lock` and `pylock.toml`: a table for each package.

https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html, https://peps.python.org/pep-0751/
"""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.entry import Entry
from diff_insight.trees.package_files.outline_toml import outline, table_of
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    INDIRECT,
    OPTIONAL,
    RUNTIME,
    checksums,
    lock,
    package,
    project_version,
    requirement,
    runtime,
)
from diff_insight.trees.text import Text

_SUMS = frozenset(
    {"files", "checksum", "sdist", "wheels", "content-hash", "content_hash", "archive", "hashes"}
)
_OWN = frozenset({"editable", "virtual", "directory"})
_MAIN_GROUPS = frozenset({"main", "default"})


def parse_cargo(text: Text) -> Node:
    """Read a lock file of Cargo."""
    return _parse(text, "cargo")


def parse_python(text: Text) -> Node:
    """Read a lock file of Poetry, uv or PDM, or one of PEP 751."""
    return _parse(text, "pypi")


def _parse(text: Text, ecosystem: str) -> Node:
    root = outline(text)
    found = [entry for entry in root.parts if entry.key in {"package", "packages"}]
    found += [entry for entry in root.parts if not entry.key and _adjacent(entry)]
    if not root.known and _adjacent(root):
        found.insert(
            0,
            Entry(
                "",
                "",
                root.parts[0].first,
                _own_last(root),
                [p for p in root.parts if p.value or not p.parts],
            ),
        )
    projects = [entry for entry in found if _is_project(entry, ecosystem, text)]
    asked = {name for project in projects for name in _asked(project)} if projects and text.whole else None
    own = set(map(id, projects))
    nodes: list[Node] = []
    for entry in found:
        if id(entry) in own:
            nodes += _project(entry, ecosystem)
        elif (version := entry.says("version")) and not _cut(entry, text):
            nodes.append(_package(entry, version, ecosystem, asked))
    for entry in root.parts:
        if entry.key in {"requires-python", "python-versions"}:
            nodes.append(runtime("python", entry.value, entry.rows))
        elif entry.key == "metadata":
            nodes += _metadata(entry)
    return lock(text, nodes)


def _cut(entry: Entry, text: Text) -> bool:
    """Tell whether a hunk ends before the source, which tells a package from the project itself."""
    has_source = text.path.endswith(("Cargo.lock", "uv.lock"))
    return has_source and not text.whole and entry.parts[-1:] == [entry.part("version")]


def _adjacent(entry: Entry) -> bool:
    """Tell whether a table whose header is not shown is a package: name and version on two rows in turn."""
    name, version = entry.part("name"), entry.part("version")
    return name is not None and version is not None and version.first == name.last + 1


def _own_last(root: Entry) -> int:
    return max(part.last for part in root.parts if part.value or not part.parts)


def _is_project(entry: Entry, ecosystem: str, text: Text) -> bool:
    """Tell a project of the workspace from what it depends on."""
    source = entry.part("source")
    if ecosystem == "cargo":
        return source is None and not _cut(entry, text)
    return source is not None and any(key in _OWN for key in table_of(source))


def _asked(project: Entry) -> Iterator[str]:
    """Give the names that a project depends on: Cargo's `"name version"`, uv's `{ name = "..." }`."""
    for part in project.all():
        if not part.key and part.value:
            named = table_of(part).get("name") if part.value.startswith("{") else part.value.partition(" ")[0]
            if named:
                yield named


def _project(entry: Entry, ecosystem: str) -> Iterator[Node]:
    version = entry.part("version")
    if version is not None:
        yield project_version(entry.says("name"), version.value, version.rows)
    for part in (entry.at("metadata", "requires-dist") or Entry()).parts:
        wanted = table_of(part)
        if "name" in wanted:
            yield requirement(wanted["name"], wanted.get("specifier", ""), part.rows, ecosystem=ecosystem)


def _package(entry: Entry, version: str, ecosystem: str, asked: set[str] | None) -> Node:
    name = entry.says("name")
    return package(
        name,
        version,
        entry.rows,
        ecosystem=ecosystem,
        kind=_kind(entry),
        direct="" if asked is None else DIRECT if name in asked else INDIRECT,
        source=_source(entry),
        children=checksums([part for part in entry.parts if part.key in _SUMS]),
        rest=[part for part in entry.parts if part.key not in _SUMS],
    )


def _kind(entry: Entry) -> str:
    """Give what Poetry and PDM say of a package: its groups (since 2024), before that its category."""
    groups = {part.value for part in (entry.part("groups") or Entry()).parts}
    if entry.says("optional") == "true":
        return OPTIONAL
    if groups:
        return RUNTIME if groups & _MAIN_GROUPS else DEVELOPMENT
    return {"dev": DEVELOPMENT, "main": RUNTIME}.get(entry.says("category"), "")


def _source(entry: Entry) -> str:
    """Give where a package comes from, where that is no registry."""
    source = entry.part("source")
    if source is None:
        return ""
    if source.value and not source.value.startswith("{"):
        return source.value if source.value.startswith("git+") else ""
    said = table_of(source)
    return next(
        (said[key] for key in ("git", "path", "url") if said.get(key) and said.get("type") != "legacy"), ""
    )


def _metadata(entry: Entry) -> Iterator[Node]:
    """Give what the lock says of itself; the first formats of Poetry and Cargo keep the hashes there."""
    for part in entry.parts:
        if part.key in {"python-versions", "requires-python", "requires_python"}:
            yield runtime("python", part.value, part.rows)
    yield from checksums([p for p in entry.parts if p.key in _SUMS or p.key.startswith("checksum ")])
