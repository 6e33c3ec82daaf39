"""A report on a terminal: in its width, in colours that can be turned off, without a stranger's escapes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from rich.cells import cell_len

from diff_insight.model import RunResult
from diff_insight.reports.terminal import Screen, drawn
from tests.trials import trials
from tests.unit.reports.examples import documentation, release
from tests.unit.reports.hostile import hostile_results

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_LINK = re.compile(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")


def _plain(result: RunResult, **screen: object) -> str:
    return drawn(result, result.reports[0], Screen(**screen))  # type: ignore[arg-type]


def test_a_report_on_documentation_reads_from_the_verdict_to_the_files() -> None:
    shown = _plain(documentation(), width=72)
    assert shown[: shown.index("\n\n✚")] == (
        "barn 1111111 → 2222222\n"
        "5 files (+5 −11): 1 breaking change, 1 new feature\n"
        "https://github.com/meadow/barn/compare/meadow:1111111...meadow:2222222\n"
        "\n"
        'The section "API support" is gone from start.md; region south is new.\n'
        "\n"
        "▲ Breaking changes\n"
        "\n"
        ' • start.md: the section "API support" is gone.'
    )
    assert re.search(r"^▲ +docs/start.md +Removes the section", shown, re.MULTILINE)
    assert "@@" not in shown


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    shown = _plain(release(), width=width)
    long = [line for line in shown.split("\n") if cell_len(line) > width]
    assert long == []
    assert not re.search(r"[ \t]\n", shown)


def test_without_colour_there_is_not_one_escape() -> None:
    assert "\x1b" not in _plain(release(), width=80)


def test_colours_and_links_change_nothing_but_the_looks() -> None:
    coloured = drawn(release(), release().reports[0], Screen(width=80, colour=True, links=True))
    bare = _LINK.sub("", _STYLE.sub("", coloured))
    assert [line.rstrip() for line in bare.split("\n")] == _plain(release(), width=80).split("\n")


def test_paths_lead_to_the_file_in_the_working_tree_and_else_to_the_diff(tmp_path: Path) -> None:
    result = documentation()
    here = drawn(result, result.reports[0], Screen(width=80, colour=True, links=True, folder=tmp_path))
    assert f"{tmp_path.as_uri()}/docs/start.md" in _LINK.findall(here)
    away = drawn(result, result.reports[0], Screen(width=80, colour=True, links=True))
    assert any("#diff-" in target for target in _LINK.findall(away))


def test_a_path_that_leads_out_of_the_working_tree_is_no_link_to_it(tmp_path: Path) -> None:
    result = documentation()
    report = result.reports[0]
    file = replace(report.files[0], change=replace(report.files[0].change, path="../../etc/passwd"))
    text = drawn(
        replace(result, reports=(replace(report, files=(file,), permalink=None),)),
        replace(report, files=(file,), permalink=None),
        Screen(width=80, colour=True, links=True, folder=tmp_path),
    )
    assert "file://" not in text


@pytest.mark.parametrize("name", ["`a](b.md`", "`a[0](b).md`", "herd.py"])
def test_a_link_to_a_row_of_the_report_is_shown_by_its_words_alone(name: str) -> None:
    result = documentation()
    report = result.reports[0]
    entry = f"The cow moos ([{name}](#{report.files[0].anchor}))."
    overview = replace(report.overview, highlights=entry, breaking_changes=(entry,), other_updates=())
    shown = drawn(result, replace(report, overview=overview), Screen(width=80))
    assert f"\nThe cow moos ({name.strip('`')}).\n" in shown
    assert "#item" not in shown


@pytest.mark.slow
@trials(60)
@given(hostile_results())
def test_no_escape_of_a_stranger_reaches_the_terminal(result: RunResult) -> None:
    text = drawn(result, result.reports[0], Screen(width=80, colour=True, links=True))
    rest = _LINK.sub("", _STYLE.sub("", text))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", rest)
    assert {target for target in _LINK.findall(text) if target} <= {
        target for target in _LINK.findall(text) if target.startswith("https://")
    }
