"""The packages of `package.json` (https://docs.npmjs.com/cli/configuring-npm/package-json)."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.npm_lock import GROUPS
from diff_insight.trees.package_files.outline_json import outline
from diff_insight.trees.package_files.package import (
    DIRECT,
    MANAGER,
    OVERRIDE,
    package,
    project_version,
    referred,
    requirement,
    runtime,
)
from diff_insight.trees.text import Text

_ENGINES = frozenset({"node", "npm", "yarn", "pnpm", "bun", "deno", "vscode", "electron"})
_WANTED = re.compile(r"(?:workspace:|npm:|catalog:|git\+|github:|file:|link:|[~^]?\d|[<>]=?\s?\d|\*$).*")


def packages(text: Text) -> Iterator[Node]:
    """Give packages, engines and the project's version; in a hunk also those whose list is not shown."""
    top = outline(text)
    version = top.part("version")
    if version is not None and version.known:
        yield project_version(top.says("name"), version.value, version.rows)
    for entry in top.parts:
        if entry.key in GROUPS:
            yield from (_package(part, GROUPS[entry.key]) for part in entry.parts)
        elif entry.key in {"overrides", "resolutions"}:
            yield from _overrides(entry)
        elif entry.key == "pnpm":
            yield from (node for part in entry.parts if part.key == "overrides" for node in _overrides(part))
        elif entry.key == "engines":
            yield from (runtime(part.key, part.value, part.rows) for part in entry.parts)
        elif entry.key == "packageManager" and "@" in entry.value:
            name, _, wanted = entry.value.partition("@")
            wanted = wanted.partition("+")[0]
            yield package(name, wanted, entry.rows, ecosystem="npm", kind=MANAGER, direct=DIRECT)
        elif not entry.known:
            yield from _loose(entry)


def _overrides(entry: Entry) -> Iterator[Node]:
    """Give which versions come instead of those that packages ask for: no package by themselves."""
    for part in entry.parts:
        if part.value:
            yield requirement(part.key, part.value, part.rows, ecosystem=OVERRIDE)


def _loose(entry: Entry) -> Iterator[Node]:
    """Give what a hunk shows without its list."""
    if entry.key in _ENGINES and _WANTED.fullmatch(entry.value):
        yield runtime(entry.key, entry.value, entry.rows)
    elif entry.key not in {"version", "name"} and _wanted(entry.value):
        yield _package(entry, "")


def _wanted(value: str) -> bool:
    """Tell whether a value can only be the requirement of a package, where its list is not shown."""
    return _WANTED.fullmatch(value) is not None and " " not in value.strip("<>=~^ ").replace(" || ", "")


def _package(entry: Entry, kind: str) -> Node:
    return package(
        entry.key,
        entry.value,
        entry.rows,
        ecosystem="npm",
        kind=kind,
        direct=DIRECT if kind else "",
        inherits=referred(entry.value),
    )
