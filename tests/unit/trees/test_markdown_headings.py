"""Headings in tags: a block of HTML that is one heading begins a section, a decorated one does not."""

import pytest

from diff_insight.trees.markdown_headings import heading_of


@pytest.mark.parametrize(
    ("block", "heading"),
    [
        ("<h2>Hay</h2>\n", (2, "", "Hay")),
        ("  <h4 id='hay.table'>Hay and straw</h4>\n", (4, "hay.table", "Hay and straw")),
        ('<h2 id="hay-and-straw">Hay and straw</h2>\n', (2, "", "Hay and straw")),
        ('<h1 align="center">Barn</h1>\n', None),
        ('<h1><img src="barn.svg"></h1>\n', None),
        ("<h2>Hay</h2>\n<p>Cows eat it.</p>\n", None),
        ("<h2>Hay</h3>\n", None),
    ],
)
def test_a_block_of_one_plain_heading_is_that_heading(
    block: str, heading: tuple[int, str, str] | None
) -> None:
    assert heading_of(block) == heading
