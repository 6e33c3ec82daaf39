"""Which file a section of a diff is about, and that no path stands twice."""

import re

from diff_insight.diff.cursor import CUT_OFF
from diff_insight.diff.headers import Section
from diff_insight.diff.names import (
    NULL,
    common_path,
    path_by_trial,
    path_of_git_line,
    unquote,
    without_prefix,
)
from diff_insight.errors import DiffSyntaxError

_EPOCH = re.compile(rb"(1970-01-01|1969-12-31) (\d\d):(\d\d):00(?:\.0+)? ([+-])(\d\d)(\d\d)$")
_NEVER = re.compile(rb"\(nonexistent\)|\(revision 0\)|\w{3} (?:Jan +1|Dec 31) \d\d:\d\d:00 (?:1970|1969)$")

ONE_DIFF = "Give one diff of the whole range: `git diff BASE...HEAD`, or GitHub's .diff address, not .patch."


class Paths:
    """Which name became which path, and in which commit or mail of the text it was touched."""

    def __init__(self) -> None:
        self._paths: dict[bytes, str] = {}
        self._used: set[str] = set()
        self._commits: dict[bytes, int] = {}

    def take(self, section: Section, name: bytes, moved_from: bytes | None = None) -> str:
        """Give the path of a name.

        Names that are not UTF-8 become U+FFFD, and escapes where that would make two of them one.

        Raises:
            DiffSyntaxError: Another commit of the text touched it too, so that the two patches
                do not add up to the change of the range.
        """
        for touched in (name, moved_from):
            if touched is not None and self._commits.setdefault(touched, section.commit) != section.commit:
                what = f"{path_text(touched)!r} is changed by more than one of its commits."
                raise DiffSyntaxError(f"Line {section.line} of the diff: {what}", remedy=ONE_DIFF)
        if name not in self._paths:
            path = path_text(name)
            self._paths[name] = path if path not in self._used else name.decode("utf-8", "backslashreplace")
            self._used.add(self._paths[name])
        return self._paths[name]


def path_text(name: bytes) -> str:
    """Give a name as text; bytes that are not UTF-8 are U+FFFD."""
    return name.decode("utf-8", "replace")


def names_of(section: Section) -> tuple[bytes | None, bytes | None]:
    """Give the file's name in the old and in the new tree, None where it does not exist.

    Raises:
        DiffSyntaxError: The section names no file.
    """
    if section.moved_from and section.moved_to:
        return section.moved_from, section.moved_to
    path = None if section.moved else _path(section)
    if not path:
        raise DiffSyntaxError(
            f"Line {section.line} of the diff: no file name can be read here.", remedy=CUT_OFF
        )
    return (None if _absent_before(section) else path), (None if _absent_after(section) else path)


def _path(section: Section) -> bytes | None:
    """Give the path, told by what is surest: equal halves, two names, any border, the new name."""
    headers = (section.old[0], section.new[0]) if section.old and section.new else None
    path = None if section.git is None else path_of_git_line(section.git)
    if path is None and headers and NULL not in headers:
        path = common_path(*headers)
    if path is None and section.git is not None:
        path = path_by_trial(section.git, b" ")
    if path is None and section.binary:
        path = path_by_trial(section.binary, b" and ")
    return path if path is not None else _new_name(section, headers)


def _new_name(section: Section, headers: tuple[bytes, bytes] | None) -> bytes | None:
    """Give the new name of two files that were compared although their names differ."""
    if headers:
        old, new = headers
        return without_prefix(old if new in {NULL, b"-"} else new)  # `diff -u file -` reads a pipe
    if section.binary:
        return without_prefix(unquote(section.binary.rpartition(b" and ")[2]))
    return (section.git or b"").rpartition(b" b/")[2] if b" b/" in (section.git or b"") else None


def _absent_before(section: Section) -> bool:
    if section.git is None and section.binary:
        return section.binary.startswith(NULL + b" and ")
    if section.old is None or section.created:
        return section.created
    name, timestamp = section.old
    return name == NULL or (section.git is None and not section.counts[0] and _never(timestamp))


def _absent_after(section: Section) -> bool:
    if section.git is None and section.binary:
        return section.binary.endswith(b" and " + NULL)
    if section.new is None or section.deleted:
        return section.deleted
    name, timestamp = section.new
    return name == NULL or (section.git is None and not section.counts[1] and _never(timestamp))


def _never(timestamp: bytes) -> bool:
    """Tell whether a timestamp means that there is no file: the epoch in any zone, as `diff -N` writes it."""
    if _NEVER.match(timestamp):
        return True
    epoch = _EPOCH.match(timestamp)
    if epoch is None:
        return False
    day, hours, minutes, sign, zone_hours, zone_minutes = epoch.groups()
    clock = int(hours) * 60 + int(minutes) - (24 * 60 if day.startswith(b"1969") else 0)
    zone = int(zone_hours) * 60 + int(zone_minutes)
    return clock == (zone if sign == b"+" else -zone)
