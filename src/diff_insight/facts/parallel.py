"""Work on many values in several processes where it is worth it, one after the other where not.

A job has two cores, and a range of 800,000 changed lines keeps one busy for most of a minute. Only
forked processes are used: they need nothing of `__main__`, start at once and find the values where they
lie, so that only what is made of them travels. A program with further threads is not forked (a lock that
one of them holds would stay held in the child).
"""

import gc
import os
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

WORTH_IT = 1_500_000
"""Characters in all from which on the processes pay for themselves: a second of work. They cost a tenth of it
and, on two cores, save near a half."""
_MOST = 8
_ROOM = 50_000
"""Objects of a few files; looking for what nobody needs after every 700 takes a fifth of the time."""
_inherited: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""The work of the forked processes, and its values."""


def each(
    work: Callable[[Given], Made],
    values: Sequence[Given],
    *,
    size: Callable[[Given], int],
    worth: int = WORTH_IT,
) -> list[Made]:
    """Apply a function to every value, in order.

    Args:
        work: What to do; only its result is sent between processes, so any callable will do.
        values: What to work on.
        size: How much work a value is, in characters.
        worth: The sum of sizes from which on processes are used.
    """
    processes = min(_cores(), _MOST, len(values))
    if processes < 2 or sum(map(size, values)) < worth or not _may_fork():  # noqa: PLR2004  one process is none
        return [work(value) for value in values]
    import multiprocessing  # noqa: PLC0415 - small ranges need not pay for the import

    largest = sorted(range(len(values)), key=lambda at: -size(values[at]))
    made: list[Any] = [None] * len(values)
    global _inherited  # noqa: PLW0603 - what a fork inherits is global by nature
    _inherited = work, values
    try:
        with multiprocessing.get_context("fork").Pool(processes, initializer=_begin) as pool:
            chunk = max(1, len(values) // (processes * 16))
            for at, result in zip(largest, pool.imap(_nth, largest, chunksize=chunk), strict=True):
                made[at] = result
    finally:
        _inherited = None
    return made


def _begin() -> None:
    """Let a child's collector leave alone what it shares with its parent, and take the trees of each file."""
    gc.freeze()
    gc.set_threshold(_ROOM)


def _nth(at: int) -> Any:
    assert _inherited is not None  # noqa: S101 - set before the fork
    work, values = _inherited
    return work(values[at])


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    import multiprocessing  # noqa: PLC0415 - see each

    return (
        "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )
