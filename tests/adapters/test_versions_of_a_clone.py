"""Both versions of each file, from real clones."""

import gc
import multiprocessing
import os
import shutil
import signal
import subprocess
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import FileChange, RangeDiff, Versions
from diff_insight.sources import git_blobs
from diff_insight.sources.blobs import MOST_BYTES
from diff_insight.sources.git import GitSource
from diff_insight.sources.git_blobs import GitBlobs
from diff_insight.sources.git_command import Git
from diff_insight.sources.git_diff import compare_trees
from tests.adapters import oddities
from tests.adapters.test_any_two_trees import ANYTHING, Tree, commit
from tests.repositories import Repository
from tests.trials import trials


def read(repository: Repository, base: str = "HEAD~1", head: str = "HEAD") -> RangeDiff:
    return GitSource(repository.folder, base, head).read()


def versions(repository: Repository, base: str = "HEAD~1", head: str = "HEAD") -> dict[str, Versions]:
    diff = read(repository, base, head)
    return {change.path: diff.versions(change) for change in diff.changes}


def test_each_text_is_given_before_and_after(repository: Repository) -> None:
    repository.commit({"changed": "one\ntwo", "gone": "was\n", "filled": ""})
    repository.commit({"changed": "one\r\n2\n", "gone": None, "new": b"caf\xe9\n", "filled": "1\n"})
    assert versions(repository) == {
        "changed": Versions(before="one\ntwo", after="one\r\n2\n"),
        "gone": Versions(before="was\n"),
        "new": Versions(after="caf\ufffd\n"),
        "filled": Versions(before="", after="1\n"),
    }


def test_what_stands_where_a_range_ends_is_given_whether_or_not_it_changed(repository: Repository) -> None:
    repository.commit({"kept": "kept\n", "a/b c": "1\n", "gone": "was\n"})
    repository.commit({"a/b c": "2\n", "gone": None})
    repository.commit({"kept": "later\n"})
    standing = read(repository, "HEAD~2", "HEAD~1").standing
    paths = (
        "kept",
        "a/b c",
        "gone",
        "none",
        "a",
        "",
        "kept\nHEAD:a/b c",
        "kept\0",
        "../kept",
        "a/../../kept",
        "\ud800",
    )
    assert [standing(path) for path in paths] == ["kept\n", "2\n", *[None] * 9]
    assert standing("kept") == "kept\n"  # whatever was asked before


def test_of_every_oddity_what_has_two_texts_is_read_and_nothing_else(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "repository")
    old, new = oddities.make(repository)
    diff = read(repository, old, new)
    for change in diff.changes:
        modes = {change.old_mode, change.new_mode}
        if change.patch is None or change.binary or "160000" in modes:
            assert diff.versions(change) == Versions(), change.path
            continue
        paths = {"before": (old, change.previous_path or change.path), "after": (new, change.path)}
        expected = {
            side: repository.git("cat-file", "blob", f"{commit}:{path}")
            .encode("utf-8", "surrogateescape")
            .decode("utf-8", "replace")
            for side, (commit, path) in paths.items()
            if change.status != {"before": "added", "after": "removed"}[side]
        }
        found = diff.versions(change)
        told = {side: text for side in paths if (text := getattr(found, side)) is not None}
        # git() above takes the final newline away
        assert {side: text.removesuffix("\n") for side, text in told.items()} == expected, change.path


