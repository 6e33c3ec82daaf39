"""`yarn.lock`, of Yarn 1 (https://classic.yarnpkg.com/lang/en/docs/yarn-lock/) and of later ones, in YAML.

What was asked for stands at the start of a line, what came of it indented below.
"""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_yaml import bare
from diff_insight.trees.package_files.package import DIRECT, checksums, lock, package, requirement
from diff_insight.trees.text import Text

_SUMS = frozenset({"resolved", "integrity", "checksum"})
_GROUPS = frozenset({"dependencies", "devDependencies", "optionalDependencies", "peerDependencies"})
_ALIAS = re.compile(r"npm:((?:@[\w.~-]{1,214}/)?[\w.~-]{1,214})@")
"""In a request that installs a package under another name: its own name."""


def parse(text: Text) -> Node:
    """Read a lock file of Yarn, or the entries whose first line a hunk shows."""
    blocks: list[tuple[str, Entry]] = []
    open_: Entry | None = None
    for row, line in enumerate(text.source.split("\n"), 1):
        if not line.strip() or row in text.headings:  # a quoted key may stand between a heading and its hunk
            open_ = None
        elif line[0] not in " #" and line.rstrip().endswith(":"):
            open_ = Entry(first=row, last=row)
            blocks.append((line.rstrip()[:-1], open_))
        elif open_ is not None:
            open_.last = row
            key, _, value = line.strip().replace(": ", " ", 1).partition(" ")
            level = len(line) - len(line.lstrip())
            open_.parts.append(Entry(key.rstrip(":").strip('"'), bare(value), row, row, known=level == 2))  # noqa: PLR2004
    return lock(text, [node for specs, entry in blocks for node in _package(specs, entry)])


def _package(specs: str, entry: Entry) -> Iterator[Node]:
    own = [part for part in entry.parts if part.known]
    version = next((part.value for part in own if part.key == "version"), "")
    name, _, wanted = specs.partition(",")[0].strip("\"' ")[1:].partition("@")
    alias = _ALIAS.match(wanted)
    name = alias[1] if alias else specs.strip("\"' ")[0] + name
    if not version or specs.startswith("__metadata"):
        return
    if wanted.startswith("workspace:") or "@workspace:" in specs:
        group = ""
        for part in entry.parts:
            if part.known:
                group = part.key
            elif group in _GROUPS:
                yield requirement(part.key, part.value.removeprefix("npm:"), part.rows, ecosystem="npm")
        return
    source = wanted if wanted.startswith(("git", "http", "file:", "link:", "portal:")) else ""
    yield package(
        name,
        version,
        entry.rows,
        ecosystem="npm",
        source=source,
        direct=DIRECT if source.startswith(("file:", "link:", "portal:")) else "",
        children=checksums([part for part in own if part.key in _SUMS]),
        ranges=list(_ranges(specs)),
        rest=[Entry(specs), *(part for part in entry.parts if part.key not in _SUMS)],
    )


def _ranges(specs: str) -> Iterator[str]:
    """Give what each request in front of a version asks for: `^1.0.0`, a tag, `patch:` with what it mends."""
    for one in specs.split(", "):
        wanted = _ALIAS.sub("", one.strip("\"' ")[1:].partition("@")[2], count=1).removeprefix("npm:")
        if wanted:
            yield wanted
