"""Contents of a repository by their ids: one `git cat-file --batch` answers for all files of a process.

Facts are stated in forked processes (`diff_insight.facts.parallel`). Two that read from one pipe would take
each other's answers, so each process that asks gets a git of its own, and ends no other's.
"""

import os
import re
import select
import subprocess
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress

from diff_insight.errors import SourceError
from diff_insight.model import FileChange, Versions
from diff_insight.sources.blobs import MOST_BYTES, versions_of
from diff_insight.sources.git_command import Git

_OBJECT = re.compile(r"[0-9a-f]{4,64}")
_NO_PATH = re.compile(r"\A\.{1,2}(?:/|\Z)|[\x00\n]")
"""What is no path of a tree: git takes it for one of the folder it runs in, and ends; or for two."""
_PATIENCE = 60.0
_ANSWER = re.compile(rb"[0-9a-f]+ ([a-z]+) ([0-9]+)\n")
_PIECE = 1 << 16


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
        return self._named(blob) if _OBJECT.fullmatch(blob) else None

    def standing(self, tree: str, path: str) -> str | None:
        """Give the text of a file in a tree, or a commit's; None where it cannot be had."""
        if not _OBJECT.fullmatch(tree) or _NO_PATH.search(path):
            return None
        content = self._named(f"{tree}:{path}")
        return None if content is None else content.decode("utf-8", "replace")

    def _named(self, name: str) -> bytes | None:
        try:
            asked = os.fsencode(name) + b"\n"
        except UnicodeEncodeError:  # half a character, as `"\ud800"` in JSON: no file is called so
            return None
        with suppress(OSError, SourceError):
            process = self._process()
            if process is None or process.stdin is None or process.stdout is None:
                return None
            process.stdin.write(asked)
            process.stdin.flush()
            out = _Out(process.stdout.fileno(), min(self._git.seconds_left(), _PATIENCE))
            try:
                return _answer(out)
            except TimeoutError:
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


class _Out:
    """What git prints, waited for no longer than it may take.

    What a stranger's clone has in the place of an object may never begin, or never end.
    """

    def __init__(self, descriptor: int, seconds: float) -> None:
        self._descriptor = descriptor
        self._ends = time.monotonic() + seconds
        self._kept = b""
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLIN)

    def line(self) -> bytes:
        """Read to the end of a line."""
        while b"\n" not in self._kept and (more := self._more()):
            self._kept += more
        head, end, self._kept = self._kept.partition(b"\n")
        return head + end

    def parts(self, size: int) -> Iterator[bytes]:
        """Read so many bytes, in parts; fewer where there are no more."""
        while size and (part := self._kept or self._more()):
            self._kept = part[size:]
            yield part[:size]
            size -= len(part[:size])

    def _more(self) -> bytes:
        if not self._poll.poll(max(self._ends - time.monotonic(), 0) * 1000):
            raise TimeoutError
        return os.read(self._descriptor, _PIECE)


def _answer(out: _Out) -> bytes | None:
    """Read one answer whole, whatever is kept of it: the next one starts behind it."""
    head = out.line()
    found = _ANSWER.fullmatch(head)
    if found is None:  # `ID missing`, `ID ambiguous`
        return None
    size = int(found[2])
    wanted = found[1] == b"blob" and size <= MOST_BYTES
    parts = [part for part in out.parts(size) if wanted]
    content = b"".join(parts)
    ended = b"".join(out.parts(1)) == b"\n"
    return content if wanted and ended and len(content) == size else None


def _end(process: subprocess.Popen[bytes], pid: int) -> None:
    if pid == os.getpid():
        process.kill()
        process.communicate()
