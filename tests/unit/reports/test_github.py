"""What a comment, a job summary and a committed file show, and how much of it stands open."""

import re
from dataclasses import replace

import pytest

from diff_insight.model import CommitRange, Fact, FileChange, Overview, RunResult
from diff_insight.reports.fitting import fitting, utf8_bytes, utf16_units
from diff_insight.reports.github import document
from diff_insight.reports.view import diff_link
from tests.unit.reports.examples import COMPARE, documentation, large, release

RUN = "https://github.com/meadow/barn/actions/runs/7"


def _open_lines(text: str) -> list[str]:
    depth, shown = 0, []
    for line in text.split("\n"):
        depth += line.startswith("<details")
        shown += [] if depth else [line]
        depth -= line == "</details>"
    assert depth == 0
    return shown


def test_a_comment_on_documentation_reads_from_the_counts_to_what_else_changed() -> None:
    shown = "\n".join(_open_lines(fitting(documentation(), limit=65_000)))
    assert re.sub("\n\n+", "\n\n", shown) == (
        "## barn `1111111` → `2222222`\n\n"
        f"5 files (+5 −11): 1 breaking change, 1 new feature · [View Diff on GitHub]({COMPARE})\n\n"
        'The section "API support" is gone from start.md; region `south` is new.\n\n'
        "### ⚠️ Breaking changes\n"
        '- [start.md](#item-e2348c): the section "API support" is gone.\n\n'
        "### ✨ New features\n"
        "- [regions.md](#item-4b0676): region `south` is new, `model-b` reaches `north`.\n\n"
        "### Other updates\n"
        "- The other 3 pages change only their date (`ms.date`).\n\n"
    )


def test_fixes_are_the_updates_whose_files_are_fixes() -> None:
    text = fitting(release(), limit=65_000)
    fixes = text[text.index("### 🔧 Fixes") : text.index("### Other updates")]
    assert fixes.count("\n- ") == 1
    assert "`walk` no longer fails on an empty herd" in fixes
    assert text.count("`walk` no longer fails on an empty herd") == 1


def test_an_entry_of_a_changelog_that_is_called_a_fix_there_stands_as_one() -> None:
    result = release()
    report = result.reports[0]
    page = next(file for file in report.files if file.role == "docs")
    fact = Fact(kind="changelog_entry_added", name="", new="fixed: Wet hay is refused")
    said = f'"fixed: Wet hay is refused" ([page](#{page.anchor})).'
    files = tuple(replace(file, facts=(fact,)) if file is page else file for file in report.files)
    overview = replace(report.overview, other_updates=(said,))
    text = fitting(replace(result, reports=(replace(report, files=files, overview=overview),)), limit=65_000)
    fixes = text[text.index("### 🔧 Fixes") : text.index("| Filename")]
    assert "Wet hay is refused" in fixes
    assert "### Other updates" not in fixes


def test_points_of_one_thing_in_one_file_are_counted_as_one_fix() -> None:
    result = release()
    report = result.reports[0]
    source = next(file for file in report.files if file.summary.modification_type == "bug fix")
    facts = tuple(Fact(kind="constant_renamed", name=name) for name in ("Barn.HAY", "Barn.OATS"))
    files = tuple(replace(file, facts=facts) if file is source else file for file in report.files)
    said = ("`Barn.HEY` is now called `Barn.HAY`", "in `HAY`, `1` gives way to `2`", "`OATS` is `3`")
    updates = tuple(f"{text} ([file](#{source.anchor}))." for text in said)
    overview = replace(report.overview, other_updates=updates)
    for locale, fixes in (("en_US", "2 fixes"), ("de_DE", "2 Fehlerbehebungen")):
        own = replace(report, files=files, overview=overview, locale=locale, headings="localized")
        text = fitting(replace(result, reports=(own,)), limit=65_000)
        assert fixes in text.partition("\n- ")[0]


def test_tests_and_ci_are_one_row_a_group_and_the_source_leads() -> None:
    text = fitting(release(), limit=65_000)
    table = text[text.index("| Filename") : text.index("<details><summary>Explanations")]
    names = re.findall(r"^\| \*\*(\w[\w ]*)\*\* \((\d+)\)", table, re.MULTILINE)
    assert names == [
        ("Source", "18"),
        ("Configuration", "1"),
        ("Documentation", "13"),
        ("Build", "1"),
        ("Assets", "1"),
        ("Tests", "20"),
        ("CI", "5"),
        ("Lock files", "1"),
    ]
    assert "test_part_3.py" not in table
    assert table.index("herd.py") < table.index("bell.py") < table.index("walk.py") < table.index("part_a.py")


def test_a_comment_has_no_patch_and_a_committed_file_folds_them_all_in() -> None:
    result = release()
    with_patch = sum(file.change.patch is not None for file in result.reports[0].files)
    assert "```" not in fitting(result, limit=65_000)
    assert document(result, result.reports[0]).count("````diff\n") == with_patch


@pytest.fixture(scope="module")
def huge() -> RunResult:
    return large(files=2_000, size=4_000_000)


