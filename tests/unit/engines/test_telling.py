"""What a reader learns from real patches: the phrase and not the letter, the reason for the type first."""

import pytest

from diff_insight.engines.offline import summarize
from diff_insight.facts.analyze import analyze
from diff_insight.model import FileChange, FileSummary, Locale


def told(patch: str, locale: Locale = "en_US", path: str = "guide/pumps.md") -> FileSummary:
    (file,) = analyze([FileChange(path=path, patch=patch)], overrides=lambda _: {})
    return summarize(file, locale)


TABLE = """@@ -8,4 +8,4 @@ ## Plans
 | Limit | Free | Team |
 | --- | --- | --- |
"""


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en_US", '"left navigation pane" becomes "left pane".'),
        ("zh_CN", '"left navigation pane" 改为 "left pane"。'),
        ("ja_JP", '"left navigation pane" が "left pane" になりました。'),
    ],
)
def test_a_word_cut_out_of_a_phrase_is_told_with_the_phrase(locale: Locale, expected: str) -> None:
    patch = """@@ -4 +4 @@
-Select **Open** in the left navigation pane of the pump's page.
+Select **Open** in the left pane of the pump's page."""
    assert told(patch, locale).explanation == expected


def test_a_number_that_ends_a_name_is_told_with_the_name() -> None:
    patch = f"""{TABLE}-| Regions | North 2 (shared) | - |
+| Regions | North 3 (shared) | - |
 | Seats | 1 | 5 |"""
    summary = told(patch)
    assert summary.modification_title == 'Free of Regions: replaces "North 2" with "North 3"'
    assert summary.explanation == (
        'Under "Plans": in `Free` of the row `Regions`, `North 2` becomes `North 3`.'
    )


def test_a_number_is_told_with_the_name_that_it_is_the_value_of() -> None:
    patch = "@@ -1,2 +1,2 @@\n-def send(request, attempts=3):\n+def send(request, attempts=5):\n     pass"
    assert told(patch, path="pump.py").modification_title == "Replaces attempts=3 with attempts=5"


def test_a_word_that_stands_elsewhere_on_the_other_side_too_is_told_without_a_guess() -> None:
    patch = "@@ -4 +4 @@\n-The **slow** slow pump, the slow pump.\n+The **slow** pump, the slow pump."
    explanation = told(patch).explanation
    assert "slow" in explanation
    assert "slow slow pump, the" not in explanation


def test_what_decided_the_type_leads() -> None:
    patch = f"""{TABLE}-| Upload size (MB) | 25 | 200 |
-| Retention (days) | 30 | 365 |
+| Upload size (MB) | 25 | 500 |
+| Retention (days) | 14 | 365 |"""
    summary = told(patch)
    assert summary.modification_type == "breaking change"
    assert summary.modification_title.startswith("Changes Free of Retention (days) from 30 to 14")
    assert summary.explanation.startswith(
        'Under "Plans": `Free` in the row `Retention (days)` goes from `30` to `14`'
    )


def test_a_cell_that_becomes_a_link_is_a_new_link_and_no_new_value() -> None:
    patch = f"""{TABLE}-| Seats | see the price list | 5 |
+| Seats | see the [price list](prices.md) | 5 |"""
    summary = told(patch)
    assert summary.modification_title == 'Adds the link "price list"'
    assert "goes from" not in summary.explanation


def test_entries_of_a_table_of_contents_are_told_by_their_names() -> None:
    patch = """@@ -3,2 +3,6 @@ items:
   - name: Start
     href: start.md
+  - name: Open a valve
+    href: valve.md
+    displayName: open
+  - name: Close a valve
+    href: close.md"""
    summary = told(patch, path="guide/toc.yml")
    assert summary.modification_title == 'Adds the entries "Open a valve" and "Close a valve"'
    assert summary.explanation == 'The entries "Open a valve" and "Close a valve" are new.'


def test_a_row_named_by_a_whole_sentence_is_told_without_that_name() -> None:
    name = "You can get the connection string from the storage account page in the portal by opening it"
    patch = f"{TABLE}-| {name} | in the left navigation pane | - |\n+| {name} | in the left pane | - |"
    assert told(patch).modification_title == 'Replaces "left navigation pane" with "left pane"'
