"""Real git repositories, made by git with fixed names and times: every run gives the same ids."""

import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from tests.written_commits import written_commit

_IDENTITY = {
    # what a test writes need not outlive the machine's next loss of power
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "core.fsync",
    "GIT_CONFIG_VALUE_0": "none",
    # nor is it worth a process after each commit that looks whether to pack
    "GIT_CONFIG_KEY_1": "maintenance.auto",
    "GIT_CONFIG_VALUE_1": "false",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
    "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
    "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True)
class Repository:
    """A work tree and what tests do in it."""

    folder: Path

    @classmethod
    def create(cls, folder: Path) -> Self:
        folder.mkdir(parents=True)
        for path, content in _initial().items():
            place = folder / ".git" / path
            if content is None:
                place.mkdir()
            else:
                place.write_bytes(content)
        return cls(folder)

    def git(self, *arguments: str, data: bytes | None = None, date: str | None = None) -> str:
        """Run git here and give what it printed, without the final newline."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            input=data,
            capture_output=True,
            check=True,
            env=_environment(date),
        )
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def write(self, path: str, content: str | bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(
        self,
        files: dict[str, str | bytes | None] | None = None,
        *,
        message: str = "change",
        date: str | None = None,
    ) -> str:
        """Write the files (None: delete), commit everything and give the commit's id."""
        for path, content in (files or {}).items():
            if content is None:
                (self.folder / path).unlink()
            else:
                self.write(path, content)
        config = _initial()["config"]
        made = written_commit(self.folder, message=message, environment=_environment(date), config=config)
        if made is not None:
            return made
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, date=date)
        return self.head()

    def head(self) -> str:
        """Give the id of the commit that is checked out."""
        head = (self.folder / ".git" / "HEAD").read_text().strip()
        ref = self.folder / ".git" / head.removeprefix("ref: ")
        return ref.read_text().strip() if ref.is_file() else self.git("rev-parse", "HEAD")


def _environment(date: str | None) -> dict[str, str]:
    """Give what git is to run in: a fixed identity, and the same time wherever none is given."""
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
    return os.environ | _IDENTITY | dates


@cache
def _initial() -> dict[str, bytes | None]:
    """Give what git puts into a new repository: each file's content by its path, None for a folder."""
    with TemporaryDirectory() as folder:
        command = ["git", "init", "--quiet", "--initial-branch=main", "--template=", folder]
        subprocess.run(command, capture_output=True, check=True, env=os.environ | _IDENTITY)
        made = Path(folder) / ".git"
        found: dict[str, bytes | None] = {".": None}
        for path in sorted(made.rglob("*")):
            found[path.relative_to(made).as_posix()] = path.read_bytes() if path.is_file() else None
        return found | {"hooks": None, "info": None}  # without what git puts there as examples
