"""What a terminal shows, and what showing it must not cost."""

import io
import threading

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
