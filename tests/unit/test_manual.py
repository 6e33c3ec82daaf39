"""What `--help` and the manual page say is what the program has."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import diff_insight
from diff_insight.cli import root
from diff_insight.settings.options import OPTIONS
from diff_insight.wiring.manual import COMPLETION, EXAMPLES, GROUPS, completions, manual_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "diff-insight.1"


def _help(*arguments: str) -> str:
    done = CliRunner().invoke(root, [*arguments, "--help"], terminal_width=100, prog_name="diff-insight")
    assert done.exit_code == 0
    return done.output


def test_every_option_stands_in_one_group() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(name for name, option in OPTIONS.items() if option.command_line)


def test_help_has_the_options_in_groups_then_examples_environment_and_exit_codes() -> None:
    text = _help("report")
    titles = re.findall(r"^(\w[\w ]*):$", text, re.MULTILINE)
    assert titles == [*GROUPS, "Other options", "Examples", "Environment", "Exit codes"]
    assert "  -o, --output TEMPLATE" in text
    assert "[RANGE]\n  --debug" not in text


@pytest.mark.parametrize("command", EXAMPLES)
def test_examples_are_what_the_command_takes(command: str) -> None:
    options = {option for parameter in root.commands[command].params for option in parameter.opts}
    for line, _ in EXAMPLES[command]:
        assert f"diff-insight {command}" in line
        behind = line.partition(f"diff-insight {command}")[2]
        assert set(re.findall(r"(?<= )--?[a-z][a-z-]*", behind)) <= options


def test_a_shell_completes_the_words_that_an_option_takes() -> None:
    assert completions("format") == ["markdown", "json", "html", "terminal"]
    assert completions("max-cost") == completions("output") == []
    environment = {
        "_DIFF_INSIGHT_COMPLETE": "bash_complete",
        "COMP_WORDS": "diff-insight report --format h",
        "COMP_CWORD": "3",
    }
    done = CliRunner().invoke(root, [], env=environment, prog_name="diff-insight")
    assert done.output == "plain,html\n"
    assert all("_DIFF_INSIGHT_COMPLETE" in line for _, line in COMPLETION)


def test_the_manual_page_is_the_one_that_the_program_makes() -> None:
    made = manual_page(root.commands, version=diff_insight.__version__)
    assert PAGE.read_text(encoding="utf-8") == made, "run `make docs`"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not on this machine")
def test_the_manual_page_is_drawn_without_a_complaint() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", str(PAGE)], capture_output=True, check=True, text=True
    )
    assert done.stderr == ""
    assert "diff-insight report [OPTIONS] [RANGE]" in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
