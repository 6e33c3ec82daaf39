"""The names in a diff's headers: git's quoting and the prefixes that tools put before a path.

A path is bytes until the last moment: only so do two names that are not UTF-8 stay two names.
Where a rule comes from git it is the one of `quote.c` (quoting) and `apply.c` (names of a section).
"""

import re

_ESCAPES = {
    b"a": b"\a",
    b"b": b"\b",
    b"t": b"\t",
    b"n": b"\n",
    b"v": b"\v",
    b"f": b"\f",
    b"r": b"\r",
    b'"': b'"',
    b"\\": b"\\",
}
_QUOTED = re.compile(rb'"((?:[^"\\]|\\[abtnvfr"\\]|\\[0-3][0-7]{2})*)"')
_ESCAPE = re.compile(rb'\\([0-3][0-7]{2}|[abtnvfr"\\])')
_SHORT_PREFIX = re.compile(rb"[a-z0-9]/")

NULL = b"/dev/null"
"""Git's and everybody's name for the side on which a file does not exist."""

LONGEST = 32 * 1024
"""Bytes of two names that are tried; two of git's longest paths, every byte quoted, have as many."""

MOST_SPLITS = 256
"""How many blanks of one header line are tried as the border of two names; more is no real name."""


def unquote(name: bytes) -> bytes:
    r"""Give the name that a header means: `"a/\303\251.md"` is `a/é.md`; an unquoted name is itself."""
    quoted = _QUOTED.fullmatch(name)
    if quoted is None:
        return name
    return _ESCAPE.sub(lambda found: _unescape(found[1]), quoted[1])


def _unescape(code: bytes) -> bytes:
    return _ESCAPES.get(code) or bytes((int(code, 8),))


def header_name(text: bytes) -> tuple[bytes, bytes]:
    """Split what stands behind `--- ` or `+++ ` into the name and the timestamp.

    Both git and GNU diff quote a name that holds a tab, so the first tab ends the name.
    """
    quoted = _QUOTED.match(text)
    if quoted and text[quoted.end() : quoted.end() + 1] in {b"", b"\t"}:
        return unquote(quoted[0]), text[quoted.end() + 1 :]
    name, _, timestamp = text.partition(b"\t")
    return name, timestamp


def common_path(old: bytes, new: bytes) -> bytes | None:
    """Give the path that two prefixed names share: `old/x/y` and `new/x/y` share `x/y`.

    Names that are equal have no prefix; `a/` and `b/` are git's, and what follows them is all of the
    path. None where not even the last segment is the same.
    """
    if old == new:
        return old
    if old[2:] == new[2:] and _SHORT_PREFIX.match(old) and _SHORT_PREFIX.match(new):
        return old[2:]
    if old.startswith(b"a/") and new.startswith(b"b/"):
        return None
    shared = _shared_end(old, new)
    tail = new[len(new) - shared :]
    whole = {old[: len(old) - shared][-1:], new[: len(new) - shared][-1:]} <= {b"", b"/"}
    if whole and tail:
        return tail.removeprefix(b"/")
    _, slash, path = tail.partition(b"/")
    return path if slash and path else None


def _shared_end(old: bytes, new: bytes) -> int:
    """Give how many bytes two names share at their ends; by halves, since a hostile name is long."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle :] == new[len(new) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low


def path_of_git_line(names: bytes) -> bytes | None:
    """Give the path of `diff --git NAMES` where both names mean the same path.

    With prefixes of one length, or none, the border is the middle of the line, whatever blanks and
    ` b/` the name holds. None where the middle is no border.
    """
    middle, odd = divmod(len(names), 2)
    if not odd or names[middle : middle + 1] != b" ":
        return None
    return common_path(unquote(names[:middle]), unquote(names[middle + 1 :]))


def path_by_trial(names: bytes, border: bytes) -> bytes | None:
    """Give the longest path that two names around some `border` share, /dev/null being a name too."""
    best: bytes | None = None
    if len(names) > LONGEST:
        return None
    at = names.find(border)
    for _ in range(MOST_SPLITS):
        if at < 0:
            break
        old, new = unquote(names[:at]), unquote(names[at + len(border) :])
        if NULL in {old, new}:
            return without_prefix(new if old == NULL else old)
        path = common_path(old, new)
        if path is not None and (best is None or len(path) > len(best)):
            best = path
        at = names.find(border, at + 1)
    return best


def without_prefix(name: bytes) -> bytes:
    """Give a name that has no counterpart without its `a/` or `b/`."""
    return name[2:] if name[:2] in {b"a/", b"b/"} else name
