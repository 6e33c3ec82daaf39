from hashlib import md5

from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff.anchors import anchors, short_names

PATHS = st.lists(st.text(st.sampled_from("ab/.\n|é"), min_size=1, max_size=9), unique=True, max_size=12)


def _colliding(digits: int) -> list[str]:
    """Two paths whose MD5 agree in the first `digits` hex digits and not in the next."""
    seen: dict[str, str] = {}
    for number in range(1_000_000):
        path = f"docs/{number}.md"
        digest = md5(path.encode(), usedforsecurity=False).hexdigest()
        other = seen.setdefault(digest[:digits], path)
        if other != path and md5(other.encode(), usedforsecurity=False).hexdigest()[digits] != digest[digits]:
            return [other, path]
    raise AssertionError("no collision found")


def test_anchor_is_six_hex_digits_of_the_md5_of_the_utf8_path() -> None:
    assert anchors(["docs/a.md", "docs/é.md"]) == {
        "docs/a.md": "item-" + md5(b"docs/a.md", usedforsecurity=False).hexdigest()[:6],
        "docs/é.md": "item-" + md5("docs/é.md".encode(), usedforsecurity=False).hexdigest()[:6],
    }


def test_only_colliding_anchors_grow_and_only_as_far_as_it_takes() -> None:
    first, second = _colliding(6)
    given_anchors = anchors([first, "alone.md", second])

    assert given_anchors["alone.md"] == anchors(["alone.md"])["alone.md"]
    assert [len(given_anchors[path]) for path in (first, second)] == [12, 12]
    assert given_anchors[first][:11] == given_anchors[second][:11]


def test_no_anchors_for_no_paths() -> None:
    assert anchors([]) == {}
    assert short_names([]) == {}


@given(PATHS)
def test_anchors_are_unique_and_keep_the_order_of_the_paths(paths: list[str]) -> None:
    given_anchors = anchors(paths)
    assert list(given_anchors) == paths
    assert len(set(given_anchors.values())) == len(paths)


def test_short_name_is_the_base_name_or_the_shortest_suffix_that_no_other_row_shares() -> None:
    assert short_names(
        ["docs/a/index.md", "docs/b/index.md", "docs/a/start.md", "index.md", "x/a/index.md"]
    ) == {
        "docs/a/index.md": "docs/a/index.md",
        "docs/b/index.md": "b/index.md",
        "docs/a/start.md": "start.md",
        "index.md": "index.md",
        "x/a/index.md": "x/a/index.md",
    }


@given(PATHS)
def test_short_names_differ_and_are_ends_of_their_paths_at_a_segment_border(paths: list[str]) -> None:
    names = short_names(paths)
    assert len(set(names.values())) == len(paths)
    for path, name in names.items():
        assert path == name or path.endswith("/" + name)
