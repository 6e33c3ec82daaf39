"""Which range a command means, and what is said where there is nothing in it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.test_command_line import run
from tests.fakes.github import GitHubServer
from tests.repositories import Repository

OFFLINE = ("--engine", "offline", "--format", "json")


def result(*arguments: str, cwd: Path, data: bytes = b"", **environment: str) -> tuple[dict[str, Any], str]:
    done = run("report", *OFFLINE, *arguments, cwd=cwd, data=data, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), done.stderr.decode()


def paths(found: dict[str, Any]) -> list[str]:
    return [file["path"] for report in found["reports"] for file in report["files"]]


@pytest.fixture
def tagged(repository: Repository) -> Repository:
    repository.commit({"docs/a.md": "# A\n", "src/x.py": "x = 1\n"})
    repository.git("tag", "api-v1")
    repository.commit({"docs/b.md": "# B\n"})
    repository.git("tag", "web-v1")
    repository.commit({"src/y.py": "y = 1\n", "top.md": "# Top\n"})
    return repository


def test_one_ref_and_a_tags_prefix_say_where_a_range_begins(tagged: Repository) -> None:
    folder = tagged.folder
    assert paths(result("api-v1", cwd=folder)[0]) == ["docs/b.md", "src/y.py", "top.md"]
    assert paths(result("--since-tag", cwd=folder)[0]) == ["src/y.py", "top.md"]
    found, _ = result("--since-tag", "api-", cwd=folder)
    assert (found["range"]["base_name"], found["range"]["head_name"]) == ("api-v1", "main")


def test_what_follows_two_dashes_are_paths(tagged: Repository) -> None:
    folder = tagged.folder
    assert paths(result("--", "src", cwd=folder)[0]) == ["src/y.py"]
    assert paths(result("api-v1", "--", "*.md", ":!docs", cwd=folder)[0]) == ["top.md"]
    assert paths(result("api-v1", "--", "b.md", cwd=folder / "docs")[0]) == ["docs/b.md"]
    found, said = result("api-v1", "--", "nowhere", cwd=folder)
    assert (found["reports"], found["range"]["files"]) == ([], 0)
    assert "No changed file of the range matches the paths `nowhere`; 3 files change elsewhere." in said


def test_the_same_ranges_are_read_from_github(tagged: Repository, github: GitHubServer) -> None:
    github.host("octo/docs", tagged)

    def asked(*arguments: str) -> dict[str, Any]:
        return result("--repo", "octo/docs", *arguments, cwd=tagged.folder, **github.environment)[0]

    assert paths(asked("api-v1")) == ["docs/b.md", "src/y.py", "top.md"]
    since = asked("--since-tag", "api-")
    assert (paths(since), since["range"]["base_name"]) == (["docs/b.md", "src/y.py", "top.md"], "api-v1")
    assert paths(asked("api-v1...main", "--", "docs", "top.md")) == ["docs/b.md", "top.md"]
    nothing = asked("api-v1...main", "--", "nowhere")
    assert nothing["warnings"] == [
        "No changed file of the range matches the paths `nowhere`; 3 files change elsewhere."
    ]
    missing = run(
        "report",
        *OFFLINE,
        "--repo",
        "octo/docs",
        "--since-tag",
        "cli-",
        cwd=tagged.folder,
        **github.environment,
    )
    assert missing.returncode == 2
    assert b"No tag of octo/docs in the history of HEAD begins with 'cli-'." in missing.stderr


def test_a_finished_diff_is_restricted_too(tagged: Repository) -> None:
    diff = tagged.git("diff", "api-v1", "HEAD").encode() + b"\n"
    assert paths(result("--diff", "-", "--", "src", cwd=tagged.folder, data=diff)[0]) == ["src/y.py"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--since-tag", "api-", "api-v1...HEAD"],
            "--since-tag says where the range begins, and so does the",
        ),
        (["--diff", "-", "--since-tag"], "--since-tag says where the range begins, and so does --diff."),
        (["--", "../.."], "git does not take these paths: ../..: '../..' is outside repository. Name files"),
        (["--since-tag", "cli-"], "No tag in the history of this commit begins with 'cli-'."),
    ],
)
def test_what_cannot_be_meant_is_refused(tagged: Repository, arguments: list[str], said: str) -> None:
    done = run("report", *OFFLINE, *arguments, cwd=tagged.folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_an_empty_repository_and_a_first_commit_are_reported(repository: Repository) -> None:
    found, said = result(cwd=repository.folder)
    assert (found["reports"], found["range"]["files"]) == ([], 0)
    assert "This repository has no commit yet: there is nothing to report." in said
    repository.commit({"a.md": "# A\n"})
    found, _ = result(cwd=repository.folder)
    assert (paths(found), found["range"]["base"]) == (["a.md"], None)


def test_the_diff_of_a_merge_against_its_parents_is_named_with_what_to_do(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit({"a": "2\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"a": "3\n"})
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    repository.write("a", "4\n")
    repository.commit()
    shown = repository.git("show", "HEAD").encode() + b"\n"
    assert b"diff --cc a" in shown

    found, said = result("--diff", "-", cwd=repository.folder, data=shown)

    assert found["reports"] == []
    assert "1 file changes, and there is nothing to report: `a`: unreadable (a merge shown against" in said


def test_files_that_are_all_ignored_are_said_with_the_reason(tagged: Repository) -> None:
    tagged.write("own.yml", "ignore: ['**/*.md', '**/*.py']\ncategories: {all: {paths: ['**']}}\n")
    _, said = result("--config", "own.yml", cwd=tagged.folder)
    assert "2 files change, and there is nothing to report: `src/y.py`" in said
    assert "ignored" in said


def test_an_empty_diff_is_said(repository: Repository) -> None:
    found, said = result("--diff", "-", cwd=repository.folder)
    assert found["reports"] == []
    assert "The range is empty: it holds no changed file, so there is no report." in said