@pytest.mark.slow
@pytest.mark.parametrize("limit", [65_000, 20_000, 3_000])
def test_a_comment_on_2000_files_fits_with_at_most_40_lines_open_and_counts_what_is_left(
    huge: RunResult, limit: int
) -> None:
    text = fitting(huge, limit=limit, full_report=RUN)
    assert limit * 0.7 < utf16_units(text) <= limit
    assert len(_open_lines(text)) <= 40
    explained = text.count('<a id="item-')
    assert f"{2_000 - explained:,} more did not fit here. [The full report]({RUN})" in text


@pytest.mark.slow
def test_a_job_summary_on_2000_files_fits_and_holds_as_many_patches_as_it_can(huge: RunResult) -> None:
    text = fitting(huge, limit=1_000_000, measure=utf8_bytes, patches=True)
    assert 900_000 < utf8_bytes(text) <= 1_000_000
    assert text.count('<a id="item-') == 2_000
    assert len(_open_lines(text)) <= 40


@pytest.mark.slow
def test_what_cannot_fit_at_all_is_counted(huge: RunResult) -> None:
    text = fitting(huge, limit=1_500)
    assert utf16_units(text) <= 1_500
    assert text.startswith("## barn main → gates\n\n2,000 files (")


def test_of_several_reports_the_first_is_open_and_each_is_folded_behind_its_verdict() -> None:
    english, chinese = documentation(), documentation("zh_CN")
    both = replace(english, reports=(*english.reports, *chinese.reports))
    text = fitting(both, limit=65_000)
    line = "barn 1111111 → 2222222: 5 files (+5 −11): 1 breaking change, 1 new feature"
    assert re.findall("^<details[^>]*><summary>barn.*", text, re.MULTILINE) == [
        f"<details open><summary>{line} [en_US]</summary>",
        f"<details><summary>{line} [zh_CN]</summary>",
    ]
    assert len(_open_lines(text)) <= 40


def test_without_reports_there_is_no_comment() -> None:
    assert fitting(RunResult(range=CommitRange()), limit=65_000) == ""


def test_where_nothing_has_a_point_the_highlights_stand_open() -> None:
    result = documentation()
    report = replace(
        result.reports[0], overview=Overview(highlights="Only dates move."), files=result.reports[0].files[2:]
    )
    text = fitting(replace(result, reports=(report,)), limit=65_000)
    assert "Only dates move." in _open_lines(text)
    assert "<summary>Summary</summary>" not in text


def test_the_sentence_that_says_none_is_no_point() -> None:
    result = documentation("zh_CN")
    overview = Overview(breaking_changes="无重大变动。", new_features=("一", " 一 "), other_updates=("一",))
    report = replace(result.reports[0], overview=overview, files=result.reports[0].files[2:])
    text = fitting(replace(result, reports=(report,)), limit=65_000)
    assert re.findall("^### .*", text, re.MULTILINE)[:1] == ["### ✨ New features"]
    assert text.count("\n- 一") == 1


@pytest.mark.parametrize(
    ("permalink", "patch", "expected"),
    [
        (COMPARE, "@@ -3,2 +3,3 @@\n a\n+b\n+c", f"{COMPARE}#diff-HASHR4-R5"),
        (COMPARE, "@@ -3,2 +3 @@ x\n-a\n b", f"{COMPARE}#diff-HASHL3"),
        (COMPARE, "@@ -3 +3 @@\n-a\n+b\n@@ -9 +9 @@\n-a\n+b", f"{COMPARE}#diff-HASHR3"),
        (COMPARE, None, f"{COMPARE}#diff-HASH"),
        (
            "https://github.com/o/n/pull/5",
            "@@ -1 +1 @@\n-a\n+b",
            "https://github.com/o/n/pull/5/files#diff-HASHR1",
        ),
        ("https://github.com/o/n/commit/abc", None, "https://github.com/o/n/commit/abc#diff-HASH"),
        ("https://gitlab.example/o/n/-/compare/a...b", None, None),
        ("https://github.com/o/n/compare/a...b?x=1", None, None),
        ("javascript:alert(1)", None, None),
        (None, "@@ -1 +1 @@\n-a\n+b", None),
    ],
)
def test_a_file_is_linked_to_its_first_changed_lines(
    permalink: str | None, patch: str | None, expected: str | None
) -> None:
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"  # sha256 of "a"
    link = diff_link(permalink, FileChange(path="a", patch=patch))
    assert link == (expected and expected.replace("HASH", digest))


def test_highlights_without_room_stand_open_as_far_as_whole_sentences_fit() -> None:
    sentence = f"Region `{'r' * 180}.south` is new."
    report = documentation()
    overview = replace(report.reports[0].overview, highlights=" ".join([sentence] * 6))
    long = replace(report, reports=(replace(report.reports[0], overview=overview),))
    shown = "\n".join(_open_lines(fitting(long, limit=65_000)))
    whole = fitting(long, limit=65_000)
    assert shown.count(sentence) == 3
    assert whole.count(sentence) == 6
