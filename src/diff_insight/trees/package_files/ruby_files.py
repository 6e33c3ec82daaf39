"""`Gemfile.lock` (https://bundler.io/man/gemfile.5.html), `Gemfile` and gemspecs, by their lines."""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry, from_start
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    INDIRECT,
    RUNTIME,
    checksum,
    lock,
    package,
    project_version,
    requirement,
    runtime,
)
from diff_insight.trees.text import Text

_LOCKED = re.compile(r"    ([\w.-]+) \(([^()\s-]+)(-[^()\s]+)?\)")
"""A gem, its version, and the platform of a build of it: no version of a gem holds a hyphen."""
_ASKED = re.compile(r"  ([\w.-]+)(!?)(?: \(([^()]*)\))?(!?)")
_SUMS = re.compile(r"([\w.-]+) \(([^()]*)\) sha256=\S+")
_QUOTED = re.compile(r"""["']([^"'\n]*)["']""")
_GEM = re.compile(r"""gem[\s(]+["']([\w.-]+)["'](.*)""")
_SPEC = re.compile(
    r"""\w+\.(add_dependency|add_runtime_dependency|add_development_dependency)[\s(]+["']([\w.-]+)["'](.*)"""
)
_VERSION = re.compile(r"""\w+\.version\s*=\s*["']([^"']+)["'].*""")
_RUBY = re.compile(r"""(?:\w+\.required_ruby_version\s*=|ruby[\s(])(.*)""")


def parse_lock(text: Text) -> Node:
    """Read `Gemfile.lock`: four blanks before a gem that came, six before what it asks for."""
    rows = text.source.split("\n")
    section = ""
    asked: set[str] | None = None
    found: list[tuple[int, re.Match[str], str]] = []
    nodes: list[Node] = []
    for row, line in enumerate(rows, 1):
        if not line.strip():
            section = ""
        elif line[0] not in " <>=|":
            section = line.strip()
        elif locked := _LOCKED.fullmatch(line.rstrip()):
            found.append((row, locked, section))
        elif section == "DEPENDENCIES" and (wanted := _ASKED.fullmatch(line.rstrip())):
            asked = asked or set()
            asked.add(wanted[1])
            nodes.append(requirement(wanted[1], wanted[3] or "", (row, row), ecosystem="rubygems"))
        else:
            nodes += _around(section, line.strip(), (row, row))
    for row, locked, where in found:
        name, version, platform = locked.groups()
        last = row
        while last < len(rows) and rows[last].startswith("      "):
            last += 1
        direct = "" if asked is None or not text.whole else DIRECT if name in asked else INDIRECT
        source = where.lower() if where in {"GIT", "PATH"} else ""
        rest = [Entry("platform", platform[1:])] if platform else []
        nodes.append(
            package(name, version, (row, last), ecosystem="rubygems", direct=direct, source=source, rest=rest)
        )
    return lock(text, nodes)


def _around(section: str, line: str, rows: tuple[int, int]) -> Iterator[Node]:
    """Read a line of the sections that name no gem of the project."""
    if section == "RUBY VERSION":
        yield runtime("ruby", line.removeprefix("ruby "), rows)
    elif section == "BUNDLED WITH":
        yield package("bundler", line, rows, ecosystem="rubygems", kind=DEVELOPMENT)
    elif section == "CHECKSUMS" and (sums := _SUMS.fullmatch(line)):
        yield checksum(sums[1], line, rows)


def packages(text: Text) -> Iterator[Node]:
    """Give the gems that a `Gemfile` or a gemspec asks for, the least Ruby and the gem's version."""
    group = RUNTIME if from_start(text) else ""
    for row, raw in enumerate(text.source.split("\n"), 1):
        line = raw.strip()
        rows = (row, row)
        if not line and not text.whole:
            group = ""
        elif line.startswith("group ") and line.endswith(" do"):
            group = RUNTIME if ":default" in line or ":production" in line else DEVELOPMENT
        elif raw.startswith("end"):
            group = RUNTIME
        elif gem := _GEM.match(line):
            wanted, options = _wanted(gem[2])
            kind = DEVELOPMENT if re.search(r"\bgroups?\b.{0,20}:(?:test|development)", options) else group
            yield package(
                gem[1],
                wanted,
                rows,
                ecosystem="rubygems",
                kind=kind,
                direct=DIRECT,
                source=_source(options),
                rest=[Entry("", options)],
            )
        elif spec := _SPEC.match(line):
            wanted, _ = _wanted(spec[3])
            kind = DEVELOPMENT if "development" in spec[1] else RUNTIME
            yield package(spec[2], wanted, rows, ecosystem="rubygems", kind=kind, direct=DIRECT)
        elif version := _VERSION.fullmatch(line):
            yield project_version("", version[1], rows)
        elif (ruby := _RUBY.match(line)) and (least := ", ".join(_QUOTED.findall(ruby[1]))):
            yield runtime("ruby", least, rows)


def _wanted(rest: str) -> tuple[str, str]:
    """Split what follows a gem's name into its requirements and its options (`require: false`)."""
    wanted: list[str] = []
    options = rest.strip().lstrip(",")
    while (found := _QUOTED.match(options.lstrip(" ["))) is not None:
        wanted.append(found[1])
        options = options.lstrip(" [")[found.end() :].lstrip("], ")
    return ", ".join(wanted), options


def _source(options: str) -> str:
    found = re.search(r"""\b(?:git|github|path):\s?["']([^"']*)["']""", options)
    return found[1] if found else ""
