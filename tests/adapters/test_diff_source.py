"""Diffs as real programs print them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from diff_insight.errors import DiffSyntaxError
from diff_insight.model import CommitRange, FileChange, RangeDiff, SkippedFile
from diff_insight.sources.unified import DiffSource
from tests.pairs import EXAMPLE, diff_of_pairs
from tests.repositories import Repository

SWAP = "@@ -1 +1 @@\n-1\n+2"


def printed(folder: Path, *command: str) -> bytes:
    """What a program prints that ends with 1 where it finds differences."""
    environment = {
        "LC_ALL": "C",
        "TZ": "Asia/Kolkata",
        "PATH": "/usr/bin:/bin",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    done = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def changes(data: bytes) -> tuple[FileChange, ...]:
    return DiffSource(data).read().changes


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Two folders, `old` and `new`, that differ in what GNU diff can say."""
    for name, old, new in (
        ("same", b"1\n", b"1\n"),
        ("sub/a b", b"1\n", b"2\n"),
        ("t\tab", b"1\n", b"2\n"),
        ("文書", b"1\n", b"2\n"),
        ("-- x", b"-- 1\n", b"++ 2\n"),
        ("image", b"\x001", b"\x002"),
        ("cut", b"1", b"2"),
        ("filled", b"", b"2\n"),
        ("gone", b"1\n", None),
        ("come", None, b"2\n"),
    ):
        for side, content in (("old", old), ("new", new)):
            path = tmp_path / side / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(content)
    return tmp_path


TEXTS = (
    FileChange(path="-- x", additions=1, deletions=1, patch="@@ -1 +1 @@\n--- 1\n+++ 2"),
    FileChange(path="come", status="added", additions=1, patch="@@ -0,0 +1 @@\n+2"),
    FileChange(
        path="cut",
        additions=1,
        deletions=1,
        patch="@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+2\n\\ No newline at end of file",
    ),
    FileChange(path="filled", additions=1, patch="@@ -0,0 +1 @@\n+2"),
    FileChange(path="gone", status="removed", deletions=1, patch="@@ -1 +0,0 @@\n-1"),
    FileChange(path="image", binary=True),
    FileChange(path="sub/a b", additions=1, deletions=1, patch=SWAP),
    FileChange(path="t\tab", additions=1, deletions=1, patch=SWAP),
    FileChange(path="文書", additions=1, deletions=1, patch=SWAP),
)


@pytest.mark.skipif(not shutil.which("diff"), reason="GNU diff is not on this machine")
def test_two_folders_compared_by_diff_are_read(folders: Path) -> None:
    data = printed(folders, "diff", "-ruN", "old", "new")
    assert DiffSource(data, "https://example.com/x").read() == RangeDiff(
        range=CommitRange(permalink="https://example.com/x", source="diff", files=len(TEXTS)), changes=TEXTS
    )
    assert changes(printed(folders, "diff", "-ruN", str(folders / "old"), "new")) == TEXTS


@pytest.mark.skipif(not shutil.which("diff"), reason="GNU diff is not on this machine")
def test_files_of_one_side_are_listed_where_diff_does_not_show_them(folders: Path) -> None:
    read = DiffSource(printed(folders, "diff", "-ru", "old", "new")).read()
    assert read.changes == tuple(change for change in TEXTS if change.status == "modified")
    detail = "the diff tells only that the name stands on one side; compare with `diff -ruN`"
    assert read.skipped == (
        SkippedFile(path="new/come", reason="unreadable", detail=detail),
        SkippedFile(path="old/gone", reason="unreadable", detail=detail),
    )
    assert read.range.files == len(read.changes) + len(read.skipped)


@pytest.mark.skipif(not shutil.which("diff"), reason="GNU diff is not on this machine")
@pytest.mark.parametrize(
    ("options", "form"),
    [
        ("-r", "a diff without context"),
        ("-rN", "a diff without context"),
        ("-rc", "a context diff (`diff -c`)"),
        ("-rcN", "a context diff (`diff -c`)"),
        ("-rn", "what `diff` prints in another form"),
        ("-ry", "what `diff` prints in another form"),
    ],
)
def test_another_form_of_diff_is_named(folders: Path, options: str, form: str) -> None:
    (folders / "old" / "-- x").unlink()  # so that files of one side are named first
    with pytest.raises(DiffSyntaxError, match=re.escape(f"this is no unified diff but {form}.")) as raised:
        DiffSource(printed(folders, "diff", options, "old", "new")).read()
    assert "`diff -ru`" in (raised.value.remedy or "")


