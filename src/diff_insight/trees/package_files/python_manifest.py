"""The packages of `pyproject.toml` (PEP 621, PEP 735, Poetry, PDM), `Pipfile` and `setup.cfg`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_toml import outline, table_of
from diff_insight.trees.package_files.package import (
    BUILD,
    DEVELOPMENT,
    DIRECT,
    ELSEWHERE,
    OPTIONAL,
    RUNTIME,
    WORKSPACE,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.package_files.pip_files import named
from diff_insight.trees.text import Text

_Lists = tuple[tuple[tuple[str, ...], str], ...]
_LISTS: _Lists = (
    (("project", "dependencies"), RUNTIME),
    (("build-system", "requires"), BUILD),
    (("tool", "uv", "dev-dependencies"), DEVELOPMENT),
    (("tool", "uv", "constraint-dependencies"), ""),
)
_GROUPS: _Lists = (
    (("project", "optional-dependencies"), OPTIONAL),
    (("dependency-groups",), DEVELOPMENT),
    (("tool", "pdm", "dev-dependencies"), DEVELOPMENT),
)
_TABLES: _Lists = (
    (("tool", "poetry", "dependencies"), RUNTIME),
    (("tool", "poetry", "dev-dependencies"), DEVELOPMENT),
    (("packages",), RUNTIME),
    (("dev-packages",), DEVELOPMENT),
)
_VERSION = re.compile(r"\d[\w.+!-]*")


def packages(text: Text) -> Iterator[Node]:
    """Give the packages of `pyproject.toml`, with the least Python and the project's version."""
    root = outline(text)
    owners: tuple[tuple[str, ...], ...] = (("project",), ("tool", "poetry"))
    for keys in owners:
        table = root.at(*keys)
        version = table.part("version") if table is not None else None
        if table is not None and version is not None and version.value:
            yield project_version(table.says("name"), version.value, version.rows)
        elif table is not None and keys == ("project",):
            yield from _dynamic_version(table)
        least = table.part("requires-python") if table is not None else None
        if least is not None:
            yield runtime("python", least.value, least.rows)
    for keys, kind in _LISTS:
        yield from _members(_list(root.at(*keys), kind), root)
    for keys, kind in _GROUPS:
        for group in (root.at(*keys) or Entry()).parts:
            yield from _list(group, kind)
    yield from _tables(root)
    for group in (root.at("tool", "poetry", "group") or Entry()).parts:
        yield from _table(group.part("dependencies"), DEVELOPMENT)
    if not text.whole:
        yield from _loose(root, text)


def _dynamic_version(project: Entry) -> Iterator[Node]:
    """Give a version that the build finds out: the file says only that there is one.

    Where the list names more it stays a list, and the version stands at the head of its table.
    """
    listed = project.part("dynamic") or Entry()
    if "version" in [part.value for part in listed.parts]:
        alone = len(listed.parts) == 1
        if alone or project.key:
            rows = listed.rows if alone else (project.first, project.first)
            yield project_version(project.says("name"), "", rows, inherits=ELSEWHERE)


def pipfile(text: Text) -> Iterator[Node]:
    """Give the packages of `Pipfile`, with the least Python."""
    root = outline(text)
    yield from _tables(root)
    for part in (root.part("requires") or Entry()).parts:
        if part.key in {"python_version", "python_full_version"}:
            yield runtime("python", part.value, part.rows)


def _tables(root: Entry) -> Iterator[Node]:
    for keys, kind in _TABLES:
        yield from _table(root.at(*keys), kind)


def _members(found: Iterator[Node], root: Entry) -> Iterator[Node]:
    """Give packages with those of which uv takes what stands in the same workspace."""
    sources = (root.at("tool", "uv", "sources") or Entry()).parts
    tables = {part.key: table_of(part) for part in sources if part.value.startswith("{") or part.parts}
    members = {_canonical(key) for key, said in tables.items() if said.get("workspace", "").lower() == "true"}
    for node in found:
        of_workspace = _canonical(node.name) in members and not node.text
        yield replace(node, details={**node.details, "inherits": WORKSPACE}) if of_workspace else node


def _canonical(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _list(entry: Entry | None, kind: str) -> Iterator[Node]:
    """Read a list of requirements."""
    for part in (entry or Entry()).parts:
        found = named(part.value)
        if found is not None and not part.value.startswith("{"):
            yield package(*found, part.rows, ecosystem="pypi", kind=kind, direct=DIRECT)


def _table(entry: Entry | None, kind: str) -> Iterator[Node]:
    """Read a table of names and requirements."""
    for part in (entry or Entry()).parts:
        if part.key == "python":
            yield runtime("python", part.value, part.rows)
            continue
        said = table_of(part) if part.value.startswith("{") or part.parts else {}
        optional = said.get("optional") in {"True", "true"}
        source = next((said[key] for key in ("git", "path", "url") if key in said), "")
        wanted = said.get("version") or said.get("tag") or said.get("rev") or said.get("branch") or ""
        yield package(
            part.key,
            wanted if said else part.value,
            part.rows,
            ecosystem="pypi",
            kind=OPTIONAL if optional else kind,
            direct=DIRECT,
            source=source,
            rest=[part],
        )


def _loose(root: Entry, text: Text) -> Iterator[Node]:
    """Give what a hunk shows without its table or list, where it can only be a requirement."""
    for table in [*([] if root.known else [root]), *(part for part in root.parts if not part.key)]:
        for part in table.parts:
            if part.key in {"dependencies", "requires"} and part.parts:
                yield from _list(part, RUNTIME if part.key == "dependencies" else BUILD)
            elif part.key == "requires-python":
                yield runtime("python", part.value, part.rows)
            elif part.key == "version" and table.part("name") and _VERSION.fullmatch(part.value):
                yield project_version(table.says("name"), part.value, part.rows)
            elif part.key == "dynamic" and table.part("name"):
                yield from _dynamic_version(table)
            elif part.value[:1] in {"^", "~"}:
                yield from _table(Entry(parts=[part]), "")
    yield from _loose_items(text)


def _loose_items(text: Text) -> Iterator[Node]:
    """Give the entries of a list whose key is not shown: with a version they can only be requirements."""
    open_ = False
    for row, raw in enumerate(text.source.split("\n"), 1):
        line = raw.strip()
        if line.endswith("["):
            open_ = True
        elif not line or line.startswith("]"):
            open_ = False
        elif not open_ and line[0] in "\"'" and line.rstrip(",").endswith(line[0]):
            found = named(line.rstrip(",")[1:-1])
            if found is not None and any(mark in found[1].partition(";")[0] for mark in "=<>~@"):
                yield package(*found, (row, row), ecosystem="pypi", direct=DIRECT)
