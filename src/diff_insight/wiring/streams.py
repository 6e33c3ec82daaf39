"""Where a command of the command line reads and writes."""

from dataclasses import dataclass
from typing import BinaryIO, TextIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where a command reads and writes.

    Attributes:
        stdin: Bytes; a diff may be in any encoding.
        stdout: Bytes; carries the result alone.
        stderr: Progress, notices, errors.
        workflow: Whether a GitHub Actions runner reads standard error.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO
    workflow: bool = False

    def write(self, text: str) -> None:
        """Write a result as UTF-8."""
        self.stdout.write(text.encode("utf-8", "replace"))
        self.stdout.flush()
