"""Whatever stands in a report, its readers see the report's own structure and nothing else alive."""

import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.model import Report, RunResult
from diff_insight.reports.escaping import Surroundings
from diff_insight.reports.links import Links, address
from diff_insight.reports.load import load
from diff_insight.reports.long_texts import path_text, plain_text, point, prose
from diff_insight.reports.render import render
from diff_insight.reports.result import dump
from diff_insight.reports.view import diff_link, groups, sections
from diff_insight.reports.visible import inert, shown_path
from tests.trials import trials
from tests.unit.reports.hostile import HOSTILE, hostile_results
from tests.unit.reports.readers import Seen, as_github_sees, as_pandoc_sees


def _headings(result: RunResult, report: Report) -> list[tuple[int, str]]:
    fixed = [(1, "Highlights"), (2, "New features"), (2, "Breaking changes"), (2, "Other updates")]
    expected = [*fixed, (1, "Insights"), (1, "Summary Table"), (1, "Modified Contents")]
    for file in report.files:
        expected += [(2, _folded(shown_path(file.change.path))), (3, "Summary"), (3, "Explanation")]
    expected += [(1, "Skipped files")] if result.skipped else []
    return expected + ([(1, "Outside the categories")] if result.outside_categories else [])


def _folded(text: str) -> str:
    return " ".join(text.split())


def _json_blocks(report: Report) -> list[dict[str, str]]:
    return [
        {
            "modification_type": file.summary.modification_type,
            "modification_title": file.summary.modification_title,
        }
        for file in report.files
    ]


def _assert_own_structure(seen: Seen, report: Report) -> None:
    patches = [file.change.patch for file in report.files if file.change.patch]
    anchors = [file.anchor for file in report.files]
    link = address(report.permalink)
    assert seen.foreign == []
    assert seen.details == len(patches)
    assert [len(table) for table in seen.tables] == [len(anchors)]
    assert {len(row) for row in seen.tables[0]} == {8 if report.visuals else 7}
    assert [block for block in map(_loaded, seen.code_blocks) if block] == _json_blocks(report)
    assert set(seen.links) <= {link, *(f"#{anchor}" for anchor in anchors)}
    assert seen.links.count(f"#{anchors[0]}") >= 1
    assert (link in seen.links) >= (link is not None)


def _loaded(block: str) -> dict[str, str] | None:
    return json.loads(block) if block.startswith("{\n") else None


@pytest.mark.slow
@trials(25)
@given(hostile_results())
def test_pandoc_sees_the_headings_rows_and_blocks_of_the_report_and_nothing_foreign(
    result: RunResult,
) -> None:
    (report,) = result.reports
    markdown = render(result, report, flavor="pandoc")
    seen = as_pandoc_sees(markdown)

    assert [(level, _folded(text)) for level, text in seen.headings] == _headings(result, report)
    assert [name for name in seen.ids if name.startswith("item-")] == [file.anchor for file in report.files]
    _assert_own_structure(seen, report)
    front, _body = re.fullmatch(r"---\n(.*?\n)\n---\n\n(.*)", markdown, re.DOTALL).groups()  # type: ignore[union-attr]
    assert yaml.safe_load(front) == {
        "date": report.date,
        "permalink": report.permalink,
        "summary": inert(report.overview.summary),
        "title": inert(report.title),
    }


@pytest.mark.slow
@trials(80)
@given(hostile_results())
def test_github_sees_the_headings_rows_and_folds_of_the_report_and_nothing_foreign(
    result: RunResult,
) -> None:
    (report,) = result.reports
    seen = as_github_sees(render(result, report, flavor="github"))

    told = sections(report)
    titles = {
        "breaking": "⚠️ Breaking changes",
        "new": "✨ New features",
        "fixed": "🔧 Fixes",
        "other": "Other updates",
    }
    ordered = [file for group in groups(report.files) for file in group.files]
    patches = [file.change.patch for file in ordered if file.change.patch]
    headings = [(level, _folded(text)) for level, text in seen.headings]
    assert headings[0][0] == 1
    assert headings[1:] == [
        *((2, titles[section.name]) for section in told),
        *((3, _folded(shown_path(file.change.path))) for file in ordered),
    ]
    assert seen.foreign == []
    assert seen.ids == [file.anchor for file in ordered]
    assert [_lines(block) for block in seen.code_blocks] == [_lines(patch + "\n") for patch in patches]
    (rows,) = seen.tables
    assert {len(row) for row in rows} == {5 if report.visuals else 4}
    allowed = {address(report.permalink), *(f"#{file.anchor}" for file in ordered)}
    assert set(seen.links) <= allowed | {diff_link(report.permalink, file.change) for file in ordered}
    lists = [result.commits, result.warnings, result.skipped, result.outside_categories]
    folds = 2 + len(patches) + sum(bool(entries) for entries in lists)
    assert folds <= seen.details <= folds + 1 + len(told)


