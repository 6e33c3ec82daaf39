"""What unidiff gets wrong, one test a fault: its own answer first, then ours.

The first assertion pins the fault, so that a release of unidiff that mends it is noticed.
"""

import pytest
from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchSet

from diff_insight.diff.parse import parse_diff, read_diff
from diff_insight.model import FileChange, SkippedFile

SECTION = "diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-1\n+2\n"


def test_content_is_not_split_at_carriage_return_form_feed_or_line_separator() -> None:
    diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-one\rtwo\n+one\ftwo\u2028three\x85four\x0bfive\n"
    with pytest.raises(UnidiffParseError):
        PatchSet(diff.splitlines(keepends=True))
    assert parse_diff(diff.encode()) == (
        FileChange(
            path="x",
            additions=1,
            deletions=1,
            patch="@@ -1 +1 @@\n-one\rtwo\n+one\ftwo\u2028three\x85four\x0bfive",
        ),
    )


def test_a_quoted_name_is_unquoted() -> None:
    diff = '--- "a/\\303\\251\\t.md"\n+++ "b/\\303\\251\\t.md"\n@@ -1 +1 @@\n-1\n+2\n'
    assert PatchSet(diff)[0].path == '"\\303\\251\\t.md"'
    assert parse_diff(diff.encode())[0].path == "é\t.md"


def test_a_name_with_a_tab_is_whole() -> None:
    diff = 'diff --git "a/t\\tb" "b/t\\tb"\nold mode 100644\nnew mode 100755\n'
    assert PatchSet(diff.replace("\\t", "\t").replace('"', "")) == []
    assert parse_diff(diff.encode()) == (
        FileChange(path="t\tb", status="changed", old_mode="100644", new_mode="100755"),
    )


def test_an_empty_file_that_gains_content_is_modified() -> None:
    diff = "diff --git a/x b/x\nindex e69de29..d00491f 100644\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+1\n"
    assert PatchSet(diff)[0].is_added_file
    assert parse_diff(diff.encode()) == (
        FileChange(path="x", additions=1, patch="@@ -0,0 +1 @@\n+1", old_mode="100644", new_mode="100644"),
    )


def test_a_file_that_loses_all_content_is_modified() -> None:
    diff = "diff --git a/x b/x\nindex d00491f..e69de29 100644\n--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-1\n"
    assert PatchSet(diff)[0].is_removed_file
    assert parse_diff(diff.encode()) == (
        FileChange(path="x", deletions=1, patch="@@ -1 +0,0 @@\n-1", old_mode="100644", new_mode="100644"),
    )


def test_a_name_that_holds_the_prefix_of_the_new_side_is_whole() -> None:
    name = "x b/y"
    diff = (
        SECTION.replace("/x\n", f"/{name}\t\n")
        .replace("a/x b/x", f"a/{name} b/{name}")
        .replace("\t\nindex", "\nindex")
    )
    with pytest.raises(UnidiffParseError, match="Target without source"):
        PatchSet(diff)
    assert [change.path for change in parse_diff(diff.encode())] == [name]


def test_a_copy_is_no_rename() -> None:
    diff = "diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n"
    assert PatchSet(diff)[0].is_rename
    assert parse_diff(diff.encode()) == (
        FileChange(path="y", previous_path="x", status="copied", similarity=100),
    )


def test_a_combined_diff_is_unreadable_and_what_follows_is_read() -> None:
    combined = (
        "diff --cc m.md\nindex 1,2..3\n--- a/m.md\n+++ b/m.md\n"
        "@@@ -1,1 -1,1 +1,2 @@@\n- one\n -two\n++both\n++more\n"
    )
    assert len(PatchSet(combined)[0]) == 0
    parsed = read_diff((combined + SECTION).encode())
    assert [change.path for change in parsed.changes] == ["x"]
    assert parsed.skipped == (
        SkippedFile(
            path="m.md",
            reason="unreadable",
            detail="a merge shown against all its parents; compare two commits: `git diff A B`",
        ),
    )


def test_a_missing_newline_is_told_in_any_language() -> None:
    diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-1\n+2\n\\ Kein Zeilenumbruch am Dateiende.\n@@ -5 +5 @@\n-3\n+4\n"
    with pytest.raises(UnidiffParseError, match="Unexpected hunk"):
        PatchSet(diff)
    (change,) = parse_diff(diff.encode())
    assert (change.additions, change.deletions) == (2, 2)
    assert change.patch == diff.partition("+++ b/x\n")[2].removesuffix("\n")


def test_a_coloured_diff_is_refused_and_not_empty() -> None:
    diff = "".join(f"\x1b[1m{line}\x1b[m\n" for line in SECTION.splitlines())
    assert len(PatchSet(diff)) == 0
    with pytest.raises(Exception, match=r"Line 1 of the diff: the diff is coloured\. Make it with"):
        parse_diff(diff.encode())


def test_a_line_that_begins_like_a_binary_notice_costs_no_minutes() -> None:
    hostile = b"Binary files " + b"a and " * 200_000 + b"b\n"
    diff = b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-1\n+2\n"
    with pytest.raises(Exception, match=r"Line 6 of the diff: 'Binary files a and"):
        parse_diff(diff + hostile)
    (change,) = parse_diff(b"Binary files " + b"a and " * 200_000 + b"b differ\n")
    assert change.binary


def test_the_binary_patch_of_git_is_binary_and_has_no_patch() -> None:
    diff = (
        "diff --git a/i.png b/i.png\nindex 1..2 100644\nGIT binary patch\ndelta 6\nNcmZo*Vr^yt0stk-0yh8v\n\n"
        "literal 3\nKcmZQzU}OLQ2><{9\n\n"
    ) + SECTION
    assert PatchSet(diff)[0].path == "i.png"
    image, text = parse_diff(diff.encode())
    assert image == FileChange(path="i.png", binary=True, old_mode="100644", new_mode="100644")
    assert (text.additions, text.deletions) == (1, 1)


def test_bytes_that_are_not_utf_8_become_replacement_characters() -> None:
    diff = b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-caf\xe9\n+\xed\xa0\x80\xff\n"
    with pytest.raises(UnicodeDecodeError):
        PatchSet(diff)
    (change,) = parse_diff(diff)
    assert change.patch == "@@ -1 +1 @@\n-caf\ufffd\n+\ufffd\ufffd\ufffd\ufffd"
