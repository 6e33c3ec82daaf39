"""Every form of a unified diff that git, GitHub and GNU diff print."""

import pytest

from diff_insight.diff.parse import parse_diff, read_diff
from diff_insight.errors import DiffSyntaxError
from diff_insight.model import FileChange, SkippedFile

HUNK = b"@@ -1 +1 @@\n-1\n+2\n"
SECTION = b"diff --git a/x b/x\nindex 1111111..2222222 100644\n--- a/x\n+++ b/x\n" + HUNK


def paths(data: bytes) -> list[str]:
    return [change.path for change in parse_diff(data)]


def plain(path: str, **more: object) -> FileChange:
    values = {"additions": 1, "deletions": 1, "patch": "@@ -1 +1 @@\n-1\n+2"} | more
    return FileChange(path=path, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b" \r\n\n"])
def test_no_text_is_no_change(data: bytes) -> None:
    assert parse_diff(data) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbf", b""),
        (b"", b"\n"),
        (b"warning: something\n\n", b""),
        (b"Only words\n+++ of\n--- nobody\n@@ here @@\n", b""),
        (b" x | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n", b""),
        (b":100644 100644 1111111 2222222 M\tx\n\n", b""),
        (
            b"commit 0123456789012345678901234567890123456789\nAuthor: A\n\n    --- a/not\n    +++ b/not\n\n",
            b"",
        ),
        (
            b"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n\n---\n x | 2 +-\n\n",
            b"-- \n2.39.5\n\n",
        ),
        (b"tag v1\nTagger: A\n\nText\n--- a/not\n+++ b/not\n\n", b""),
    ],
)
def test_what_stands_around_a_diff_is_nobodys(before: bytes, after: bytes) -> None:
    assert parse_diff(before + SECTION + after) == (plain("x", old_mode="100644", new_mode="100644"),)


def test_a_diff_without_its_last_newline_is_whole() -> None:
    assert parse_diff(SECTION.removesuffix(b"\n")) == parse_diff(SECTION)


def test_a_diff_with_windows_line_ends_keeps_them_in_the_patch() -> None:
    assert parse_diff(SECTION.replace(b"\n", b"\r\n")) == (
        plain("x", patch="@@ -1 +1 @@\r\n-1\r\n+2\r", old_mode="100644", new_mode="100644"),
    )


def test_a_blank_that_a_tool_stripped_is_an_unchanged_line() -> None:
    diff = b"--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n\n-1\n+2\n\r\n\n"
    assert parse_diff(diff) == (plain("x", patch="@@ -1,4 +1,4 @@\n\n-1\n+2\n\r\n"),)


def test_content_that_looks_like_a_diff_is_content() -> None:
    hunk = (
        b"@@ -1,3 +1,4 @@ diff --git a/q b/q\n--- a/x\n+++ b/y\n @@ -9 +9 @@\n"
        b"-diff --git a/z b/z\n++ plus\n+Binary files a and b differ\n"
    )
    (change,) = parse_diff(b"--- a/x\n+++ b/x\n" + hunk + b"--- a/second\n+++ b/second\n" + HUNK)[:1]
    assert change == FileChange(path="x", additions=3, deletions=2, patch=hunk.decode().removesuffix("\n"))


def test_a_hunk_without_context_ends_where_its_counts_end() -> None:
    diff = b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n--- a/y\n+++ b/y\n@@ -5 +5 @@\n-1\n+2\n--- a/y\n+++ b/y\n" + HUNK
    assert [(change.path, change.additions) for change in parse_diff(diff)] == [("x", 2), ("y", 1)]


