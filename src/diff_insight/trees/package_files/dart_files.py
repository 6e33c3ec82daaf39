"""`pubspec.yaml` and `pubspec.lock` (https://dart.dev/tools/pub/pubspec)."""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_yaml import outline
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    INDIRECT,
    RUNTIME,
    checksums,
    lock,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.text import Text

_LISTS = {"dependencies": RUNTIME, "dev_dependencies": DEVELOPMENT, "dependency_overrides": ""}


def packages(text: Text) -> Iterator[Node]:
    """Give the packages of `pubspec.yaml`, the least Dart and Flutter and the project's version."""
    root = outline(text)
    for entry in root.parts:
        if entry.key in _LISTS:
            for part in entry.parts:
                if part.cut and not part.value:
                    continue
                yield package(
                    part.key,
                    part.value or part.says("version") or (part.part("git") or Entry()).says("ref"),
                    part.rows,
                    ecosystem="pub",
                    kind=_LISTS[entry.key],
                    direct=DIRECT,
                    source=part.says("path") or (part.part("git") or Entry()).says("url"),
                    rest=[part],
                )
        elif entry.key == "environment":
            yield from (runtime("dart" if p.key == "sdk" else p.key, p.value, p.rows) for p in entry.parts)
        elif entry.key == "version" and entry.known:
            yield project_version(root.says("name"), entry.value, entry.rows)
        elif not entry.known and not entry.parts and entry.value.startswith("^"):
            yield package(entry.key, entry.value, entry.rows, ecosystem="pub", direct=DIRECT)


def parse_lock(text: Text) -> Node:
    """Read `pubspec.lock`."""
    root = outline(text)
    nodes: list[Node] = []
    for entry in root.parts:
        if entry.key == "sdks":
            nodes += [runtime(part.key, part.value, part.rows) for part in entry.parts]
        for part in [entry, *entry.parts]:
            if part.says("version") and part.part("dependency"):
                nodes.append(_locked(part))
    return lock(text, nodes)


def _locked(entry: Entry) -> Node:
    said = entry.says("dependency")
    kind = {"direct main": RUNTIME, "direct dev": DEVELOPMENT}.get(said, "")
    about = entry.part("description") or Entry()
    source = entry.says("source")
    return package(
        entry.key,
        entry.says("version"),
        entry.rows,
        ecosystem="pub",
        kind=kind,
        direct=DIRECT if said.startswith("direct") else INDIRECT,
        source="" if source == "hosted" else source,
        children=checksums([part for part in about.parts if part.key in {"sha256", "resolved-ref"}]),
    )
