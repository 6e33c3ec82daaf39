"""`diff-insight report`, without an option, in a clone that a stranger laid out."""

import json
import os
import stat
from pathlib import Path

import pytest
from tests.e2e.test_command_line import run, started
from tests.repositories import Repository

_CONFIGURATION = ".github/diff-insight.yml"


@pytest.fixture
def clone(repository: Repository) -> Repository:
    repository.commit({"a.md": "# A\n\none\n"})
    repository.commit({"a.md": "# A\n\ntwo\n"})
    return repository


def configure(clone: Repository, text: str) -> None:
    clone.write(_CONFIGURATION, text)


def test_a_configuration_that_was_found_sets_looks_and_says_once_what_it_may_not(
    clone: Repository, tmp_path: Path
) -> None:
    victim = tmp_path / "home" / ".bashrc"
    victim.parent.mkdir()
    victim.write_text("alias ls=ls\n")
    configure(
        clone,
        f"title: 'touch owned; {{category}}'\noutput: {victim}\nmax_cost: none\nmodel: dear\nengine: claude\n"
        "provider: bedrock\nprices: /etc/shadow\ncache: /tmp\nlocales: [ja_JP]\n",
    )
    done = run("report", cwd=clone.folder, ANTHROPIC_API_KEY="")
    assert done.returncode == 0, done.stderr
    assert victim.read_text() == "alias ls=ls\n"
    assert "touch owned; all" in done.stdout.decode()
    told = [line for line in done.stderr.decode().splitlines() if "found in this folder" in line]
    (only,) = told
    assert only.startswith("Notice: .github/diff-insight.yml was found in this folder and not named by you")
    assert "of `output`, `max_cost`, `model`, `engine`, `provider`, `prices`, `cache` is left out" in only
    assert only.endswith("`--config .github/diff-insight.yml` takes all of it.")


