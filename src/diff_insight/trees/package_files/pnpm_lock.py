"""`pnpm-lock.yaml`, formats 5 to 9 (https://github.com/pnpm/spec/tree/master/lockfile).

`importers` ask, `packages` (and from format 9 on `snapshots`) say what came; a package's key holds its name
and its version. A document in front of that may hold pnpm itself and what its configuration asks for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.npm_lock import GROUPS
from diff_insight.trees.package_files.outline_yaml import outline
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    INDIRECT,
    OPTIONAL,
    RUNTIME,
    checksums,
    lock,
    lock_formats,
    package,
    requirement,
    unsure,
)
from diff_insight.trees.text import Text

_KEY = re.compile(r"/?((?:@[\w.~-]+/)?[\w.~-]+)[@/](?:runtime:)?(\d[^()_\s]*)(?:[(_].*)?")
"""Name and version; `runtime:` marks a Node, Deno or Bun that pnpm fetches."""
_FROM_ELSEWHERE = re.compile(r"((?:@[\w.~-]+/)?[\w.~-]+)@((?:https?:|git[+@:])[^()\s]+)(?:\(.*)?")
"""A package that no registry holds: its version is the address that it comes from."""
_VERSION = re.compile(r"\d[^()_\s]*")
_GROUPS = GROUPS | {"packageManagerDependencies": DEVELOPMENT, "configDependencies": DEVELOPMENT}
"""The lists of a project; the last two are of the document that stands in front."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the projects need a package for, and the versions of it that they get themselves."""

    kind: str
    versions: frozenset[str]


def parse(text: Text) -> Node:
    """Read a lock file of pnpm."""
    root = outline(text)
    asked: dict[str, _Asked] = {}
    nodes: list[Node] = []
    importers = [part for part in root.parts if part.key == "importers"]  # one of each document
    projects = [project for part in importers for project in part.parts] if importers else [root]
    for project in projects:
        for group, kind in _GROUPS.items():
            asks = project.part(group)
            for part in asks.parts if asks and asks.known else ():
                gets = _VERSION.match(part.says("version") or part.value)
                before = asked[part.key].versions if part.key in asked else frozenset()
                asked[part.key] = _Asked(kind, before | ({gets[0]} if gets else set()))
                nodes += _asked(part, kind)
    known = asked if asked and text.whole else None
    for part in root.parts:
        if part.key in {"packages", "snapshots"}:
            for entry in part.parts:
                nodes += _package(entry, known)
        elif part.key == "specifiers":
            nodes += [requirement(p.key, p.value, p.rows, ecosystem="npm") for p in part.parts]
        else:
            nodes += _package(part, known)
    if not text.whole:  # `packages`, where the checksums stand, holds a version once, `snapshots` more often
        loose = [node for node in nodes if not node.children]
        nodes = [*(node for node in nodes if node.children), *unsure(loose)]
    return lock(text, [*nodes, *lock_formats(root.parts, "lockfileVersion")[-1:]])


def _asked(entry: Entry, kind: str) -> Iterator[Node]:
    """Give what a project asks for: up to format 5 the version that came, then the requirement with it."""
    wanted = entry.part("specifier")
    if wanted is not None:
        yield requirement(entry.key, wanted.value, entry.rows, ecosystem="npm", kind=kind)
    elif found := _VERSION.match(entry.value):
        yield package(entry.key, found[0], entry.rows, ecosystem="npm", kind=kind, direct=DIRECT)


def _package(entry: Entry, asked: dict[str, _Asked] | None) -> Iterator[Node]:
    found = _KEY.fullmatch(entry.key) or _FROM_ELSEWHERE.fullmatch(entry.key)
    if found is None:
        return
    name, version = found.groups()
    flags = {"dev": DEVELOPMENT, "optional": OPTIONAL}
    kind = next((kind for flag, kind in flags.items() if entry.says(flag) == "true"), "")
    if entry.says("dev") == "false":
        kind = kind or RUNTIME
    mine = asked.get(name) if asked else None
    direct = mine is not None and (not mine.versions or version in mine.versions)
    yield package(
        name,
        version,
        entry.rows,
        ecosystem="npm",
        kind=mine.kind if mine else kind,
        direct="" if asked is None else DIRECT if direct else INDIRECT,
        children=checksums([part for part in entry.parts if part.key == "resolution"]),
        rest=[Entry(entry.key), *(part for part in entry.parts if part.key != "resolution")],
    )
