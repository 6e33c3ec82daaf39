"""Where a container finds room: for temporary files if its root file system is read-only, and for a cache.

Python takes the current folder where `/tmp` cannot be written, and that is the workspace, which belongs to
the workflow. The runner mounts folders that are better for it.
"""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from diff_insight.errors import InputError


def find_room(environ: Mapping[str, str]) -> None:
    """Settle where temporary files go, for the whole process, if the usual places cannot be written.

    Args:
        environ: The environment; `RUNNER_TEMP` comes before `HOME`, and both before the current folder.

    Raises:
        InputError: No folder can be written.
    """
    try:
        usual = tempfile.gettempdir()
    except FileNotFoundError:
        usual = None
    if usual is not None and Path(usual) != Path.cwd():
        return
    for name in ("RUNNER_TEMP", "HOME"):
        if _writable(environ.get(name)):
            tempfile.tempdir = environ[name]
            return
    if usual is None:
        raise InputError(
            "No folder can be written, and reading a range may need room for temporary files.",
            remedy="Mount one at /tmp (`--tmpfs /tmp`), or name one in TMPDIR.",
        )


def _writable(folder: str | None) -> bool:
    """Try it: a read-only mount lets root pass every check of permissions."""
    if not folder or not os.path.isabs(folder):  # noqa: PTH117 - an empty path is no path
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def make_room(cache: str | None) -> None:
    """Make the folder of a cache: a later step keeps it, and warns where none is, as without a model."""
    if cache:
        with suppress(OSError):
            Path(cache).mkdir(parents=True, exist_ok=True)
