"""What is read of a range besides its diff, as the run result shows it."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.test_command_line import run
from tests.repositories import Repository

from diff_insight.model import Versions
from diff_insight.settings.resolve import resolve
from diff_insight.wiring.sources import Asked, source_of
from diff_insight.wiring.streams import Streams

OLD = "".join(f"def function_{number}(a):\n    return a\n\n\n" for number in range(9))
NEW = OLD.replace("def function_4(a):\n    return a", "def function_4(a):\n    return a + 1")


@pytest.fixture
def clone(repository: Repository) -> Path:
    repository.commit({"a.py": OLD})
    repository.git("tag", "v1.0")
    repository.commit({"a.py": NEW}, message="fix: count from one (#3)")
    return repository.folder


def result(cwd: Path, *options: str, data: bytes = b"") -> dict[str, Any]:
    done = run(
        *("report", *options, "--engine", "offline", "--format", "json", "--date", "2026-02-03"),
        cwd=cwd,
        data=data,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_commits_stand_in_the_result(clone: Path) -> None:
    (commit,) = result(clone, "v1.0...HEAD")["commits"]
    assert (commit["subject"], commit["type"], commit["pull_request"], commit["paths"]) == (
        "fix: count from one (#3)",
        "fix",
        3,
        ["a.py"],
    )


@pytest.mark.parametrize(("options", "configured"), [(("--no-authors",), ""), ((), "authors: false\n")])
def test_nothing_of_the_authors_stands_in_it_where_that_was_asked_for(
    clone: Path, options: tuple[str, ...], configured: str
) -> None:
    if configured:
        (clone / ".github").mkdir()
        (clone / ".github" / "diff-insight.yml").write_text(configured)
    found = result(clone, *options)
    assert (found["commits"], found["pull_request"]) == ([], None)
    assert result(clone, "--authors")["commits"]


def test_both_sides_are_named(clone: Path) -> None:
    found = result(clone, "v1.0...HEAD")["range"]
    assert (found["base_name"], found["head_name"]) == ("v1.0", "main")


def test_a_diff_with_a_clone_is_read_like_the_clone(repository: Repository, clone: Path) -> None:
    data = repository.git("diff", "v1.0", "HEAD").encode() + b"\n"
    settings = resolve({"diff": "-", "git": str(clone)}, {}, now=dt.datetime.now(dt.UTC))
    streams = Streams(stdin=io.BytesIO(data), stdout=io.BytesIO(), stderr=io.StringIO(), workflow=False)
    diff = source_of(settings, Asked(), streams, seconds_left=lambda: 60.0).read()
    assert [diff.versions(change) for change in diff.changes] == [Versions(before=OLD, after=NEW)]
    facts = [
        [row["facts"] for row in result(clone, *options, data=data)["reports"][0]["files"]]
        for options in (("--diff", "-", "--git", "."), ("v1.0..HEAD",))
    ]
    assert facts[0] == facts[1]


def test_three_sources_are_one_too_many(clone: Path) -> None:
    done = run("report", "--git", ".", "--repo", "o/n", cwd=clone)
    assert done.returncode == 2
    assert b"--git and --repo both name a source." in done.stderr
