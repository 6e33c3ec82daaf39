"""How git is run: the same on every machine, and nothing that a repository names is run or obeyed.

A clone may be a stranger's, and its configuration, attributes, hooks, replacements and grafts with it. So
git looks at a clone through a view of our own (`git_view`): its objects, its refs and its HEAD, nothing
else. What a user's configuration or environment says about the look of a diff must not reach a report
either (`diff.noprefix`, `color.ui`, `GIT_EXTERNAL_DIFF`, ...), so git gets plumbing commands, the settings
below and an environment that holds what it needs and no more: no token, no input (docs/decisions/0012).
"""

import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from diff_insight.errors import SourceError
from diff_insight.sources.git_view import View, common_directory

_SETTINGS = (
    "core.commitGraph=false",  # a file beside the commits that may say something else than they do
    "core.fsmonitor=false",  # a program of the repository's choice
    f"core.hooksPath={os.devnull}",
    "core.quotePath=true",
    "core.warnAmbiguousRefs=true",
    "core.bigFileThreshold=512m",  # git's own default: above it a text file counts as binary
    "diff.suppressBlankEmpty=false",
)
_PROCESS = frozenset(
    {"DYLD_LIBRARY_PATH", "GIT_EXEC_PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"}
)
_KEPT = frozenset(
    {
        "GIT_CEILING_DIRECTORIES",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "HOME",
        "SUDO_UID",
        "XDG_CONFIG_HOME",
    }
)
"""What finding a clone needs besides: the user's word on whose clones git may read, and where to look."""

_NOBODYS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": os.devnull}
_OWN = {
    "GIT_ALLOW_PROTOCOL": "",  # none
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",  # the errors that we tell apart are read in English
}
_LITERAL = {"GIT_LITERAL_PATHSPECS": "1"}
_PATHSPECS = {"GIT_LITERAL_PATHSPECS": "0"}
_COMPLETE = (
    "This clone is partial, and nothing is fetched on a clone's word: complete it with "
    "`git fetch --refetch --no-filter`, or read the range with `--repo OWNER/NAME`."
)


@dataclass(frozen=True, slots=True)
class Done:
    """What one run of git gave: exit code, standard output, standard error as text."""

    code: int
    out: bytes
    errors: str

    @property
    def text(self) -> str:
        """Standard output as text, without the final newline."""
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")