def _lines(text: str) -> list[str]:
    """CommonMark takes a lone CR for a line end and has no NUL; HTML parsers drop other controls."""
    return re.sub(r"[^\S\n]|[\x00-\x09\x0b-\x1f\ufffd\ufeff]", "", re.sub(r"\r\n?", "\n", text)).split("\n")


@trials(40)
@given(hostile_results())
def test_rendering_what_was_saved_gives_the_same_bytes(result: RunResult) -> None:
    again = load(dump(result))
    for flavor in ("pandoc", "github"):
        assert render(again, again.reports[0], flavor=flavor) == render(
            result, result.reports[0], flavor=flavor
        )  # type: ignore[arg-type]


@trials(60)
@given(st.lists(HOSTILE, min_size=1, max_size=3).map("".join))
def test_one_line_texts_stay_on_one_line(text: str) -> None:
    for flavor in ("pandoc", "github"):
        context = Surroundings(flavor=flavor)  # type: ignore[arg-type]
        for line in (plain_text(text, context), path_text(text, context), point(text, context)):
            assert not re.search("[\n\r\v\f\x00-\x1f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)


HARMLESS = [
    "Adds region south; model-b reaches north",
    "snake_case, kebab-case, CamelCase, a.b.c, a/b/c, array[0], f(x), {x}, R&D, AT&T; 50 % & more",
    "1 < 2, a > b, a <= b, x -> y, 3 * 4 * 5, 2^10, ~5 minutes, $5 and $6, US$5, #hash, # 1, a#b",
    'C# and C++, it\'s "quoted", (see above), [Preview], footnote [1], e.g. this: that; one - two, a | b',
    "`a|b` and ``x`y`` and `<b>` and `@user` and `#12` and `https://example.com`",
    "**bold** and *emphasis* and __bold__ and _emphasis_",
    "新增了对“o4-mini”模型的信息（预览）。ms.date：03/04/2026，12:30，50%。",
    "プロンプトキャッシュの節を追加しました（`x`、`y`）。",
    "one\ntwo\n\n- a\n- b\n  - c\n\n1. d\n2. e\n\nthree",
    "具体改动包括：\n- 将 `a` 改为 `b`。\n  \n其余不变。",
    "a\n\n* b\n\n  c\n* d\n+ e",
    "[a.md](#item-0cc175) and [`b.md`](#item-92eb5f)",
    "[all of it](https://github.com/o/n/compare/a...b)",
    "[line 3](https://github.com/o/n/compare/a...b#diff-" + "0" * 64 + "R3)",
    "✅ 🟩 é ü ß — … “x” ‘y’ «z»",
]


def test_harmless_texts_pass_unchanged_in_both_flavors() -> None:
    links = Links.of("https://github.com/o/n/compare/a...b", ["item-0cc175", "item-92eb5f"])
    for flavor in ("pandoc", "github"):
        context = Surroundings(flavor=flavor, markup=True, links=links)  # type: ignore[arg-type]
        assert [prose(text, context) for text in HARMLESS] == HARMLESS


def test_harmless_titles_and_paths_pass_unchanged() -> None:
    titles = [
        "Adds region south; model-b reaches north",
        "upload.max_size_mb drops from 4000 to 1000",
        '删除 "API support" 一节及关于保存提示的说明',
        "Replaces the image flow.png (50 % smaller) & more: a_b, *x, _y, ~z, 2^3, $4, [5], {6}, <7, 8>",
    ]
    paths = [
        "docs/how-to/a_b.md",
        "docs/a b (1).md",
        "src/[slug]/page.tsx",
        "文書/é.md",
        "a+b=c,d;e!f%g~h#i^j&k",
    ]
    for flavor in ("pandoc", "github"):
        cell = Surroundings(flavor=flavor, cell=True)  # type: ignore[arg-type]
        assert [plain_text(title, cell) for title in titles] == titles
    heading = Surroundings(flavor="pandoc", heading=True)
    assert [path_text(path, heading) for path in paths] == paths
    assert [path_text(path, Surroundings(flavor="github")) for path in paths] == [
        f"`{path}`" for path in paths
    ]


def test_what_would_be_active_is_shown_as_text() -> None:
    pandoc, github = Surroundings(flavor="pandoc", markup=True), Surroundings(flavor="github", markup=True)
    shown = {
        "# a": ("\\# a", "\\# a"),
        "> a": ("\\> a", "\\> a"),
        "a\n---": ("a\n\\-\\-\\-", "a\n\\-\\-\\-"),
        "```\na\n```": ("\\`\\`\\`\na\n\\`\\`\\`", "\\`\\`\\`\na\n\\`\\`\\`"),
        "    a": ("a", "a"),
        "<b>a</b>": ("\\<b>a\\</b>", "\\<b>a\\</b>"),
        "&copy;": ("\\&copy;", "\\&copy;"),
        "[a](https://b.c)": ("a (`https://b.c`)", "a (`https://b.c`)"),
        "[a](../b.md)": ("a (`../b.md`)", "a (`../b.md`)"),
        "![a](b.png)": ("a (`b.png`)", "a (`b.png`)"),
        "<https://b.c>": ("`https://b.c`", "`https://b.c`"),
        "see https://b.c/d.": ("see `https://b.c/d`.", "see `https://b.c/d`."),
        "[a]: b": ("[a\\]: b", "[a\\]: b"),
        "thanks @user, #12": ("thanks \\@user, #12", "thanks @\u200buser, #\u200b12"),
        "in 0123abc": ("in 0123abc", "in `0123abc`"),
        "$a$": ("\\$a\\$", "<span>$</span>a<span>$</span>"),
        "~~a~~": ("\\~\\~a\\~\\~", "\\~\\~a\\~\\~"),
        "- [ ] a": ("- \\[ ] a", "- \\[ ] a"),
        "C:\\Users": ("C:\\\\Users", "C:\\Users"),
        "`a`{=html}": ("`a`\\{=html}", "`a`{=html}"),
        "::: a": ("\\:\\:\\: a", "\\:\\:\\: a"),
    }
    assert {text: (prose(text, pandoc), prose(text, github)) for text in shown} == shown


def test_a_link_lives_only_on_the_permalinks_server_and_repository() -> None:
    links = Links.of("https://github.com/o/n/pull/5", ["item-000000"])
    line = "#diff-" + "a" * 64 + "L1-R2"
    live = ["#item-000000", "https://github.com/o/n/pull/5", f"https://github.com/o/n/pull/5/files{line}"]
    dead = [
        "#item-000001",
        "https://github.com/o/n/pull/6",
        f"http://github.com/o/n/pull/5/files{line}",
        f"https://github.com.evil.example/o/n/pull/5/files{line}",
        f"https://github.com@evil.example/o/n/pull/5/files{line}",
        f"https://github.com/evil/n/pull/5/files{line}",
        f"https://github.com/o/n/../../evil/n{line}",
        f"https://github.com/o/n/pull/5/files?x{line}",
        f"https://github.com/o/n/pull/5/files\n{line}",
        "https://[",
        "javascript:alert(1)",
        "//evil.example",
        "",
    ]
    assert [links.live(target) for target in live + dead] == [True] * len(live) + [False] * len(dead)
    assert not Links.of("javascript:alert(1)", []).live("javascript:alert(1)")


@pytest.mark.slow
@pytest.mark.timeout(30)
def test_long_lines_take_linear_time() -> None:
    context = Surroundings(flavor="github", markup=True)
    for unit in ("`", "``a`", "[", "[a](", "a", "http", "\\", "*_", "$x", "<a", "[`", "@", "0123456"):
        assert prose(unit * (30_000 // len(unit)), context)


def test_links_in_a_cell_keep_the_cell_closed() -> None:
    cell = Surroundings(flavor="github", cell=True)
    assert plain_text("http://a.b/|c", cell) == "`http://a.b/\\|c`"
