import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diff_insight.engines.offline import summarize
from diff_insight.model import (
    FACT_KINDS,
    LOCALES,
    MODIFICATION_TYPES,
    TYPE_RULES,
    AnalyzedFile,
    Fact,
    FileChange,
    Locale,
)
from tests.unit.engines.examples import EVERY_KIND, analyzed

FILLER = re.compile(
    r"clarity|user experience|improv|enhanc|ensur|in order to|为了|提升|改善|增强|清晰|体验"
    r"|ため(?!、)|向上|改善|分かりやす",
    re.IGNORECASE,
)
TEXT = st.one_of(
    st.none(),
    st.sampled_from(
        ["`x`", "a\nb", "**b**", "[t](u)", "{n}", "%s", "<b>", "| c |", "- ", "# h", "x" * 300, "word " * 60]
    ),
    st.text(max_size=30),
)
LINES = st.lists(st.integers(1, 60), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
FACTS = st.builds(
    Fact,
    kind=st.sampled_from(FACT_KINDS),
    removed=LINES,
    added=LINES,
    section=TEXT,
    symbol=TEXT,
    key=TEXT,
    row=TEXT,
    column=TEXT,
    cells=st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=3).map(tuple),
    old=TEXT,
    new=TEXT,
    token=st.sampled_from([None, "version", "word", "punctuation", "code"]),
    language=st.sampled_from([None, "python", "a`b"]),
    level=st.sampled_from([None, 1, 2]),
    count=st.sampled_from([None, 3]),
    path=TEXT,
)
CHANGES = st.builds(
    FileChange,
    path=st.sampled_from(["docs/a.md", "src/b.py", "c.png", "od`d [x](y).md", "a\nb.yaml"]),
    previous_path=st.sampled_from([None, "old.md"]),
    status=st.sampled_from(["added", "removed", "modified", "renamed", "copied", "changed"]),
    additions=st.integers(0, 5),
    deletions=st.integers(0, 5),
    patch=st.sampled_from([None, "@@ -1 +1 @@\n-a\n+b"]),
    binary=st.booleans(),
)
FILES = st.builds(
    AnalyzedFile,
    change=CHANGES,
    facts=st.lists(FACTS, max_size=30).map(tuple),
    modification_type=st.sampled_from(MODIFICATION_TYPES),
    rule=st.sampled_from(TYPE_RULES),
)


