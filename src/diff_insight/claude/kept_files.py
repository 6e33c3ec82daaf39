"""Files that a run keeps for later ones: plain files in a folder of our own, and nothing laid there for us.

The folder may lie where others write (a temporary folder, a cache that was restored). A link could lead out
of it, a named pipe could keep the run waiting, and what somebody else may write is not ours.
"""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


def read_plain(place: Path, *, most: int) -> bytes:
    """Give a file's content.

    Raises:
        OSError: There is none, it is no plain file, a link leads to it, or it is larger than `most` bytes.
    """
    if place.parent.is_symlink():
        raise OSError(f"{place.parent} is a link")
    with open(os.open(place, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT), "rb") as file:  # noqa: PTH123 - as opened
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise OSError(f"{place} is no plain file of at most {most} bytes")
        return file.read(most)


def write_plain(place: Path, content: bytes) -> None:
    """Put a file in its place, whole or not at all; folders that are missing are made for the owner alone.

    Raises:
        OSError: The file system refuses, or a link leads there.
    """
    for folder in (place.parent.parent, place.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if place.parent.is_symlink():
        raise OSError(f"{place.parent} is a link")
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def not_ours(folder: Path) -> str | None:
    """Say why a folder cannot be trusted to hold what earlier runs of ours kept; None where it can."""
    try:
        found = folder.stat()
    except OSError:
        return None  # it is made, for us alone
    if not hasattr(os, "getuid"):
        return None
    us = os.getuid()
    if us and found.st_uid not in {us, 0}:  # root takes what a runner's user has restored
        return "another user owns it"
    if found.st_mode & stat.S_IWOTH:
        return "everybody may write to it"
    return None
