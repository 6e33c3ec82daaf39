"""Room for temporary files where hardly anything can be written."""

import os
import tempfile
from pathlib import Path

import pytest

from diff_insight.action.temporary import find_room
from diff_insight.errors import InputError


@pytest.fixture
def _nothing_usual(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a container with a read-only root: of the usual places only the current folder is left."""
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    monkeypatch.chdir(workspace)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(workspace)])


def test_the_usual_place_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    find_room({"RUNNER_TEMP": os.devnull, "HOME": os.devnull})
    assert tempfile.gettempdir() == str(tmp_path)


@pytest.mark.usefixtures("_nothing_usual")
def test_the_runners_folder_comes_before_home_and_the_workspace(tmp_path: Path) -> None:
    find_room({"RUNNER_TEMP": str(tmp_path), "HOME": "/nowhere"})
    assert tempfile.gettempdir() == str(tmp_path)


@pytest.mark.usefixtures("_nothing_usual")
def test_home_is_next(tmp_path: Path) -> None:
    find_room({"RUNNER_TEMP": "/nowhere", "HOME": str(tmp_path)})
    assert tempfile.gettempdir() == str(tmp_path)


@pytest.mark.usefixtures("_nothing_usual")
def test_the_workspace_is_the_last_resort(tmp_path: Path) -> None:
    find_room({"RUNNER_TEMP": "relative"})
    assert tempfile.gettempdir() == str(tmp_path / "workspace")


@pytest.mark.usefixtures("_nothing_usual")
def test_nothing_to_write_to_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/nowhere"])
    with pytest.raises(InputError, match=r"No folder can be written.*--tmpfs /tmp"):
        find_room({"HOME": "/nowhere"})
