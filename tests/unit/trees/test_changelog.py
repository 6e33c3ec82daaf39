"""Changelogs: releases and their entries, in every shape that projects give them."""

from diff_insight.trees.formats import format_of
from diff_insight.trees.formats import read as read_format
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn


def read(page: str, *, path: str = "CHANGELOG.md") -> str:
    text = Text.of(page.strip("\n"), path=path)
    return drawn(read_format(text, format_of(path, text.source.split("\n", 1)[0])))


def says(tree: str) -> str:
    return tree.strip("\n")


def test_keep_a_changelog() -> None:
    assert read("""
# Changelog

All notable changes. Kept by hand.

## [Unreleased]

### Added
- Cows moo. They do. (#12)

## [1.2.0] - 2030-01-02
### Fixed
- **barn**: no crash on hay
  - nor on straw

[1.2.0]: https://example.com/1.2.0
""") == says("""
section <Changelog> 1-15
  paragraph 3
    sentence 3 'All notable changes.'
    sentence 3 'Kept by hand.'
  release <Unreleased> 5-9
    release_section <Added> 7-9
      changelog_entry 8 'Cows moo. They do. (#12)'
  release <1.2.0> 10-15 date='2030-01-02'
    link <1.2.0> 10 target='[1.2.0]'
    release_section <Fixed> 11-15
      changelog_entry 12-13 'barn: no crash on hay'
        changelog_entry 13 'nor on straw'
      link_target <1.2.0> 15 target='https://example.com/1.2.0'
""")


def test_releases_without_sections() -> None:
    assert read(
        """
## v2.0.0-rc.1 (March 3, 2030)

Cows are new.

* Hay is cheaper.
""",
        path="HISTORY.md",
    ) == says("""
release <2.0.0-rc.1> 1-5 date='March 3, 2030'
  paragraph 3
    sentence 3 'Cows are new.'
  changelog_entry 5 'Hay is cheaper.'
""")


def test_entries_and_lines_that_are_words_for_a_part_of_a_release_head_it() -> None:
    assert read(
        """
## 8.0.0 / 2030-01-02

* Features
  * Cows `moo` ([#3])

* New barns
  * for hay

**Bug fixes**

* No crash on an empty herd

[#3]: https://example.com/3
""",
        path="History.md",
    ) == says("""
release <8.0.0> 1-13 date='2030-01-02'
  release_section <Features> 3-4
    changelog_entry 4 'Cows `moo` (#3)'
      link <#3> 4 target='[#3]'
  changelog_entry 6-7 'New barns'
    changelog_entry 7 'for hay'
  release_section <Bug fixes> 9-11
    changelog_entry 11 'No crash on an empty herd'
  link_target <#3> 13 target='https://example.com/3'
""")


def test_a_changelog_in_restructuredtext() -> None:
    assert read(
        """
Version 8.2.0
-------------

Released 2030-01-02

-   A parameter warns. :issue:`3865`
-   ``open`` is faster.
""",
        path="CHANGES.rst",
    ) == says("""
release <8.2.0> 1-7 date='2030-01-02'
  changelog_entry 6 'A parameter warns. #3865'
  changelog_entry 7 '`open` is faster.'
""")


def test_a_news_fragment_is_an_entry() -> None:
    assert read(
        """
No crash on an empty herd.
""",
        path="newsfragments/123.bugfix.rst",
    ) == says("""
changelog_entry 1 'No crash on an empty herd.'
""")


def test_a_post_among_the_news_of_a_site_is_no_fragment() -> None:
    for name in ("2015-03-06-summer.md", "_posts/2015-03-06-summer.md", "summer.md"):
        assert read("We took part.", path=f"en/news/{name}") == says("""
paragraph 1
  sentence 1 'We took part.'
""")
    for name in ("123.md", "+summer.md", "summer.feature.md"):
        assert read("We took part.", path=f"news/{name}") == says("""
changelog_entry 1 'We took part.'
""")


def test_a_page_that_is_no_changelog_has_none() -> None:
    assert read(
        """
## 1.2.0

- Cows moo.
""",
        path="docs/guide.md",
    ) == says("""
section <1.2.0> 1-3
  list_item 3
    sentence 3 'Cows moo.'
""")


def test_a_changelog_without_a_suffix_is_read_by_how_it_begins() -> None:
    for page, path in (("## 1.0\n\n\n- Cows moo.", "CHANGELOG"), ("1.0\n---\n\n- Cows moo.", "NEWS")):
        assert read(page, path=path) == "release <1.0> 1-4\n  changelog_entry 4 'Cows moo.'"
