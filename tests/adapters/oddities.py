"""A repository in which one commit changes files in every odd way that git knows."""

from diff_insight.model import FileChange
from tests.repositories import Repository

_LONG = "".join(f"line {number} of a text that is long enough to be found again\n" for number in range(30))
_TARGET = "a" * 40
_OTHER = "b" * 40


def make(repository: Repository) -> tuple[str, str]:
    """Commit the old and the new side and give their ids."""
    _write(repository, _OLD)
    _link(repository, {"link-to-file": "docs/somewhere", "link-moved": "old target"})
    repository.git("add", "--all")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{_TARGET},vendor/module")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{_TARGET},vendor/gone")
    repository.git("commit", "--quiet", "--message", "old")
    old = repository.git("rev-parse", "HEAD")
    for path in (
        "removed.md",
        "empty-old",
        "renamed-old.md",
        "moved-old.bin",
        "link-to-file",
        "link-moved",
    ):
        (repository.folder / path).unlink()
    (repository.folder / "file-to-link").unlink()
    _write(repository, _NEW)
    _link(repository, {"file-to-link": "docs/elsewhere", "link-moved": "new target"})
    (repository.folder / "mode.sh").chmod(0o755)
    (repository.folder / "mode-and-text.sh").chmod(0o755)
    repository.git("add", "--all", "--", ".", ":!vendor")
    repository.git("update-index", "--cacheinfo", f"160000,{_OTHER},vendor/module")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{_OTHER},vendor/new")
    repository.git("update-index", "--force-remove", "vendor/gone")
    repository.git("commit", "--quiet", "--message", "new")
    return old, repository.git("rev-parse", "HEAD")


def _write(repository: Repository, files: dict[str, str | bytes]) -> None:
    for path, content in files.items():
        repository.write(path, content)


def _link(repository: Repository, links: dict[str, str]) -> None:
    for path, target in links.items():
        (repository.folder / path).symlink_to(target)


_OLD: dict[str, str | bytes] = {
    " leading blank": "1\n",
    "ünïcödé 文書.md": "old\n",
    "quote\"back\\slash'.md": "old\n",
    "new\nline\ttab.md": "old\n",
    "x b/y": "old\n",
    "a/x b/a/x": "old\n",
    "dev/null": "old\n",
    "-dash": "old\n",
    "removed.md": "gone\n",
    "empty-old": "",
    "empty-filled": "",
    "emptied": "was here\n",
    "renamed-old.md": _LONG,
    "moved-old.bin": b"\0binary" * 20,
    "copied-from.md": _LONG.replace("line", "row"),
    "image.png": b"\x89PNG\0old",
    "mode.sh": "echo\n",
    "mode-and-text.sh": "echo 1\n",
    "file-to-link": "content\n",
    "windows.txt": "one\r\ntwo\r\n",
    "returns.txt": "one\rtwo\rthree\n",
    "feeds.txt": "page\fone\x0b\n\x85\u2028\n",
    "latin.txt": b"caf\xe9\n",
    "no-newline.txt": "one\ntwo",
    "newline-lost.txt": "one\n",
    "like-headers.txt": "-- x\n++ y\ndiff --git a/x b/x\n@@ -1 +1 @@\n",
    "code.py": "def one():\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    e = 5\n    return a\n",
    "close.txt": "".join(f"{number}\n" for number in range(1, 13)),
}
_NEW: dict[str, str | bytes] = {
    " leading blank": "2\n",
    "ünïcödé 文書.md": "new\n",
    "quote\"back\\slash'.md": "new\n",
    "new\nline\ttab.md": "new\n",
    "x b/y": "new\n",
    "a/x b/a/x": "new\n",
    "dev/null": "new\n",
    "-dash": "new\n",
    "added.md": "# New\n",
    "empty-new": "",
    "empty-filled": "now here\n",
    "emptied": "",
    "renamed-new.md": _LONG.replace("line 7 ", "line seven "),
    "moved-new.bin": b"\0binary" * 20,
    "copied-from.md": _LONG.replace("line", "row") + "tail\n",
    "copied to.md": _LONG.replace("line", "row"),
    "image.png": b"\x89PNG\0new",
    "mode-and-text.sh": "echo 2\n",
    "link-to-file": "now a file\n",
    "windows.txt": "one\r\n2\r\n",
    "returns.txt": "one\r2\rthree\n",
    "feeds.txt": "page\ftwo\x0b\n\x85\u2028\n",
    "latin.txt": b"caf\xe8\n",
    "no-newline.txt": "one\n2",
    "newline-lost.txt": "one",
    "like-headers.txt": "-- z\n++ w\ndiff --git a/x b/z\n@@ -2 +2 @@\n",
    "code.py": "def one():\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    e = 6\n    return a\n",
    "close.txt": "".join(f"{number}\n" for number in (1, 2, "three", *range(4, 11), "eleven", 12)),
    "-dash-added": b"\xff\xfe\n",
}


def _text(path: str, patch: str, **more: object) -> FileChange:
    lines = patch.split("\n")
    counts = {
        "additions": sum(line.startswith("+") for line in lines),
        "deletions": sum(line.startswith("-") for line in lines),
    }
    modes = {"old_mode": "100644", "new_mode": "100644"}
    return FileChange(path=path, patch=patch, **(counts | modes | more))  # type: ignore[arg-type]


_SWAP = "@@ -1 +1 @@\n-old\n+new"
_NONE = "\\ No newline at end of file"

