"""Changelogs of GNU and of Debian: what changed, under a line that says who did it and when.

GNU (https://www.gnu.org/prep/standards/html_node/Style-of-Change-Logs.html) begins an entry with a date, a
name and an address, and each change with `* file (function): text`; Debian (deb-changelog(5)) with the
package, its version and `urgency`, and ends it with ` -- name <address>  date`. A version is a release, a day
is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_GNU = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} [ \d]\d\b[^<>\n]{0,24}\b\d{4})"
    r"\s[^<>\n]{0,200}<[^<>\s]{1,200}>\s{0,20}"
)
_DEBIAN = re.compile(
    r"[a-z0-9][a-z0-9+.-]{0,100} \((?P<version>[^()\s]{1,100})\) [\w .-]{1,200}; ?urgency=.{1,200}"
)
_SIGNED = re.compile(r" -- .{0,200}<[^<>]{0,200}>.{0,80}")
_ITEM = re.compile(r"\s{1,20}[*+-]\s{1,10}(?=\S)")
_Rows = tuple[int, int, list[str]]
"""First and last row of an entry, and what they say."""


def begins(line: str) -> bool:
    """Tell whether a line begins what one of them did on a day, or a version of a package."""
    return _head(line) is not None


@dataclass(slots=True)
class _Log:
    first: int
    name: str
    thing: str
    last: int
    entries: list[_Rows]

    def node(self) -> Node:
        """Give what was done on a day, or what a version holds."""
        return Node(
            thing=self.thing,
            name=self.name,
            first=self.first,
            last=self.last,
            heads=(self.first,),
            children=tuple(map(_entry, self.entries)),
        )


def parse(text: Text) -> Node:
    """Read a changelog."""
    rows = text.source.split("\n")
    return Node(thing="file", first=1, last=len(rows), children=tuple(_nodes(rows, text.gaps)))


def _nodes(rows: Sequence[str], gaps: frozenset[int]) -> Iterator[Node]:
    """Give days and versions with their entries, and the entries of which no row says whose they are."""
    log: _Log | None = None
    entries: list[_Rows] = []
    known = True  # whether the next row may go on with the last entry
    for at, row in enumerate(rows, 1):
        named = _head(row)
        if named is not None or at in gaps:
            yield from [log.node()] if log else map(_entry, entries)
            entries, known = [], named is not None
            log = _Log(at, *named, at, entries) if named is not None else None
            continue
        said = row.strip()
        if log is not None and _SIGNED.fullmatch(row):
            log.last = at
        elif item := _ITEM.match(row):
            entries.append((at, at, [row[item.end() :].strip()]))
            known = True
        elif said and row[:1].isspace() and known and entries:
            first, _, lines = entries[-1]
            lines.append(said)
            entries[-1] = first, at, lines
        elif said and row[:1].isspace() and log is not None:
            entries.append((at, at, [said]))
        elif said:
            known = False
        if log is not None and entries:
            log.last = max(log.last, entries[-1][1])
    yield from [log.node()] if log else map(_entry, entries)


def _head(row: str) -> tuple[str, str] | None:
    """Give the name of what a row begins, and the thing that it is; None where it begins none."""
    if found := _GNU.fullmatch(row):
        return found["day"], "release_section"
    if found := _DEBIAN.fullmatch(row):
        return found["version"], "release"
    return None


def _entry(entry: _Rows) -> Node:
    first, last, lines = entry
    return Node(thing="changelog_entry", first=first, last=last, text=" ".join(lines))
