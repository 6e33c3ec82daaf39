"""The hook that pre-commit runs, as .pre-commit-hooks.yaml defines it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import yaml
from tests.repositories import Repository

ROOT = Path(__file__).resolve().parents[2]


def test_the_hook_says_in_one_line_what_the_commit_changes(repository: Repository) -> None:
    repository.commit({"docs/limits.md": "# Limits\n\nThe limit is 20 requests.\n"})
    repository.commit({"docs/limits.md": "# Limits\n\nThe limit is 30 requests.\n"})
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    assert program == "diff-insight"
    done = subprocess.run(
        [sys.executable, "-m", "diff_insight", *arguments],
        cwd=repository.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(r"[0-9a-f]{7} → main: 1 file \(\+1 −1\)\n", done.stdout)
