"""A text that nobody wrote ends in lines or in one clear error, in time and memory that a person has."""

import time
from pathlib import Path

import pytest
from tests.e2e.test_command_line import run

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


@pytest.mark.parametrize("path", ROWS)
def test_a_row_without_end_takes_seconds(tmp_path: Path, path: str) -> None:
    start = time.monotonic()
    done = run("report", "--diff", "-", "--engine", "offline", cwd=tmp_path, data=patch(path, ROWS[path]))
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"`{path}`".encode() in done.stdout or path.encode() in done.stdout
    assert time.monotonic() - start < 20


def test_a_path_of_many_folders_takes_seconds(tmp_path: Path) -> None:
    start = time.monotonic()
    done = run(
        *("report", "--diff", "-", "--engine", "offline"),
        cwd=tmp_path,
        data=patch("a/" * 40_000 + "x.md", "b"),
    )
    assert done.returncode == 0
    assert time.monotonic() - start < 20
