"""The HTML page: a document by itself, in which nothing of a stranger's is alive."""

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from hypothesis import given

from diff_insight.model import FileChange, RunResult
from diff_insight.reports.change_map import MOST_FOLDERS, change_map
from diff_insight.reports.links import address
from diff_insight.reports.load import load
from diff_insight.reports.page import page
from diff_insight.reports.result import dump
from diff_insight.reports.view import diff_link
from tests.trials import trials
from tests.unit.reports.examples import documentation, large, release
from tests.unit.reports.hostile import hostile_results

_TAGS = {
    *"html head meta title style body a header h1 h2 h3 p time main section div span ul".split(),  # noqa: SIM905
    *"ol li details summary svg defs pattern rect path circle table thead tbody tr th td".split(),  # noqa: SIM905
    *"form input select option fieldset legend label pre code em strong br b i small".split(),  # noqa: SIM905
    *("footer", "dl", "dt", "dd", "script"),
}
_ATTRIBUTES = {
    *"lang charset http-equiv content name class href id hidden tabindex role data-more".split(),  # noqa: SIM905
    *"data-t data-r data-o data-n data-folder data-type aria-label aria-labelledby".split(),  # noqa: SIM905
    *"aria-hidden focusable width height patternunits x y d cx cy r scope type".split(),  # noqa: SIM905
    *("placeholder", "autocomplete", "value", "checked", "title", "open", "start"),
}


def _parsed(result: RunResult) -> Any:
    (report,) = result.reports
    return lxml.html.document_fromstring(page(result, report))


@pytest.mark.slow
@trials(60)
@given(hostile_results())
def test_nothing_of_a_hostile_text_is_an_element_an_attribute_or_a_link(result: RunResult) -> None:
    (report,) = result.reports
    tree = _parsed(result)
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= _TAGS
    assert {name for element in tree.iter() for name in element.attrib} <= _ATTRIBUTES
    assert len(tree.findall(".//script")) == len(tree.findall(".//style")) == 1
    details = tree.findall(".//details[@class='file']")
    assert sorted(element.get("id") for element in details) == sorted(file.anchor for file in report.files)
    allowed = {"#files", address(report.permalink)}
    allowed |= {f"#{file.anchor}" for file in report.files}
    allowed |= {diff_link(report.permalink, file.change) for file in report.files}
    assert {element.get("href") for element in tree.iter("a")} <= allowed


@trials(20)
@given(hostile_results())
def test_a_saved_result_gives_the_same_page(result: RunResult) -> None:
    again = load(dump(result))
    assert page(again, again.reports[0]) == page(result, result.reports[0])


@pytest.mark.parametrize("result", [documentation(), release(), documentation("ja_JP")])
def test_a_page_asks_nobody_for_anything_and_runs_its_own_script_alone(result: RunResult) -> None:
    text = page(result, result.reports[0])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    hashes = {
        tag: base64.b64encode(
            hashlib.sha256(re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1].encode()).digest()  # type: ignore[index]
        ).decode()
        for tag in ("style", "script")
    }
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"\ssrc=|@import|url\((?!#)|<link|<iframe|<object|<embed|<form[^>]*action", text)
    assert not re.search(r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|innerHTML|eval\(", text)
    # attributes of style would need a hole in the policy
    assert " style=" not in text


def test_an_explanation_stands_beside_its_diff_with_numbers_colours_and_changed_words() -> None:
    tree = _parsed(documentation())
    (file,) = tree.xpath("//details[@class='file'][.//*[@class='path']/text()='docs/how-to/limits.md']")
    assert file.xpath("string(.//div[@class='text']/p[1])") == (
        "Only the page's date changes: ms.date goes from 03/04/2026 to 11/02/2026."
    )
    rows = [
        (row.get("class"), row.get("data-o"), row.get("data-n"), row.text_content())
        for row in file.xpath(".//pre/span")
    ]
    assert rows == [
        ("h", None, None, "@@ -4,3 +4,3 @@ title: Limits\n"),
        ("c", "4", "4", " author: someone\n"),
        ("d", "5", None, "-ms.date: 03/04/2026\n"),
        ("a", None, "5", "+ms.date: 11/02/2026\n"),
        ("c", "6", "6", " ms.topic: reference\n"),
    ]
    assert [word.text_content() for word in file.xpath(".//b")] == ["03", "04", "11", "02"]


def test_source_is_coloured_by_its_language() -> None:
    tree = _parsed(release())
    (file,) = tree.xpath("//details[@class='file'][.//*[@class='path']/text()='src/barn/herd.py']")
    coloured = {(piece.get("class"), piece.text_content()) for piece in file.xpath(".//pre//i")}
    assert {("k", "def"), ("f", "milk"), ("c", "# all of them"), ("f", "@cached")} <= coloured


def test_every_part_of_the_map_leads_to_a_file_and_says_what_it_is() -> None:
    tree = _parsed(release())
    (row,) = tree.xpath("//table[@class='map']//tr[th/a/text()='src/barn/']")
    assert [part.get("aria-label") for part in row.xpath(".//svg/a")] == [
        "src/barn/, breaking change: 2 files (+16 −8): 2 breaking",
        "src/barn/, new feature: 2 files (+16 −8): 2 new",
        "src/barn/, bug fix: 2 files (+16 −8): 2 fixed",
        "src/barn/, minor update: 12 files (+96 −48): 12 minor",
    ]
    ids = set(tree.xpath("//details[@class='file']/@id"))
    assert {link.removeprefix("#") for link in tree.xpath("//table[@class='map']//a/@href")} <= ids


def test_the_map_has_a_bar_for_every_line_and_no_more_bars_than_one_looks_at() -> None:
    files = large(files=500, size=200_000).reports[0].files
    folders = change_map(files)
    assert 5 < len(folders) <= MOST_FOLDERS
    assert sum(folder.counts.additions for folder in folders) == sum(file.change.additions for file in files)
    assert sum(folder.counts.files for folder in folders) == 500
    assert all(part.start + part.width <= 100.1 for folder in folders for part in folder.segments)
    assert change_map(()) == ()


@pytest.mark.slow
def test_a_large_range_stands_in_the_page_whole_but_is_drawn_only_when_seen() -> None:
    result = large(files=300, size=3_000_000)
    text = page(result, result.reports[0])
    patches = sum(len(file.change.patch or "") for file in result.reports[0].files)
    assert patches < len(text) < 2.2 * patches
    tree = lxml.html.document_fromstring(text)
    raw = tree.xpath("//pre[@class='diff raw']")
    assert len(raw) > 200
    assert all(element.getparent().getparent().get("open") is None for element in raw)
    (first,) = tree.xpath(f"//details[@id='{result.reports[0].files[299].anchor}']//pre")
    assert first.text_content().removeprefix("\n") == result.reports[0].files[299].change.patch


def test_what_html_cannot_hold_is_shown() -> None:
    result = documentation()
    report = result.reports[0]
    file = replace(
        report.files[0], change=FileChange(path="a", patch="@@ -1 +1 @@\n-\x00\x1b\r\n+\x85\ufffe\ud800")
    )
    text = page(result, replace(report, files=(file,)))
    assert "-␀␛␍" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", text)


def test_a_page_says_how_it_came_to_be() -> None:
    tree = _parsed(release())
    said = {row.find("dt").text: row.find("dd").text for row in tree.xpath("//footer//dl/div")}
    assert said["Read from"] == "github.com"
    assert said["Range chosen by"] == "release"
    assert said["Texts"] == "60 from the facts alone"
    assert said["Model"] == "6 requests, 0 answers from the cache; 12,000 tokens in, 2,400 out; USD 0.0123"