def test_two_folders_compared_by_git_are_read(folders: Path) -> None:
    read = changes(printed(folders, "git", "diff", "--no-index", "old", "new"))
    # the folders are part of the names for git: its own --name-only says the same
    assert {(file.path, file.status, file.patch) for file in read} == {
        (f"{'old' if file.status == 'removed' else 'new'}/{file.path}", file.status, file.patch)
        for file in TEXTS
    }


@pytest.mark.skipif(not shutil.which("diff"), reason="GNU diff is not on this machine")
def test_two_files_compared_by_diff_are_one_change(folders: Path) -> None:
    (folders / "x.orig").write_text("1\n")
    (folders / "x").write_text("2\n")
    assert changes(printed(folders, "diff", "-u", "x.orig", "x")) == (
        FileChange(path="x", additions=1, deletions=1, patch=SWAP),
    )


def test_the_mails_of_a_series_are_read(repository: Repository) -> None:
    repository.commit({"a": "1\n", "b": "1\n"})
    repository.commit({"a": "2\n"}, message="One\n\ndiff --git in a message\n--- a/x\n+++ b/x\n@@ text @@")
    repository.commit({"b": "2\n"}, message="Two")
    series = repository.git("format-patch", "--stdout", "HEAD~2").encode()
    assert [(change.path, change.patch) for change in changes(series)] == [("a", SWAP), ("b", SWAP)]
    repository.commit({"b": "3\n"}, message="Three")
    with pytest.raises(DiffSyntaxError, match="'b' is changed by more than one of its commits"):
        changes(repository.git("format-patch", "--stdout", "HEAD~3").encode())


@pytest.mark.parametrize("command", [("show",), ("log", "-p", "-1"), ("log", "-p", "--raw", "--stat", "-1")])
def test_a_commit_with_its_message_is_read(repository: Repository, command: tuple[str, ...]) -> None:
    repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"}, message="Title\n\n--- a/x\n+++ b/x\n@@ -1 +1 @@\ndiff --git a/b b/b")
    assert [(change.path, change.patch) for change in changes(repository.git(*command).encode())] == [
        ("a", SWAP)
    ]


def test_a_merge_shown_against_both_parents_is_listed_as_unreadable(repository: Repository) -> None:
    repository.commit({"a": "".join(f"{number}\n" for number in range(20)), "b": "1\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit({"a": "".join(f"{number}\n" for number in range(19)) + "topic\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"a": "main\n" + "".join(f"{number}\n" for number in range(1, 20))})
    repository.git("merge", "--quiet", "--no-commit", "topic")
    repository.commit({"a": "both\n" + "".join(f"{number}\n" for number in range(1, 19)) + "all\n"})
    for option in ("--cc", "-c"):
        read = DiffSource(repository.git("show", option).encode()).read()
        assert (read.changes, [file.path for file in read.skipped], read.range.files) == ((), ["a"], 1)


def test_a_merge_that_is_not_finished_is_listed_as_unreadable(repository: Repository) -> None:
    repository.commit({"a": "1\n", "b": "1\n", "c": "1\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit({"a": "2\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"a": "3\n"})
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "--quiet", "topic")
    repository.write("b", "2\n")
    read = DiffSource(repository.git("diff").encode()).read()
    assert [file.path for file in read.skipped] == ["a"]
    assert [change.path for change in read.changes] == ["b"]
    cached = DiffSource(repository.git("diff", "--cached").encode()).read()
    assert [file.detail for file in cached.skipped] == ["its merge is not finished; compare commits"]


@pytest.mark.parametrize("data", [EXAMPLE.read_bytes(), diff_of_pairs()], ids=["example", "pairs"])
def test_a_diff_of_many_files_is_read_whole(data: bytes) -> None:
    read = DiffSource(data).read()
    text = data.decode()
    assert read.range.files == len(read.changes) == text.count("\ndiff --git ") + 1
    for change in read.changes:
        lines = (change.patch or "").split("\n")
        assert change.additions == sum(line.startswith("+") for line in lines)
        assert change.deletions == sum(line.startswith("-") for line in lines)
        assert change.patch is None or f"{change.patch}\n" in text
