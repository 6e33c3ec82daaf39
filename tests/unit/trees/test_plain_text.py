"""Pages that are called `.txt` as trees: what is read as prose, and what is left as plain lines."""

import pytest

from diff_insight.trees import plain_text
from diff_insight.trees.formats import format_of, read
from diff_insight.trees.node import UnreadableError
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn


def test_a_page_with_underlined_titles_is_restructuredtext() -> None:
    page = "Barn\n====\n\nCows live here.\n\n- Hay\n- Water"

    tree = plain_text.parse(Text.of(page, path="barn.txt"))

    assert drawn(tree) == (
        "section <Barn> 1-7\n"
        "  paragraph 4\n"
        "    sentence 4 'Cows live here.'\n"
        "  list_item <Hay> 6\n"
        "    sentence 6 'Hay'\n"
        "  list_item <Water> 7\n"
        "    sentence 7 'Water'"
    )


def test_running_text_without_any_mark_is_paragraphs_of_sentences() -> None:
    page = (
        "The cows of this barn give milk twice a day. Nobody\nmilks them by hand.\n\n"
        "Ask the farmer for a bottle of it."
    )

    tree = plain_text.parse(Text.of(page, path="barn.txt"))

    assert drawn(tree) == (
        "paragraph 1-2\n"
        "  sentence 1 'The cows of this barn give milk twice a day.'\n"
        "  sentence 1-2 'Nobody milks them by hand.'\n"
        "paragraph 4\n"
        "  sentence 4 'Ask the farmer for a bottle of it.'"
    )


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("apple\npear\nplum\n", id="a list of words"),
        pytest.param("12:01 GET /cow 200\n12:02 GET /hen 404\n", id="a log"),
        pytest.param("barn = 4\nhay = 17 # bales\n", id="values"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_prose_is_left_as_plain_lines(page: str) -> None:
    with pytest.raises(UnreadableError):
        plain_text.parse(Text.of(page, path="barn.txt"))
    assert read(Text.of(page, path="barn.txt"), format_of("barn.txt")).children == ()


@pytest.mark.parametrize(
    "path", ["CMakeLists.txt", "requirements-dev.txt", "web/robots.txt", "constraints.txt"]
)
def test_files_of_other_formats_are_no_pages(path: str) -> None:
    row = format_of(path)

    assert row is None or row.module != "plain_text"
