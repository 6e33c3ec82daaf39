"""Every part of the layout, in both flavors, against files that a person has read.

After a change that is meant: `python -m tests.layout.test_layout` writes the files anew; read the diff.
"""

from pathlib import Path

import pytest

from diff_insight.model import Flavor
from diff_insight.reports.load import load
from diff_insight.reports.render import render
from diff_insight.reports.result import dump
from tests.layout.reports import RESULTS

FOLDER = Path(__file__).parent / "reports"
OLD = Path(__file__).parent / "version_1"
FLAVORS: tuple[Flavor, ...] = ("pandoc", "github")


@pytest.mark.parametrize("flavor", FLAVORS)
@pytest.mark.parametrize("name", RESULTS)
def test_report_is_rendered_byte_for_byte(name: str, flavor: Flavor) -> None:
    result = load((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    expected = (FOLDER / f"{name}.{flavor}.md").read_bytes()
    assert render(result, result.reports[0], flavor=flavor).encode() == expected


@pytest.mark.parametrize("name", ["english-visuals", "localized-zh_CN"])
def test_result_of_version_1_is_rendered_for_pandoc_as_it_was(name: str) -> None:
    text = (OLD / f"{name}.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema_version": 1,')
    result = load(text)
    expected = (OLD / f"{name}.pandoc.md").read_bytes()
    assert render(result, result.reports[0], flavor="pandoc").encode() == expected


@pytest.mark.parametrize("name", RESULTS)
def test_run_result_is_written_byte_for_byte(name: str) -> None:
    assert dump(RESULTS[name]).encode() == (FOLDER / f"{name}.json").read_bytes()


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, result in RESULTS.items():
        (FOLDER / f"{name}.json").write_text(dump(result), encoding="utf-8", newline="\n")
        for flavor in FLAVORS:
            text = render(result, result.reports[0], flavor=flavor)
            (FOLDER / f"{name}.{flavor}.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