def no_limit() -> float:
    """Say that a command may take as long as it likes."""
    return threading.TIMEOUT_MAX


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one place.

    Attributes:
        place: A folder inside a clone, or the git directory of a repository that this program made itself.
        ours: Whether it is the latter.
        seconds_left: How long a command may take from now on.
    """

    place: Path
    ours: bool
    seconds_left: Callable[[], float] = no_limit
    _found: list[View] = field(default_factory=list, init=False, repr=False, compare=False)
    _tops: list[Path | None] = field(default_factory=list, init=False, repr=False, compare=False)

    @classmethod
    def inside(cls, directory: Path, *, seconds_left: Callable[[], float] = no_limit) -> "Git":
        """Read the clone that this folder lies in; git checks who owns it."""
        return cls(directory, ours=False, seconds_left=seconds_left)

    @classmethod
    def of(cls, git_dir: Path, *, seconds_left: Callable[[], float] = no_limit) -> "Git":
        """Use the repository whose git directory this is: one that this program made itself."""
        return cls(git_dir, ours=True, seconds_left=seconds_left)

    @classmethod
    def seen(cls, directory: Path, view: View, *, seconds_left: Callable[[], float] = no_limit) -> "Git":
        """Read the clone that this folder lies in through a view that is made already."""
        git = cls(directory, ours=False, seconds_left=seconds_left)
        git._found.append(view)
        return git

    def run(
        self,
        *arguments: str,
        settings: tuple[str, ...] = (),
        data: bytes = b"",
        pathspecs: tuple[str, ...] = (),
    ) -> Done:
        """Run git and give what came of it, whatever its exit code.

        Args:
            arguments: The command and its arguments.
            settings: Configuration (`name=value`) for this command alone.
            data: Its standard input.
            pathspecs: What a user restricts it to, in git's own language and seen from the place.

        Raises:
            SourceError: There is no git, or it takes longer than it may.
        """
        where = self._where()
        if isinstance(where, Done):
            return where
        command = [*_options(settings), *arguments]
        if not pathspecs:
            return self._finished(*command, environment={**_NOBODYS, **where}, data=data)
        command += ("--", *pathspecs)
        return self._finished(
            *command, environment={**_NOBODYS, **where, **_PATHSPECS}, data=data, folder=self._folder(where)
        )

    def converse(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that answers on its standard output whatever it reads; the caller ends it.

        Raises:
            SourceError: There is no git, or nothing that it can read.
        """
        where = self._where()
        if isinstance(where, Done):
            raise SourceError(f"git {arguments[0]} failed: {' '.join(where.errors.split())}")
        command = (*_options(()), *arguments)
        return _started(
            *command, environment={**_NOBODYS, **where}, given=subprocess.PIPE, errors=subprocess.DEVNULL
        )

    def must(
        self,
        *arguments: str,
        settings: tuple[str, ...] = (),
        data: bytes = b"",
        pathspecs: tuple[str, ...] = (),
    ) -> Done:
        """Run git where nothing but success is expected.

        Raises:
            SourceError: It failed; carries what git said.
        """
        done = self.run(*arguments, settings=settings, data=data, pathspecs=pathspecs)
        if done.code:
            said = " ".join(done.errors.split()) or f"it ended with exit code {done.code}"
            partial = any(view.partial for view in self._found)
            raise SourceError(
                f"git {arguments[0]} failed: {said}",
                remedy=_COMPLETE if partial else "Check the clone with `git fsck`.",
            )
        return done

    def work_tree(self) -> Path | None:
        """Give the top of the work tree, looked for once; None where the clone has none."""
        if not self.ours:
            self._view()
        if not self._tops:
            kept = {name: value for name, value in os.environ.items() if name in _KEPT}
            found = self._finished("-C", str(self.place), "rev-parse", "--show-toplevel", environment=kept)
            self._tops.append(Path(found.text) if found.code == 0 and found.text else None)
        return self._tops[0]

    def origin(self) -> str:
        """Give the address that the clone's configuration names for `origin`; empty where it names none."""
        view = self._view()
        return "" if isinstance(view, Done) else view.origin

    def in_work_tree(self, *arguments: str) -> bytes | None:
        """Run a command that looks at index and work tree, still with nothing of the clone's configuration.

        Returns:
            Its standard output; None where it failed, or the clone has no work tree.
        """
        where, top = self._where(), self.work_tree()
        if isinstance(where, Done) or top is None:
            return None
        index = str(Path(where["GIT_DIR"]) / "index")
        environment = {**_NOBODYS, **where, "GIT_WORK_TREE": str(top), "GIT_INDEX_FILE": index}
        done = self._finished(*_options(()), *arguments, environment=environment, folder=top)
        return done.out if done.code == 0 else None

    def _where(self) -> Mapping[str, str] | Done:
        """What leads git to the place; what git said where it cannot be led there."""
        if self.ours:
            return {"GIT_DIR": str(self.place)}
        view = self._view()
        return view if isinstance(view, Done) else view.environment

    def _folder(self, where: Mapping[str, str]) -> Path | None:
        """Where the view's work tree has the place: from there git reads a path as its user means it."""
        if "GIT_WORK_TREE" not in where:
            return None
        kept = {name: value for name, value in os.environ.items() if name in _KEPT}
        prefix = self._finished("-C", str(self.place), "rev-parse", "--show-prefix", environment=kept).text
        folder = Path(where["GIT_WORK_TREE"], prefix)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _view(self) -> View | Done:
        """Find the clone, once, with the user's own configuration: it says which owners to trust."""
        if self._found:
            return self._found[0]
        kept = {name: value for name, value in os.environ.items() if name in _KEPT}
        asked = ("-C", str(self.place), "rev-parse", "--absolute-git-dir")
        found = self._finished(*asked, "--show-toplevel", environment=kept)
        names = found.text.split("\n")
        if len(names) == (
            1 if found.code else 2
        ):  # a clone without a work tree has no top, which is an error
            self._tops.append(Path(names[1]) if names[1:] else None)
        else:  # a folder's name has the end of a line in it
            found = self._finished(*asked, environment=kept)
            names = [found.text]
            if found.code:
                return found
        if not names[0]:
            return found
        git_dir = Path(names[0])
        # With --file, git follows no include.
        listing = ("config", "--file", str(common_directory(git_dir) / "config"), "--null", "--list")
        view = View.make(git_dir, self._finished(*listing, environment=_NOBODYS).out)
        self._found.append(view)
        return view

    def _finished(
        self,
        *command: str,
        environment: Mapping[str, str],
        data: bytes = b"",
        folder: Path | None = None,
    ) -> Done:
        # Standard error goes to a file, so that standard output is read in one piece: it may have 50 MB.
        with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as given:
            given.write(data)
            given.seek(0)
            process = _started(*command, environment=environment, given=given, errors=errors, folder=folder)
            late = threading.Event()
            limit = threading.Timer(
                min(max(self.seconds_left(), 1.0), threading.TIMEOUT_MAX), _stop, (process, late)
            )
            limit.daemon = True
            limit.start()
            try:
                with process:
                    out = process.stdout.read() if process.stdout else b""
            finally:
                limit.cancel()
                limit.join()  # while a thread runs, the facts are not stated in forked processes
            if late.is_set():
                raise SourceError("git took longer than the run may.", remedy="Raise --deadline.")
            errors.seek(0)
            return Done(process.returncode, out, errors.read().decode("utf-8", "replace"))


def _options(settings: tuple[str, ...]) -> Iterator[str]:
    for setting in (*_SETTINGS, *settings):
        yield from ("-c", setting)


def _started(
    *command: str,
    environment: Mapping[str, str],
    given: IO[bytes] | int,
    errors: IO[bytes] | int,
    folder: Path | None = None,
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - no shell; callers keep names from looking like options
            ["git", "--no-pager", *command],  # noqa: S607 - the user's git
            cwd=folder,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=process_environment() | _LITERAL | dict(environment) | _OWN,
        )
    except OSError as error:
        raise SourceError(
            f"git could not be started: {error.strerror}.", remedy="Install git and put it on PATH."
        ) from error


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def process_environment() -> dict[str, str]:
    """What any git needs of the environment: where programs and temporary files are, in absolute paths."""
    kept = {name: value for name, value in os.environ.items() if name in _PROCESS}
    places = (
        each for each in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(each).is_absolute()
    )
    return kept | {"PATH": os.pathsep.join(places)}


@contextmanager
def attributes_file(lines: str) -> Iterator[str]:
    """Give the `-c` setting for a global attributes file with these lines, for the time of the block."""
    with tempfile.TemporaryDirectory(prefix="diff-insight-") as folder:
        path = Path(folder, "attributes")
        path.write_text(lines, encoding="utf-8")
        yield f"core.attributesFile={path}"
