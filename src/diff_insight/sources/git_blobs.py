"""Contents of a repository by their ids: one `git cat-file --batch` answers for all files of a process.

Facts are stated in forked processes (`diff_insight.facts.parallel`). Two that read from one pipe would take
each other's answers, so each process that asks gets a git of its own, and ends no other's.
"""

import os
import re
import select
import subprocess
import weakref
from contextlib import suppress
from typing import IO

from diff_insight.errors import SourceError
from diff_insight.model import FileChange, Versions
from diff_insight.sources.blobs import MOST_BYTES, versions_of
from diff_insight.sources.git_command import Git

_OBJECT = re.compile(r"[0-9a-f]{4,64}")
_PATIENCE = 60.0
_BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]+)\n")
_OTHER = re.compile(rb"[0-9a-f]+ [a-z]+ ([0-9]+)\n")


class GitBlobs:
    """The blobs of one repository.

    Args:
        git: Git in it.
    """

    def __init__(self, git: Git) -> None:
        self._git = git
        self._processes: dict[int, subprocess.Popen[bytes] | None] = {}

    def versions(self, change: FileChange) -> Versions:
        """Give a file before and after; what cannot be had is no error."""
        return versions_of(change, self.read)

    def read(self, blob: str) -> bytes | None:
        """Give the content of a blob; None where there is none, it is over the bound or git fails."""
        if not _OBJECT.fullmatch(blob):
            return None
        with suppress(OSError, SourceError):
            process = self._process()
            if process is None or process.stdin is None or process.stdout is None:
                return None
            process.stdin.write(blob.encode() + b"\n")
            process.stdin.flush()
            if _answers(process.stdout, min(self._git.seconds_left(), _PATIENCE)):
                return _answer(process.stdout)
            process.kill()
        return None

    def _process(self) -> subprocess.Popen[bytes] | None:
        """Git for this process; None where it could not be started, which is tried once."""
        pid = os.getpid()
        if pid not in self._processes:
            self._processes[pid] = None
            process = self._git.converse("cat-file", "--batch")
            self._processes[pid] = process
            weakref.finalize(self, _end, process, pid)
        return self._processes[pid]


def _answers(out: IO[bytes], seconds: float) -> bool:
    """Wait for an answer to begin: what a stranger's clone has in the place of an object may never end."""
    poll = select.poll()
    poll.register(out, select.POLLIN)
    return bool(poll.poll(max(seconds, 0) * 1000))


def _answer(out: IO[bytes]) -> bytes | None:
    """Read one answer whole, whatever is kept of it: the next one starts behind it."""
    head = out.readline()
    if found := _BLOB.fullmatch(head):
        size = int(found[1])
        if size <= MOST_BYTES:
            content = out.read(size)
            return content if len(content) == size and out.read(1) == b"\n" else None
    elif (found := _OTHER.fullmatch(head)) is None:  # `ID missing`, `ID ambiguous`
        return None
    left = int(found[1]) + 1
    while left and (part := out.read(min(left, MOST_BYTES))):
        left -= len(part)
    return None


def _end(process: subprocess.Popen[bytes], pid: int) -> None:
    if pid == os.getpid():
        process.kill()
        process.communicate()
