"""The metadata of a page: its front matter, key by key, by the lines that they stand on.

YAML is read by its lines and not by a YAML parser, because a part of a file often shows some lines of it
alone, and because pages in the wild hold front matter that no YAML parser takes.
"""

import re
from collections.abc import Sequence

from diff_insight.late import late
from diff_insight.trees.node import Node

KEYS = 500
"""Keys and entries beyond which the rest is lines."""
NEAR_TOP = 80
"""Line of a file up to which a part of it may be front matter whose first line is not shown."""

_KEY = late(
    r"([ \t]*)(\"[^\"]{1,100}\"|'[^']{1,100}'"
    r"|[^\W\d][\w$@./-]{0,60}(?: [\w.-]{1,30}){0,2})\s*:(?:[ \t]+(.*))?$"
)
_ENTRY = re.compile(r"([ \t]*)-(?:[ \t]+(.*))?$")
_TOML_KEY = re.compile(r"([ \t]*)([\w.\"'-]{1,100})\s*=\s*(.*)$")
_TOML_TABLE = re.compile(r"()\[{1,2}([^\[\]]{1,100})\]{1,2}\s*()$")
_MAIL_FIELD = re.compile(r"[A-Z][\w-]{0,40}:(?:\s|$)")
_FIELDS = 3
"""Fields from which on lines at the beginning of a page are its metadata and no text with a colon."""
_BLOCK = re.compile(r"[|>][-+\d]{0,2}$")
_DEEPEST = 6
"""Levels of keys and lists beyond which what is below a key is its text."""
_RECORD = 2
"""Keys from which on an entry is a record: a text with a colon in it looks like one key."""


def metadata_lines(lines: Sequence[str], line: int, heading: str, *, whole: bool) -> int:
    """Give how many lines at the beginning of a part of a page are front matter.

    Args:
        lines: The part.
        line: The line of the page that it begins with.
        heading: What git shows as the heading of the part, or empty.
        whole: Whether it is all of the page.
    """
    if line == 1:
        end = front_matter_end(lines) or below_empty_lines(lines)
        return end or (0 if whole else beginning_of_front_matter(lines))
    return part_of_front_matter(lines, heading) if line <= NEAR_TOP else 0


_EMPTY = 5
"""Empty lines that may stand above front matter."""


def front_matter_end(lines: Sequence[str]) -> int | None:
    """Give the number of lines of the front matter that a whole page begins with; None where it has none."""
    if not lines or lines[0].rstrip() not in {"---", "+++"}:
        return None
    fence = lines[0].rstrip()
    for at, line in enumerate(lines[1:2_000], start=1):
        if line.rstrip() == fence or (fence == "---" and line.rstrip() == "..."):
            return at + 1
    return None


def below_empty_lines(lines: Sequence[str]) -> int:
    """Give how many lines of a page that begins with empty ones are front matter, those included; or none.

    A rule above text may stand there as well: all between the fences has to be keys and what they hold.
    """
    empty = next((at for at, line in enumerate(lines[:_EMPTY]) if line.strip()), 0)
    end = front_matter_end(lines[empty:]) if empty else None
    shown = [line for line in lines[empty + 1 : empty + (end or 0) - 1] if line.strip()]
    keys = any(_KEY.match(line) for line in shown[:1])
    return empty + end if end and keys and all(map(_looks_like_metadata, shown)) else 0


