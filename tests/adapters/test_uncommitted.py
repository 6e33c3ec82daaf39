"""What is not committed is counted, without running anything that a clone names."""

import os
import shutil
from pathlib import Path

import pytest

from diff_insight.sources.git_command import Git
from diff_insight.sources.uncommitted import uncommitted
from tests.repositories import Repository


@pytest.fixture
def clone(repository: Repository) -> Repository:
    repository.commit({"a.txt": "a\n", "b.txt": "b\n", "c/d.txt": "d\n"})
    return repository


def test_a_clean_clone_has_nothing(clone: Repository) -> None:
    assert uncommitted(Git.inside(clone.folder)) == 0
    assert uncommitted(Git.inside(clone.folder / "c")) == 0


def test_staged_changed_and_deleted_files_count_once_and_unknown_ones_do_not(clone: Repository) -> None:
    (clone.folder / "a.txt").write_text("staged\n")
    clone.git("add", "a.txt")
    (clone.folder / "a.txt").write_text("staged and changed again\n")
    (clone.folder / "b.txt").unlink()
    (clone.folder / "c" / "d.txt").write_text("changed\n")
    (clone.folder / "new.txt").write_text("unknown\n")
    assert uncommitted(Git.inside(clone.folder)) == 3


def test_a_file_that_was_only_touched_has_not_changed(clone: Repository, tmp_path: Path) -> None:
    os.utime(clone.folder / "a.txt", (1, 1))
    assert uncommitted(Git.inside(clone.folder)) == 0
    copy = tmp_path / "copy"
    shutil.copytree(clone.folder, copy)
    (copy / "b.txt").write_bytes(b"b\r\n")  # as a checkout on Windows writes it
    assert uncommitted(Git.inside(copy)) == 0


def test_nothing_that_the_clone_names_is_run(clone: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    program.chmod(0o755)
    clone.git("config", "core.fsmonitor", str(program))
    clone.git("config", "filter.own.clean", str(program))
    clone.git("config", "diff.own.textconv", str(program))
    clone.git("config", "core.hooksPath", str(tmp_path))
    (clone.folder / ".gitattributes").write_text("* filter=own diff=own\n")
    mark.unlink(missing_ok=True)
    (clone.folder / "a.txt").write_text("changed\n")
    assert uncommitted(Git.inside(clone.folder)) == 1
    assert not mark.exists()


def test_where_there_is_no_work_tree_there_is_nothing(clone: Repository, tmp_path: Path) -> None:
    clone.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    assert uncommitted(Git.inside(tmp_path / "bare.git")) == 0
    assert uncommitted(Git.inside(tmp_path)) == 0
