"""Names in headers, as git and GNU diff write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff.names import common_path, header_name, path_by_trial, path_of_git_line, unquote
from tests.quoting import quoted

NAMES = st.binary(min_size=1, max_size=20).filter(lambda name: b"\0" not in name)
PREFIXES = st.sampled_from([(b"a/", b"b/"), (b"", b""), (b"i/", b"w/"), (b"old/", b"new/"), (b"1/", b"2/")])


@given(NAMES)
def test_a_quoted_name_is_read_back(name: bytes) -> None:
    assert unquote(quoted(name)) == name


@given(NAMES.filter(lambda name: not name.startswith(b"/") and b"//" not in name), PREFIXES)
def test_the_path_of_a_git_line_is_read_back(name: bytes, prefixes: tuple[bytes, bytes]) -> None:
    old, new = prefixes
    assert path_of_git_line(quoted(old + name) + b" " + quoted(new + name)) == name


@pytest.mark.parametrize(
    ("names", "path"),
    [
        (b"a/x b/x", b"x"),
        (b"a/x b/y b/x b/y", b"x b/y"),
        (b"a/a a/a", b"a/a"),
        (b"b/x b/x", b"b/x"),
        (b'"a/\\303\\251" "b/\\303\\251"', "é".encode()),
        (b"a/x b/yy", None),
        (b"a/x b/y", None),
        (b"", None),
        (b" ", b""),
    ],
)
def test_equal_halves_name_one_path(names: bytes, path: bytes | None) -> None:
    assert path_of_git_line(names) == path


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (b"old/dir/f", b"new/dir/f", b"dir/f"),
        (b"/tmp/one/f", b"/srv/two/f", b"f"),
        (b"bold/f", b"old/f", b"f"),
        (b"f", b"dir/f", b"f"),
        (b"a/src/f", b"b/lib/f", None),
        (b"x.orig", b"x", None),
        (b"one", b"tone", None),
        (b"a/", b"b/", b""),
    ],
)
def test_two_names_share_a_path(old: bytes, new: bytes, path: bytes | None) -> None:
    assert common_path(old, new) == path


@pytest.mark.parametrize(
    ("text", "name", "timestamp"),
    [
        (b"a/x", b"a/x", b""),
        (b"a/with blank\t", b"a/with blank", b""),
        (b"x y\t2026-01-02 03:04:05 +0000", b"x y", b"2026-01-02 03:04:05 +0000"),
        (b'"a/t\\tb"\t2026', b"a/t\tb", b"2026"),
        (b'"open', b'"open', b""),
        (b'"a" b', b'"a" b', b""),
        (b'"bad\\q"', b'"bad\\q"', b""),
    ],
)
def test_a_header_holds_a_name_and_a_timestamp(text: bytes, name: bytes, timestamp: bytes) -> None:
    assert header_name(text) == (name, timestamp)


def test_the_longest_shared_path_wins_a_trial() -> None:
    assert path_by_trial(b"before/x b/y after/x b/y", b" ") == b"x b/y"
    assert path_by_trial(b"/dev/null and new/x and y", b" and ") == b"new/x and y"
    assert path_by_trial(b"a " * 100_000, b" ") is None
