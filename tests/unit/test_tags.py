"""A tag is a prefix and a version; the release before is the highest lower version of the same prefix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.sources.tags import releases_of, split_tag, versions_before


@pytest.mark.parametrize(
    ("tag", "prefix"),
    [
        ("v2.1.0", ""),
        ("2.1.0", ""),
        ("@x/a@1.1.0", "@x/a@"),
        ("api-v1.2", "api-"),
        ("s3-client-v1.2.0", "s3-client-"),
        ("python3/v1.0", "python3/"),
        ("2to3-1.0", "2to3-"),
        ("release1.0", "release"),
        ("2024-05-01", ""),
        ("nightly", "nightly"),
    ],
)
def test_a_tag_names_its_package_before_its_version(tag: str, prefix: str) -> None:
    assert split_tag(tag)[0] == prefix


@pytest.mark.parametrize(
    "line",
    [
        ["0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11",
         "1.0.0-rc.1", "1.0.0", "1.0.1", "1.9.0", "1.10.0", "2.0.0"],
        ["1.0.dev1", "1.0a1", "1.0b2", "1.0rc1", "1.0", "1.0.post1", "1.1"],
        ["2023-12-31", "2024-01-02", "2024-01-10", "2024.02.1", "2024.02.1-1", "2024.02.1-2", "2024.11"],
        ["v20240501", "v20240502"],
    ],
)  # fmt: skip
def test_versions_are_ordered_as_their_scheme_orders_them(line: list[str]) -> None:
    keys = [version.key for tag in line if (version := split_tag(tag)[1])]
    assert len(keys) == len(line)
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


TAGS = [
    "v1.0.0",
    "v1.0.1",
    "v2.0.0",
    "v2.1.0-rc.1",
    "v2.1.0",
    "@x/a@1.0.0",
    "@x/a@1.1.0",
    "@x/b@1.0.5",
    "nightly",
]


@pytest.mark.parametrize(
    ("tag", "before"),
    [
        ("v2.1.0", ("v2.0.0", "v1.0.1", "v1.0.0")),
        ("v2.1.0-rc.1", ("v2.0.0", "v1.0.1", "v1.0.0")),
        ("v2.1.0-rc.2", ("v2.1.0-rc.1", "v2.0.0", "v1.0.1", "v1.0.0")),
        ("@x/a@1.1.0", ("@x/a@1.0.0",)),
        ("@x/b@1.0.5", ()),
        ("2.2.0", ("v2.1.0", "v2.0.0", "v1.0.1", "v1.0.0")),
        ("nightly", None),
    ],
)
def test_the_lower_versions_of_the_same_package_come_highest_first(
    tag: str, before: tuple[str, ...] | None
) -> None:
    assert versions_before(tag, TAGS) == before


def test_a_given_prefix_says_which_tags_are_releases() -> None:
    names = ["api-v1", "api-v2.0-rc1", "api-v2.0", "api-validator-9.0", "web-v3"]
    assert versions_before("api-v2.0", names, prefix="api-v") == ("api-v1",)
    assert versions_before("api-v2.0", names, prefix="api-") == ("api-v1",)
    assert releases_of(names, prefix="api-v") == ("api-v2.0", "api-v1")


@given(st.text(max_size=60))
def test_any_tag_is_read(tag: str) -> None:
    prefix, version = split_tag(tag)
    assert tag.startswith(prefix)
    assert version is not None or prefix == tag