@pytest.mark.slow
def test_a_file_over_a_mebibyte_is_not_read_and_the_next_one_is(repository: Repository) -> None:
    repository.commit({"a": "a\n" * (MOST_BYTES // 2), "b": "b\n", "c": "c\n"})
    repository.commit(
        {"a": "b\n" + "a\n" * (MOST_BYTES // 2 - 1), "b": "b\n" * (MOST_BYTES // 2) + "b", "c": "d\n"}
    )
    found = versions(repository)
    assert {path: bool(each.after) for path, each in found.items()} == {"a": True, "b": False, "c": True}
    assert len(found["a"].after or "") == MOST_BYTES
    assert found["b"] == Versions()
    assert found["c"] == Versions(before="c\n", after="d\n")


def test_a_clone_without_some_contents_gives_the_others(repository: Repository) -> None:
    repository.commit({"a": "1\n", "b": "1st\n"})
    repository.commit({"a": "2\n", "b": "2nd\n"})
    diff = read(repository)
    a, b = diff.changes
    assert a.new_blob is not None
    (repository.folder / ".git" / "objects" / a.new_blob[:2] / a.new_blob[2:]).unlink()
    assert [diff.versions(change) for change in (a, b)] == [
        Versions(),
        Versions(before="1st\n", after="2nd\n"),
    ]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every git command from now on, one a line, with the process that started it."""
    real, log = shutil.which("git"), tmp_path / "commands"
    wrapper = tmp_path / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\necho "$PPID $*" >> {log}\nexec {real} "$@"\n')
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", str(wrapper.parent), prepend=os.pathsep)
    return log


def many(repository: Repository, files: int = 40) -> RangeDiff:
    repository.commit({f"{number:03}": f"{number}\n" for number in range(files)})
    repository.commit({f"{number:03}": f"{number}\nmore\n" for number in range(files)})
    return read(repository)


def expected(change: FileChange) -> Versions:
    return Versions(before=f"{int(change.path)}\n", after=f"{int(change.path)}\nmore\n")


def test_one_git_reads_forty_files(repository: Repository, commands: Path) -> None:
    diff = many(repository)
    assert [diff.versions(change) for change in diff.changes] == [expected(each) for each in diff.changes]
    started = [line for line in commands.read_text().splitlines() if "cat-file" in line]
    assert len(started) == 1


INHERITED: dict[str, RangeDiff] = {}


def read_in_a_fork(change: FileChange) -> Versions:
    return INHERITED["diff"].versions(change)


def test_forked_processes_read_at_once_each_by_a_git_of_its_own(
    repository: Repository, commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = many(repository, 200)
    assert diff.versions(diff.changes[0]) == expected(diff.changes[0])
    monkeypatch.setitem(INHERITED, "diff", diff)
    with multiprocessing.get_context("fork").Pool(3) as pool:
        # two rounds, so that each process has read before
        for _ in range(2):
            found = pool.map(read_in_a_fork, diff.changes, chunksize=1)
            assert found == [expected(each) for each in diff.changes]
    assert diff.versions(diff.changes[1]) == expected(diff.changes[1])
    started = [line.split()[0] for line in commands.read_text().splitlines() if "cat-file" in line]
    assert str(os.getpid()) in started
    assert len(set(started)) == len(started) <= 4


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_files(repository: Repository) -> None:
    text = "".join(f"Line {number} of the page.\n" for number in range(10_000))
    repository.commit({f"{number}.md": text for number in range(60)})
    repository.commit({f"{number}.md": f"{number}\n{text}" for number in range(60)})
    diff = read(repository)
    tracemalloc.start()
    try:
        sizes = {len(diff.versions(change).after or "") for change in diff.changes}
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert min(sizes) > 200_000
    assert peak < 6 * max(sizes)  # of sixty files


@pytest.fixture
def conversations(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every git that is asked more than one thing."""
    started: list[subprocess.Popen[bytes]] = []
    converse = Git.converse

    def recorded(git: Git, *arguments: str) -> subprocess.Popen[bytes]:
        started.append(converse(git, *arguments))
        return started[-1]

    monkeypatch.setattr(Git, "converse", recorded)
    return started


def test_git_ends_with_the_range(
    repository: Repository, conversations: list[subprocess.Popen[bytes]]
) -> None:
    diff = many(repository, 1)
    diff.versions(diff.changes[0])
    (process,) = conversations
    assert process.poll() is None
    del diff
    gc.collect()
    assert process.returncode is not None


def test_a_git_that_dies_is_no_error(
    repository: Repository, conversations: list[subprocess.Popen[bytes]]
) -> None:
    diff = many(repository, 2)
    assert diff.versions(diff.changes[0]) == expected(diff.changes[0])
    (process,) = conversations
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert [diff.versions(change) for change in diff.changes] == [Versions(), Versions()]


def test_an_object_that_never_answers_is_no_error(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_blobs, "_PATIENCE", 0.3)
    diff = many(repository, 2)
    name = str(diff.changes[0].old_blob)
    place = repository.folder / ".git" / "objects" / name[:2] / name[2:]
    place.unlink()
    os.mkfifo(place)
    assert [diff.versions(change) for change in diff.changes] == [Versions(), Versions()]


@pytest.mark.parametrize("said", ["", "{name} bl", "{name} blob 9000\\nhalf of it"])
def test_an_answer_that_does_not_end_costs_what_the_run_has_left(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str
) -> None:
    (change,) = many(repository, 1).changes
    stopping = tmp_path / "git"
    stopping.write_text(
        f'#!/bin/sh\ncase "$*" in *cat-file*) '
        f"read name; printf '{said.format(name=change.old_blob)}'; exec sleep 60;; esac\n"
        f"exec '{shutil.which('git')}' \"$@\"\n"
    )
    stopping.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    start = time.monotonic()
    blobs = GitBlobs(Git.inside(repository.folder, seconds_left=lambda: start + 0.5 - time.monotonic()))
    assert blobs.versions(change) == Versions()
    assert time.monotonic() - start < 5


def test_a_missing_git_is_no_error(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    diff = many(repository, 1)
    monkeypatch.setenv("PATH", "")
    assert diff.versions(diff.changes[0]) == Versions()


@pytest.mark.parametrize("blob", ["", "HEAD", "-h", "0" * 40, "x\ny", "abc"])
def test_what_names_no_blob_is_not_asked_for(repository: Repository, blob: str) -> None:
    repository.commit({"a": "1\n"})
    blobs = GitBlobs(Git.inside(repository.folder))
    assert blobs.read(blob) is None
    assert blobs.read(repository.git("rev-parse", "HEAD:")) is None
    assert blobs.read(repository.git("rev-parse", "HEAD:a")) == b"1\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One repository for all examples: each writes its two branches anew."""
    return Repository.create(tmp_path_factory.mktemp("trees") / "repository")


@pytest.mark.slow
@trials(40)
@given(both=ANYTHING)
def test_the_versions_hold_what_the_patch_shows_at_its_lines(
    shared: Repository, both: tuple[Tree, Tree]
) -> None:
    commit(shared, *both)
    git = Git.inside(shared.folder)
    blobs = GitBlobs(git)
    for change in compare_trees(git, "refs/heads/old", "refs/heads/new").changes:
        found = blobs.versions(change)
        if change.patch is None or change.binary:
            assert found == Versions()
            continue
        old, new = ((text or "").split("\n") for text in (found.before, found.after))
        for line in (line for hunk in read_hunks(change.patch) for line in hunk.lines):
            assert line.old is None or old[line.old - 1] == line.text
            assert line.new is None or new[line.new - 1] == line.text
