import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import PublishError
from diff_insight.printing import command, log_text
from diff_insight.publish.workflow_commands import (
    OUTPUT_UNITS,
    annotation,
    log_group,
    output_lines,
    utf16_units,
)
from tests.unit.publish.examples import HOSTILE

TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.sampled_from("\r\n\t :%,#[]:=\\ax😀\x0b\x85\u2028\x00")),
    st.text(),
)


def runner_lines(text: str) -> list[str]:
    """The lines that the runner sees: .NET ends them at CR, LF and CRLF."""
    return re.split(r"\r\n|\r|\n", text)


def is_command(line: str) -> bool:
    return line.lstrip().startswith("::") or "##[" in line


def unescape(text: str, *, is_property: bool) -> str:
    for code, character in (("%3A", ":"), ("%2C", ",")) if is_property else ():
        text = text.replace(code, character)
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@given(TEXTS, TEXTS)
def test_a_command_holds_any_text_on_one_line_and_gives_it_back(data: str, path: str) -> None:
    written = annotation("notice", data, path=path, title="Breaking change", line=3)
    assert len(runner_lines(written)) == 1
    found = re.fullmatch(r"::notice (.*?)::(.*)", written, re.DOTALL)
    assert found
    properties = dict(part.split("=", 1) for part in found[1].split(","))
    expected = {"title": "Breaking change", "line": "3"} | ({"file": path} if path else {})
    encodable = {name: text.encode("utf-8", "replace").decode() for name, text in expected.items()}
    assert {name: unescape(text, is_property=True) for name, text in properties.items()} == encodable
    assert unescape(found[2], is_property=False) == data.encode("utf-8", "replace").decode()


def test_properties_that_are_empty_are_left_out() -> None:
    assert command("group", "a:b,c%") == "::group::a:b,c%25"
    assert annotation("error", "no") == "::error::no"
    assert annotation("warning", "no", path="a,b:c.md") == "::warning file=a%2Cb%3Ac.md::no"


@given(TEXTS)
def test_no_line_of_a_logged_text_is_a_command(text: str) -> None:
    assert not [line for line in runner_lines(log_text(text)) if is_command(line)]


def test_logged_text_stands_as_it_is_where_it_is_harmless() -> None:
    text = "a: b::c\n\ttab # [x] 漢字 100%"
    assert log_text(text) == text


def test_a_group_holds_only_its_own_two_commands() -> None:
    for text in HOSTILE:
        lines = runner_lines(log_group(text, text))
        assert [line for line in lines if is_command(line)] == [lines[0], lines[-1]]


def read_outputs(written: str) -> dict[str, str]:
    """As the runner reads the file: name, delimiter, lines up to the delimiter alone."""
    values: dict[str, str] = {}
    lines = iter(written.split("\n"))
    for line in lines:
        if not line:
            continue
        name, delimiter = line.split("<<", 1)
        body = []
        for inner in lines:
            if inner == delimiter:
                break
            body.append(inner)
        values[name] = "\n".join(body)
    return values


@given(st.lists(TEXTS, max_size=4))
def test_outputs_come_back_as_they_were(values: list[str]) -> None:
    numbers = count()
    named = {f"output-{index}": text for index, text in enumerate(values)}
    written = output_lines(named, random_token=lambda: f"{next(numbers):032x}")
    expected = {
        name: text.encode("utf-8", "replace").decode().replace("\x00", "\\x00")
        for name, text in named.items()
    }
    assert read_outputs(written) == expected


def test_every_value_has_a_delimiter_of_its_own() -> None:
    numbers = count()
    written = output_lines({"a": "1", "b": "2"}, random_token=lambda: str(next(numbers)))
    assert written == "a<<diff_insight_0\n1\ndiff_insight_0\nb<<diff_insight_1\n2\ndiff_insight_1\n"


def test_a_value_that_holds_the_delimiter_is_refused() -> None:
    with pytest.raises(PublishError, match="delimiter of the output a"):
        output_lines({"a": "x\ndiff_insight_1\nb<<E\nforged\nE"}, random_token=lambda: "1")


def test_a_name_that_is_no_output_name_is_refused() -> None:
    with pytest.raises(PublishError, match="not the name of a step output"):
        output_lines({"a\nb": "x"}, random_token=lambda: "1")


def test_outputs_together_stay_below_the_limit_of_the_runner() -> None:
    written = output_lines({"a": "😀" * 400_000, "b": "x" * 600_000}, random_token=lambda: "t")
    assert utf16_units(written) < OUTPUT_UNITS + 1000
    assert read_outputs(written)["b"].endswith("…")
