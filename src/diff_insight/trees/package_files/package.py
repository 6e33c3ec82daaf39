"""The things of files that name packages, made in one way for every format."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.text import Text

RUNTIME, DEVELOPMENT, OPTIONAL, PEER, BUILD = "runtime", "development", "optional", "peer", "build"
MANAGER = "manager"
"""What a package is for: `peer` is asked of the users of the package, `build` is needed to build it, a
`manager` installs all others."""
OVERRIDE = "npm override"
"""The ecosystem of what a manifest puts in place of the versions that packages ask for."""
DIRECT, INDIRECT = "yes", "no"
WORKSPACE, ELSEWHERE, REFERENCE = "workspace", "elsewhere", "reference"
"""Where a version stands that a manifest does not have: with all of a workspace, at a place that it does not
name (a parent, a platform, one file for all projects), or where its text refers to."""

_REFERRED = re.compile(r"(?:workspace|catalog):|version\.ref |\$[({]?[A-Za-z_]")


def package(  # noqa: PLR0913 - one for each thing that is known of a package
    name: str,
    version: str,
    rows: tuple[int, int],
    *,
    ecosystem: str,
    kind: str = "",
    direct: str = "",
    source: str = "",
    inherits: str = "",
    children: Sequence[Node] = (),
    rest: Sequence[Entry] = (),
    ranges: Sequence[str] = (),
) -> Node:
    """Give a package of a lock file or manifest.

    Args:
        name: As its ecosystem names it.
        version: The version of a lock file, the requirement of a manifest; empty for any.
        rows: Its first and last row.
        ecosystem: By the registry's or the tool's usual name: `npm`, `pypi`, `cargo`, ...
        kind: One of the kinds above, or empty where the file does not say.
        direct: Whether the project asks for it itself: `yes`, `no`, or empty where the file does not say.
        source: Where it comes from, where that is not its ecosystem's usual registry: a folder, a repository.
        inherits: Where its version stands, if not here: one of the three above.
        children: Its checksums, where a lock file has them.
        rest: What else a lock file says of it: compared, so that no such change passes for one of layout.
        ranges: The requests that a lock file lists in front of the version that answers them.
    """
    known = {"ecosystem": ecosystem, "kind": kind, "direct": direct, "source": source, "inherits": inherits}
    details = {key: value for key, value in known.items() if value}
    return Node(
        thing="package",
        name=name,
        first=rows[0],
        last=rows[1],
        text=version,
        same="\n".join((version, kind, source, *(f"{p.key} {p.value}" for one in rest for p in one.all()))),
        attributes={"ranges": ", ".join(ranges)} if ranges else {},
        details=details,
        children=tuple(children),
    )


def requirement(name: str, wanted: str, rows: tuple[int, int], *, ecosystem: str, kind: str = "") -> Node:
    """Give what a lock file repeats of its manifest: which versions of a package may come."""
    details = {"ecosystem": ecosystem, **({"kind": kind} if kind else {})}
    return Node(thing="requirement", name=name, first=rows[0], last=rows[1], text=wanted, details=details)


def runtime(name: str, version: str, rows: tuple[int, int]) -> Node:
    """Give the least version of a language or platform that the project runs on."""
    return Node(thing="runtime", name=name, first=rows[0], last=rows[1], text=version)


def project_version(name: str, version: str, rows: tuple[int, int], *, inherits: str = "") -> Node:
    """Give the project's own version."""
    details = {"inherits": inherits} if inherits else {}
    return Node(
        thing="project_version", name=name, first=rows[0], last=rows[1], text=version, details=details
    )


def referred(version: str) -> str:
    """Tell of a version if it only says where one stands: `workspace:*`, `${revision}`, `$hayVersion`."""
    return REFERENCE if _REFERRED.match(version) else ""


def lock_formats(entries: Iterable[Entry], *keys: str) -> list[Node]:
    """Give the versions of the lock file's own format, from its outermost keys."""
    return [
        Node(thing="lock_format", name=entry.key, first=entry.first, last=entry.last, text=entry.value)
        for entry in entries
        if entry.key in keys and entry.known and entry.value
    ]


def checksums(entries: Sequence[Entry]) -> tuple[Node, ...]:
    """Give hashes and addresses of downloads, one thing for each run of rows; they are never quoted."""
    found: list[Node] = []
    for entry in entries:
        said = entry.value or " ".join(part.value for part in entry.all())
        if found and entry.first <= found[-1].last + 1:
            before = found.pop()
            said = f"{before.same} {said}"
            found.append(checksum(before.name, said, (before.first, max(before.last, entry.last))))
        else:
            found.append(checksum(entry.key, said, entry.rows))
    return tuple(found)


def checksum(name: str, said: str, rows: tuple[int, int]) -> Node:
    """Give hashes or addresses of downloads by the name that they have in the file."""
    return Node(thing="checksums", name=name, first=rows[0], last=rows[1], same=said or "-")


def unsure(nodes: Iterable[Node]) -> list[Node]:
    """Say of the packages of a hunk that other places of the file may hold the same versions."""
    return [
        replace(node, details={**node.details, "elsewhere": "perhaps"}) if node.thing == "package" else node
        for node in nodes
    ]


def lock(text: Text, nodes: Sequence[Node]) -> Node:
    """Give the root of a lock file."""
    ordered = sorted(nodes, key=lambda node: (node.first, node.last))
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(ordered))