def test_a_configuration_that_is_named_sets_all(clone: Repository, tmp_path: Path) -> None:
    configure(clone, f"output: {tmp_path}/out.md\nengine: offline\n")
    done = run("report", "--config", _CONFIGURATION, cwd=clone.folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.md").exists()


@pytest.mark.parametrize(
    "output", ["../x.md", "~/x.md", "/x.md", "a/../../x.md", "C:/x.md", "\\\\host\\x.md"]
)
def test_a_place_outside_the_folder_is_left_out(clone: Repository, output: str) -> None:
    configure(clone, f"output: '{output}'\n")
    done = run("report", cwd=clone.folder, ANTHROPIC_API_KEY="")
    assert done.returncode == 0
    assert "so what it says of `output` is left out" in done.stderr.decode()
    assert done.stdout.startswith(b"---\n")


@pytest.mark.parametrize("output", [".git/hooks/post-checkout", ".GIT/config", "linked/x.md"])
def test_a_place_inside_that_leads_outside_is_refused(clone: Repository, tmp_path: Path, output: str) -> None:
    (tmp_path / "outside").mkdir()
    (clone.folder / "linked").symlink_to(tmp_path / "outside")
    before = {path: path.read_bytes() for path in (clone.folder / ".git").rglob("*") if path.is_file()}
    configure(clone, f"output: {output}\n")
    done = run("report", cwd=clone.folder, ANTHROPIC_API_KEY="")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr.decode()
    assert not list((tmp_path / "outside").iterdir())
    assert before == {path: path.read_bytes() for path in before}


def test_a_place_below_the_folder_is_written(clone: Repository) -> None:
    configure(clone, "output: reports/{category}.md\nresult: reports/result.json\n")
    done = run("report", cwd=clone.folder, ANTHROPIC_API_KEY="")
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads((clone.folder / "reports/result.json").read_text())["reports"]
    assert sorted(each.name for each in (clone.folder / "reports").iterdir()) == ["all.md", "result.json"]


def test_a_found_configuration_may_be_stricter_than_the_default(clone: Repository) -> None:
    configure(clone, "engine: offline\nmax_cost: 0.25\nexplain: needed\n")
    done = run("report", cwd=clone.folder, ANTHROPIC_API_KEY="key", ANTHROPIC_BASE_URL="http://127.0.0.1:9")
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_an_option_says_anyway_is_not_told(clone: Repository) -> None:
    configure(clone, "engine: claude\nmodel: dear\n")
    done = run("report", "--engine", "offline", "--model", "mine", cwd=clone.folder)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("kind", ["link", "pipe", "endless", "folder"])
def test_a_configuration_that_is_no_plain_file_is_not_read(
    clone: Repository, tmp_path: Path, kind: str
) -> None:
    place = clone.folder / _CONFIGURATION
    place.parent.mkdir()
    (tmp_path / "private").write_text("title: of somebody else\n")
    if kind == "link":
        place.symlink_to(tmp_path / "private")
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "endless":
        place.symlink_to("/dev/zero")
    else:
        place.mkdir()
    done = started("report", cwd=clone.folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"Error: The configuration {_CONFIGURATION} ")
    assert "fault of diff-insight" not in done.stderr.decode()


def test_an_endless_configuration_that_is_named_ends(clone: Repository) -> None:
    done = started("report", "--config", "/dev/zero", cwd=clone.folder)
    assert done.returncode == 2
    assert "/dev/zero has 1 fault" in done.stderr.decode()


def test_a_draft_follows_no_link_and_the_next_run_sweeps_it(clone: Repository, tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    (tmp_path / "kept").write_text("kept")
    left = tmp_path / "o" / f".diff-insight-{'0' * 32}.tmp"
    left.write_text("half a rep")
    os.utime(left, (0, 0))
    fresh = tmp_path / "o" / f".diff-insight-{'1' * 32}.tmp"
    fresh.write_text("of a run that goes on")
    for pid in range(os.getpid() - 5, os.getpid() + 50):  # the name that a draft once had
        (tmp_path / "o" / f".b.md.{pid}").symlink_to(tmp_path / "kept")
    (tmp_path / "o" / "b.md").symlink_to(tmp_path / "kept")
    done = started(
        "report", "--engine", "offline", "--output", str(tmp_path / "o" / "b.md"), cwd=clone.folder
    )
    assert done.returncode == 0, done.stderr
    written = tmp_path / "o" / "b.md"
    assert (written.is_symlink(), (tmp_path / "kept").read_text()) == (False, "kept")
    assert stat.S_IMODE(written.stat().st_mode) & 0o077 == 0o044  # as any other new file, by the user's umask
    assert (left.exists(), fresh.exists()) == (False, True)


@pytest.mark.slow
def test_a_device_is_written_to_and_stays_one(clone: Repository) -> None:
    done = started("report", "--engine", "offline", "--output", "/dev/stdout", cwd=clone.folder)
    assert (done.returncode, done.stdout[:4]) == (0, b"---\n")
    assert Path("/dev/stdout").is_symlink()


_COMMANDS = "a\n ::set-output name=x::y\n::add-mask::e\n##[error]no \x1b[31mred\x1b[0m \u202eright\n"


def is_quiet(log: str) -> bool:
    commanded = any(line.lstrip().startswith("::") or "##[" in line for line in log.splitlines())
    return not commanded and not set("\x1b\u202e") & set(log)


@pytest.mark.parametrize("form", ["markdown", pytest.param("json", marks=pytest.mark.slow)])
def test_a_diff_commands_no_runner_and_no_terminal(clone: Repository, form: str) -> None:
    clone.commit({"b.txt": _COMMANDS})
    clone.commit({"b.txt": _COMMANDS + "more\n"}, message="::error::subject")
    arguments = ("report", "--engine", "offline", "--format", form)
    done = started(*arguments, cwd=clone.folder, GITHUB_ACTIONS="true")
    assert done.returncode == 0
    assert is_quiet(done.stdout.decode())
    plain = started(*arguments, cwd=clone.folder, GITHUB_ACTIONS="")
    if form == "json":
        assert json.loads(done.stdout)["reports"] == json.loads(plain.stdout)["reports"]
    else:
        assert "\x1b[31mred" in plain.stdout.decode()  # a program that reads it gets every byte


def test_a_key_of_a_configuration_commands_no_runner(clone: Repository) -> None:
    configure(clone, '"::set-output name=a::b": 1\n"x\\n::error::y": 1\n"\\e[31m": 2\n')
    done = run("report", cwd=clone.folder, GITHUB_ACTIONS="true")
    assert done.returncode == 2
    assert is_quiet(done.stderr.decode())
    assert done.stderr.decode().count("\n") == 4


def test_a_secret_stands_in_nothing_that_comes_out(clone: Repository) -> None:
    secret = "ghp_" + "aZ3kQ9xT7mB2vN8cL5wR1pY6dF4hJ0gSuEiO"
    clone.commit({"settings.py": f"NAME = 'a'\nTOKEN = '{secret}'\nUSER = 'a'\n"})
    changed = f"NAME = 'b'\nTOKEN = '{secret}'\nUSER = 'b'\n"
    clone.commit({"settings.py": changed, f"keys/{secret}.txt": "x\n"}, message=f"use {secret}\n\n{secret}")
    for form in ("markdown", "json"):
        done = run("report", "--engine", "offline", "--format", form, cwd=clone.folder)
        assert done.returncode == 0, done.stderr
        assert b"MASKED_SECRET_1" in done.stdout
        assert secret.encode() not in done.stdout + done.stderr
        assert b"masked in everything" in done.stderr


def test_a_secret_in_a_diff_that_cannot_be_read_is_not_printed(clone: Repository) -> None:
    secret = "ghp_" + "aZ3kQ9xT7mB2vN8cL5wR1pY6dF4hJ0gSuEiO"
    broken = f"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n?{secret}\n".encode()
    for debug in ([], ["--debug"]):
        done = run(*debug, "report", "--diff", "-", *debug, cwd=clone.folder, data=broken)
        assert done.returncode == 2
        assert secret.encode() not in done.stderr


@pytest.mark.parametrize(
    "named",
    [
        "./dist/\\ud800.js",
        "./dist/a\\nb.js",
        "./dist/a\\u0000b.js",
        "./../../../../etc/passwd.js",
        "/etc/passwd.js",
    ],
    ids=["half a character", "two lines", "nothing", "above", "from the root"],
)
def test_a_manifest_that_names_no_file_is_read_for_what_it_says(repository: Repository, named: str) -> None:
    repository.commit(
        {
            "package.json": f'{{"name": "barn", "main": "{named}", "exports": "{named}"}}',
            "src/index.ts": "export function feed(cow: string) {}\n",
        }
    )
    (repository.folder / "src/link.ts").symlink_to("/etc/passwd")
    source = 'export * from "./link"\nexport function feed(cow: string, hay: number) {}\n'
    repository.commit({"src/index.ts": source})
    done = run("report", "--engine", "offline", cwd=repository.folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"breaking change" in done.stdout