@pytest.mark.parametrize("kind", FACT_KINDS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_is_told_without_gaps_and_filler(kind: str, locale: Locale) -> None:
    summary = summarize(EVERY_KIND[kind], locale)  # type: ignore[index]
    for text in (summary.modification_title, summary.explanation):
        assert text.strip()
        assert not re.search(r"\{[a-z_]+\}", text)
        assert not FILLER.search(text)
    if locale != "en_US":
        assert re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", summary.modification_title)


@settings(max_examples=60)
@given(file=FILES, locale=st.sampled_from(LOCALES))
def test_whatever_the_facts_the_texts_keep_their_bounds(file: AnalyzedFile, locale: Locale) -> None:
    summary = summarize(file, locale)
    assert summary == summarize(file, locale)
    assert summary.modification_type == file.modification_type
    title = summary.modification_title
    assert 0 < len(title) <= 80
    assert title.isprintable() or "\u200d" in title or not title.isascii()
    assert "\n" not in title
    blocks = [
        (token.type, token.level)
        for token in MarkdownIt("commonmark").parse(summary.explanation)
        if token.nesting == 1
    ]
    top = [kind for kind, level in blocks if level == 0]
    assert set(top) <= {"paragraph_open", "bullet_list_open"}
    assert top.count("paragraph_open") <= 2
    assert top.count("bullet_list_open") <= 1
    assert sum(1 for kind, _ in blocks if kind == "list_item_open") <= 8
    assert len(summary.explanation) < 8_000


def test_a_large_change_says_what_it_leaves_out_by_count() -> None:
    rows = [
        Fact(kind="table_row_added", section=f"Table {at % 12}", row=f"row-{at}", added=(at + 1,))
        for at in range(600)
    ]
    explanation = summarize(analyzed(*rows), "en_US").explanation
    assert explanation.startswith('Under "Table 0": 50 rows (`row-0`, `row-12`, `row-24`, …) are new.')
    assert explanation.endswith("- In the whole file: 600 table rows are new.")
    assert explanation.count("\n- ") == 8


def test_twelve_rows_are_said_once_with_the_names_of_the_first() -> None:
    rows = [Fact(kind="table_row_added", row=f"r{at}", added=(at,)) for at in range(1, 13)]
    summary = summarize(analyzed(*rows), "zh_CN")
    assert summary.modification_title == "新增 12 行（r1、r2、r3 等）"
    assert summary.explanation == "新增 12 行（`r1`、`r2`、`r3` 等）。"


def test_one_replacement_in_many_places_is_said_once() -> None:
    facts = [
        Fact(kind="words_changed", old="Studio", new="Foundry", token="name", removed=(at,), added=(at,))
        for at in range(1, 6)
    ]
    assert summarize(analyzed(*facts), "ja_JP").explanation == "`Studio` が `Foundry` になりました (5 か所)。"


def test_what_a_removed_section_held_is_told_with_it() -> None:
    file = analyzed(
        Fact(kind="heading_removed", old="Limits", level=2, removed=(1,)),
        Fact(kind="table_removed", section="Limits", removed=(3, 4, 5)),
        Fact(kind="list_item_removed", section="Limits", old="a", removed=(7,)),
        Fact(kind="list_item_removed", section="Limits", old="b", removed=(8,)),
        type_="breaking change",
        rule="removed_section",
    )
    assert (
        summarize(file, "en_US").explanation == 'The section "Limits" is gone, with a table and 2 list items.'
    )


def test_a_file_whose_text_was_not_handed_over_is_told_by_its_counts_alone() -> None:
    file = analyzed(change=FileChange(path="big.json", additions=3, deletions=2))
    summary = summarize(file, "en_US")
    assert summary.modification_title == "Adds 3 lines and removes 2 lines"
    assert (
        summary.explanation == "The change itself was not handed over; it adds 3 lines and removes 2 lines."
    )


def test_nothing_is_claimed_of_an_empty_change() -> None:
    summary = summarize(analyzed(change=FileChange(path="a.txt", status="changed")), "en_US")
    assert summary.modification_title == "No change that text can show"
    assert summary.explanation == "No text of the file changes."


def test_the_most_important_fact_comes_first_whatever_the_order_of_the_patch() -> None:
    wording = Fact(kind="words_changed", old="quick", new="short", section="Intro", removed=(1,), added=(1,))
    row = Fact(kind="table_row_removed", row="v1", removed=(90,))
    file = analyzed(wording, row, type_="breaking change", rule="removed_row")
    assert summarize(file, "en_US").modification_title == "Removes the row v1; replaces quick with short"


def test_cells_of_a_column_that_change_alike_are_said_together() -> None:
    cells = [
        Fact(
            kind="table_cell_changed",
            row=f"r{at}",
            column="gpt",
            old="-",
            new="✅",
            removed=(at,),
            added=(at,),
        )
        for at in range(1, 6)
    ]
    summary = summarize(analyzed(*cells), "zh_CN")
    assert summary.modification_title == "5 行（r1、r2、r3 等）的 gpt 由 - 改为 ✅"
    assert summary.explanation == "5 行（`r1`、`r2`、`r3` 等）的 `gpt` 由 `-` 改为 `✅`。"


def test_a_row_without_known_columns_is_told_with_its_cells() -> None:
    row = Fact(kind="table_row_added", row="o4", cells=(("", "o4"), ("", "2025-04-16"), ("", "")), added=(4,))
    assert summarize(analyzed(row), "ja_JP").explanation == "`o4` の行 (`2025-04-16`) が追加されました。"


def test_marks_and_fillers_are_told_last_and_together() -> None:
    file = analyzed(
        Fact(kind="words_changed", old=",", new=".", token="punctuation", removed=(1,), added=(1,)),
        Fact(kind="words_added", new="the", token="word", added=(2,)),
        Fact(kind="words_changed", old="v1", new="v2", token="version", removed=(9,), added=(9,)),
    )
    summary = summarize(file, "en_US")
    assert summary.modification_title == "Replaces v1 with v2"
    assert summary.explanation == (
        "`v1` becomes `v2`. Wording or punctuation differs slightly in other places."
    )


def test_a_new_page_says_where_its_text_was_before() -> None:
    change = FileChange(path="docs/new.md", status="added", additions=2, patch="@@ -0,0 +1,2 @@\n+a\n+b")
    file = analyzed(
        Fact(kind="file_added"),
        Fact(kind="moved", new="a", added=(1,), path="docs/old.md"),
        Fact(kind="moved", new="b", added=(2,), path="docs/old.md"),
        change=change,
        rule="moved",
    )
    assert summarize(file, "en_US").explanation == (
        "The file `new.md` is new and has 2 lines. Text in it comes from `docs/old.md`."
    )
