"""The packages of `Cargo.toml` (https://doc.rust-lang.org/cargo/reference/manifest.html)."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_toml import outline, table_of
from diff_insight.trees.package_files.package import (
    BUILD,
    DEVELOPMENT,
    DIRECT,
    OPTIONAL,
    RUNTIME,
    WORKSPACE,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.text import Text

_TABLES = {"dependencies": RUNTIME, "dev-dependencies": DEVELOPMENT, "build-dependencies": BUILD}
_OTHER = frozenset({"version", "edition", "rust-version", "resolver", "opt-level", "debug", "codegen-units"})
_VERSION = re.compile(r"[~^=<>]{0,2}\s?\d+(?:\.[\w*+-]+){1,3}")


def packages(text: Text) -> Iterator[Node]:
    """Give crates, the least Rust and the project's version."""
    root = outline(text)
    for keys in (("package",), ("workspace", "package")):
        table = root.at(*keys) or Entry()
        for part in table.parts:
            said = "" if part.value.startswith("{") else part.value
            if part.key == "version" and (said or _of_workspace(part)):
                stands = "" if said else WORKSPACE
                yield project_version(table.says("name"), said, part.rows, inherits=stands)
            elif part.key == "rust-version" and said:
                yield runtime("rust", said, part.rows)
    owners = [root, root.part("workspace"), *(root.part("target") or Entry()).parts]
    for owner in owners:
        for part in (owner or Entry()).parts:
            for crate in part.parts if part.key in _TABLES else ():
                if text.whole or crate.value or _wanted(crate):  # not a table that a gap cuts off
                    yield _crate(crate, _TABLES[part.key])
    for table in [*([] if root.known else [root]), *(part for part in root.parts if not part.key)]:
        yield from _loose(table)


def _loose(table: Entry) -> Iterator[Node]:
    """Give what a hunk shows without its table, where it can only be what it looks like."""
    for part in table.parts:
        if part.key == "rust-version":
            yield runtime("rust", part.value, part.rows)
        elif part.key == "version" and table.part("name") and _VERSION.fullmatch(part.value):
            yield project_version(table.says("name"), part.value, part.rows)
        elif _is_crate(part):
            yield _crate(part, "")


def _is_crate(entry: Entry) -> bool:
    """Tell whether a line whose table is not shown can only be a crate."""
    if entry.value.startswith("{"):
        return bool({"version", "git", "path", "workspace"} & table_of(entry).keys())
    return entry.key not in _OTHER and _VERSION.fullmatch(entry.value) is not None


def _said(entry: Entry) -> dict[str, str]:
    return table_of(entry) if entry.value.startswith("{") or entry.parts else {}


def _of_workspace(entry: Entry) -> bool:
    return _said(entry).get("workspace", "").lower() == "true"


def _wanted(entry: Entry) -> str:
    said = _said(entry)
    return next((said[key] for key in ("version", "tag", "rev", "branch") if said.get(key)), "")


def _crate(entry: Entry, kind: str) -> Node:
    said = _said(entry)
    optional = said.get("optional", "").lower() == "true"
    return package(
        entry.key,
        _wanted(entry) if said else entry.value,
        entry.rows,
        ecosystem="cargo",
        kind=OPTIONAL if optional else kind,
        direct=DIRECT,
        inherits=WORKSPACE if _of_workspace(entry) else "",
        source=next((said[key] for key in ("git", "path") if said.get(key)), ""),
        rest=[entry],
    )