EXPECTED = (
    _text(" leading blank", "@@ -1 +1 @@\n-1\n+2"),
    _text("-dash", _SWAP),
    _text("-dash-added", "@@ -0,0 +1 @@\n+\ufffd\ufffd", status="added", old_mode=None),
    _text("a/x b/a/x", _SWAP),
    _text("added.md", "@@ -0,0 +1 @@\n+# New", status="added", old_mode=None),
    _text(
        "close.txt",
        "@@ -1,12 +1,12 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n 7\n 8\n 9\n 10\n-11\n+eleven\n 12",
    ),
    _text(
        "code.py",
        "@@ -3,5 +3,5 @@ def one():\n"
        "     b = 2\n     c = 3\n     d = 4\n-    e = 5\n+    e = 6\n     return a",
    ),
    FileChange(
        path="copied to.md",
        previous_path="copied-from.md",
        status="copied",
        similarity=100,
        old_mode="100644",
        new_mode="100644",
    ),
    _text(
        "copied-from.md",
        "@@ -28,3 +28,4 @@ row 26 of a text that is long enough to be found again\n"
        " row 27 of a text that is long enough to be found again\n"
        " row 28 of a text that is long enough to be found again\n"
        " row 29 of a text that is long enough to be found again\n+tail",
    ),
    _text("dev/null", _SWAP),
    _text("emptied", "@@ -1 +0,0 @@\n-was here"),
    _text("empty-filled", "@@ -0,0 +1 @@\n+now here"),
    FileChange(
        path="empty-new",
        previous_path="empty-old",
        status="renamed",
        similarity=100,
        old_mode="100644",
        new_mode="100644",
    ),
    _text("feeds.txt", "@@ -1,2 +1,2 @@\n-page\fone\x0b\n+page\ftwo\x0b\n \x85\u2028"),
    _text(
        "file-to-link",
        f"@@ -1 +0,0 @@\n-content\n@@ -0,0 +1 @@\n+docs/elsewhere\n{_NONE}",
        status="changed",
        new_mode="120000",
    ),
    FileChange(path="image.png", binary=True, old_mode="100644", new_mode="100644"),
    _text("latin.txt", "@@ -1 +1 @@\n-caf\ufffd\n+caf\ufffd"),
    _text(
        "like-headers.txt",
        "@@ -1,4 +1,4 @@\n"
        "--- x\n-++ y\n-diff --git a/x b/x\n-@@ -1 +1 @@\n+-- z\n+++ w\n+diff --git a/x b/z\n+@@ -2 +2 @@",
    ),
    _text(
        "link-moved",
        f"@@ -1 +1 @@\n-old target\n{_NONE}\n+new target\n{_NONE}",
        old_mode="120000",
        new_mode="120000",
    ),
    _text(
        "link-to-file",
        f"@@ -1 +0,0 @@\n-docs/somewhere\n{_NONE}\n@@ -0,0 +1 @@\n+now a file",
        status="changed",
        old_mode="120000",
    ),
    _text("mode-and-text.sh", "@@ -1 +1 @@\n-echo 1\n+echo 2", new_mode="100755"),
    FileChange(path="mode.sh", status="changed", old_mode="100644", new_mode="100755"),
    FileChange(
        path="moved-new.bin",
        previous_path="moved-old.bin",
        status="renamed",
        similarity=100,
        old_mode="100644",
        new_mode="100644",
    ),
    _text("new\nline\ttab.md", _SWAP),
    _text("newline-lost.txt", f"@@ -1 +1 @@\n-one\n+one\n{_NONE}"),
    _text("no-newline.txt", f"@@ -1,2 +1,2 @@\n one\n-two\n{_NONE}\n+2\n{_NONE}"),
    _text("quote\"back\\slash'.md", _SWAP),
    FileChange(
        path="removed.md", status="removed", deletions=1, patch="@@ -1 +0,0 @@\n-gone", old_mode="100644"
    ),
    _text(
        "renamed-new.md",
        "@@ -5,7 +5,7 @@ line 3 of a text that is long enough to be found again\n"
        + "".join(f" line {number} of a text that is long enough to be found again\n" for number in (4, 5, 6))
        + "-line 7 of a text that is long enough to be found again\n"
        "+line seven of a text that is long enough to be found again\n"
        + "\n".join(
            f" line {number} of a text that is long enough to be found again" for number in (8, 9, 10)
        ),
        status="renamed",
        previous_path="renamed-old.md",
        similarity=96,
    ),
    _text("returns.txt", "@@ -1 +1 @@\n-one\rtwo\rthree\n+one\r2\rthree"),
    FileChange(
        path="vendor/gone",
        status="removed",
        deletions=1,
        patch=f"@@ -1 +0,0 @@\n-Subproject commit {_TARGET}",
        old_mode="160000",
    ),
    _text(
        "vendor/module",
        f"@@ -1 +1 @@\n-Subproject commit {_TARGET}\n+Subproject commit {_OTHER}",
        old_mode="160000",
        new_mode="160000",
    ),
    _text(
        "vendor/new",
        f"@@ -0,0 +1 @@\n+Subproject commit {_OTHER}",
        status="added",
        old_mode=None,
        new_mode="160000",
    ),
    _text("windows.txt", "@@ -1,2 +1,2 @@\n one\r\n-two\r\n+2\r"),
    _text("x b/y", _SWAP),
    _text("ünïcödé 文書.md", _SWAP),
)
