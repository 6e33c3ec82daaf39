import pytest

from diff_insight.errors import PublishError
from diff_insight.publish.write_paths import safe_path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "C:/x",
        "C:x",
        "../x",
        "a/../x",
        "a/./x",
        "a//x",
        "a/",
        ".git/hooks/pre-commit",
        "a/.GIT/config",
        "a/.git. /config",
        "a/.git::$INDEX_ALLOCATION/config",
        "a/.g\u200cit/config",
        "GIT~1/config",
        "a\nb",
        "a\x00b",
        "a\\b",
        "\udcff",
        "x" * 256,
        "/".join(["x" * 200] * 30),
    ],
)
def test_a_path_that_may_leave_the_root_is_refused(path: str) -> None:
    with pytest.raises(PublishError, match="is not a path to write to"):
        safe_path(path)


@pytest.mark.parametrize(
    "path", ["a", "reports/202611/en_US/report.md", ".github/x", "a b/漢字.md", "..a/b..", ".gitignore"]
)
def test_a_plain_relative_path_passes_unchanged(path: str) -> None:
    assert safe_path(path) == path
