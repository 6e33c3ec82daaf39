"""Writes into a folder: below it and nowhere else, each file whole or not at all.

The folder may be a checkout of a stranger's branch: its symbolic links may lead anywhere. None is
followed; a link that stands where a folder has to be stops the run, one that stands where a file has to
be is replaced by the file.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diff_insight.errors import PublishError
from diff_insight.publish.drafts import write_whole
from diff_insight.publish.write_paths import safe_path


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder to write to; what leads to the folder itself is the caller's choice.

    Args:
        root: The folder, made if it is not there.
    """

    root: Path

    def holds(self, path: str, content: bytes) -> bool:
        """Tell whether exactly this content stands at the path as a plain file."""
        found = self._plain_file(path)
        return found is not None and found.stat().st_size == len(content) and found.read_bytes() == content

    def read(self, path: str) -> bytes:
        """Give a file's content; empty where there is none."""
        found = self._plain_file(path)
        return b"" if found is None else found.read_bytes()

    def paths_below(self, folder: str) -> Iterator[str]:
        """Give the paths of all plain files below a folder."""
        start = self.root / safe_path(folder) if folder else self.root
        for place, _, names in os.walk(start, followlinks=False):
            for name in names:
                found = Path(place, name)
                if found.is_file() and not found.is_symlink():
                    yield found.relative_to(self.root).as_posix()

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the files in order.

        Raises:
            PublishError: A path leaves the folder, or the file system refuses; says what was written.
        """
        for path in files:
            self._folders(path)
        self.root.mkdir(parents=True, exist_ok=True)
        done: list[str] = []
        for path, content in files.items():
            try:
                self._write(path, content)
            except OSError as error:
                written = ", ".join(f"`{name}`" for name in done) or "nothing"
                raise PublishError(
                    f"`{path}` cannot be written below {self.root}: {error.strerror}. "
                    f"Written before: {written}."
                ) from error
            done.append(path)

    def _write(self, path: str, content: bytes) -> None:
        for folder in self._folders(path):
            folder.mkdir(exist_ok=True)
        target = self.root / path
        if target.is_dir() and not target.is_symlink():
            raise PublishError(f"`{path}` cannot be written below {self.root}: a folder stands there.")
        write_whole(target, content)

    def _folders(self, path: str) -> list[Path]:
        folders: list[Path] = []
        place = self.root
        for segment in safe_path(path).split("/")[:-1]:
            place /= segment
            _refuse_link(place, path)
            folders.append(place)
        return folders

    def _plain_file(self, path: str) -> Path | None:
        self._folders(path)
        found = self.root / path
        return found if found.is_file() and not found.is_symlink() else None


def _refuse_link(folder: Path, path: str) -> None:
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise PublishError(f"`{path}` cannot be written: {error.strerror}.") from error
    if not stat.S_ISDIR(mode):
        kind = "a symbolic link" if stat.S_ISLNK(mode) else "no folder"
        raise PublishError(
            f"`{path}` cannot be written: `{folder.name}` is {kind}, and links are not followed.",
            remedy="Change the template, or move what stands in its way.",
        )