def test_git_names_come_without_their_prefix_and_quotes() -> None:
    assert paths(SECTION.replace(b"a/x", b"x").replace(b"b/x", b"x")) == ["x"]
    assert paths(SECTION.replace(b"a/x", b"c/x").replace(b"b/x", b"w/x")) == ["x"]
    assert paths(SECTION.replace(b"a/x", b"old/x").replace(b"b/x", b"other/x")) == ["x"]
    assert paths(SECTION.replace(b"a/x", b'"a/\\t"').replace(b"b/x", b'"b/\\t"')) == ["\t"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../x", "C:\\x", ".git/config", "a\\nb", "-rf", "~", "\\000"]
)
def test_a_hostile_path_is_plain_text(name: str) -> None:
    raw = f'"{name}"' if "\\n" in name or "\\0" in name else name
    diff = SECTION.replace(b"a/x", raw.encode()).replace(b"b/x", raw.encode())
    assert paths(diff) == [name.replace("\\n", "\n").replace("\\000", "\0")]


def test_renames_copies_and_modes_come_from_their_own_lines() -> None:
    diff = (
        b"diff --git a/old name b/new name\nold mode 100644\nnew mode 100755\nsimilarity index 90%\n"
        b"rename from old name\nrename to new name\nindex 1..2\n--- a/old name\t\n+++ b/new name\t\n"
        + HUNK
        + b'diff --git a/x "b/\\303\\251"\nsimilarity index 100%\ncopy from x\ncopy to "\\303\\251"\n'
        b"diff --git a/run b/run\nold mode 100644\nnew mode 100755\n"
        b"diff --git a/rewritten b/rewritten\ndissimilarity index 99%\nindex 1..2 100644\n"
        b"--- a/rewritten\n+++ b/rewritten\n" + HUNK
    )
    assert parse_diff(diff) == (
        plain(
            "new name",
            previous_path="old name",
            status="renamed",
            similarity=90,
            old_mode="100644",
            new_mode="100755",
        ),
        FileChange(path="é", previous_path="x", status="copied", similarity=100),
        FileChange(path="run", status="changed", old_mode="100644", new_mode="100755"),
        plain("rewritten", old_mode="100644", new_mode="100644"),
    )


def test_files_come_and_go() -> None:
    diff = (
        b"diff --git a/new b/new\nnew file mode 100755\nindex 0000000..e69de29\n"
        b"diff --git a/old b/old\ndeleted file mode 100644\nindex e69de29..0000000\n"
        b"diff --git a/kept back b/kept back\ndeleted file mode 100644\nindex 1234567..0000000\n"
        b"diff --git a/image b/image\nnew file mode 100644\nindex 0000000..1234567\n"
        b"Binary files /dev/null and b/image differ\n"
        b"diff --git a/gone b/gone\ndeleted file mode 100644\nindex 1234567..0000000\n"
        b"GIT binary patch\nliteral 0\nHcmV?d00001\n\nliteral 3\nKcmZQzU}OLQ2><{9\n\n"
    )
    assert parse_diff(diff) == (
        FileChange(path="new", status="added", new_mode="100755"),
        FileChange(path="old", status="removed", old_mode="100644"),
        FileChange(path="kept back", status="removed", old_mode="100644"),
        FileChange(path="image", status="added", binary=True, new_mode="100644"),
        FileChange(path="gone", status="removed", binary=True, old_mode="100644"),
    )


def test_a_change_of_kind_is_one_file() -> None:
    diff = (
        b"diff --git a/x b/x\ndeleted file mode 120000\nindex 1..0\n--- a/x\n+++ /dev/null\n"
        b"@@ -1 +0,0 @@\n-to\n\\ No newline at end of file\n"
        b"diff --git a/x b/x\nnew file mode 100644\nindex 0..2\n--- /dev/null\n+++ b/x\n"
        b"@@ -0,0 +1 @@\n+text\n"
    )
    assert parse_diff(diff) == (
        FileChange(
            path="x",
            status="changed",
            additions=1,
            deletions=1,
            patch="@@ -1 +0,0 @@\n-to\n\\ No newline at end of file\n@@ -0,0 +1 @@\n+text",
            old_mode="120000",
            new_mode="100644",
        ),
    )


