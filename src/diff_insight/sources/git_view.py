"""A view of a clone that shows its objects, its refs and its HEAD, and none of its configuration.

Git runs with the clone's own git directory for what belongs to a work tree (HEAD) and with a folder of ours
in the place of the shared part: an own `config`, no hooks, no attributes, no grafts, no promised remotes;
links lead to the objects, the refs and the mark of a shallow clone. The work tree is an empty folder. What
has no place there cannot be obeyed, whatever a later git adds to it.
"""

import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_LINKED = ("objects", "refs", "packed-refs", "reftable", "shallow", "logs")
_COPIED = re.compile(r"remote\.origin\.url|remote\..+\.fetch|branch\..+\.(?:remote|merge)", re.DOTALL)
"""Settings that only name things: the link to the repository, and what `@{upstream}` means."""

_FORMATS = {"extensions.objectformat": ("sha1", "sha256"), "extensions.refstorage": ("files", "reftable")}
_EMPTY_TREES = {
    "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}


@dataclass(frozen=True, slots=True, weakref_slot=True)
class View:
    """One clone, seen so; its folder goes with it.

    Attributes:
        environment: What leads git there.
        partial: Whether the clone was told that contents may be missing.
        origin: The address of its remote `origin`; empty where none is known.
    """

    environment: dict[str, str]
    partial: bool
    origin: str = ""

    @classmethod
    def make(cls, git_dir: Path, configuration: bytes) -> Self:
        """Lay out the folder.

        Args:
            git_dir: The clone's git directory; of a linked work tree its own.
            configuration: What `git config --null --list` says of the clone's file.
        """
        settings = list(_settings(configuration))
        names = dict(settings)
        formats = {
            name: names[name] for name, known in _FORMATS.items() if names.get(name, "").lower() in known
        }
        folder = Path(tempfile.mkdtemp(prefix="diff-insight-"))
        work_tree = folder / "empty"
        work_tree.mkdir()
        common = common_directory(git_dir)
        for name in _LINKED:
            if (common / name).exists():
                (folder / name).symlink_to(common / name)
        written = [("core.repositoryformatversion", "1"), *formats.items()]
        written += [each for each in settings if _COPIED.fullmatch(each[0])]
        (folder / "config").write_bytes("".join(map(_line, written)).encode("utf-8", "surrogateescape"))
        view = cls(
            {
                "GIT_DIR": str(git_dir),
                "GIT_COMMON_DIR": str(folder),
                "GIT_WORK_TREE": str(work_tree),
                "GIT_INDEX_FILE": str(folder / "index"),  # none: attributes are looked for there too
                "GIT_ATTR_SOURCE": _EMPTY_TREES[formats.get("extensions.objectformat", "sha1").lower()],
            },
            partial=any(
                re.fullmatch(r"extensions\.partialclone|remote\..+\.promisor", name, re.DOTALL)
                for name in names
            ),
            origin=names.get("remote.origin.url", ""),
        )
        weakref.finalize(view, shutil.rmtree, folder, ignore_errors=True)
        return view


def common_directory(git_dir: Path) -> Path:
    """Where a git directory keeps what all work trees of its clone share (gitrepository-layout(5))."""
    try:
        said = (git_dir / "commondir").read_bytes()
    except OSError:
        return git_dir
    return git_dir / said.rstrip(b"\r\n").decode("utf-8", "surrogateescape")


def _settings(listed: bytes) -> Iterator[tuple[str, str]]:
    for entry in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        name, _, value = entry.partition("\n")
        yield name, value


def _line(setting: tuple[str, str]) -> str:
    """Write one setting as git-config(1) has it: `[section "subsection"]`, then `key = "value"`."""
    section, _, rest = setting[0].partition(".")
    subsection, _, key = rest.rpartition(".")
    head = f'{section} "{_escaped(subsection)}"' if subsection else section
    value = _escaped(setting[1]).replace("\n", "\\n")
    return f'[{head}]\n\t{key} = "{value}"\n'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
