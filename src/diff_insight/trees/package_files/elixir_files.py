"""`mix.exs` and `mix.lock` (https://hexdocs.pm/mix/Mix.Tasks.Deps.html), by their lines."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    OPTIONAL,
    RUNTIME,
    checksum,
    lock,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.text import Text

_LOCKED = re.compile(r'"([\w-]+)": \{:(\w+), (?::\w+, )?"([^"]+)"')
_ASKED = re.compile(r'\{:(\w++),\s*+(?:"([^"]*+)")?([^{}]*+)\}')
_SOURCE = re.compile(r'\b(?:git|github|path):\s?"([^"]*)"')
_AT = re.compile(r'\b(?:tag|ref|branch):\s?"([^"]*)"')
_BLANK = re.compile(r"\n[ \t]*+\n")
_VERSION = re.compile(r'(?:^|[\s\[,])(?:@version|version:)\s+"([^"]+)"')
_REF = re.compile(r"\b(?:tag|ref): \"([^\"]{1,200})\"")
_ELIXIR = re.compile(r'(?:^|[\s\[,])elixir:\s+"([^"]+)"')


def parse_lock(text: Text) -> Node:
    """Read `mix.lock`: one package a line, its hashes on the same."""
    nodes: list[Node] = []
    for row, line in enumerate(text.source.split("\n"), 1):
        found = _LOCKED.match(line.strip())
        if found is None:
            continue
        name, where, version = found.groups()
        sums = checksum("hash", line.strip(), (row, row))
        source = version if where == "git" else ""
        said = (
            line.partition(version)[2].partition('"')[2].partition('"')[2].partition('"')[0]
            if source
            else version
        )
        if source and (ref := _REF.search(line)):
            said = ref[1]
        nodes.append(package(name, said, (row, row), ecosystem="hex", source=source, children=(sums,)))
    return lock(text, nodes)


def packages(text: Text) -> Iterator[Node]:
    """Give the packages of `mix.exs`, the least Elixir and the project's version."""
    for row, raw in enumerate(text.source.split("\n"), 1):
        line, rows = raw.strip(), (row, row)
        if line.startswith(("#", "{")):
            continue
        if version := _VERSION.search(line):
            yield project_version("", version[1], rows)
        if least := _ELIXIR.search(line):
            yield runtime("elixir", least[1], rows)
    row, at = 1, 0
    for found in _ASKED.finditer(text.source):
        row += text.source.count("\n", at, found.start())
        at = found.start()
        line = text.source[text.source.rfind("\n", 0, at) + 1 : at]
        if "#" not in line and (text.whole or not _BLANK.search(found.group())):
            yield from _package(found, (row, row + found.group().count("\n")))


def _package(found: re.Match[str], rows: tuple[int, int]) -> Iterator[Node]:
    """Read `{:name, "requirement", options}`, also over several lines."""
    options = " ".join(found[3].split())
    source, at = _SOURCE.search(options), _AT.search(options)
    if found[2] is not None or source is not None:
        yield package(
            found[1],
            found[2] or (at[1] if at else ""),
            rows,
            ecosystem="hex",
            kind=_kind(options),
            direct=DIRECT,
            source=source[1] if source else "",
            rest=[Entry("", options)],
        )


def _kind(options: str) -> str:
    if "optional: true" in options:
        return OPTIONAL
    only = re.search(r"\bonly:\s?(\[[^\[\]]*\]|:\w+)", options)
    return RUNTIME if only is None or ":prod" in only[1] else DEVELOPMENT
