"""Where a command of the command line reads and writes."""

import io
import os
import stat
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from diff_insight.printing import json_log_text, log_text, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where a command reads and writes.

    Attributes:
        stdin: Bytes; a diff may be in any encoding.
        stdout: Bytes; carries the result alone.
        stderr: Progress, notices, errors.
        workflow: Whether a GitHub Actions runner reads the log.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO
    workflow: bool = False

    def write(self, text: str, *, json: bool = False) -> None:
        """Write a result as UTF-8, to the byte where a file or a program takes it.

        A terminal obeys what a diff may hold (escapes), and so does the runner of a workflow (commands):
        there the text is shown instead; JSON stays JSON of the same value.
        """
        if self.stdout.isatty() or (self.workflow and not _is_file(self.stdout)):
            text = json_log_text(text) if json else log_text(text) if self.workflow else printable(text)
        self.stdout.write(text.encode("utf-8", "replace"))
        self.stdout.flush()


def _is_file(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, io.UnsupportedOperation):
        return False
