"""How git is run: the same on every machine, and nothing in a repository runs with it.

What a user's configuration or environment says about the look of a diff must not reach a report
(`diff.noprefix`, `color.ui`, `GIT_EXTERNAL_DIFF`, ...), and a clone may hold configuration that
somebody else wrote. So git gets its plumbing commands, a cleaned environment and the settings
below (docs/decisions/0012).
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from diff_insight.errors import SourceError

_SETTINGS = (
    "core.fsmonitor=false",  # a program of the repository's choice
    f"core.hooksPath={os.devnull}",
    "core.quotePath=true",
    "core.warnAmbiguousRefs=true",
    "core.bigFileThreshold=512m",  # git's own default: above it a text file counts as binary
    "diff.suppressBlankEmpty=false",
)
_KEPT = frozenset(
    {
        "GIT_ASKPASS",
        "GIT_CEILING_DIRECTORIES",
        "GIT_CONFIG_GLOBAL",  # holds the user's safe.directory
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "GIT_EXEC_PATH",
        "GIT_SSH",  # a partial clone fetches what is missing the way its user fetches
        "GIT_SSH_COMMAND",
        "GIT_SSL_CAINFO",
        "GIT_SSL_CAPATH",
    }
)
_OWN = {
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",  # the errors that we tell apart are read in English
}


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


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one place.

    Attributes:
        place: `-C DIR` for a folder inside a clone, `--git-dir=DIR` for a repository of our own;
            only the first lets git check who owns it.
    """

    place: tuple[str, ...]

    @classmethod
    def inside(cls, directory: Path) -> "Git":
        """Use the clone that this folder lies in."""
        return cls(("-C", str(directory)))

    @classmethod
    def of(cls, git_dir: Path) -> "Git":
        """Use the repository whose git directory this is: one that this program made itself."""
        return cls((f"--git-dir={git_dir}",))

    def run(self, *arguments: str, settings: tuple[str, ...] = (), data: bytes = b"") -> Done:
        """Run git and give what came of it, whatever its exit code.

        Args:
            arguments: The command and its arguments.
            settings: Configuration (`name=value`) for this command alone.
            data: Its standard input.

        Raises:
            SourceError: There is no git.
        """
        # Standard error goes to a file, so that standard output is read in one piece: it may have 50 MB.
        with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as given:
            given.write(data)
            given.seek(0)
            with self._started(*arguments, settings=settings, given=given, errors=errors) as process:
                out = process.stdout.read() if process.stdout else b""
            errors.seek(0)
            return Done(process.returncode, out, errors.read().decode("utf-8", "replace"))

    def converse(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that answers on its standard output whatever it reads; the caller ends it.

        Raises:
            SourceError: There is no git.
        """
        return self._started(*arguments, settings=(), given=subprocess.PIPE, errors=subprocess.DEVNULL)

    def must(self, *arguments: str, settings: tuple[str, ...] = (), data: bytes = b"") -> Done:
        """Run git where nothing but success is expected.

        Raises:
            SourceError: It failed; carries what git said.
        """
        done = self.run(*arguments, settings=settings, data=data)
        if done.code:
            said = " ".join(done.errors.split()) or f"it ended with exit code {done.code}"
            raise SourceError(f"git {arguments[0]} failed: {said}", remedy="Check the clone with `git fsck`.")
        return done

    def _started(
        self, *arguments: str, settings: tuple[str, ...], given: IO[bytes] | int, errors: IO[bytes] | int
    ) -> subprocess.Popen[bytes]:
        command = ["git", "--no-pager", "--literal-pathspecs", *self.place]
        for setting in (*_SETTINGS, *settings):
            command += ("-c", setting)
        try:
            return subprocess.Popen(  # noqa: S603 - no shell; callers keep names from looking like options
                [*command, *arguments],
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_environment(),
            )
        except OSError as error:
            raise SourceError(
                f"git could not be started: {error.strerror}.", remedy="Install git and put it on PATH."
            ) from error


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | _OWN


@contextmanager
def attributes_file(lines: str) -> Iterator[str]:
    """Give the `-c` setting for a global attributes file with these lines, for the time of the block."""
    with tempfile.TemporaryDirectory(prefix="diff-insight-") as folder:
        path = Path(folder, "attributes")
        path.write_text(lines, encoding="utf-8")
        yield f"core.attributesFile={path}"
