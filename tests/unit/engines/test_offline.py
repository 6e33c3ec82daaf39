# ruff: noqa: E501 - a text of a report stands on one line
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from diff_insight.diff.anchors import anchors
from diff_insight.engines.offline import OfflineEngine, overview, summarize
from diff_insight.model import (
    LOCALES,
    AnalyzedFile,
    Explained,
    Fact,
    FileChange,
    FileSummary,
    Locale,
    Overview,
)
from tests.unit.engines.examples import EVERY_KIND, SECTION, TABLE, analyzed


class Counted:
    """A progress display that remembers."""

    def __init__(self) -> None:
        self.totals: list[int | None] = []
        self.units = 0

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator["Counted"]:
        assert title
        self.totals.append(total)
        yield self

    def advance(self, units: int = 1) -> None:
        self.units += units

    def notice(self, text: str) -> None:
        raise AssertionError(text)

    def warning(self, text: str) -> None:
        raise AssertionError(text)


def dated(path: str) -> AnalyzedFile:
    fact = Fact(
        kind="front_matter_changed",
        key="ms.date",
        old="01/01/2026",
        new="11/02/2026",
        removed=(2,),
        added=(2,),
    )
    return analyzed(fact, path=path, rule="dates")


def reworded(path: str, *, line: str, section: str | None = None) -> AnalyzedFile:
    change = FileChange(path=path, additions=1, deletions=1, patch=f"@@ -1 +1 @@\n-{line} may\n+{line} might")
    fact = Fact(
        kind="words_changed", old="may work", new="might work", section=section, removed=(1,), added=(1,)
    )
    return analyzed(fact, change=change)


def explain(files: Sequence[AnalyzedFile]) -> Explained:
    return OfflineEngine().explain({"all": files}, locales=LOCALES, progress=Counted())


def told(files: Sequence[AnalyzedFile], locale: Locale) -> Overview:
    pairs = [(file, summarize(file, locale)) for file in files]
    return overview(pairs, locale=locale, category="all")


def renamed(file: AnalyzedFile, path: str) -> AnalyzedFile:
    change = FileChange(path=path, additions=2, deletions=1, patch=file.change.patch)
    return AnalyzedFile(
        change=change, facts=file.facts, modification_type=file.modification_type, rule=file.rule
    )


def test_every_file_is_summarized_in_every_locale_with_one_type() -> None:
    files = list({file.change.path: file for file in EVERY_KIND.values()}.values())
    progress = Counted()
    explained = OfflineEngine().explain({"a": files[:3], "b": files[3:]}, locales=LOCALES, progress=progress)
    assert progress.totals == [len(files)]
    assert progress.units == len(files)
    assert set(explained.summaries) == {file.change.path for file in files}
    for file in files:
        summaries = explained.summaries[file.change.path]
        assert set(summaries) == set(LOCALES)
        assert {summary.modification_type for summary in summaries.values()} == {file.modification_type}
        assert {summary.explained_by for summary in summaries.values()} == {"offline"}
    assert set(explained.overviews) == {(name, locale) for name in "ab" for locale in LOCALES}
    assert explained.usage.requests == 0


def test_the_same_facts_give_the_same_texts() -> None:
    files = [TABLE, SECTION]
    assert explain(files) == explain(files)


def test_a_title_that_another_change_has_gets_its_section_or_its_line() -> None:
    files = [
        reworded("a.md", line="It"),
        reworded("b.md", line="The second thing", section="Second section"),
        reworded("c.md", line="The third thing in the room"),
    ]
    titles = [explain(files).summaries[file.change.path]["en_US"].modification_title for file in files]
    assert titles == [
        "Replaces may with might",
        'Replaces may with might ("Second section")',
        'Replaces may with might ("The third thing in the room might")',
    ]


def test_the_same_change_in_two_files_keeps_one_title() -> None:
    files = [reworded("a.md", line="It"), reworded("b.md", line="It")]
    titles = {explain(files).summaries[file.change.path]["zh_CN"].modification_title for file in files}
    assert len(titles) == 1


