"""What a person sees while the program works: a bar on a terminal, log groups in a workflow, else nothing.

All of it goes to standard error; standard output carries the result alone.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from diff_insight.ports import Progress, Step

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_REDRAWN = 0.1
"""Seconds between two looks of the bar."""


def progress_on(stream: TextIO, *, workflow: bool) -> Progress:
    """Choose the display that fits the stream.

    Args:
        stream: Standard error.
        workflow: Whether a GitHub Actions runner reads the log.
    """
    if workflow:
        return _Log(stream)
    return _Terminal(stream) if stream.isatty() else _Quiet(stream)


class _Quiet:
    """Piped: only what the person should know or act on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:  # noqa: ARG002 - the port's names
        yield _Silent()

    def notice(self, text: str) -> None:
        self._say("Notice", text)

    def warning(self, text: str) -> None:
        self._say("Warning", text)

    def _say(self, kind: str, text: str) -> None:
        print(f"{kind}: {printable(text)}", file=self._stream, flush=True)


class _Silent:
    def advance(self, units: int = 1) -> None:
        """Show nothing."""


class _Log(_Quiet):
    """A workflow's log: every step is a group, and nothing in it can be taken for a command."""

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:
        files = f" ({total})" if total is not None else ""
        print(f"::group::{command_text(title)}{files}", file=self._stream, flush=True)
        try:
            yield _Silent()
        finally:
            print("::endgroup::", file=self._stream, flush=True)

    def _say(self, kind: str, text: str) -> None:
        print(f"::{kind.lower()}::{command_text(text)}", file=self._stream, flush=True)


class _Terminal(_Quiet):
    """A terminal: one bar for the step that runs."""

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:
        # rich takes 0.1 s to import: only a person at a terminal waits for it
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        # a thread that refreshes the bar would keep large ranges from using all cores: see facts.parallel
        with RichProgress(console=Console(file=self._stream), transient=True, auto_refresh=False) as bar:
            task = bar.add_task(title, total=total)
            bar.refresh()
            yield _Bar(bar, task)


class _Bar:
    def __init__(self, bar: "Bar", task: "TaskID") -> None:
        self._bar = bar
        self._task = task
        self._drawn = time.monotonic()

    def advance(self, units: int = 1) -> None:
        self._bar.advance(self._task, units)
        now = time.monotonic()
        if now - self._drawn >= _REDRAWN:
            self._bar.refresh()
            self._drawn = now


def command_text(text: str) -> str:
    """Escape the data of a workflow command (the runner's own rule: `%`, CR and LF)."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def printable(text: str) -> str:
    """Take the power from control characters; line breaks stay."""
    return "".join(
        char
        if char in "\n\t" or (char.isprintable() and not "\ud800" <= char <= "\udfff")
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text
    )
