"""The commands of the README, run as they stand there, in a repository with a few commits."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.repositories import Repository
from tests.unit.docs.pages import ROOT

pytestmark = pytest.mark.slow

_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    blocks = _CONSOLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if "diff-insight " in line and "pip" not in line]


def test_the_commands_of_the_readme_work_in_order(tmp_path: Path, repository: Repository) -> None:
    program = tmp_path / "bin" / "diff-insight"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT}/src exec {sys.executable} -m diff_insight "$@"\n')
    program.chmod(0o755)
    for number in range(5):
        repository.commit({"docs/page.md": f"# Page\n\nThe limit is {number} requests.\n"})
    git = shutil.which("git")
    assert git
    shown = commands()
    assert len(shown) >= 6
    for command in shown:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=repository.folder,
            env={"HOME": str(tmp_path), "PATH": f"{program.parent}:{Path(git).parent}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout or "--output" in command, command
