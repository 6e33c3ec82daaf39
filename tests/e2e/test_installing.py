"""What make and the image install comes from the lock alone, whatever a package index offers besides.

The command lines are the Makefile's and the Dockerfile's own; the index is a folder of wheels made here, in
which a newer version of a locked package lies beside the locked one.
"""

import hashlib
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]


def wheel(folder: Path, name: str, version: str, *metadata: str) -> str:
    """Make the smallest wheel that can be installed, and give its hash."""
    info = f"{name}-{version}.dist-info"
    head = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *metadata]
    files = {
        f"{name}.py": f"version = {version!r}\n",
        f"{info}/METADATA": "\n".join(head) + "\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def from_the_makefile() -> list[str]:
    """Give the options with which make installs a lock."""
    printing = ["make", "--no-print-directory", "--eval=print-locked:;@echo $(LOCKED)", "print-locked"]
    printed = subprocess.run(printing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return printed.partition(" install ")[2].split()


def from_the_dockerfile() -> list[list[str]]:
    """Give the options of every command with which the image installs anything."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [shlex.split(found) for found in re.findall(r"pip[^&|;\n]* install ([^&|;\n]+)", text)]


def locks() -> list[list[str]]:
    """Give the options of each command that installs a lock, without the lock."""
    from_docker = [options[: options.index("-r")] for options in from_the_dockerfile() if "-r" in options]
    return [from_the_makefile(), *from_docker]


def test_the_makefile_and_the_image_install_locks_by_hash_and_resolve_nothing() -> None:
    assert len(locks()) == 3
    assert all({"--require-hashes", "--no-deps"} <= set(options) for options in locks())
    assert all("--no-deps" in options for options in from_the_dockerfile())


@pytest.mark.slow
@pytest.mark.parametrize("options", locks(), ids=["Makefile", "Dockerfile: tools", "Dockerfile: runtime"])
def test_a_newer_version_of_a_locked_package_is_not_even_looked_at(
    options: Sequence[str], tmp_path: Path
) -> None:
    offered = tmp_path / "offered"
    offered.mkdir()
    barn = wheel(offered, "barn", "1.0", "Requires-Dist: cow[milk]>=1.0")
    cow = wheel(offered, "cow", "1.0", "Provides-Extra: milk")
    wheel(offered, "cow", "2.0", "Provides-Extra: milk")
    lock = tmp_path / "lock.txt"
    lock.write_text(f"barn==1.0 --hash=sha256:{barn}\ncow==1.0 --hash=sha256:{cow}\n", encoding="utf-8")
    index = ["--no-index", "--find-links", str(offered), "--target", str(tmp_path / "installed")]
    command = [sys.executable, "-m", "pip", "install", *options, *index, "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "installed" / "cow.py").read_text(encoding="utf-8") == "version = '1.0'\n"
