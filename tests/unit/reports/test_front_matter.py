"""The values of the front matter are text, whatever a site takes them for."""

from html.parser import HTMLParser

import cmarkgfm
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.model import Overview, Report
from diff_insight.reports.render import front_matter
from diff_insight.reports.visible import inert

PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "<img src=x onerror=y>", "<!-- x -->", "<?php", "<a href=x>", "</p>"),
        *("![x](http://e/x.png)", "[x](javascript:y)", "[x][y]", "https://e.example/", "<https://e.example>"),
        *(
            "{{ site.x }}",
            "{% include x %}",
            "{{< x >}}",
            "a",
            " ",
            "<",
            "!",
            "[",
            "]",
            "(",
            ")",
            ":",
            "//",
            "{",
        ),
    ]
)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.found.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def tags(text: str) -> set[str]:
    reader = _Tags()
    reader.feed(text)
    reader.close()
    return set(reader.found)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_no_text_is_an_element_an_image_or_a_link(text: str) -> None:
    written = inert(text)
    assert tags(written) == set()
    assert not tags(cmarkgfm.github_flavored_markdown_to_html(written)) & {"a", "img", "script"}
    assert not [mark for mark in ("{{", "{%") if mark in written]
    assert written.replace("\u200b", "") == text.replace("\u200b", "")


@pytest.mark.parametrize(
    "text", ["Breaking: `Client` (a < b, c: d). 漢字!", "[en_US] Report - all", "a <- b, x[0] and 1/2"]
)
def test_harmless_text_passes_unchanged(text: str) -> None:
    assert inert(text) == text


def test_the_four_values_are_read_back() -> None:
    overview = Overview(summary="New <b> ![x](y)", highlights="")
    report = Report(
        title="[<i>] {head}",
        date="2026-02-03",
        permalink=None,
        locale="en_US",
        category="all",
        overview=overview,
    )
    read = yaml.safe_load(front_matter(report))
    assert read == {
        "date": "2026-02-03",
        "permalink": None,
        "summary": "New <\u200bb> !\u200b[x]\u200b(y)",
        "title": "[<\u200bi>] {head}",
    }
