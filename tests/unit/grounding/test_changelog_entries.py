"""Which point of an overview is an entry of a changelog, and so says by its maintainers' word what it is."""

import pytest

from diff_insight.grounding.type_claims import is_entry


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('"Ovens are gone" ([`CHANGELOG.md`](#item-ab12)).', "CHANGELOG.md", True),
        ('`2.4.0`: "Add `Oven`" ([`CHANGES.rst`](#item-ab12)).', "docs/CHANGES.rst", True),
        ("`2.4.0`：“砖窑更快”（[`CHANGELOG.md`](#item-ab12)）。", "CHANGELOG.md", True),
        ("「窯が冷える」 ([`CHANGELOG.md`](#item-ab12))。", "CHANGELOG.md", True),
        ('"Ovens are gone" ([`oven.md`](#item-ab12)).', "oven.md", False),
        ('The class `Oven` is new: "An oven." ([`CHANGELOG.md`](#item-ab12)).', "CHANGELOG.md", False),
        ("The oven breaks ([`CHANGELOG.md`](#item-ab12)).", "CHANGELOG.md", False),
    ],
)
def test_what_is_quoted_whole_from_a_changelog_is_an_entry_of_it(
    text: str, path: str, *, expected: bool
) -> None:
    assert is_entry(text, text.index("[`"), [path]) is expected
