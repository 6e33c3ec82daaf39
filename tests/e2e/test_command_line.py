"""The command line as a user meets it: real git, real files, real exit codes."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.adapters import oddities
from tests.pairs import EXAMPLE, diff_of_pairs
from tests.repositories import Repository

from diff_insight.cli import main

LOCK = '[[package]]\nname = "hay"\nversion = "{}.0"\n'
FIRST = (
    "---\ntitle: Regions\nms.date: 01/02/2026\n---\n\n# Regions\n\n"
    "| Region | model-a |\n|---|---|\n| east | yes |\n"
)
SECOND = FIRST.replace("01/02/2026", "02/03/2026") + "| south | yes |\n"


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str, cwd: Path, data: bytes = b"", **environment: str) -> Done:
    """Run a command in this process, with streams, folder and environment of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        for name, value in environment.items():
            patch.setenv(name, value)
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True) for _ in "oe")
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        code = ended.value.code
        assert isinstance(code, int)
        return Done(code, out.buffer.getvalue(), err.buffer.getvalue())  # type: ignore[attr-defined]


def started(*arguments: str, cwd: Path, data: bytes = b"", **environment: str) -> Done:
    """Run the same command as a user does, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "diff_insight", *arguments],
        cwd=cwd,
        input=data,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")} | environment,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def clone(repository: Repository) -> Path:
    repository.commit(
        {"docs/regions.md": FIRST, "src/a.py": "def f():\n    return 1\n", "poetry.lock": LOCK.format(1)}
    )
    repository.commit(
        {"docs/regions.md": SECOND, "src/a.py": "def f():\n    return 2\n", "poetry.lock": LOCK.format(2)}
    )
    return repository.folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "--diff", "-", "--date", "2026-02-03", "--engine", "offline", "--locale", "zh_CN,en_US"],
        ["report", "no-such-ref...HEAD"],
    ],
    ids=["done", "failed"],
)
def test_a_process_of_its_own_prints_the_same_and_ends_with_the_same_code(
    clone: Path, arguments: list[str]
) -> None:
    name = b"\xc3\xa9.md"
    diff = b"--- a/%b\n+++ b/%b\n@@ -1 +1 @@\n-\xe4\r\n+b\r\n" % (name, name)
    done = started(*arguments, cwd=clone, data=diff)
    assert done == run(*arguments, cwd=clone, data=diff)
    assert done.stdout or done.stderr


def test_a_clone_without_a_range_gives_a_report_of_its_last_commit(clone: Path) -> None:
    done = run("report", "--date", "2026-02-03", "--engine", "offline", cwd=clone)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert text.startswith("---\ndate: '2026-02-03'\npermalink: null\nsummary: ")
    assert "## docs/regions.md{#item-" in text
    assert "+| south | yes |" in text


def test_a_saved_run_result_renders_to_the_bytes_that_report_printed_and_verifies(clone: Path) -> None:
    for flavor in ("pandoc", "github"):
        options = [
            "--engine",
            "offline",
            "--locale",
            "zh_CN,en_US,ja_JP,de_DE",
            "--result",
            "out/r.json",
            "--flavor",
            flavor,
        ]
        printed = run("report", *options, cwd=clone)
        assert printed.returncode == 0, printed.stderr.decode()
        rendered = run("render", "out/r.json", "--flavor", flavor, cwd=clone)
        assert rendered.stdout == printed.stdout
    verified = run("verify", "-", cwd=clone, data=(clone / "out/r.json").read_bytes())
    assert (verified.returncode, json.loads(verified.stdout)["ungrounded"]) == (0, [])


def test_json_is_the_one_run_result(clone: Path) -> None:
    done = run("report", "--engine", "offline", "--format", "json", "--result", "r.json", cwd=clone)
    assert done.stdout == (clone / "r.json").read_bytes()
    result = json.loads(done.stdout)
    assert (result["schema_version"], result["range"]["files"], result["range"]["source"]) == (2, 3, "git")
    assert [file["path"] for file in result["reports"][0]["files"]] == [
        "docs/regions.md",
        "poetry.lock",
        "src/a.py",
    ]


def test_the_configuration_sorts_the_files_and_nothing_is_lost(clone: Path) -> None:
    (clone / ".github").mkdir()
    (clone / ".github/diff-insight.yml").write_text(
        'categories: {docs: {paths: [docs]}}\nignore: ["**/*.lock"]\nlocales: [ja_JP, en_US]\n',
        encoding="utf-8",
    )
    result = json.loads(run("report", "--engine", "offline", "--format", "json", cwd=clone).stdout)
    assert [(report["category"], report["locale"]) for report in result["reports"]] == [
        ("docs", "ja_JP"),
        ("docs", "en_US"),
    ]
    assert result["outside_categories"] == ["src/a.py"]
    assert result["skipped"] == [{"path": "poetry.lock", "reason": "ignored", "detail": "**/*.lock"}]


def test_a_wrong_template_is_one_fault_of_the_configuration_beside_the_others(clone: Path) -> None:
    (clone / "c.yml").write_text('title: "{nope}"\noutput: "{date:x}.md"\nheadings: x\n')
    done = run("report", "--config", "c.yml", cwd=clone)
    allowed = "{locale}, {category}, {repository}, {date}, {base}, {head}"
    title, output = ("  - title: is no template.", "  - output: is no template.")
    dates = "Only a date takes one, as in {date:%Y%m%d}"
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "Error: c.yml has 3 faults:",
        f"{title} The template '{{nope}}' has unknown fields: {{nope}}. Allowed are {allowed}",
        f"{output} The template '{{date:x}}.md' has a format behind {{date}} that means nothing. {dates}",
        "  - headings: is 'x'; allowed: english, localized",
    ]


def test_a_diff_on_standard_input_gives_the_same_rows_as_the_clone(clone: Path) -> None:
    diff = subprocess.run(
        ["git", "diff", "--inter-hunk-context=1", "HEAD~1", "HEAD"],
        cwd=clone,
        capture_output=True,
        check=True,
    ).stdout
    options = ("--engine", "offline", "--format", "json", "--date", "2026-01-01")
    piped = json.loads(run("report", "--diff", "-", *options, cwd=clone, data=diff).stdout)
    read = json.loads(run("report", *options, cwd=clone).stdout)
    told = {"facts", "context", "modification_title", "explanation"}  # of which a clone shows more
    rows = [
        [{key: file[key] for key in file.keys() - told} for file in one["reports"][0]["files"]]
        for one in (piped, read)
    ]
    assert rows[0] == rows[1]
    whole = json.loads(run("report", "--diff", "-", "--git", ".", *options, cwd=clone, data=diff).stdout)
    assert whole["reports"][0]["files"] == read["reports"][0]["files"]
    assert piped["range"]["source"] == "diff"


def test_a_file_per_report(clone: Path) -> None:
    template = "out/{date:%Y%m}/{locale}/{category}-{head}.md"
    done = run(
        "report",
        "--engine",
        "offline",
        "--locale",
        "zh_CN,en_US",
        "--date",
        "2026-02-03",
        "--output",
        template,
        cwd=clone,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    head = subprocess.run(
        ["git", "rev-parse", "--short=7", "HEAD"], cwd=clone, capture_output=True, check=True, text=True
    ).stdout.strip()
    written = sorted(str(path.relative_to(clone)) for path in (clone / "out").rglob("*.md"))
    assert written == [f"out/202602/{locale}/all-{head}.md" for locale in ("en_US", "zh_CN")]


def test_a_dash_is_standard_output_and_not_the_name_of_a_file(clone: Path) -> None:
    options = ("report", "--engine", "offline", "--date", "2026-02-03")
    assert run(*options, "-o", "-", cwd=clone) == run(*options, cwd=clone)
    saved = run(*options, "--format", "json", cwd=clone).stdout
    rendered = run("render", "-", "-o", "-", cwd=clone, data=saved)
    assert rendered.stdout == run(*options, cwd=clone).stdout
    refused = run(*options, "--result", "-", cwd=clone)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.startswith(b"Error: --result - would mix the run result with the reports")
    assert not (clone / "-").exists()


def test_faults_of_a_run_result_stand_on_lines_of_their_own(clone: Path) -> None:
    done = run("verify", "-", cwd=clone, data=b'{"schema_version": 2, "x": 1, "y\\u001b": 2}')
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "Error: The run result has 2 faults (`diff-insight schema` tells the shape):\n"
        "  - $.x: unknown key\n"
        "  - $.y\\x1b: unknown key\n"
    )


def test_a_saved_result_without_reports_says_so_when_it_is_rendered(clone: Path) -> None:
    saved = run("report", "HEAD...HEAD", "--engine", "offline", "--format", "json", cwd=clone).stdout
    done = run("render", "-", cwd=clone, data=saved)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"Notice: The range is empty: it holds no changed file, so there is no report.\n"


def test_an_empty_range_makes_no_report_and_says_so(clone: Path) -> None:
    done = run("report", "HEAD...HEAD", "--engine", "offline", cwd=clone)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"Notice: The range is empty: it holds no changed file, so there is no report.\n"
    done = run("report", "HEAD...HEAD", "--engine", "offline", "--format", "json", cwd=clone)
    assert json.loads(done.stdout)["reports"] == []
    done = run("report", "HEAD...HEAD", "-q", cwd=clone)
    assert done == (0, b"The range is empty: it holds no changed file, so there is no report.\n", b"")


def test_a_permalink_that_was_asked_for_is_shown_for_a_clone_too(clone: Path) -> None:
    link = "https://git.example/o/n/compare/a...b"
    done = run("report", "--engine", "offline", "--permalink", link, cwd=clone)
    assert f"\npermalink: {link}\n" in done.stdout.decode()


def test_without_credentials_auto_says_that_it_works_offline(clone: Path) -> None:
    done = run("report", cwd=clone)
    assert done.returncode == 0
    assert done.stderr.decode().startswith("Notice: ")
    assert b"ANTHROPIC_API_KEY" in done.stderr


def test_progress_is_log_groups_in_a_workflow(clone: Path) -> None:
    done = run("report", "--engine", "offline", cwd=clone, GITHUB_ACTIONS="true")
    assert done.stderr.decode().count("::group::") == done.stderr.decode().count("::endgroup::") > 0
    assert done.stdout.startswith(b"---\n")


def test_backfill_makes_what_is_missing_and_can_be_taken_up_again(repository: Repository) -> None:
    for day in (1, 2, 4):
        repository.commit(
            {"docs/regions.md": FIRST + f"| day{day} | yes |\n"}, date=f"2026-03-0{day}T10:00:00Z"
        )
    stretch = ["--since", "2026-03-01", "--until", "2026-03-05", "--engine", "offline"]
    options = [*stretch, "--output", "out/{date}.md"]
    planned = json.loads(run("backfill", *options, "--plan", cwd=repository.folder).stdout)
    assert [job["until"] for job in planned["include"]] == ["2026-03-01", "2026-03-02", "2026-03-04"]
    done = run("backfill", *options, cwd=repository.folder)
    assert done.returncode == 0, done.stderr.decode()
    written = sorted(path.name for path in (repository.folder / "out").iterdir())
    assert written == ["2026-03-01.md", "2026-03-02.md", "2026-03-04.md"]
    assert "+| day4 | yes |" in (repository.folder / "out/2026-03-04.md").read_text(encoding="utf-8")
    (repository.folder / "out/2026-03-02.md").unlink()
    again = run("backfill", *options, cwd=repository.folder)
    assert again.stderr.decode() == "Notice: 2026-03-02: 1 report, 1 file.\n"
    assert run("backfill", *options, cwd=repository.folder).stderr.startswith(b"Notice: Nothing is missing")


@pytest.mark.parametrize("lost", ["branch", "content"])
@pytest.mark.parametrize("command", ["report", "backfill"])
def test_a_clone_that_keeps_git_waiting_costs_the_deadline(
    repository: Repository, command: str, lost: str
) -> None:
    old = repository.commit({"a.md": "one\n"}, date="2026-03-01T10:00:00Z")
    new = repository.commit({"a.md": "two\n"}, date="2026-03-02T10:00:00Z")
    if lost == "branch":
        place = repository.folder / ".git/refs/heads/waits"
    else:
        blob = repository.git("rev-parse", f"{new}:a.md")
        place = repository.folder / ".git/objects" / blob[:2] / blob[2:]
        place.unlink()
    os.mkfifo(place)
    branch = "waits" if lost == "branch" else "HEAD"
    day = "2026-03-02"
    asked = {
        "report": [f"{old}...{branch}"],
        "backfill": ["--since", day, "--until", day, "--output", "{date}.md", branch],
    }[command]
    start = time.monotonic()
    done = run(command, *asked, "--engine", "offline", "--deadline", "1", cwd=repository.folder)
    assert done.returncode == 1
    assert "git took longer than the run may. Raise --deadline." in done.stderr.decode()
    assert time.monotonic() - start < 1 + 5


def test_backfill_of_the_first_day_holds_all_of_it(repository: Repository) -> None:
    repository.commit({"a.md": "# A\n"}, date="2026-03-02T08:00:00+00:00")
    repository.commit({"b.md": "# B\n"}, date="2026-03-02T09:00:00+00:00")
    days = ("--since", "2026-03-01", "--until", "2026-03-31")
    done = run("backfill", *days, "--engine", "offline", "--output", "{date}.md", cwd=repository.folder)
    assert (done.returncode, done.stderr) == (0, b"Notice: 2026-03-02: 1 report, 2 files.\n")
    refused = run("backfill", *days, "-o", "-", cwd=repository.folder)
    assert (refused.returncode, refused.stdout) == (2, b"")


def test_a_secret_in_the_diff_is_masked_everywhere(repository: Repository) -> None:
    secret = "ghp_" + "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA1bC2"
    repository.commit({"a.md": "# A\n"})
    repository.commit({"a.md": f"# A\n\nUse the token `{secret}` here.\n"})
    done = run("report", "--engine", "offline", "--result", "r.json", cwd=repository.folder)
    assert secret.encode() not in done.stdout + done.stderr + (repository.folder / "r.json").read_bytes()
    assert b"1 secret stands in the range" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["report", "no-such-ref...HEAD"], 2, "no-such-ref"),
        (["report", "a....b"], 2, "BASE...HEAD"),
        (["report", "--git", "/nowhere"], 2, "/nowhere"),
        (["report", "--diff", "missing.diff"], 2, "missing.diff"),
        (["report", "--repo", "o/n", "--git", "."], 2, "--git and --repo"),
        (["report", "HEAD~1...HEAD", "--diff", "-"], 2, "--diff reads a finished diff"),
        (["report", "--locale", "fr"], 2, "zh_CN"),
        (["report", "--config", "missing.yml"], 2, "missing.yml"),
        (["report", "--format", "json", "--output", "{locale}.json"], 2, "--format json"),
        (["report", "--output", "{nonsense}.md"], 2, "nonsense"),
        (["report", "--output", "same.md", "--locale", "zh_CN,en_US"], 2, "same.md"),
        (["report", "--output", "out/"], 2, "'out/' names a folder"),
        (["report", "--engine", "offline", "--prices", "missing.toml"], 2, "missing.toml cannot be read: No"),
        (["report", "docs/regions.md"], 2, "a path stands behind `--`"),
        (["report", "--engine", "claude"], 1, "ANTHROPIC_API_KEY"),
        (["report", "--engine", "offline", "--output", "poetry.lock/{locale}.md"], 1, "cannot be written"),
        (["render", "missing.json"], 2, "missing.json"),
        (["render", "docs/regions.md"], 2, "JSON"),
        (["verify", "docs/regions.md"], 2, "JSON"),
        (["report", "--no-such-option"], 2, "--no-such-option"),
        (["reprot"], 2, "reprot"),
    ],
)
def test_bad_input_gets_one_clear_error(clone: Path, arguments: list[str], code: int, said: str) -> None:
    done = run(*arguments, cwd=clone)
    assert (done.returncode, done.stdout) == (code, b"")
    assert [line.partition(":")[0] for line in done.stderr.decode().splitlines()][-1:] == ["Error"]
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_debug_shows_where_it_failed(clone: Path) -> None:
    done = run("report", "no-such-ref...HEAD", "--debug", cwd=clone)
    assert done.returncode == 2
    assert b"Traceback" in done.stderr


def test_schema_prints_the_published_schema(tmp_path: Path) -> None:
    printed = run("schema", cwd=tmp_path).stdout
    published = Path(__file__).resolve().parents[2] / "docs/run-result.schema.json"
    assert printed == published.read_bytes()


def test_the_version_and_the_help_import_nothing_heavy(tmp_path: Path) -> None:
    for argument in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "diff_insight", argument],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")},
        )
        loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert not loaded & {
            "pydantic",
            "anthropic",
            "github",
            "jinja2",
            "yaml",
            "markdown_it",
            "rich",
            "unidiff",
        }


def test_an_offline_report_imports_neither_the_sdk_nor_pygithub_nor_pydantic(clone: Path) -> None:
    done = started("report", "--engine", "offline", cwd=clone, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert not loaded & {"pydantic", "anthropic", "github", "rich", "httpx2", "requests"}


@pytest.mark.slow
def test_a_range_of_every_format_is_reported_in_three_languages(tmp_path: Path) -> None:
    (tmp_path / "all.diff").write_bytes(diff_of_pairs())
    options = ["--engine", "offline", "--locale", "zh_CN,ja_JP,en_US", "--result", "r.json"]
    printed = started("report", "--diff", "all.diff", *options, cwd=tmp_path)
    assert printed.returncode == 0, printed.stderr.decode()
    assert run("render", "r.json", cwd=tmp_path).stdout == printed.stdout


@pytest.mark.parametrize("locale", ["en_US", "zh_CN", "ja_JP"])
def test_the_report_of_the_example_verifies(locale: str, tmp_path: Path) -> None:
    options = ["--engine", "offline", "--locale", locale, "--result", "r.json"]
    assert run("report", "--diff", str(EXAMPLE), *options, cwd=tmp_path).returncode == 0
    assert json.loads(run("verify", "r.json", cwd=tmp_path).stdout)["ungrounded"] == []


@pytest.mark.slow
def test_the_report_of_the_oddest_files_tells_each_once_and_verifies(repository: Repository) -> None:
    oddities.make(repository)
    options = ("--engine", "offline", "--format", "json", "--locale", "en,zh,ja,de")
    saved = run("report", *options, cwd=repository.folder).stdout
    rows = [file["path"] for file in json.loads(saved)["reports"][0]["files"]]
    assert sorted(rows) == sorted(change.path for change in oddities.EXPECTED)
    verified = run("verify", "-", cwd=repository.folder, data=saved)
    assert json.loads(verified.stdout)["ungrounded"] == []


def test_a_file_that_takes_the_place_of_another_verifies_on_both_rows(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "moved")
    heads = [f"def f{number}(x):\n    y = x + {number}\n" for number in range(8)]
    more = "    z = compute(y, 'a word')\n    log(z ** 2, x, 'another')\n    check(z, 'ok', 77)\n"
    repository.commit({"pkg/old.py": "\n".join(f"{head}    return y * 2\n" for head in heads)})
    new = "\n".join(f"{head}{more}    return y * 2\n" for head in heads)
    repository.commit({"pkg/old.py": None, "pkg/new.py": new})
    options = ("--engine", "offline", "--format", "json", "--locale", "en,zh,ja,de")
    saved = run("report", *options, cwd=repository.folder).stdout
    rows = json.loads(saved)["reports"][0]["files"]
    assert {row["status"] for row in rows} == {"added", "removed"}
    assert {row["facts"][0]["kind"] for row in rows} == {"file_changed"}
    assert {row["modification_title"] for row in rows} == {"new.py takes the place of old.py"}
    verified = run("verify", "-", cwd=repository.folder, data=saved)
    assert json.loads(verified.stdout)["ungrounded"] == []


def test_what_is_not_committed_is_mentioned_where_the_report_is_on_head(clone: Path) -> None:
    (clone / "src" / "a.py").write_text("def f():\n    return 3\n")
    said = b"Notice: 1 file has a change not committed yet, and this report leaves that out."
    assert said in run("report", "--engine", "offline", cwd=clone).stderr
    assert said not in run("report", "HEAD~1...HEAD~0", "--engine", "offline", cwd=clone).stderr
    assert run("report", "-q", "--engine", "offline", cwd=clone).stderr == b""
