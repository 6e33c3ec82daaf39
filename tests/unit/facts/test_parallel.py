"""Work in several processes gives the same answers in the same order."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from diff_insight.facts import parallel
from diff_insight.facts.analyze import facts_of
from diff_insight.model import FileChange

_CHANGES = [
    FileChange(path=f"{at}.md", patch=f"@@ -1,1 +1,1 @@\n-Pump {at} runs.\n+Pump {at + 1} runs.{'!' * at}")
    for at in range(40)
]


def _size(change: FileChange) -> int:
    return len(change.patch or "")


def test_processes_give_what_one_process_gives() -> None:
    alone = [facts_of(change) for change in _CHANGES]
    assert parallel.each(facts_of, _CHANGES, size=_size, worth=0) == alone


def test_small_work_stays_in_this_process() -> None:
    seen: list[int] = []
    assert parallel.each(seen.append, [1, 2, 3], size=lambda _: 1) == [None, None, None]
    assert seen == [1, 2, 3]


def test_a_program_with_threads_is_not_forked() -> None:
    seen: list[int] = []
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        parallel.each(seen.append, [1, 2], size=lambda _: 1, worth=0)
    finally:
        done.set()
        thread.join()
    assert seen == [1, 2]


def test_a_script_without_a_main_guard_may_call_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from diff_insight.facts import parallel\n"
        "print(parallel.each(len, ['a', 'bb', 'ccc'], size=len, worth=0))\n"
    )
    source = Path(parallel.__file__).resolve().parents[2]
    shown = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(source)},
    )
    assert shown.stdout == "[1, 2, 3]\n"


def test_work_that_cannot_be_sent_finds_what_surrounds_it_in_every_process() -> None:
    names = {change.path: at for at, change in enumerate(_CHANGES)}
    made = parallel.each(lambda change: names[change.path], _CHANGES, size=_size, worth=0)
    assert made == list(range(len(_CHANGES)))


def test_a_failure_in_a_process_is_a_failure_here() -> None:
    with pytest.raises(ZeroDivisionError):
        parallel.each(lambda at: 1 // at, [1, 2, 0, 3], size=lambda _: 1, worth=0)
