"""Every example workflow, word for word, in the real image: what arrives at GitHub, and what the run says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.publishing import World
from tests.container.acting import EXAMPLES, Outcome, Runner, tell
from tests.container.conftest import NAME, PAGE
from tests.container.engine import ROOT
from tests.fakes.github.hosted import Release
from tests.fakes.messages_server import MessagesServer
from tests.repositories import Repository

pytestmark = [
    pytest.mark.slow,
    pytest.mark.container,
    pytest.mark.timeout(600, func_only=True),
]  # building takes its own time

REPOSITORY = {"full_name": NAME, "name": "docs", "default_branch": "main", "owner": {"login": "octo"}}


@pytest.fixture
def pages(world: World) -> Repository:
    """The repository that the workflows belong to, with one page."""
    repository = Repository(world.hosted.git_dir.parent)
    repository.commit({"docs/regions.md": PAGE})
    return repository


def pushed(before: str, after: str) -> dict[str, Any]:
    return {"ref": "refs/heads/main", "before": before, "after": after, "repository": REPOSITORY}


def pull_request(world: World, pages: Repository, *, fork: bool = False) -> dict[str, Any]:
    base = world.head()
    pages.git("switch", "--quiet", "--create", "topic")
    head = pages.commit({"docs/regions.md": PAGE.replace("yes", "no")})
    world.github.open_pull(NAME, 7, head="topic")
    stranger = {"full_name": "stranger/docs", "owner": {"login": "stranger"}, "fork": True}
    return {
        "action": "synchronize",
        "number": 7,
        "repository": REPOSITORY,
        "pull_request": {
            "number": 7,
            "user": {"login": "ada", "type": "User"},
            "base": {"sha": base, "ref": "main", "repo": REPOSITORY},
            "head": {"sha": head, "ref": "topic", "repo": stranger if fork else REPOSITORY},
        },
    }


def result_in(world: World, outcome: Outcome) -> dict[str, Any]:
    return dict(json.loads(world.show(outcome.outputs["result-path"])))


def test_a_push_to_main_commits_its_report(runner: Runner, world: World, pages: Repository) -> None:
    before = world.head()
    after = pages.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = runner.run(EXAMPLES / "push-commit.yml", "push", pushed(before, after))
    assert (done.code, done.errors()) == (0, []), done.text
    (path,) = json.loads(done.outputs["report-paths"])
    assert done.outputs["commit-sha"] == world.head() != after
    assert set(world.files()) == {
        "README.md",
        "docs/a.md",
        "docs/regions.md",
        path,
        done.outputs["result-path"],
    }
    assert world.log()[0] == f"docs: diff insight report for {before[:7]}...{after[:7]}"
    assert "| south | yes |" in world.show(path)
    assert (done.outputs["engine"], done.outputs["files"]) == ("offline", "1")
    assert "regions.md" in done.summary
    tell("push-commit", f"commit {world.head()[:7]} brought {path} and its run result")


def test_a_push_with_a_key_is_explained_by_the_model(
    runner: Runner, world: World, pages: Repository, model: MessagesServer
) -> None:
    before = world.head()
    after = pages.commit(
        {
            "src/area.py": "def area(r):\n    return 3.14 * r * r\n",
            "docs/regions.md": PAGE.replace("yes", "soon"),
        }
    )
    runner.secrets["ANTHROPIC_API_KEY"] = "loopback-key"
    runner.environment["ANTHROPIC_BASE_URL"] = model.url
    done = runner.run(EXAMPLES / "push-commit.yml", "push", pushed(before, after))
    assert (done.code, done.errors()) == (0, []), done.text
    asked = [request for request in model.received if request.body]
    assert {request.headers["authorization"] for request in asked} == {"Bearer loopback-key"}
    assert done.outputs["engine"] == "claude"
    assert int(done.outputs["explained"]) >= 1
    assert result_in(world, done)["usage"]["requests"] == len(asked)
    assert float(done.outputs["cost-usd"]) > 0
    assert "loopback-key" not in done.text
    tell(
        "push-commit with a key",
        f"{len(asked)} requests, {done.outputs['explained']} files explained by the model",
    )


def test_a_pull_request_gets_its_comment(runner: Runner, world: World, pages: Repository) -> None:
    payload = pull_request(world, pages)
    done = runner.run(EXAMPLES / "quick-start.yml", "pull_request", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    (comment,) = world.comments()
    assert "docs/regions.md" in comment
    assert done.outputs["comment-url"].startswith(world.github.url)
    assert done.outputs["commit-sha"] == ""
    again = runner.run(EXAMPLES / "quick-start.yml", "pull_request", payload)
    assert (again.outputs["comment-url"], len(world.comments())) == (done.outputs["comment-url"], 1)
    tell("quick-start", f"one comment of {len(comment)} characters, the same after a second run")


def test_a_forks_pull_request_ends_in_the_summary(runner: Runner, world: World, pages: Repository) -> None:
    payload = pull_request(world, pages, fork=True)
    world.hosted.writers = set()
    done = runner.run(EXAMPLES / "quick-start.yml", "pull_request", payload)
    assert (done.code, done.errors(), world.comments()) == (0, [], []), done.text
    assert "docs/regions.md" in done.summary
    (warning,) = done.warnings()
    assert "`pull-requests: write`" in warning
    assert "examples/workflow-run-comment.yml" in warning
    tell(
        "quick-start of a fork",
        f"a summary of {len(done.summary)} characters, no comment, one warning",
    )


def test_a_trusted_job_comments_on_a_forks_pull_request(
    runner: Runner, world: World, pages: Repository
) -> None:
    head = pull_request(world, pages, fork=True)["pull_request"]["head"]
    run = {
        "event": "pull_request",
        "head_sha": head["sha"],
        "head_branch": "topic",
        "head_repository": REPOSITORY,
    }
    payload = {"action": "completed", "repository": REPOSITORY, "workflow_run": run}
    done = runner.run(EXAMPLES / "workflow-run-comment.yml", "workflow_run", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    (comment,) = world.comments()
    assert "docs/regions.md" in comment
    tell("workflow-run-comment", f"one comment of {len(comment)} characters")


def test_a_manual_run_takes_its_base_and_head(runner: Runner, world: World, pages: Repository) -> None:
    base = world.head()
    head = pages.commit({"docs/new.md": "# New\n"})
    inputs = {"base": base, "head": head, "locale": "zh_CN,ja_JP", "dry-run": "false"}
    payload = {"inputs": inputs, "ref": "refs/heads/main", "repository": REPOSITORY}
    done = runner.run(EXAMPLES / "manual.yml", "workflow_dispatch", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    paths = json.loads(done.outputs["report-paths"])
    assert [path.split("/")[2] for path in paths] == ["zh_CN", "ja_JP"]
    assert set(paths) < set(world.files())
    found = result_in(world, done)["range"]
    assert (found["chosen_by"], found["base"], found["head"]) == ("inputs", base, head)
    tell("manual", f"commit {world.head()[:7]} brought {', '.join(paths)}")


def test_a_watched_repository_is_reported_once(runner: Runner, world: World, pages: Repository) -> None:
    watched = Repository.create(pages.folder.parent / "watched")
    watched.commit({"a.md": "# A\n"}, message="one")
    world.github.host("MicrosoftDocs/azure-ai-docs", watched)
    payload = {"schedule": "17 5 * * *", "repository": REPOSITORY}
    example = EXAMPLES / "watch-another-repository.yml"
    first = runner.run(example, "schedule", payload)
    assert (first.code, first.errors()) == (0, []), first.text
    base, head = watched.git("rev-parse", "HEAD"), watched.commit({"b.md": "# B\n"}, message="two")
    second = runner.run(example, "schedule", payload)
    found = result_in(world, second)["range"]
    assert (found["repository"], found["base"], found["head"]) == ("MicrosoftDocs/azure-ai-docs", base, head)
    state = json.loads(world.show(".diff-insight/state.json"))
    assert state["heads"] == {"MicrosoftDocs/azure-ai-docs": {"main": head}}
    last = world.head()
    third = runner.run(example, "schedule", payload)
    assert (third.code, third.outputs["commit-sha"], world.head()) == (0, "", last)
    tell(
        "watch-another-repository",
        f"commits for {base[:7]} and {head[:7]}, state at {head[:7]}, then nothing new",
    )


def test_a_release_gets_its_notes(runner: Runner, world: World, pages: Repository) -> None:
    pages.git("tag", "v1")
    pages.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    pages.git("tag", "v2")
    world.hosted.releases += [
        Release(tag="v1", published_at="2026-01-01T00:00:00Z"),
        Release(tag="v2", published_at="2026-02-01T00:00:00Z"),
    ]
    payload = {"action": "published", "release": {"tag_name": "v2", "draft": False}, "repository": REPOSITORY}
    done = runner.run(EXAMPLES / "release-notes.yml", "release", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    assert json.loads(done.outputs["report-paths"]) == ["report-en_US-all.md"]
    assert "gh release upload v2 report-en_US-all.md --clobber" in done.text
    notes = world.hosted.releases[1].body or ""
    assert notes.startswith("<!-- diff-insight:block:")
    assert "regions.md" in notes
    tell("release-notes", "report-en_US-all.md was attached to v2, and its notes hold the report")


def test_a_package_of_an_npm_workspace_is_reported_since_its_own_release_before(
    runner: Runner, world: World, pages: Repository
) -> None:
    pages.commit(
        {
            ".github/diff-insight.yml": "categories:\n  client: {paths: [packages/client/]}\n"
            "  server: {paths: [packages/server/]}\n  everything else: {paths: ['**']}\n",
            "packages/client/README.md": "# Client\n",
        }
    )
    pages.git("tag", "@acme/client@1.0.0")
    pages.commit({"packages/server/README.md": "# Server\n"})
    pages.git("tag", "@acme/server@1.0.0")
    pages.commit({"packages/client/use.md": "# Use\n"})
    pages.git("tag", "@acme/client@1.1.0")
    world.hosted.releases.append(
        Release(tag="@acme/client@1.1.0", published_at="2026-02-01T00:00:00Z", body="By hand")
    )
    release = {"tag_name": "@acme/client@1.1.0", "draft": False}
    payload = {"action": "published", "release": release, "repository": REPOSITORY}
    done = runner.run(EXAMPLES / "monorepo-npm.yml", "release", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    notes = world.hosted.releases[0].body or ""
    assert notes.startswith("By hand\n\n<!-- diff-insight:block:")
    assert all(name in notes for name in ("use.md", "packages/server"))
    tell("monorepo-npm", "the notes of @acme/client@1.1.0 hold two reports since @acme/client@1.0.0")


def test_a_crate_of_a_cargo_workspace_is_reported_by_its_own_job(runner: Runner, pages: Repository) -> None:
    for crate in ("core", "cli"):
        pages.commit(
            {
                f"crates/{crate}/diff-insight.yml": f"categories:\n  {crate}: {{paths: [crates/{crate}/]}}\n",
                f"crates/{crate}/README.md": f"# {crate}\n",
            }
        )
        pages.git("tag", f"{crate}-v1.0.0")
    head = pages.commit({"crates/core/use.md": "# Use\n"})
    pages.git("tag", "core-v1.1.0")
    payload = pushed("0" * 40, head) | {"ref": "refs/tags/core-v1.1.0", "head_commit": {"id": head}}
    done = runner.run(EXAMPLES / "monorepo-cargo.yml", "push", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    assert "Release core-v1.1.0: since the release before (core-v1.0.0)." in done.text
    assert "is a release of another package: it does not begin with cli-v" in done.text
    tell("monorepo-cargo", "one of two jobs reported core-v1.1.0 since core-v1.0.0")


def test_a_pull_request_of_a_python_workspace_gets_a_report_per_package_and_labels(
    runner: Runner, world: World, pages: Repository
) -> None:
    pages.commit(
        {
            ".github/diff-insight.yml": "categories:\n  api: {paths: [packages/api/]}\n"
            "  workspace: {paths: ['**']}\nlabels: {breaking change: breaking}\n",
            "packages/api/README.md": "# API\n",
        }
    )
    world.hosted.labels[7] = ["help wanted"]
    done = runner.run(EXAMPLES / "monorepo-python.yml", "pull_request", pull_request(world, pages))
    assert (done.code, done.errors()) == (0, []), done.text
    (comment,) = world.comments()
    assert "regions.md" in comment
    assert "help wanted" in world.hosted.labels[7]
    tell("monorepo-python", f"one comment, and the labels {', '.join(world.hosted.labels[7])}")


def test_a_backfill_makes_a_report_for_each_week_in_which_something_landed(
    runner: Runner, world: World, pages: Repository
) -> None:
    for day, region in (("05", "south"), ("06", "west"), ("20", "north")):
        page = (pages.folder / "docs" / "regions.md").read_text(encoding="utf-8")
        pages.commit({"docs/regions.md": f"{page}| {region} | yes |\n"}, date=f"2026-01-{day}T12:00:00Z")
    inputs = {"since": "2026-01-05", "until": "2026-01-25", "every": "week"}
    payload = {"inputs": inputs, "ref": "refs/heads/main", "repository": REPOSITORY}
    done = runner.run(EXAMPLES / "backfill.yml", "workflow_dispatch", payload)
    assert (done.code, done.errors()) == (0, []), done.text
    reports = sorted(path for path in world.files() if path.endswith(".md") and path.startswith("reports/"))
    assert [path.split("-")[1] for path in reports] == ["20260111", "20260125"]
    first, second = (world.show(path) for path in reports)
    assert all(region in first for region in ("south", "west"))
    assert "+| north | yes |" in second
    tell("backfill", f"two jobs brought {' and '.join(reports)}")


def test_this_repository_reports_on_its_own_pushes_and_pull_requests(
    runner: Runner, world: World, pages: Repository
) -> None:
    before = world.head()
    after = pages.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    dogfood = ROOT / ".github" / "workflows" / "diff-insight.yml"
    done = runner.run(dogfood, "push", pushed(before, after))
    assert (done.code, done.errors(), done.outputs["commit-sha"]) == (0, [], world.head()), done.text
    asked = runner.run(dogfood, "pull_request", pull_request(world, pages))
    assert (asked.code, asked.errors(), len(world.comments())) == (0, [], 1), asked.text
    tell("this repository's own, `uses: ./`", f"commit {world.head()[:7]} and one comment")


def test_both_workflows_of_the_readme_work_as_it_shows_them(
    runner: Runner, world: World, pages: Repository, tmp_path: Path
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    first, second = (block for block in blocks if "uses:" in block)
    assert (EXAMPLES / "quick-start.yml").read_text(encoding="utf-8").endswith(first)
    head = world.head()
    asked = runner.run(EXAMPLES / "quick-start.yml", "pull_request", pull_request(world, pages))
    assert (asked.code, asked.errors(), len(world.comments())) == (0, [], 1), asked.text
    assert "docs/regions.md" in asked.summary
    assert world.head() == head
    reports = tmp_path / "diff-insight.yml"
    reports.write_text(second, encoding="utf-8")
    before = world.head()
    after = pages.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = runner.run(reports, "push", pushed(before, after))
    assert (done.code, done.errors(), done.outputs["commit-sha"]) == (0, [], world.head()), done.text
    tell("the README's quick start", f"commit {world.head()[:7]} brought {done.outputs['report-paths']}")


def test_a_wrong_input_is_one_error_and_publishes_nothing(runner: Runner, world: World) -> None:
    head = world.head()
    inputs = {"base": "no such", "head": "main", "locale": "fr", "dry-run": "false"}
    payload = {"inputs": inputs, "ref": "refs/heads/main", "repository": REPOSITORY}
    done = runner.run(EXAMPLES / "manual.yml", "workflow_dispatch", payload)
    (error,) = done.errors()
    assert (done.code, world.head()) == (1, head), done.text
    assert "base: is" in error
    assert "locale: " in error
    tell("manual with wrong inputs", "one error annotation, nothing written, exit code 1")
