"""Puts a file in its place whole or not at all: written beside it under a secret name, then renamed.

What stands in the place is replaced, never written through: a link there leads nowhere. A run that was
killed leaves its draft; the next one that writes to the same folder takes it away.
"""

import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

_DRAFT = re.compile(r"\.diff-insight-[0-9a-f]{32}\.tmp")
_OLD_SECONDS = 60.0
"""Since its last byte, after which a draft belongs to no run that still writes it."""

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)  # Windows has none, and no link without a right


def write_whole(target: Path, content: bytes) -> None:
    """Write a file; its folder is there.

    Raises:
        OSError: The file system refuses; nothing is left behind.
    """
    _sweep(target.parent)
    draft = target.with_name(f".diff-insight-{secrets.token_hex(16)}.tmp")
    # O_EXCL follows no link, not even one that leads nowhere.
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _sweep(folder: Path) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _DRAFT.fullmatch(entry.name):
                with suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime > _OLD_SECONDS:
                        Path(entry.path).unlink()
