"""The one way out: no text that is printed can be more than text."""

import ast
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import ConfigurationError
from diff_insight.printing import command, json_log_text, log_text, one_line, printable
from tests.unit.publish.examples import HOSTILE

SOURCE = Path(__file__).resolve().parents[2] / "src/diff_insight"
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.sampled_from("\r\n\t :%,#[]\\ax😀\x0b\x85\u2028\u202e\u2066\x1b\x9b\x00\ud800")),
    st.text(),
)
_WRITES = {"print", "pprint", "click.echo", "click.secho", "sys.excepthook", "traceback.print_exc"}
_CALLED = re.compile("print|echo|excepthook|write")
"""What stands in the text of every module that calls one of these."""


def test_nothing_is_printed_but_through_the_one_way_out() -> None:
    found = [
        f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for text in [path.read_text(encoding="utf-8")]
        if _CALLED.search(text)  # to read a module takes longer
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and _prints(node.func)
    ]
    assert {place.partition(":")[0] for place in found} == {
        "printing.py",
        "wiring/streams.py",
        "wiring/terminals.py",  # a drawn report's bytes, made safe where it is drawn
    }


def _prints(called: ast.expr) -> bool:
    name = ast.unparse(called)
    return name in _WRITES or name.endswith(("stdout.write", "stderr.write", "_stream.write"))


@given(TEXTS)
def test_no_text_moves_a_cursor_turns_its_neighbours_or_commands_the_runner(text: str) -> None:
    for shown in (printable(text), one_line(text), log_text(text)):
        kinds = {unicodedata.category(char) for char in shown if char not in "\n\t"}
        assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        shown.encode("utf-8")
    assert not set("\n\r\t") & set(one_line(text))
    lines = re.split(r"\r\n|\r|\n", log_text(text))
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


@given(TEXTS)
def test_a_command_is_one_line(text: str) -> None:
    assert len(re.split(r"\r\n|\r|\n", command("notice", text, {"file": text}))) == 1


@given(
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))
)
def test_json_in_a_log_keeps_its_value_and_commands_nobody(value: object) -> None:
    written = json_log_text(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(written) == value
    assert log_text(written) == written


@pytest.mark.parametrize("text", ["a: b::c\n\ttab # [x] 漢字\u3000100%", "naïve\u00a0é 😀"])
def test_what_is_harmless_stands_as_it_is(text: str) -> None:
    assert log_text(text) == text


def test_a_list_of_faults_is_bounded_and_each_is_one_line() -> None:
    error = ConfigurationError("c.yml", [f"key{number}\n::set-output name=x::y" for number in range(60)])
    lines = str(error).splitlines()
    assert (len(lines), lines[0], lines[-1]) == (52, "c.yml has 60 faults:", "  - and 10 more")
    assert lines[1] == "  - key0\\n::set-output name=x::y"
