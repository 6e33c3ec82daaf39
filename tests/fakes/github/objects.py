"""The objects of a hosted repository: one git that answers as long as the repository is served.

A request names half a dozen of them, and a git for each is most of what a request takes.
"""

import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Object:
    """One object: its id, its kind and what it holds."""

    id: str
    kind: str
    content: bytes


class Objects:
    """Looks objects up by any name that git knows; a name is looked up anew each time."""

    def __init__(self, git_dir: Path) -> None:
        self._git_dir = git_dir
        self._git: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def find(self, name: str) -> Object | None:
        """Give what a name names, None for nothing."""
        if not name or "\n" in name:
            return None
        with self._lock:
            git = self._git = self._git or self._started()
            assert git.stdin is not None
            assert git.stdout is not None
            git.stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
            git.stdin.flush()
            said = git.stdout.readline().decode("utf-8", "surrogateescape").split()
            if len(said) != 3 or not said[2].isdigit():
                assert said[-1] in {"missing", "ambiguous"}, said
                return None
            content = git.stdout.read(int(said[2]) + 1)[:-1]
        return Object(said[0], said[1], content)

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["git", f"--git-dir={self._git_dir}", "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"},
        )

    def close(self) -> None:
        """Let git end."""
        with self._lock:
            if self._git is not None:
                self._git.communicate()
            self._git = None
