"""What is no diff, or a broken one, gets one error that names the line and the way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff.parse import parse_diff, read_diff
from diff_insight.errors import DiffSyntaxError

SECTION = (
    b"diff --git a/x b/x\nindex 1111111..2222222 100644\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n 0\n-1\n+2\n"
)
CUT = "The diff seems to be cut off or edited by hand; make it again."
NO_SIGNS = (
    "The diff seems to be cut off, edited by hand or made with `--word-diff`; make it again with `git diff`."
)
NO_UTF_16 = "Save it as UTF-8, or let git write it: `git diff --output=FILE`."
NO_DIFF = "Give the text that `git diff`, GitHub's .diff address or `diff -ru` prints."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello\n", f"Line 1 of the diff: this is no unified diff. {NO_DIFF}"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"Line 1 of the diff: this is no unified diff. {NO_DIFF}"),
        (b"\0" * 100, f"Line 1 of the diff: this is no unified diff. {NO_DIFF}"),
        (
            b"\n<!DOCTYPE html>\n<p>Not Found",
            f"Line 1 of the diff: this is no unified diff but a web page. {NO_DIFF}",
        ),
        (b'{"message": "Not Found"}', f"Line 1 of the diff: this is no unified diff. {NO_DIFF}"),
        (
            b"*** a/x\n--- b/x\n***************\n*** 1 ****\n",
            f"Line 1 of the diff: this is no unified diff but a context diff (`diff -c`). {NO_DIFF}",
        ),
        (
            b"2c2\n< b\n---\n> B\n",
            f"Line 1 of the diff: this is no unified diff but a diff without context. {NO_DIFF}",
        ),
        (
            SECTION.decode().encode("utf-16"),
            f"Line 1 of the diff: the text is UTF-16. {NO_UTF_16}",
        ),
        (
            SECTION[:-3],
            f"Line 5 of the diff: the text ends inside this hunk, 0 old and 1 new lines are missing. {CUT}",
        ),
        (
            SECTION[:-3] + SECTION.replace(b"/x", b"/y"),
            (
                "Line 8 of the diff: the hunk of line 5 should go on here, "
                f"0 old and 1 new lines are missing. {NO_SIGNS}"
            ),
        ),
        (
            SECTION.replace(b" 0\n-1\n+2\n", b"0\n[-1-]{+2+}\n"),
            (
                "Line 6 of the diff: the hunk of line 5 should go on here, "
                f"2 old and 2 new lines are missing. {NO_SIGNS}"
            ),
        ),
        (
            SECTION.replace(b" 0\n-1\n+2\n", b"  0\n  [-1-]{+2+}\n"),
            f"Line 5 of the diff: this hunk changes nothing. {NO_SIGNS}",
        ),
        (
            b":100644 100644 1111111 2222222 M\0x\0\0" + SECTION + SECTION.replace(b"/x", b"/y"),
            "Line 1 of the diff: names that end in NUL stand before the diff. Make it without `-z`.",
        ),
        (
            b"commit 0123456789012345678901234567890123456789\nMerge: 1 2\n\n    Merge branch 'x'\n",
            (
                "The text holds a commit and no diff. Compare two commits: `git diff A B`; "
                "a merge alone shows nothing where nothing was resolved."
            ),
        ),
        (
            SECTION.replace(b"-1,2", b"-1"),
            f"Line 8 of the diff: the hunk of line 5 has more lines here than its header says. {CUT}",
        ),
        (SECTION + b"+3\n", f"Line 9 of the diff: '+3' stands where a file header or a hunk should. {CUT}"),
        (SECTION + b" 3\n", f"Line 9 of the diff: ' 3' stands where a file header or a hunk should. {CUT}"),
        (
            SECTION + b"-- \n+3\n",
            f"Line 9 of the diff: '-- ' stands where a file header or a hunk should. {CUT}",
        ),
        (
            SECTION + b"<html>\n",
            f"Line 9 of the diff: '<html>' stands where a file header or a hunk should. {CUT}",
        ),
        (
            SECTION.replace(b"@@ -1,2", b"@@ -x"),
            f"Line 5 of the diff: this hunk header cannot be read. {CUT}",
        ),
        (SECTION.replace(b"1,2", b"0,0"), f"Line 5 of the diff: this hunk header promises no lines. {CUT}"),
        (
            SECTION.replace(b"-1,2", b"-" + b"1" * 5000),
            f"Line 5 of the diff: this hunk header cannot be read. {CUT}",
        ),
        (SECTION.partition(b"@@")[0], f"Line 3 of the diff: no hunk follows this file header. {CUT}"),
        (
            SECTION.partition(b"+++")[0],
            f"Line 4 of the diff: a line that starts with '+++ ' should follow the '--- ' line. {CUT}",
        ),
        (
            SECTION.partition(b"---")[0],
            f"Line 1 of the diff: the change of 'x' is announced here and does not follow. {CUT}",
        ),
        (
            b"diff --git a/x b/x\n",
            f"Line 1 of the diff: the change of 'x' is announced here and does not follow. {CUT}",
        ),
        (
            b"diff --git nonsense\nold mode 100644\nnew mode 100755\n",
            f"Line 1 of the diff: no file name can be read here. {CUT}",
        ),
        (b"diff --git a/x b/y\nrename from x\n", f"Line 1 of the diff: no file name can be read here. {CUT}"),
        (b"--- \n+++ \n@@ -1 +1 @@\n-1\n+2\n", f"Line 1 of the diff: no file name can be read here. {CUT}"),
        (
            SECTION + b"\x1b[1mdiff --git a/y b/y\x1b[m\n",
            "Line 9 of the diff: the diff is coloured. Make it with `git diff --no-color`.",
        ),
    ],
)
def test_the_error_names_the_line_and_the_way_out(data: bytes, message: str) -> None:
    with pytest.raises(DiffSyntaxError) as caught:
        parse_diff(data)
    assert str(caught.value) == message


_LINES = st.sampled_from(
    [
        *SECTION.splitlines(),
        b"",
        b"\\ No newline at end of file",
        b"rename from x",
        b"rename to y",
        b"new file mode 100644",
        b"Binary files a/x and b/x differ",
        b"GIT binary patch",
        b"literal 3",
        b"diff --cc x",
        b"@@@ -1 -1 +1 @@@",
        b"Only in a: b",
        b"From 0123456789012345678901234567890123456789 x",
        b"-- ",
        b"\r",
        b"--- /dev/null",
        b"Submodule x 1234567..89abcde:",
    ]
)


@given(st.one_of(st.binary(max_size=200), st.lists(_LINES, max_size=25).map(b"\n".join)))
def test_any_bytes_give_changes_or_one_error(data: bytes) -> None:
    try:
        parsed = read_diff(data)
    except DiffSyntaxError as error:
        remedy = error.remedy
    else:
        remedy = "none needed"
        named = [file.path for file in (*parsed.changes, *parsed.skipped)]
        assert len(named) == len(set(named))
        assert all(named)
        text = data.decode("utf-8", "replace")
        for change in parsed.changes:
            if change.status != "changed":  # the hunks of a change of kind stand apart
                assert change.patch is None or change.patch in text
    assert remedy
