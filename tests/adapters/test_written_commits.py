"""The commits that tests write themselves are those that git makes; what git alone can do is left to it."""

from pathlib import Path

import pytest

from tests.repositories import Repository

STEPS = {
    "files": ({"cow": "moo\n"}, {"cow": "moo\r\nmoo", "hen": b"\0"}),
    "folders beside files of like names": (
        {"a/b": "1", "a.b": "2", "a-b/c": "3", "a/b.c/d": "4"},
        {"a0": ""},
    ),
    "a file that goes": ({"cow": "moo\n", "barn/hen": "cluck\n"}, {"barn/hen": None}),
    "letters of the East": ({"牛/ü": "もう\n"}, {"牛/ü": "もうもう\n"}),
    "nothing": ({}, {}),
}


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS.keys())
@pytest.mark.parametrize("date", [None, "2026-02-03T04:05:06+02:00", "2026-02-03 04:05:06"])
def test_a_commit_is_the_one_that_git_makes(
    steps: tuple[dict[str, str | bytes | None], ...], date: str | None, tmp_path: Path
) -> None:
    ours, theirs = (Repository.create(tmp_path / name) for name in ("ours", "theirs"))
    for files in steps:
        made = ours.commit(files, message="moo: cows (#3)", date=date)
        theirs.git("config", "core.abbrev", "8")  # a setting of its own: git makes the commit
        assert theirs.commit(files, message="moo: cows (#3)", date=date) == made
    assert ours.git("status", "--porcelain") == ""
    assert ours.git("ls-files", "--stage") == theirs.git("ls-files", "--stage")
    assert ours.git("fsck", "--strict") == ""


def test_links_and_programs_keep_their_modes(tmp_path: Path) -> None:
    ours, theirs = (Repository.create(tmp_path / name) for name in ("ours", "theirs"))
    theirs.git("config", "core.abbrev", "8")
    for repository in (ours, theirs):
        repository.write("run", "#!/bin/sh\n")
        (repository.folder / "run").chmod(0o755)
        (repository.folder / "link").symlink_to("run")
    assert ours.commit() == theirs.commit()


def test_files_that_are_ignored_stay_out_of_a_commit(repository: Repository) -> None:
    repository.commit({".gitignore": "hay\n", "hay": "", "cow": ""})
    assert repository.git("ls-files").split("\n") == [".gitignore", "cow"]


def test_a_merge_has_both_parents(repository: Repository) -> None:
    repository.commit({"cow": ""})
    repository.git("switch", "--quiet", "--create", "barn")
    repository.commit({"hen": ""})
    repository.git("switch", "--quiet", "main")
    repository.commit({"hay": ""})
    repository.git("merge", "--quiet", "--no-commit", "barn")
    repository.commit()
    assert len(repository.git("log", "-1", "--format=%P").split(" ")) == len(["main", "barn"])
