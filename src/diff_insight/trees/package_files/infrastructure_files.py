"""Packages of what runs programs: charts of Helm, providers of Terraform, inputs of a Nix flake."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files import outline_json, outline_yaml
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.package import (
    DIRECT,
    INDIRECT,
    checksums,
    lock,
    package,
    project_version,
    requirement,
    runtime,
)
from diff_insight.trees.text import Text

_PROVIDER = re.compile(r'provider\s+"([^"]+)"\s+\{')
_SETTING = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_SHOWN = 12
"""Digits of a commit id that a reader needs."""


def chart(text: Text) -> Iterator[Node]:
    """Give the charts that `Chart.yaml` (https://helm.sh/docs/topics/charts/) asks for."""
    root = outline_yaml.outline(text)
    name = root.says("name")
    for entry in root.parts:
        if entry.key == "version" and entry.known:
            yield project_version(name, entry.value, entry.rows)
        elif entry.key == "kubeVersion":
            yield runtime("kubernetes", entry.value, entry.rows)
        elif entry.key == "dependencies":
            yield from (node for part in entry.parts for node in _charts(part))
        elif not entry.key and not entry.known:
            yield from _charts(entry)


def _charts(entry: Entry) -> Iterator[Node]:
    name, version = entry.says("name"), entry.part("version")
    if name and version is not None:
        source = entry.says("repository")
        yield package(
            name, version.value, entry.rows, ecosystem="helm", direct=DIRECT, source=source, rest=[entry]
        )


def parse_chart_lock(text: Text) -> Node:
    """Read `Chart.lock` (or `requirements.lock`)."""
    root = outline_yaml.outline(text)
    nodes: list[Node] = []
    for entry in root.parts:
        if entry.key == "dependencies":
            nodes += [node for part in entry.parts for node in _charts(part)]
        elif not entry.key:
            nodes += _charts(entry)
    nodes += checksums([entry for entry in root.parts if entry.key in {"digest", "generated"}])
    return lock(text, nodes)


def parse_terraform_lock(text: Text) -> Node:
    """Read `.terraform.lock.hcl` (https://opentofu.org/docs/language/files/dependency-lock/)."""
    rows = text.source.split("\n")
    nodes: list[Node] = []
    open_: Entry | None = None
    for row, raw in enumerate(rows, 1):
        line = raw.strip()
        if found := _PROVIDER.match(line):
            open_ = Entry(found[1], "", row, row)
        elif open_ is None:
            continue
        elif line == "}" and raw[:1] == "}":
            open_.last = row
            nodes += _provider(open_)
            open_ = None
        elif not line and not text.whole:
            nodes += _provider(open_)
            open_ = None
        elif setting := _SETTING.fullmatch(line):
            open_.parts.append(Entry(setting[1], setting[2], row, row))
            open_.last = row
        elif line:
            open_.parts.append(Entry("hashes", line, row, row))
            open_.last = row
    nodes += _provider(open_) if open_ is not None else ()
    return lock(text, nodes)


def _provider(entry: Entry) -> Iterator[Node]:
    version = entry.part("version")
    if version is None:
        return
    children = [*checksums([part for part in entry.parts if part.key == "hashes"])]
    wanted = entry.part("constraints")
    name = entry.key.removeprefix("registry.terraform.io/").removeprefix("registry.opentofu.org/")
    if wanted is not None:
        children.insert(0, requirement(name, wanted.value, wanted.rows, ecosystem="terraform"))
    yield package(name, version.value, entry.rows, ecosystem="terraform", direct=DIRECT, children=children)


def parse_flake_lock(text: Text) -> Node:
    """Read `flake.lock`, inputs at a commit (https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake)."""
    top = outline_json.outline(text)
    nodes_ = top.part("nodes") or Entry()
    asked = {
        part.value or part.key for part in (nodes_.at(top.says("root") or "root", "inputs") or Entry()).parts
    }
    found: list[Node] = []
    for entry in [*nodes_.parts, *(part for part in top.parts if not part.known)]:
        locked, original = entry.part("locked"), entry.part("original") or Entry()
        if locked is None or not (locked.says("rev") or locked.says("narHash")):
            continue
        if locked.cut and not locked.says("rev"):
            continue
        owner, name = (
            original.says("owner") or locked.says("owner"),
            original.says("repo") or locked.says("repo"),
        )
        sums = [part for part in locked.parts if part.key in {"lastModified", "narHash"}]
        found.append(
            package(
                entry.key,
                (locked.says("rev") or locked.says("narHash"))[:_SHOWN],
                entry.rows,
                ecosystem="nix",
                direct="" if not asked else DIRECT if entry.key in asked else INDIRECT,
                source=f"{owner}/{name}" if owner and name else locked.says("url"),
                children=checksums(sums),
            )
        )
    return lock(text, found)
