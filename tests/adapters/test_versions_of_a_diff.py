"""Both versions of each file of a finished diff, by its index lines and a clone."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from diff_insight.diff.hunks import apply
from diff_insight.errors import InputError
from diff_insight.model import Versions
from diff_insight.sources.git_blobs import GitBlobs
from diff_insight.sources.git_command import Git
from diff_insight.sources.git_diff import compare_trees
from diff_insight.sources.unified import DiffSource
from tests.adapters import oddities
from tests.adapters.test_any_two_trees import ANYTHING, Tree, commit
from tests.repositories import Repository
from tests.trials import trials

PAGE = "".join(f"Line {number} of the page.\n" for number in range(40))


def printed(repository: Repository, *arguments: str) -> bytes:
    return repository.git("diff", "-M", *arguments).encode("utf-8", "surrogateescape") + b"\n"


def versions(data: bytes, clone: Path | None) -> dict[str, Versions]:
    diff = DiffSource(data, clone=clone).read()
    return {change.path: diff.versions(change) for change in diff.changes}


def test_a_diff_alone_has_no_versions(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"})
    assert versions(printed(repository, "HEAD~1", "HEAD"), None) == {"a": Versions()}


@pytest.mark.parametrize("index", [(), ("--full-index",), ("--abbrev=4",)], ids=str)
@pytest.mark.parametrize("context", ["-U0", "-U3"])
def test_with_a_clone_the_index_lines_give_what_the_clone_gives(
    tmp_path: Path, index: tuple[str, ...], context: str
) -> None:
    repository = Repository.create(tmp_path / "repository")
    old, new = oddities.make(repository)
    git = Git.inside(repository.folder)
    blobs = GitBlobs(git)
    expected = {
        change.path: blobs.versions(change)
        for change in compare_trees(git, old, new).changes
        if change.status != "changed"  # two hunks that no one text fits
    }
    found = versions(printed(repository, "-C", context, *index, old, new), repository.folder)
    assert {path: found[path] for path in expected} == expected
    assert sum(each != Versions() for each in found.values()) > 15


def test_work_that_nobody_has_committed_is_read_from_what_it_changes(repository: Repository) -> None:
    repository.commit({"a": PAGE, "b": "1\n"})
    repository.write("a", PAGE.replace("Line 7 ", "Line seven "))
    repository.write("b", "1\n2")
    assert versions(printed(repository), repository.folder) == {
        "a": Versions(before=PAGE, after=PAGE.replace("Line 7 ", "Line seven ")),
        "b": Versions(before="1\n", after="1\n2"),
    }


def test_a_clone_that_has_the_newer_side_alone_gives_both(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"a": PAGE, "gone": "was\n"})
    repository.commit({"a": PAGE.replace("Line 7 ", "Line seven "), "gone": None, "new": "1\n"})
    data = printed(repository, "HEAD~1", "HEAD")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    assert versions(data, tmp_path / "shallow") == {
        "a": Versions(before=PAGE, after=PAGE.replace("Line 7 ", "Line seven ")),
        "gone": Versions(before="was\n"),
        "new": Versions(after="1\n"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"-Line 7 of the page.", b"-Line 7 of a page."),
        (b"+Line seven of the page.", b"+Line seven of a page."),
        (b" Line 5 of the page.", b" Line 5 of a page."),
        (b"@@ -5,", b"@@ -6,"),
        (b"index 02c1151..5922e13", b"index 5922e13..02c1151"),
        (b"index 02c1151..5922e13", b"index 02c1152..5922e14"),
    ],
)
def test_a_diff_that_the_clone_does_not_bear_out_has_no_versions(
    repository: Repository, old: bytes, new: bytes
) -> None:
    repository.commit({"a": PAGE})
    repository.commit({"a": PAGE.replace("Line 7 ", "Line seven ")})
    data = printed(repository, "HEAD~1", "HEAD")
    assert old in data
    assert versions(data.replace(old, new), repository.folder) == {"a": Versions()}


def test_a_secret_that_is_masked_by_now_does_not_hide_the_file(repository: Repository) -> None:
    repository.commit({"a": "key = hidden\n"})
    repository.commit({"a": "key = shown\n"})
    diff = DiffSource(printed(repository, "HEAD~1", "HEAD"), clone=repository.folder).read()
    (change,) = diff.changes
    masked = replace(change, patch=str(change.patch).replace("hidden", "***"))
    assert diff.versions(masked) == Versions(before="key = hidden\n", after="key = shown\n")


def test_a_folder_that_is_no_clone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no git repository"):
        DiffSource(b"", clone=tmp_path).read()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One repository for all examples: each writes its two branches anew."""
    return Repository.create(tmp_path_factory.mktemp("trees") / "repository")


@pytest.mark.slow
@trials(40)
@given(both=ANYTHING)
def test_a_patch_takes_any_text_to_the_other_and_back(shared: Repository, both: tuple[Tree, Tree]) -> None:
    commit(shared, *both)
    git = Git.inside(shared.folder)
    blobs = GitBlobs(git)
    for change in compare_trees(git, "refs/heads/old", "refs/heads/new").changes:
        found = blobs.versions(change)
        if found == Versions() or change.status == "changed":
            continue
        before, after = found.before or "", found.after or ""
        assert apply(change.patch, before) == after
        assert apply(change.patch, after, backward=True) == before
