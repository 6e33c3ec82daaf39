"""`bun.lock` (https://bun.com/docs/install/lockfile): JSON with trailing commas, one package a line."""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.npm_lock import GROUPS
from diff_insight.trees.package_files.outline_json import outline
from diff_insight.trees.package_files.package import (
    DIRECT,
    INDIRECT,
    checksum,
    lock,
    lock_formats,
    package,
    requirement,
    unsure,
)
from diff_insight.trees.text import Text


def parse(text: Text) -> Node:
    """Read a lock file of Bun."""
    root = outline(text, strict=False)
    nodes: list[Node] = []
    asked: set[str] | None = None
    for project in (root.part("workspaces") or Entry()).parts:
        asked = asked or set()
        for group, kind in GROUPS.items():
            for part in (project.part(group) or Entry()).parts:
                asked.add(part.key)
                nodes.append(requirement(part.key, part.value, part.rows, ecosystem="npm", kind=kind))
    for entry in root.all():
        if entry.value.startswith('["'):
            nodes += _package(entry, asked if text.whole else None)
    nodes = nodes if text.whole else unsure(nodes)
    return lock(text, [*nodes, *lock_formats(root.parts, "lockfileVersion", "configVersion")])


def _package(entry: Entry, asked: set[str] | None) -> Iterator[Node]:
    """Read `"name": ["name@version", "", {...}, "sha512-..."]`; the key has its owners in front."""
    stated = entry.value[2:].partition('"')[0]
    name, _, version = stated[1:].partition("@")
    name = stated[:1] + name
    if not version or version.startswith("workspace:"):
        return
    direct = "" if asked is None else DIRECT if entry.key in asked else INDIRECT
    head, _, sums = entry.value.rpartition(', "')
    hashed = sums.startswith("sha")
    yield package(
        name,
        version,
        entry.rows,
        ecosystem="npm",
        direct=direct,
        children=(checksum("integrity", sums, entry.rows),) if hashed else (),
        rest=[Entry(entry.key, head if hashed else entry.value)],
    )
