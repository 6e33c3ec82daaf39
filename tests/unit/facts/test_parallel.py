"""Work in several processes gives the same answers in the same order."""

import multiprocessing
import multiprocessing.context
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts import parallel
from diff_insight.facts.analyze import Known, analyze, facts_of
from diff_insight.model import FileChange, Versions

_CHANGES = [
    FileChange(path=f"{at}.md", patch=f"@@ -1,1 +1,1 @@\n-Pump {at} runs.\n+Pump {at + 1} runs.{'!' * at}")
    for at in range(40)
]

_BODY = "def drain(tank):\n    tank.open()\n    while tank.level > 3:\n        tank.wait(seconds=5)\n"
_VERSIONS = [
    *((f"{at}.py", f"def run(pump={at}):\n    pass\n", "def run():\n    pass\n") for at in range(12)),
    ("old.py", f"{_BODY}\n\nkept = 1\n", "kept = 1\n"),
    ("new.py", "kept = 2\n", f"{_BODY}\n\nkept = 2\n"),
]


def _size(change: FileChange) -> int:
    return len(change.patch or "")


def test_processes_give_what_one_process_gives() -> None:
    alone = [facts_of(change) for change in _CHANGES]
    assert parallel.each(facts_of, _CHANGES, size=_size, worth=0) == alone


def test_a_range_is_told_alike_in_one_process_and_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {path: {"before": before, "after": after} for path, before, after in _VERSIONS}
    changes = [FileChange(path=path, patch=patch_of(before, after)) for path, before, after in _VERSIONS]
    known = Known(versions=lambda change: Versions(**texts[change.path]))
    alone = analyze(changes, known)
    forked: list[int] = []
    pool = multiprocessing.context.ForkContext.Pool
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    monkeypatch.setattr(
        "diff_insight.facts.analyze.each", lambda *given, size: parallel.each(*given, size=size, worth=0)
    )
    monkeypatch.setattr(
        multiprocessing.context.ForkContext,
        "Pool",
        lambda self, *given, **named: (forked.append(1), pool(self, *given, **named))[1],
    )
    assert analyze(changes, known) == alone
    assert forked
    assert {fact.kind for one in alone for fact in one.facts} >= {"function_moved"}


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