def test_mails_of_a_series_are_one_diff_where_they_touch_different_files() -> None:
    def mail(name: bytes) -> bytes:
        start = (
            b"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: A\nSubject: x\n"
        )
        return start + b"\n--- a\n+++ b\n---\n\n" + SECTION.replace(b"/x", b"/" + name) + b"-- \n2.39.5\n\n"

    assert paths(mail(b"x") + mail(b"y")) == ["x", "y"]
    with pytest.raises(
        DiffSyntaxError,
        match=r"Line 27 .*'x' is changed by more than one of its commits\. Give one diff of the whole",
    ):
        parse_diff(mail(b"x") + mail(b"x"))


def test_a_file_that_a_later_commit_renames_is_no_sum() -> None:
    commit = b"commit 0123456789012345678901234567890123456789\n\n    text\n\n"
    rename = b"diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n"
    with pytest.raises(DiffSyntaxError, match="'x' is changed by more than one"):
        parse_diff(commit + SECTION + commit + rename)


def test_a_path_that_stands_twice_is_refused() -> None:
    with pytest.raises(DiffSyntaxError, match=r"Line 8 of the diff: 'x' was changed before\."):
        parse_diff(SECTION + SECTION)


def test_a_path_that_is_both_shown_and_not_shown_is_refused() -> None:
    with pytest.raises(DiffSyntaxError, match="The diff names 'x' twice"):
        read_diff(SECTION + b"* Unmerged path x\n")


def test_what_diff_ru_prints_is_read() -> None:
    stamp = b"\t2026-01-02 03:04:05.000000000 +0100"
    diff = (
        b'diff -ru "old/a b" "new/a b"\n--- "old/a b"'
        + stamp
        + b'\n+++ "new/a b"'
        + stamp
        + b"\n"
        + HUNK
        + b"Only in old/sub: gone\nOnly in new: come\n"
        b"Binary files old/i and j.png and new/i and j.png differ\n"
        b"Common subdirectories: old/sub and new/sub\nFiles old/q and new/q differ\n"
        b"File old/ty is a directory while file new/ty is a regular file\n"
        b"Symbolic links old/l and new/l differ\n"
    )
    parsed = read_diff(diff)
    assert parsed.changes == (plain("a b"), FileChange(path="i and j.png", binary=True))
    one_sided = "the diff tells only that the name stands on one side; compare with `diff -ruN`"
    assert parsed.skipped == (
        SkippedFile(path="old/sub/gone", reason="unreadable", detail=one_sided),
        SkippedFile(path="new/come", reason="unreadable", detail=one_sided),
        SkippedFile(
            path="q",
            reason="unreadable",
            detail="the diff tells only that the contents differ; compare without `-q`",
        ),
        SkippedFile(
            path="ty",
            reason="unreadable",
            detail="not the same kind of file on both sides, and the diff shows neither",
        ),
        SkippedFile(
            path="l",
            reason="unreadable",
            detail="two symbolic links whose targets the diff does not show",
        ),
    )
    with pytest.raises(DiffSyntaxError, match=r"The diff does not show 'old/sub/gone': the diff tells only"):
        parse_diff(diff)


