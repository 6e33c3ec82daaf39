"""What of a work tree is not committed yet: a report on HEAD leaves it out, and its reader may not know.

git compares index and HEAD, and names what the index thinks touched; whether that is another content is seen
here by its hash. So neither a filter nor a submodule is run, and a clone that was copied has not changed.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from diff_insight.sources.git_command import Git

_LARGEST = 20_000_000
"""Bytes of a file that is looked at; a larger one that was touched counts as changed."""
_MOST = 1_000
"""Touched files that are looked at: who has more of them has copied the clone."""


def uncommitted(git: Git) -> int:
    """Count the files of a clone whose change is staged, or in the work tree alone; 0 where there is none.

    Files that git does not track are not counted.
    """
    staged = git.in_work_tree("diff-index", "--cached", "--name-only", "-z", "--ignore-submodules", "HEAD")
    touched = git.in_work_tree("diff-files", "--raw", "-z", "--ignore-submodules")
    top = git.work_tree()
    if staged is None or touched is None or top is None:
        return 0
    paths = {path for path in staged.split(b"\0") if path}
    rows = list(_rows(touched))
    if len(rows) <= _MOST:
        paths |= {path for path, mode, blob in rows if _differs(top, path, mode, blob)}
    return len(paths)


def _rows(raw: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Give path, mode and object id of the index (git-diff-index(1), raw output format)."""
    parts = raw.split(b"\0")
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        fields = head.split(b" ")
        yield path, fields[0].removeprefix(b":"), fields[2]


def _differs(top: Path, path: bytes, mode: bytes, blob: bytes) -> bool:
    file = top / os.fsdecode(path)
    try:
        if mode == b"120000":
            content = os.fsencode(file.readlink())
        elif file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST:
            return True
        else:
            content = file.read_bytes()
    except OSError:
        return True
    # git may have written the lines of the work tree with a carriage return each
    return not {_name(content, len(blob)), _name(content.replace(b"\r\n", b"\n"), len(blob))} & {blob}


def _name(content: bytes, length: int) -> bytes:
    """Give the object id that git knows a content by."""
    algorithm = hashlib.sha1 if length == 40 else hashlib.sha256  # noqa: PLR2004 - hex digits of SHA-1
    return algorithm(b"blob %d\0" % len(content) + content).hexdigest().encode()
