"""The borders of the program: what a source, an engine and a progress display have to do.

Everything that touches the network, the disk, the clock or the environment stands behind one of
these; the pipeline gets them as arguments.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from diff_insight.model import AnalyzedRange, Explained, Locale, RangeDiff


class Source(Protocol):
    """Where a commit range comes from."""

    def read(self) -> RangeDiff:
        """Give every changed file of the range exactly once.

        Raises:
            SourceError: The range cannot be read; says what to do.
            InputError: The caller named something that is not there.
        """
        ...


class Engine(Protocol):
    """What turns facts into texts."""

    def explain(
        self,
        analyzed: AnalyzedRange,
        *,
        locales: Sequence[Locale],
        progress: "Progress",
    ) -> Explained:
        """Give a summary for every file and an overview for every category, in every locale.

        Args:
            analyzed: What happened in the files of the range, and what its authors say.
            locales: At least one.
            progress: Told of each file that is done.

        Raises:
            EngineError: Only where this engine was asked for by name and cannot be had at all.
        """
        ...


class Progress(Protocol):
    """What a person sees while the program works; never on standard output."""

    def step(self, title: str, *, total: int | None = None) -> AbstractContextManager["Step"]:
        """Open a named step of `total` units (None: unknown)."""
        ...

    def notice(self, text: str) -> None:
        """Say something worth knowing."""
        ...

    def warning(self, text: str) -> None:
        """Say something that the person should act on."""
        ...


class Step(Protocol):
    """One running step."""

    def advance(self, units: int = 1) -> None:
        """Report units of work as done."""
        ...
