"""Parts of a page of Markdown: what a hunk shows of it, and what a gap may hide."""

from diff_insight.trees import markdown
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn
from tests.unit.trees.markdown_pages import says


def parts(lines: dict[int, str], headings: dict[int, str] | None = None) -> str:
    text = Text.sparse(lines, headings=headings, path="page.md")
    return drawn(markdown.parse(text).renumbered(text.numbers))


def numbered(first: int, page: str) -> dict[int, str]:
    return dict(enumerate(page.strip("\n").split("\n"), first))


def test_a_heading_of_a_hunk_is_the_section_that_its_lines_are_in() -> None:
    lines = {**numbered(10, "Text.\n\n## Hay\n\nMore."), **numbered(40, "Far away.")}

    assert parts(lines, {10: "### Barn", 40: "text that is no heading"}) == says("""
section <Barn> 10-11
  paragraph 10
    sentence 10 'Text.'
section <Hay> 12-14
  paragraph 14
    sentence 14 'More.'
paragraph 40
  sentence 40 'Far away.'
""")


def test_rows_prove_a_table_whose_header_is_not_shown() -> None:
    lines = numbered(70, "Family | hay | -\nHerd | grass <br> oats | x")

    assert parts(lines) == says("""
table 70-71
  table_row <Family> 70
    table_cell <2> 70 'hay'
    table_cell <3> 70 '-'
  table_row <Herd> 71
    table_cell <2> 71 'grass oats'
    table_cell <3> 71 'x'
""")


def test_pipes_in_the_middle_of_a_part_are_no_table() -> None:
    assert parts(numbered(70, "Text.\n\na | b\nc | d")).count("table") == 0


def test_a_part_that_begins_in_an_example_says_so() -> None:
    lines = numbered(
        30, '  "cows": 3,\n  "hay": true\n}\n```\n\nText follows here.\n\n```bash\nbarn open\n```'
    )

    assert parts(lines) == says("""
code_block 30-33 '  "cows": 3,\\n  "hay": true\\n}'
  code_line 30 '"cows": 3,'
  code_line 31 '"hay": true'
  code_line 32 '}'
paragraph 35
  sentence 35 'Text follows here.'
code_block 37-39 'barn open' language='bash'
  code_line 38 'barn open'
""")


def test_a_part_that_begins_in_a_comment_says_so() -> None:
    assert parts(numbered(30, "Hidden text.\n-->\n\nShown.")) == says("""
comment 30-31 'Hidden text.' hidden
paragraph 33
  sentence 33 'Shown.'
""")


def test_a_part_of_front_matter_is_metadata_without_its_fences() -> None:
    lines = numbered(4, " author: someone\n ms.date: 01/02/2030\n ms.custom:\n   - one\n---\n\n# Barn")

    assert parts(lines) == says("""
front_matter 4-8
  metadata <author> 4 'someone'
  metadata <ms.date> 5 '01/02/2030'
  metadata <ms.custom> 6-7
    metadata_entry <one> 7
section <Barn> 10
""")


def test_what_is_hidden_in_a_gap_joins_nothing() -> None:
    lines = {**numbered(20, "```python\ncow = 1"), **numbered(50, "Text after the gap.")}

    assert parts(lines) == says("""
code_block 20-21 'cow = 1' language='python'
  code_line 21 'cow = 1'
paragraph 50
  sentence 50 'Text after the gap.'
""")
