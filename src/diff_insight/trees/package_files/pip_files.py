"""Files of pip (https://pip.pypa.io/en/stable/reference/requirements-file-format/) and `Pipfile.lock`."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_json import outline
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    RUNTIME,
    checksums,
    lock,
    package,
    requirement,
    runtime,
    unsure,
)
from diff_insight.trees.text import Text

_REQUIREMENT = re.compile(r"([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(\[[\w\s,.-]*\])?(.*)", re.DOTALL)
_SPECIFIER = re.compile(r"(?:\(?\s?(?:===?|~=|!=|<=?|>=?)|@\s)", re.ASCII)
_FOR_DEVELOPERS = re.compile(
    r"(?:^|[-_.])(?:dev|develop|development|tests?|testing|docs?|lint|ci)(?:[-_.]|$)"
)
_COMMENT = re.compile(r"(?:^|\s)#")


def named(written: str) -> tuple[str, str] | None:
    """Split a requirement of PEP 508 into its name with extras and the rest without the marker's blanks.

    `hay[fast]>=1.2,<2; python_version < "3.12"` gives `hay` and `[fast]>=1.2,<2; python_version < "3.12"`.
    None where it is no requirement.
    """
    found = _REQUIREMENT.fullmatch(written.strip())
    if found is None:
        return None
    name, extras, rest = found[1], found[2] or "", found[3].strip()
    if rest.startswith("(") and ")" in rest:
        rest = rest[1:].replace(")", "", 1)
    if rest and not rest.startswith(";") and not _SPECIFIER.match(rest):
        return None
    return name, f"{extras}{rest}"


_INSTALLED = re.compile(r"([\w.-]+)==([\w.!+*-]+)[ \t\r]*")
_HEADER = 400
"""Characters in which a list says what made it."""


def parse_requirements(text: Text) -> Node:
    """Read a requirement or constraint file."""
    nodes: list[Node] = []
    rows = text.source.split("\n")
    kind = DEVELOPMENT if _FOR_DEVELOPERS.search(text.path.rpartition("/")[2]) else ""
    at = 0
    while at < len(rows):
        first = at + 1
        if first in text.headings:
            at += 1
            continue
        pieces = [_bare(rows[at])]
        sums: list[Entry] = []
        while pieces[-1].endswith("\\") and at + 1 < len(rows):
            at += 1
            pieces.append(_bare(rows[at]))
            if pieces[-1].startswith("--hash"):
                sums.append(Entry("hash", pieces[-1].rstrip("\\ "), at + 1, at + 1))
        at += 1
        line = " ".join(piece.rstrip("\\ ") for piece in pieces)
        nodes += _requirement(line, (first, at), sums, kind)
    return lock(text, nodes)


def parse_list(text: Text) -> Node:
    """Read a list of what is installed, `name==version` a line; names alone are of any system."""
    ecosystem = "conda" if "conda" in text.source[:_HEADER] else "pypi"
    rows = enumerate(text.source.split("\n"), 1)
    found = ((row, _INSTALLED.fullmatch(line)) for row, line in rows if row not in text.headings)
    return lock(
        text,
        [package(pin[1], pin[2], (row, row), ecosystem=ecosystem) for row, pin in found if pin is not None],
    )


def _bare(line: str) -> str:
    found = _COMMENT.search(line)
    return line[: found.start()].strip() if found else line.strip()


def _requirement(line: str, rows: tuple[int, int], sums: list[Entry], kind: str) -> Iterator[Node]:
    wanted = line.partition(" --")[0].strip() if not line.startswith("-") else line
    option, _, value = wanted.partition(" ")
    if "=" in option and option.startswith("--"):
        option, _, value = wanted.partition("=")
    if option in {"-r", "--requirement", "-c", "--constraint"}:
        yield requirement(value.strip(), "", rows, ecosystem="pip file")
        return
    if option in {"-e", "--editable"} or "://" in option:
        address = value.strip() or wanted
        name = address.partition("#egg=")[2].partition("&")[0] or address.rstrip("/").rpartition("/")[2]
        name, _, version = name.partition("@")
        if not version and "@" in (tail := address.partition("#")[0].rpartition("/")[2]):
            version = tail.partition("@")[2]
        yield package(
            name.removesuffix(".git"),
            version,
            rows,
            ecosystem="pypi",
            kind=kind,
            source=address.partition("#")[0],
        )
        return
    found = None if line.startswith("-") else named(wanted)
    if found is not None:
        yield package(*found, rows, ecosystem="pypi", kind=kind, children=checksums(sums))


def parse_pipfile_lock(text: Text) -> Node:
    """Read `Pipfile.lock`."""
    top = outline(text)
    nodes: list[Node] = []
    for entry in top.parts:
        if entry.key in {"default", "develop"}:
            kind = RUNTIME if entry.key == "default" else DEVELOPMENT
            nodes += [node for part in entry.parts for node in _locked(part, kind)]
        elif entry.key == "_meta":
            if (sha := entry.part("hash")) is not None:
                nodes += checksums([sha])
            nodes += [
                runtime("python", part.value, part.rows)
                for part in (entry.part("requires") or Entry()).parts
                if part.key in {"python_version", "python_full_version"}
            ]
        elif not entry.known:
            nodes += _locked(entry, "")
    return lock(text, nodes if text.whole else unsure(nodes))


def _locked(entry: Entry, kind: str) -> Iterator[Node]:
    version = entry.part("version")
    reference = entry.part("ref")
    if not entry.key or (version is None and reference is None):
        return
    said = version.value if version is not None else entry.says("ref")
    index = entry.part("index")
    yield package(
        entry.key,
        said.removeprefix("=="),
        entry.rows,
        ecosystem="pypi",
        kind=kind,
        direct=DIRECT if index is not None else "",
        source=entry.says("git"),
        children=checksums([part for part in entry.parts if part.key == "hashes"]),
        rest=[part for part in entry.parts if part.key != "hashes"],
    )