def beginning_of_front_matter(lines: Sequence[str]) -> int:
    """Give how many lines of a part that begins a file are front matter: none or all."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    shown = [line for line in lines[1:] if line.strip()]
    keys = sum(_KEY.match(line) is not None for line in shown)
    return len(lines) if keys and all(_looks_like_metadata(line) for line in shown) else 0


def part_of_front_matter(lines: Sequence[str], heading: str) -> int:
    """Give how many lines at the beginning of a part are front matter, its closing fence included.

    Args:
        lines: The part; its first line is not the first of the file.
        heading: What git shows as the heading of the part, or empty.
    """
    end = next((at for at, line in enumerate(lines) if line.rstrip() == "---"), None)
    shown = [line for line in lines[: len(lines) if end is None else end] if line.strip()]
    if (
        not shown
        or not all(_looks_like_metadata(line) for line in shown)
        or any("```" in line for line in shown)
    ):
        return 0
    keys = sum(_KEY.match(line) is not None for line in shown)
    if end is not None:
        before = lines[end - 1].strip() if end else ""
        return end + 1 if keys and (keys > 1 or before) else 0
    tight = len(shown) == len(lines) or _KEY.match(heading) is not None
    return len(lines) if tight and keys + bool(_KEY.match(heading)) > 1 else 0


def mail_header_end(lines: Sequence[str]) -> int:
    """Give how many lines at the beginning of a page are fields as mail has them (RFC 822); none or all.

    Proposals such as Python's begin so (https://peps.python.org/pep-0001/#pep-header-preamble).
    """
    end = next((at for at, line in enumerate(lines[:NEAR_TOP]) if not line.strip()), len(lines))
    fields = sum(_MAIL_FIELD.match(line) is not None for line in lines[:end])
    if fields < _FIELDS or end > NEAR_TOP:
        return 0
    read = all(_MAIL_FIELD.match(line) or line[:1] in {" ", "\t"} for line in lines[:end])
    return end if read and _MAIL_FIELD.match(lines[0]) else 0


def _looks_like_metadata(line: str) -> bool:
    return bool(_KEY.match(line) or _ENTRY.match(line) or line[:1] in {" ", "\t"} or line.startswith("#"))


def front_matter(lines: Sequence[str], first: int) -> Node:
    """Read front matter, its fences included where they are shown.

    Args:
        lines: Its lines.
        first: Row of the first of them.
    """
    toml = bool(lines) and lines[0].rstrip() == "+++"
    keys: list[Node] = []
    at, budget = 0, KEYS
    base = min(
        (_indent(line) for line in lines if line.strip() and line.strip() not in {"---", "+++", "..."}),
        default=0,
    )
    while at < len(lines) and budget:
        found = (
            (_TOML_KEY.match(lines[at]) or _TOML_TABLE.match(lines[at])) if toml else _KEY.match(lines[at])
        )
        if found is None or len(found[1]) > base:
            end = at + 1
            while not toml and not keys and end < len(lines) and _inside(lines[end], base):
                end += 1
            entries = _entries(lines[at:end], first + at) if not keys and not toml else ()
            keys += entries  # of a key that is not shown
            at = end
            continue
        end = at + 1
        while end < len(lines) and not toml and _inside(lines[end], base):
            end += 1
        while end > at + 1 and not lines[end - 1].strip():
            end -= 1
        keys.append(_key(found, lines[at:end], first + at))
        at, budget = end, budget - 1
    return Node(
        thing="front_matter", first=first, last=first + len(lines) - 1, children=tuple(keys), heads=(first,)
    )


def _inside(line: str, base: int) -> bool:
    """Tell whether a line belongs to the key above it."""
    if not line.strip():
        return True
    indent = _indent(line)
    return indent > base or (indent == base and _ENTRY.match(line) is not None and line.strip() != "---")


def _key(found: re.Match[str], lines: Sequence[str], row: int, depth: int = 0) -> Node:
    text, children = _value(_plain(found[3] or ""), lines[1:], row, depth)
    return Node(
        thing="metadata",
        name=_plain(found[2]),
        text=text,
        first=row,
        last=row + len(lines) - 1,
        children=children,
        heads=(row,),
    )


def _value(value: str, lines: Sequence[str], row: int, depth: int) -> tuple[str, tuple[Node, ...]]:
    """Give the value of a key as text, or as the entries or keys that it holds.

    Args:
        value: What stands behind the key.
        lines: What stands below it.
        row: That of the key.
        depth: In how many others it stands.
    """
    below = [line for line in lines if line.strip()]
    if value.startswith("[") and value.endswith("]") and not below:
        return "", tuple(
            Node(thing="metadata_entry", name=entry, first=row, last=row)
            for entry in (_plain(one) for one in value[1:-1].split(","))
            if entry
        )
    if below and depth < _DEEPEST:
        if (not value or _BLOCK.match(value) is None) and _ENTRY.match(below[0]):
            return value, _entries(lines, row + 1, depth + 1)
        if not value and _KEY.match(below[0]):
            return value, _nested(lines, row + 1, depth + 1)
    words = [] if _BLOCK.match(value) else [value]
    return " ".join(filter(None, (*words, *(line.strip() for line in below)))), ()


def _entries(lines: Sequence[str], row: int, depth: int = 0) -> tuple[Node, ...]:
    """Read the entries of a list."""
    found: list[tuple[int, int]] = []
    base = min((_indent(line) for line in lines if _ENTRY.match(line)), default=0)
    for at, line in enumerate(lines):
        entry = _ENTRY.match(line)
        if entry is not None and len(entry[1]) <= base and line.strip() != "---":
            found.append((at, at))
        elif found and line.strip():
            found[-1] = (found[-1][0], at)
    return tuple(_entry(lines[begin : end + 1], row + begin, depth) for begin, end in found[:KEYS])


def _entry(lines: Sequence[str], row: int, depth: int) -> Node:
    """Read one entry of a list: a text, or a record of several keys."""
    first = _ENTRY.match(lines[0])
    opening = (first[2] or "") if first is not None else ""
    said = [_plain(opening), *(line.strip() for line in lines[1:KEYS] if line.strip())]
    whole = " ".join(filter(None, said))
    keys: tuple[Node, ...] = ()
    if _KEY.match(opening) and depth < _DEEPEST:
        keys = _nested([lines[0].replace("-", " ", 1), *lines[1:]], row, depth + 1)
    last = row + len(lines) - 1
    if len(keys) < _RECORD:
        return Node(thing="metadata_entry", name=whole, first=row, last=last)
    listed = ", ".join(filter(None, said))
    return Node(thing="metadata_record", first=row, last=last, children=keys, details={"says": listed})


def _nested(lines: Sequence[str], row: int, depth: int) -> tuple[Node, ...]:
    """Read the keys of a mapping."""
    base = min((_indent(line) for line in lines if line.strip()), default=0)
    starts = [
        (at, key)
        for at, line in enumerate(lines)
        if (key := _KEY.match(line)) is not None and len(key[1]) <= base
    ]
    ends = [*(at for at, _ in starts[1:]), len(lines)]
    found: list[Node] = []
    for (begin, key), end in zip(starts[:KEYS], ends, strict=False):
        last = max(at for at in range(begin, end) if lines[at].strip())
        found.append(_key(key, lines[begin : last + 1], row + begin, depth))
    return tuple(found)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _plain(value: str) -> str:
    """Give a scalar without its quotes and the comment behind it."""
    value = value.strip()
    if value[:1] in {'"', "'"}:
        end = value.find(value[0], 1)
        rest = value[end + 1 :].strip()
        if end > 0 and (not rest or rest.startswith("#")):
            return value[1:end].strip()
        return value
    return value.partition(" #")[0].strip() if not value.startswith("#") else ""
