"""Names for the rows of a report: an anchor and the shortest telling path.

Both have to be unique within one report and must not change when other reports do, so that links
from elsewhere keep working (docs/report-format.md).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import md5, sha256

_SHORTEST = 6


def anchors(paths: Iterable[str]) -> dict[str, str]:
    """Give each path its anchor: `item-` and the first six hex digits of the MD5 of its UTF-8 bytes.

    A path that shares its six digits gets as many more as it takes to be alone; no other anchor changes.
    """
    digests = {path: _digest(path) for path in paths}
    return {path: f"item-{digits}" for path, digits in _shortest(digests, _prefix, _SHORTEST).items()}


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """Give each path its base name, or its shortest suffix of whole segments that no other path shares."""
    return _shortest({path: path for path in paths}, _suffix, 1)


def _digest(path: str) -> str:
    # Two texts with one MD5 can be made on purpose; behind it stands a hash that tells them apart.
    data = path.encode("utf-8", "surrogatepass")
    return md5(data, usedforsecurity=False).hexdigest() + sha256(data).hexdigest()


def _prefix(digest: str, length: int) -> str:
    return digest[:length]


def _suffix(path: str, segments: int) -> str:
    return "/".join(path.split("/")[-segments:])


def _shortest(wholes: dict[str, str], cut: Callable[[str, int], str], length: int) -> dict[str, str]:
    """Cut every whole as short as it can be and still be the only one of its kind."""
    found: dict[str, str] = {}
    open_wholes = wholes
    while open_wholes:
        pieces = {path: cut(whole, length) for path, whole in open_wholes.items()}
        rows = Counter(pieces.values())
        found.update((path, piece) for path, piece in pieces.items() if rows[piece] == 1)
        open_wholes = {path: whole for path, whole in open_wholes.items() if path not in found}
        length += 1
    return {path: found[path] for path in wholes}
