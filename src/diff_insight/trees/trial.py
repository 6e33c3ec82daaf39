"""A text is tried before it is read: in a process of its own, whose memory and time the system bounds.

Where a text is not of its language, tree-sitter keeps many readings open. At the end of the text it lays them
all out in one step that nothing in this process can stop: 12 KB of a few characters again and again take 6 GB
with one grammar. No count of what is known beforehand tells which texts these are, so the step is taken where
it costs nothing but a process.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from diff_insight.trees.grammar import Grammar

_LEAST_MEMORY = 100_000_000
_MEMORY = 100
"""Bytes for each byte of the text; what people write takes twenty."""
_LEAST_SECONDS = 1
_BYTES_A_SECOND = 200_000
"""How slowly a text may be read; what people write is read fifty times as fast."""
_PATIENCE = 10
"""How many times as long a busy machine may take."""

_CHILD = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from diff_insight.trees.trial import child
child()
"""


class Trials:
    """Tries texts one after the other, in a process that is started anew after each that fails."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def passes(self, grammar: Grammar, source: bytes) -> bool:
        """Say whether a grammar reads a text within bounds."""
        with self._lock:
            try:
                passed = _read_by(self._running(), grammar, source)
            except OSError:
                passed = False
            if not passed:
                self._end()
            return passed

    def end(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # Windows starts nothing without knowing where it is; a grammar needs nothing of the environment
            needed = {name: value for name, value in os.environ.items() if name == "SYSTEMROOT"}
            command = [sys.executable, "-I", "-X", "utf8", "-c", _CHILD, json.dumps(sys.path)]
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=needed,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):  # what it was still to read
                    pipe.close()


TRIALS = Trials()
atexit.register(TRIALS.end)


def _read_by(process: subprocess.Popen[bytes], grammar: Grammar, source: bytes) -> bool:
    """Say whether the process has read a text and lives."""
    patience = threading.Timer(_PATIENCE * _seconds_for(len(source)), process.kill)
    patience.daemon = True
    patience.start()
    try:
        asked = json.dumps([grammar.module, grammar.function, len(source)]).encode()
        if process.stdin is None or process.stdout is None:
            return False
        process.stdin.write(asked + b"\n" + source)
        process.stdin.flush()
        return process.stdout.read(1) == b"."
    finally:
        patience.cancel()


def _seconds_for(size: int) -> int:
    """Say how long a text of so many bytes may take."""
    return _LEAST_SECONDS + size // _BYTES_A_SECOND


def child() -> None:
    """Read one text after the other; whoever takes too much is ended by the system."""
    for asked in sys.stdin.buffer:
        module, function, size = json.loads(asked)
        source = sys.stdin.buffer.read(size)
        parser = Grammar(module, function).parser()
        _bound(size)
        parser.parse(source)
        os.write(1, b".")


def _bound(size: int) -> None:
    """Bound what this process may take from here on; on Windows the parent's patience alone does."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = round(used.ru_utime + used.ru_stime)
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: spent + _seconds_for(size)}
    held = Path("/proc/self/statm")
    if held.exists():
        pages = int(held.read_text(encoding="ascii").split()[0])
        limits[resource.RLIMIT_AS] = pages * resource.getpagesize() + _LEAST_MEMORY + _MEMORY * size
    for limit, most in limits.items():
        allowed = resource.getrlimit(limit)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(limit, (least, allowed))
