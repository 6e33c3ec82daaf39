"""What a terminal shows, and what showing it must not cost."""

import io
import threading

import pytest

from diff_insight.console import progress_on


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_needs_no_thread_so_that_large_ranges_may_fork() -> None:
    screen = _Screen()
    with progress_on(screen, workflow=False).step("Explaining", total=3) as step:
        assert threading.active_count() == 1
        step.advance(2)
    assert "Explaining" in screen.getvalue()


def test_a_terminal_that_takes_nothing_back_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen = _Screen()
    with progress_on(screen, workflow=False).step("Explaining", total=3) as step:
        step.advance(3)
    assert screen.getvalue() == ""