def test_an_overview_says_once_what_happened_in_many_files() -> None:
    files = [
        renamed(TABLE, "docs/regions.md"),
        renamed(SECTION, "docs/start.md"),
        *(dated(f"docs/page{at}.md") for at in range(14)),
        *(reworded(f"docs/words{at}.md", line=f"It {at}") for at in range(4)),
    ]
    link = anchors([file.change.path for file in files])
    regions, start = link["docs/regions.md"], link["docs/start.md"]
    words = [link[f"docs/words{at}.md"] for at in range(3)]
    row = f'under "Regions": the row `south` is new (`model-a`: `✅`, `model-b`: `-`) ([`regions.md`](#{regions})).'
    gone = f'The section "API support" is gone, with a paragraph ([`start.md`](#{start})).'
    replaced = (
        f"`may work` becomes `might work` in 4 files ([`words0.md`](#{words[0]}), [`words1.md`](#{words[1]}), "
        f"[`words2.md`](#{words[2]}) and one more file)."
    )
    assert told(files, "en_US") == Overview(
        summary="20 files change: one with something new, one with a breaking change, 18 with smaller changes. "
        'Removes the section "API support". Adds the row south; changes model-b of north from - to ✅.',
        highlights=f"{gone} U{row[1:]}\n\n{replaced} The other 18 files have smaller changes. "
        "Nothing but `ms.date` changes in 14 files.",
        new_features=(f"U{row[1:]}",),
        breaking_changes=(gone,),
        other_updates=(replaced, "Nothing but `ms.date` changes in 14 files."),
        insights="No file has more than 3 changed lines.\n\n"
        f"Readers who rely on what is gone or stricter will find it in [`start.md`](#{start}).",
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_lists_of_an_overview_agree_with_the_types(locale: Locale) -> None:
    calm = told([dated("a.md"), reworded("b.md", line="It")], locale)
    assert calm.new_features == ()
    assert calm.breaking_changes == ()
    both = told([renamed(TABLE, "a.md"), renamed(SECTION, "b.md")], locale)
    assert len(both.new_features) == 1
    assert len(both.breaking_changes) == 1
    assert both.other_updates == ()


@pytest.mark.parametrize(
    "locale",
    [locale if locale == "en_US" else pytest.param(locale, marks=pytest.mark.slow) for locale in LOCALES],
)
def test_an_overview_of_thousands_of_files_stays_short_and_counts_all_of_them(locale: Locale) -> None:
    files = [
        analyzed(
            Fact(kind="heading_added", new=f"Part {at}", level=2, added=(1,)),
            path=f"docs/{at % 9}/p{at}.md",
            type_="new feature",
            rule="new_section",
        )
        for at in range(2_000)
    ]
    seen = told(files, locale)
    assert len(seen.new_features) == 11
    assert "1,990" in seen.new_features[-1]
    assert "2,000" in seen.summary
    assert (
        sum(len(text) for text in (*seen.new_features, seen.highlights, seen.insights, seen.summary)) < 4_000
    )


def test_a_summary_by_a_model_is_told_by_its_title() -> None:
    summary = FileSummary(
        modification_type="breaking change",
        modification_title="Drops *all* [old] calls",
        explanation="…",
        explained_by="claude",
    )
    seen = overview([(reworded("a.md", line="It"), summary)], locale="en_US", category="all")
    anchor = anchors(["a.md"])["a.md"]
    assert seen.breaking_changes == (f"Drops \\*all\\* \\[old\\] calls ([`a.md`](#{anchor})).",)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_summary_for_the_front_matter_is_one_plain_line(locale: Locale) -> None:
    seen = told([renamed(TABLE, "a.md"), renamed(SECTION, "b.md")], locale)
    assert "\n" not in seen.summary
    assert not re.search(r"[`*]|\]\(", seen.summary)


def test_the_largest_change_is_named_only_where_it_stands_alone() -> None:
    small = [dated(f"docs/page{at}.md") for at in range(3)]
    assert told(small, "en_US").insights == "No file has more than 2 changed lines."
    assert "largest" in told([*small, renamed(SECTION, "docs/start.md")], "en_US").insights


def test_what_is_the_same_in_sections_of_several_files_is_said_once() -> None:
    files = [reworded(f"docs/words{at}.md", line="It", section=f"Section {at}") for at in range(2)]
    assert len(told(files, "en_US").other_updates) == 1
