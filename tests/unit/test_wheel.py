"""What is installed is what is in the repository: every file of the package is in the wheel and the sdist."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/diff_insight"
DATA = {".css", ".jinja", ".js", ".json", ".md", ".po", ".py", ".scm", ".toml", ".typed"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


def files() -> set[str]:
    """Give every file of the package, caches apart."""
    return {
        path.relative_to(ROOT / "src").as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }


def test_the_package_holds_no_other_kind_of_file() -> None:
    assert {Path(path).suffix for path in files()} == DATA


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    about = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
    assert {name for name in names if name.startswith("diff_insight/")} == files()
    assert {name for name in names if not name.startswith("diff_insight/")} == {
        f"{about}/METADATA",
        f"{about}/RECORD",
        f"{about}/WHEEL",
        f"{about}/entry_points.txt",
        f"{about}/licenses/LICENSE",
        f"{about.removesuffix('.dist-info')}.data/data/share/man/man1/diff-insight.1",
    }


@pytest.mark.slow
def test_a_wheel_can_be_made_of_the_sdist(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"src/{path}" for path in files()} <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "docs/diff-insight.1"} <= names
