"""What a person sees while the program works: a bar on a terminal, log groups in a workflow, else nothing.

All of it goes to standard error; standard output carries the result alone.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from diff_insight.diff.secrets import mask
from diff_insight.ports import Progress, Step
from diff_insight.printing import command, one_line, printable, say, tell_runner

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_REDRAWN = 0.1
"""Seconds between two looks of the bar."""


def progress_on(stream: TextIO, *, workflow: bool, quiet: bool = False) -> Progress:
    """Choose the display that fits the stream.

    Args:
        stream: Standard error.
        workflow: Whether a GitHub Actions runner reads the log.
        quiet: Whether the person wants to hear of nothing but what went wrong.
    """
    if quiet:
        return _WarningsAlone(stream)
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
        say(self._stream, f"{kind}: {mask(text)[0]}")


class _WarningsAlone(_Quiet):
    """Asked to be quiet: what the person should act on, and no more."""

    def notice(self, text: str) -> None:
        """Say nothing."""


class _Silent:
    def advance(self, units: int = 1) -> None:
        """Show nothing."""


class _Log(_Quiet):
    """A workflow's log: every step is a group, and nothing in it can be taken for a command."""

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:
        files = f" ({total})" if total is not None else ""
        tell_runner(self._stream, command("group", one_line(title) + files))
        try:
            yield _Silent()
        finally:
            tell_runner(self._stream, command("endgroup"))

    def _say(self, kind: str, text: str) -> None:
        tell_runner(self._stream, command(kind.lower(), printable(mask(text)[0])))


class _Terminal(_Quiet):
    """A terminal: one bar for the step that runs."""

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:
        # rich takes 0.1 s to import: only a person at a terminal waits for it
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        console = Console(file=self._stream)
        if console.is_dumb_terminal:  # which takes nothing back: every look of the bar would stay
            yield _Silent()
            return
        # a thread that refreshes the bar would keep large ranges from using all cores: see facts.parallel
        with RichProgress(console=console, transient=True, auto_refresh=False) as bar:
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