@pytest.mark.parametrize(
    ("never", "now"),
    [
        (b"1970-01-01 00:00:00.000000000 +0000", b"2026-01-02 03:04:05.000000000 +0000"),
        (b"1970-01-01 05:30:00.000000000 +0530", b"2026-01-02 03:04:05.000000000 +0530"),
        (b"1969-12-31 16:00:00.000000000 -0800", b"2026-01-02 03:04:05.000000000 -0800"),
        (b"Thu Jan  1 00:00:00 1970", b"Fri Jan  2 03:04:05 2026"),
        (b"(nonexistent)", b"(working copy)"),
        (b"(revision 0)", b"(revision 7)"),
    ],
)
def test_the_epoch_means_that_there_is_no_file(never: bytes, now: bytes) -> None:
    diff = b"--- old/x\t%s\n+++ new/x\t%s\n@@ -0,0 +1 @@\n+1\n"
    added, filled = parse_diff(diff % (never, now)) + parse_diff(diff % (now, now))
    assert (added.path, added.status, filled.status) == ("x", "added", "modified")
    diff = b"--- old/x\t%s\n+++ new/x\t%s\n@@ -1 +0,0 @@\n-1\n"
    removed, emptied = parse_diff(diff % (now, never)) + parse_diff(diff % (now, now))
    assert (removed.path, removed.status, emptied.status) == ("x", "removed", "modified")


@pytest.mark.parametrize(
    ("old", "new", "path", "status"),
    [
        (b"/dev/null", b"b/x", "x", "added"),
        (b"a/x", b"/dev/null", "x", "removed"),
        (b"x.orig", b"x", "x", "modified"),
        (b"a/one", b"b/two", "two", "modified"),
        (b"a/src/f", b"b/lib/f", "lib/f", "modified"),
        (b"x", b"-", "x", "modified"),
    ],
)
def test_two_names_without_a_git_line_name_one_file(old: bytes, new: bytes, path: str, status: str) -> None:
    assert parse_diff(b"--- " + old + b"\n+++ " + new + b"\n" + HUNK) == (plain(path, status=status),)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"Binary files one.png and two.png differ\n", "two.png"),
        (b"Binary file one.png has changed\n", "one.png"),
        (b"Binary files /dev/null and b/x.png differ\n", "x.png"),
        (
            (
                b"diff --git a/old/i.png b/new/i.png\nindex 1..2 100644\n"
                b"Binary files a/old/i.png and b/new/i.png differ\n"
            ),
            "new/i.png",
        ),
        (b"diff --git a/old/m b/new/m\nold mode 100644\nnew mode 100755\n", "new/m"),
        (b"diff --git b/x a/x\nold mode 100644\nnew mode 100755\n", "x"),
    ],
)
def test_a_file_without_hunks_has_its_path(data: bytes, path: str) -> None:
    assert paths(data) == [path]


def test_other_tools_lines_between_files_are_passed_over() -> None:
    diff = b"Index: x\n" + b"=" * 67 + b"\n--- x\t(revision 1)\n+++ x\t(working copy)\n" + HUNK
    assert paths(diff + b"\n" + diff.replace(b" x", b" y")) == ["x", "y"]


def test_a_file_that_becomes_a_submodule_shown_as_a_log_is_listed_once() -> None:
    removed = SECTION.replace(
        b"index 1111111..2222222 100644", b"deleted file mode 100644\nindex 1111111..0000000"
    )
    removed = removed.replace(b"+++ b/x", b"+++ /dev/null").partition(b"@@")[0] + b"@@ -1 +0,0 @@\n-1\n"
    parsed = read_diff(b"Submodule x 0000000...89abcde (new submodule)\n" + removed)
    assert ([change.path for change in parsed.changes], [file.path for file in parsed.skipped]) == ([], ["x"])


@pytest.mark.parametrize(
    ("line", "path", "detail"),
    [
        (b"* Unmerged path x", "x", "its merge is not finished; compare commits"),
        (
            b"Submodule lib 1234567..89abcde:\n  > one commit\n  < another",
            "lib",
            "a submodule shown as a log; make the diff with `--submodule=short`",
        ),
    ],
)
def test_what_git_names_and_does_not_show_is_listed(line: bytes, path: str, detail: str) -> None:
    section = SECTION.replace(b"/x", b"/y")
    for data in (line + b"\n" + section, section + line + b"\n"):
        parsed = read_diff(data)
        assert [change.path for change in parsed.changes] == ["y"]
        assert parsed.skipped == (SkippedFile(path=path, reason="unreadable", detail=detail),)
