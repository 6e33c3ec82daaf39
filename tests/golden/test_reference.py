"""The two reference reports fix the layout: their run results rendered are their Markdown, to the byte."""

from pathlib import Path

import pytest

from diff_insight.report.load import load
from diff_insight.report.render import render
from diff_insight.report.result import dump


@pytest.mark.parametrize("name", ["2025-01-17-zh_CN-openai", "2025-05-22-zh_CN-openai"])
def test_reference_result_renders_to_the_reference_report_byte_for_byte(reference: Path, name: str) -> None:
    folder = reference / "golden"
    result = load((folder / f"{name}.json").read_text(encoding="utf-8"))
    expected = (folder / f"{name}.md").read_bytes()

    assert render(result, result.reports[0], flavor="pandoc").encode() == expected
    again = load(dump(result))
    assert render(again, again.reports[0], flavor="pandoc").encode() == expected
