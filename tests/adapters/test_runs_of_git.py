"""How often a report starts git: each run costs some milliseconds, and asks what no other has asked."""

import os
import shutil
from pathlib import Path

import pytest

from diff_insight.sources.git import GitSource
from diff_insight.sources.uncommitted import uncommitted
from tests.repositories import Repository


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a line for each git that is started from now on."""
    log, folder, git = tmp_path / "runs", tmp_path / "bin", shutil.which("git")
    folder.mkdir()
    (folder / "git").write_text(f'#!/bin/sh\necho "$*" >>{log}\nexec {git} "$@"\n')
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return log


def test_a_small_range_starts_git_a_dozen_times(repository: Repository, runs: Path) -> None:
    repository.commit({"a.md": "# A\n"})
    repository.commit({"a.md": "# B\n"})
    runs.unlink(missing_ok=True)
    source = GitSource(repository.folder, "HEAD~1", "HEAD")
    assert uncommitted(source.git()) == 0
    found = source.read()
    assert [found.versions(change).after for change in found.changes] == ["# B\n"]
    assert len(runs.read_text().splitlines()) == 12


def test_a_name_that_means_no_commit_is_asked_for_by_itself(repository: Repository, runs: Path) -> None:
    """A range before the first commit is none that git can look up together with another name."""
    repository.commit({"a.md": "# A\n"})
    runs.unlink(missing_ok=True)
    changes = GitSource(repository.folder, "HEAD~1", "HEAD").read().changes
    assert [change.status for change in changes] == ["added"]
    assert any("HEAD~1^{commit}" in line for line in runs.read_text().splitlines())
