"""The formats of the command line as a user meets them: in a file, in a pipe, on a terminal, in a browser."""

import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest
from tests.e2e.test_command_line import run
from tests.unit.reports.examples import documentation, release

from diff_insight.reports.result import dump

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "small.json").write_text(dump(documentation()), encoding="utf-8")
    (tmp_path / "large.json").write_text(dump(release()), encoding="utf-8")
    return tmp_path


def on_a_terminal(*arguments: str, cwd: Path, rows: int = 200, **environment: str) -> str:
    """Run a command whose standard output is a terminal of 80 columns, and give what it wrote there."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "diff_insight", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "TERM": "xterm-256color",
            "PAGER": "cat",
            **environment,
        },
    )
    os.close(theirs)
    written = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux says so where everybody has hung up
            break
        if not part:
            break
        written += part
    os.close(ours)
    assert process.wait(30) == 0, process.stderr and process.stderr.read()
    assert process.stderr is not None
    process.stderr.close()
    return written.decode().replace("\r\n", "\n")


def test_in_a_pipe_a_report_is_markdown_and_as_terminal_plain_text(saved: Path) -> None:
    assert run("render", "small.json", cwd=saved).stdout.startswith(b"---\ndate: ")
    shown = run("render", "small.json", "--format", "terminal", cwd=saved).stdout
    assert shown.startswith("barn 1111111 → 2222222\n5 files (+5 −11)".encode())
    assert b"\x1b" not in shown


def test_on_a_terminal_a_report_is_drawn_in_colour_and_in_its_width(saved: Path) -> None:
    shown = on_a_terminal("render", "small.json", cwd=saved)
    assert "\x1b[1;31m▲ Breaking changes\x1b[0m" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", shown)
    assert max(map(len, plain.split("\n"))) <= 80


@pytest.mark.slow
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_somebody_says_so(saved: Path, environment: dict[str, str]) -> None:
    shown = on_a_terminal("render", "small.json", cwd=saved, **environment)
    assert "▲ Breaking changes" in shown
    assert "\x1b" not in shown


@pytest.mark.slow
def test_what_is_longer_than_the_screen_goes_through_the_pager(saved: Path) -> None:
    pager = saved / "pager"
    pager.write_text("#!/bin/sh\necho PAGED with $LESS\nhead -1\n")
    pager.chmod(0o755)
    short = on_a_terminal("render", "small.json", cwd=saved, rows=200, PAGER=str(pager))
    assert "PAGED" not in short
    long = on_a_terminal("render", "large.json", cwd=saved, rows=24, PAGER=str(pager))
    assert long == "PAGED with FRX\n\x1b[1mbarn 8.4.2 → 8.5.0\x1b[0m\n"
    for wrong in ("no-such-pager-anywhere", 'less "-R'):
        none = on_a_terminal("render", "large.json", cwd=saved, rows=24, PAGER=wrong)
        assert none.startswith("\x1b[1mbarn 8.4.2")


def test_quiet_is_the_verdict_in_one_line(saved: Path) -> None:
    done = run("render", "large.json", "-q", cwd=saved)
    assert (
        done.stdout.decode()
        == "barn 8.4.2 → 8.5.0: 60 files (+206 −80): 2 breaking changes, 2 new features, 1 fix\n"
    )
    assert done.stderr == b""


def test_quiet_with_files_writes_them_and_says_the_verdict(saved: Path) -> None:
    done = run("render", "small.json", "-q", "-o", "out/{locale}.md", cwd=saved)
    assert done.stdout.decode().count("\n") == 1
    assert (saved / "out/en_US.md").read_text(encoding="utf-8").startswith("---\n")


def test_a_page_is_the_same_in_a_file_and_on_standard_output(saved: Path) -> None:
    printed = run("render", "small.json", "--format", "html", cwd=saved)
    run("render", "small.json", "--format", "html", "-o", "{category}.html", cwd=saved)
    assert printed.stdout == (saved / "all.html").read_bytes()
    assert printed.stdout.startswith(b"<!DOCTYPE html>\n")


def test_json_from_a_saved_result_is_that_result(saved: Path) -> None:
    done = run("render", "small.json", "--format", "json", cwd=saved)
    assert done.stdout == (saved / "small.json").read_bytes()


def test_open_writes_the_page_beside_nothing_of_the_users_and_opens_it(saved: Path) -> None:
    before = set(saved.iterdir())
    done = run("render", "small.json", "--open", cwd=saved, BROWSER="true")
    assert (done.returncode, done.stdout) == (0, b"")
    page = Path(done.stderr.decode().strip())
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert page.parent.stat().st_mode & 0o077 == 0
    assert set(saved.iterdir()) == before
    page.unlink()
    page.parent.rmdir()


def test_several_pages_need_files(saved: Path) -> None:
    both = dump(documentation()).replace('"reports": [', '"reports": [\n    {"locale": "zh_CN"},')
    (saved / "both.json").write_text(both, encoding="utf-8")
    done = run("render", "both.json", "--format", "html", cwd=saved)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--format html makes 2 pages, and standard output holds one." in done.stderr
    assert run("render", "both.json", "--format", "html", "-o", "{locale}.html", cwd=saved).returncode == 0
    assert {file.name for file in saved.glob("*.html")} == {"en_US.html", "zh_CN.html"}


def test_templates_come_from_a_folder_and_what_is_wrong_is_told_with_its_line(saved: Path) -> None:
    (saved / "mine").mkdir()
    (saved / "mine" / "heading.md.jinja").write_text("{{ level }} Mine\n")
    done = run("render", "small.json", "--flavor", "github", "--template", "mine", cwd=saved)
    assert done.stdout.startswith(b"# Mine\n\nThe section ")
    (saved / "mine" / "heading.md.jinja").write_text("a\n{{ nothing }}")
    failed = run("render", "small.json", "--flavor", "github", "--template", "mine", cwd=saved)
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert b"The template heading.md.jinja, line 2: 'nothing' is undefined." in failed.stderr
    missing = run("render", "small.json", "--template", "nowhere", cwd=saved)
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert b"The templates in nowhere cannot be read: No such file or directory." in missing.stderr
