"""A text that nobody wrote ends in lines or in one clear error, in time and memory that a person has."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.e2e.test_command_line import run
from tests.processor import processor_seconds
from tests.repositories import Repository

MEGABYTE = 1_000_000
ROWS = {
    "brackets.py": "[" * MEGABYTE,
    "tags.html": "<a>" * (MEGABYTE // 3),
    "spans.md": "`a` " * 64_000,
    "braces.yml": "{" * MEGABYTE,
    "tokens.txt": "eyJ" * 43_000,
    "blanks.md": " " * MEGABYTE + "x",
    "deep.json": '{"a":' * 100_000,
}


def patch(path: str, line: str) -> bytes:
    return f"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-a\n+{line}\n".encode()


WITH_PEAK = """
import runpy
from pathlib import Path

try:
    runpy.run_module("diff_insight", run_name="__main__", alter_sys=True)
finally:
    Path("peak").write_text(Path("/proc/self/status").read_text("utf-8"), "utf-8")
"""
"""Runs the program and keeps what the system says of its process: wait4's peak is the parent's, if larger."""


@pytest.mark.slow
@pytest.mark.parametrize("path", ROWS)
def test_a_row_without_end_takes_seconds(tmp_path: Path, path: str) -> None:
    start = processor_seconds()
    done = run("report", "--diff", "-", "--engine", "offline", cwd=tmp_path, data=patch(path, ROWS[path]))
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"`{path}`".encode() in done.stdout or path.encode() in done.stdout
    assert processor_seconds() - start < 20


@pytest.mark.slow
@pytest.mark.parametrize("name", ["x.md", "x.js", "x.rs", "Cargo.toml", "__init__.py", "zh/x.po"])
def test_a_path_of_many_folders_takes_seconds_and_little_memory(tmp_path: Path, name: str) -> None:
    (tmp_path / "path.diff").write_bytes(patch("a/" * 40_000 + name, "b"))
    command = [sys.executable, "-c", WITH_PEAK, "report", "--diff", "path.diff", "--engine", "offline"]
    with (tmp_path / "report").open("wb") as report:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=report, stderr=report)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert used.ru_utime + used.ru_stime < 20
    state = dict(row.split(":", 1) for row in (tmp_path / "peak").read_text("utf-8").splitlines())
    assert int(state["VmHWM"].split()[0]) < 200_000


@pytest.mark.slow
def test_a_million_files_are_too_many(tmp_path: Path) -> None:
    data = b"".join(patch(f"d{number % 100}/f{number}", "b") for number in range(MEGABYTE))
    start = time.process_time()
    done = run("report", "--diff", "-", "--engine", "offline", cwd=tmp_path, data=data)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "Error: The range changes more than 100,000 files. "
        "Restrict it to what matters (`-- docs/ src/`), or take a shorter one.\n"
    )
    assert time.process_time() - start < 20


@pytest.mark.slow
def test_a_clone_of_a_million_files_takes_seconds(repository: Repository) -> None:
    folders = {}
    for text in (b"one", b"two"):
        blob = repository.git("hash-object", "-w", "--stdin", data=text)
        rows = "".join(f"100644 blob {blob}\tf{number:03}.md\n" for number in range(1000))
        folders[text] = repository.git("mktree", data=rows.encode())
    commits: list[str] = []
    for texts in ([b"one"] * 1000, [b"one"] * 999 + [b"two"], [b"two"] * 1000):
        rows = "".join(f"040000 tree {folders[text]}\td{number:04}\n" for number, text in enumerate(texts))
        tree = repository.git("mktree", data=rows.encode())
        parent = ("-p", commits[-1]) if commits else ()
        commits.append(repository.git("commit-tree", tree, *parent, "-m", "Change"))
    first, second, third = commits
    before = taken()
    few = run("report", f"{first}...{second}", "--engine", "offline", cwd=repository.folder)
    many = run("report", f"{second}...{third}", "--engine", "offline", cwd=repository.folder)
    assert few.returncode == 0
    assert b"d0999/f999.md" in few.stdout
    assert (many.returncode, many.stdout) == (2, b"")
    assert "The range changes more than 100,000 files. Restrict it" in many.stderr.decode()
    assert taken() - before < 20


def taken() -> float:
    """How long this process and those that it started have worked, in seconds."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


@pytest.mark.slow
@pytest.mark.parametrize("form", [[], ["--format", "html"], ["--flavor", "github"], ["--format", "json"]])
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.json", "a.py", "a.html", "a.yml"])
def test_a_row_of_a_hundred_megabytes_takes_seconds_and_ten_times_its_size(
    tmp_path: Path, path: str, form: list[str]
) -> None:
    (tmp_path / "row.diff").write_bytes(patch(path, "x y:{" * (20 * MEGABYTE)))
    command = [sys.executable, "-m", "diff_insight", "report", "--diff", "row.diff", "--engine", "offline"]
    with (tmp_path / "report").open("wb") as report:
        process = subprocess.Popen([*command, *form], cwd=tmp_path, stdout=report, stderr=report)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert used.ru_utime + used.ru_stime < 20
    assert used.ru_maxrss < 1_000_000


@pytest.mark.slow
def test_twenty_thousand_files_take_seconds(tmp_path: Path) -> None:
    data = b"".join(patch(f"d{number % 100}/f{number}.md", f"b {number}") for number in range(20_000))
    start = time.process_time()
    done = run("report", "--diff", "-", "--engine", "offline", cwd=tmp_path, data=data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert time.process_time() - start < 20
