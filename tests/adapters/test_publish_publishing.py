import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from diff_insight.errors import PublishError
from diff_insight.publish.degrade import PERMISSIONS, PublisherName
from diff_insight.publish.dry_run import preview
from diff_insight.publish.folder import Workspace
from diff_insight.publish.outcome import Outcome, step_error
from diff_insight.publish.outputs import Published
from diff_insight.publish.publishing import ORDER, Assignment, Doors, Released, Thread, publish
from diff_insight.reports.fitting import fitting
from tests.adapters.publishing import NAME, World, die_at_every_write, publication, world
from tests.fakes.github import PullRequest, Release
from tests.fakes.github.routing import ApiError
from tests.unit.publish.examples import reported, run_result

__all__ = ["world"]
HEAD = "1" * 40
REPORT = fitting(run_result(), limit=100_000, patches=True)
LABELS = {"breaking change": "breaks", "new feature": "feature", "bug fix": "fix"}
ALL: tuple[PublisherName, ...] = ("summary", "comment", "commit", "files")


def assignment(*publishers: PublisherName, by_name: bool = False, **more: object) -> Assignment:
    fields = {
        "result": run_result(),
        "publication": publication(),
        "publishers": publishers,
        "by_name": by_name,
        "repository": NAME,
        "branch": "main",
        "thread": Thread(repository=NAME, number=7, key="c", head=HEAD, labels=LABELS),
        "run_url": "https://github.com/octo/docs/actions/runs/1",
        **more,
    }
    return Assignment(**fields)  # type: ignore[arg-type]


def doors(world: World, tmp_path: Path, **more: object) -> Doors:
    fields = {
        "client": world.client(),
        "clock": world.clock,
        "workspace": Workspace(tmp_path / "workspace"),
        "summary_file": tmp_path / "summary.md",
        **more,
    }
    return Doors(**fields)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _pull(world: World) -> None:
    world.hosted.pulls.append(PullRequest(number=7, base="main", head="main", head_repository=NAME))


def summary(tmp_path: Path) -> str:
    return (tmp_path / "summary.md").read_text()


def test_everything_is_published_and_told_in_the_summary(world: World, tmp_path: Path) -> None:
    outcome = publish(assignment(*ALL), doors(world, tmp_path))
    url = f"{world.github.url}/{NAME}/pull/7#issuecomment-5001"
    assert outcome == Outcome(
        published=Published(
            report_paths=("reports/a.md",),
            result_path="reports/a.json",
            commit_sha=world.head(),
            comment_url=url,
        ),
        done=[
            "files (2 written)",
            f"commit ({world.head()[:12]} on main)",
            f"comment ({url})",
            "job summary",
        ],
    )
    assert outcome.error() is None
    assert f"- **Commit**: `{world.head()[:12]}`" in summary(tmp_path)
    assert summary(tmp_path).endswith(REPORT)


def test_a_branch_left_open_is_the_default_branch(world: World, tmp_path: Path) -> None:
    outcome = publish(assignment("commit", branch=None), doors(world, tmp_path))
    assert outcome.published.commit_sha == world.head()


def test_a_read_only_token_known_beforehand_is_not_even_tried(world: World, tmp_path: Path) -> None:
    known = assignment(*ALL, read_only="the pull request comes from a fork, and its token can only read")
    outcome = publish(known, doors(world, tmp_path))
    assert world.writes.served == []
    assert outcome.error() is None
    assert [warning.split(":")[0] for warning in outcome.warnings] == [
        "No commit was made",
        "No comment was made",
    ]
    assert "needs `pull-requests: write`" in outcome.warnings[1]
    assert "### Warnings" in summary(tmp_path)
    assert summary(tmp_path).endswith(REPORT)


def test_a_first_refused_write_gives_way_to_the_summary(world: World, tmp_path: Path) -> None:
    world.hosted.writers.clear()
    outcome = publish(assignment("comment"), doors(world, tmp_path))
    assert outcome.error() is None
    (warning,) = outcome.warnings
    assert warning.startswith(
        "No comment was made: The comment on #7 in octo/docs failed: The token may not do this"
    )
    assert "It needs `pull-requests: write`." in warning
    assert "workflow_run" in warning
    assert summary(tmp_path).endswith(REPORT)


def test_a_publisher_asked_for_by_name_fails_the_step_after_the_others_did_their_work(
    world: World, tmp_path: Path
) -> None:
    world.github.fail("POST", "*/comments", ApiError(403, "Resource not accessible by integration").answer)
    outcome = publish(assignment("commit", "comment", by_name=True), doors(world, tmp_path))
    error = outcome.error()
    assert error is not None
    assert error.what.startswith("Not published: comment: No comment was made: ")
    assert error.what.endswith(f"Published: commit ({world.head()[:12]} on main); job summary.")
    assert "No comment was made" in summary(tmp_path)


def test_a_read_only_token_is_tried_where_somebody_asked_by_name(world: World, tmp_path: Path) -> None:
    outcome = publish(assignment("comment", by_name=True, read_only="a fork"), doors(world, tmp_path))
    assert outcome.error() is None
    assert len(world.comments()) == 1


def test_a_protected_branch_is_said_and_with_pull_request_gone_around(world: World, tmp_path: Path) -> None:
    world.hosted.protected.add("main")
    by_default = publish(assignment("commit"), doors(world, tmp_path))
    assert by_default.error() is None
    rule = "The branch is protected by a rule: Changes must be made through a pull request."
    assert f"{rule} Publish through a pull request" in by_default.warnings[0]
    by_name = publish(assignment("commit", by_name=True), doors(world, tmp_path)).error()
    assert by_name is not None
    assert rule in by_name.what
    assert by_name.what.endswith("Published: job summary.")
    around = publish(assignment("commit", "pull-request", by_name=True), doors(world, tmp_path))
    assert around.error() is None
    assert around.published.pull_request_url == f"{world.github.url}/{NAME}/pull/8"
    assert world.log() == ["First"]


def test_a_commit_that_went_through_needs_no_pull_request(world: World, tmp_path: Path) -> None:
    outcome = publish(assignment("commit", "pull-request", by_name=True), doors(world, tmp_path))
    assert outcome.published.pull_request_url is None
    assert len(world.hosted.pulls) == 1


def test_what_is_missing_to_publish_is_named(world: World, tmp_path: Path) -> None:
    bare = doors(world, tmp_path, workspace=None, summary_file=None)
    outcome = publish(assignment("files", "comment", "summary", by_name=True, thread=None), bare)
    assert {name: error.what for name, error in outcome.failures.items()} == {
        "files": "There is no workspace to write files to.",
        "comment": "There is no pull request to comment on.",
        "summary": "There is no job summary outside a workflow (GITHUB_STEP_SUMMARY is not set).",
    }
    error = outcome.error()
    assert error is not None
    assert error.what.endswith("Nothing else was published.")
    assert publish(assignment("summary"), bare).error() is None


def test_a_failing_disk_is_a_failure_and_no_traceback(world: World, tmp_path: Path) -> None:
    (tmp_path / "summary.md").mkdir()
    outcome = publish(assignment("summary"), doors(world, tmp_path))
    assert list(outcome.failures) == ["summary"]


def test_the_step_fails_by_what_fail_on_says() -> None:
    result = run_result(*(reported(f"{n}\n", modification_type="breaking change") for n in range(12)))
    failed = Outcome()
    failed.failures["commit"] = PublishError("no")
    assert step_error("never", result, failed) is None
    assert str(step_error("error", result, failed)).startswith("Not published: commit: no")
    assert str(step_error("breaking", result, failed)).startswith("Not published: commit: no")
    assert step_error("error", result, Outcome()) is None
    assert step_error("breaking", run_result(), Outcome()) is None
    assert str(step_error("breaking", result, Outcome())) == (
        "The range holds breaking changes, and `fail-on` is `breaking`: "
        + ", ".join(f"`{n}\\n`" for n in range(10))
        + " and 2 more. The reports were published; look at them before you go on."
    )


def test_a_dry_run_shows_what_is_then_written_and_writes_nothing(world: World, tmp_path: Path) -> None:
    wanted = assignment(*ALL)
    shown = dict(preview(wanted, doors(world, tmp_path)))
    assert world.writes.served == []
    assert not (tmp_path / "summary.md").exists()
    assert not (tmp_path / "workspace" / "reports").exists()
    publish(wanted, doors(world, tmp_path))
    assert shown == {
        "files: reports/a.md (4 bytes)": "# A\n",
        "files: reports/a.json (3 bytes)": "{}\n",
        "commit to main of octo/docs: 3 files, with the message": "docs: report a",
        "commit: reports/a.md (4 bytes)": "# A\n",
        "commit: reports/a.json (3 bytes)": "{}\n",
        f"commit: .diff-insight/state.json ({len(world.show('.diff-insight/state.json'))} bytes)": world.show(
            ".diff-insight/state.json"
        ),
        "comment 1 of 1 on octo/docs#7": world.comments()[0],
        "job summary": shown["job summary"],
    }
    assert shown["job summary"].endswith(REPORT)
    again = dict(preview(wanted, doors(world, tmp_path)))
    assert "commit: nothing; main of octo/docs has it already" in again


def test_a_dry_run_shows_the_others_before_it_says_what_one_cannot_write(
    world: World, tmp_path: Path
) -> None:
    wanted = replace(assignment(*ALL), thread=None)
    shown: list[str] = []

    def show() -> None:
        for title, _ in preview(wanted, doors(world, tmp_path)):
            shown.append(title.partition(":")[0].partition(" to ")[0])

    with pytest.raises(
        PublishError, match=r"^Not published: comment: There is no pull request to comment on\."
    ):
        show()
    assert shown == ["files", "files", "commit", "commit", "commit", "commit", "job summary"]


def test_every_publisher_has_its_place_in_the_order_and_those_on_github_their_permission() -> None:
    assert set(ORDER) == set(get_args(PublisherName)) == {*PERMISSIONS, "files", "summary"}


def test_a_whole_run_killed_at_any_write_and_started_again_ends_the_same(
    world: World, tmp_path: Path
) -> None:
    start = world.head()

    def run() -> None:
        publish(assignment(*ALL), doors(world, tmp_path))

    def restore() -> None:
        world.hosted.git("update-ref", "refs/heads/main", start)
        world.hosted.comments.clear()

    deaths = 0
    for _ in die_at_every_write(run, restore):
        run()
        assert world.log() == ["docs: report a", "First"]
        assert len(world.comments()) == 1
        assert summary(tmp_path).count(REPORT) == 1
        deaths += 1
    assert deaths == 2


_PROGRAM = """
import sys
from tests.adapters.publishing import publication
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.pacing import SystemClock
from diff_insight.publish.commit import BranchWriter
client = GitHubClient(token="loopback-token", api_url=sys.argv[1], server_url=sys.argv[2], paced=False)
BranchWriter(client=client, repository="octo/docs", branch="new", clock=SystemClock()).commit(publication())
"""


@pytest.mark.slow
def test_a_process_killed_by_the_system_between_branch_and_commit_is_made_good(world: World) -> None:
    process: subprocess.Popen[bytes] | None = None

    def kill(_request: object) -> None:
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)

    world.writes.before.extend([lambda _: None, kill])
    command = [sys.executable, "-c", _PROGRAM, world.github.api_url, world.github.url]
    path = os.pathsep.join(str(Path(__file__).parents[2] / part) for part in ("", "src"))
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path})
    assert process.wait(30) == -signal.SIGKILL
    world.writer("new").commit(publication())
    assert world.log("new") == ["docs: report a", "First"]


def refuse(world: World, status: int, message: str) -> None:
    def no(_request: object) -> None:
        raise ApiError(status, message)

    world.writes.before.extend([no] * 20)


@pytest.mark.parametrize(
    ("name", "shut", "said"),
    [
        ("comment", lambda world: world.hosted.locked.add(7), "the conversation is locked. Unlock"),
        ("commit", lambda world: setattr(world.hosted, "archived", True), "the repository is archived"),
        (
            "pull-request",
            lambda world: setattr(world.hosted, "actions_may_open_pulls", False),
            'Turn on "Allow GitHub Actions to create and approve pull requests"',
        ),
        (
            "comment",
            lambda world: refuse(world, 410, "Issues are disabled for this repo"),
            "turned off there",
        ),
        ("comment", lambda world: refuse(world, 410, ""), "Turn them on, or leave out of `publish`"),
        ("commit", lambda world: refuse(world, 451, "Repository access blocked"), "No token helps"),
        (
            "comment",
            lambda world: refuse(world, 403, "Resource protected by organization SAML enforcement."),
            "Authorize the token for the organization",
        ),
        (
            "pull-request",
            lambda world: refuse(world, 403, "The `o` organization has an IP allow list enabled."),
            "Add the runner's addresses",
        ),
    ],
)
def test_each_shut_door_is_named_in_error_and_summary_with_its_own_remedy(
    world: World, tmp_path: Path, name: PublisherName, shut: Callable[[World], object], said: str
) -> None:
    shut(world)
    by_default = publish(assignment(name, "summary"), doors(world, tmp_path))
    assert by_default.error() is None
    assert said in by_default.warnings[0]
    assert "permissions:" not in by_default.warnings[0]
    assert said.split(". ", maxsplit=1)[0] in summary(tmp_path)
    by_name = publish(assignment(name, by_name=True), doors(world, tmp_path)).error()
    assert by_name is not None
    assert said in str(by_name)


def test_description_labels_and_release_are_written_in_order_and_say_so(world: World, tmp_path: Path) -> None:
    world.hosted.git("tag", "v2", "main")
    world.hosted.releases.append(Release(tag="v2", published_at="2026-01-01T00:00:00Z", body="Notes\n"))
    head = world.head()
    outcome = publish(
        assignment(
            "release",
            "labels",
            "description",
            by_name=True,
            thread=Thread(repository=NAME, number=7, key="c", head=head, labels=LABELS),  # type: ignore[arg-type]
            released=Released(repository=NAME, tag="v2", key="c", head=head),
        ),
        doors(world, tmp_path),
    )
    assert outcome.error() is None
    assert [done.partition(" ")[0] for done in outcome.done] == ["description", "labels", "release"]
    assert (world.hosted.pulls[0].body or "").startswith("<!-- diff-insight:block:")
    assert (world.hosted.releases[0].body or "").startswith("Notes\n\n\n<!-- diff-insight:block:")


def test_a_release_that_is_not_there_is_named(world: World, tmp_path: Path) -> None:
    released = Released(repository=NAME, tag="v9", key="c", head=HEAD)
    missing = publish(assignment("release", by_name=True, released=released), doors(world, tmp_path)).error()
    assert missing is not None
    assert "There is no release for the tag v9 in octo/docs to write to." in str(missing)
    none = publish(assignment("release", by_name=True), doors(world, tmp_path)).error()
    assert none is not None
    assert "There is no release to write to." in str(none)


def test_a_preview_shows_description_labels_and_release_and_writes_nothing(
    world: World, tmp_path: Path
) -> None:
    world.hosted.git("tag", "v2", "main")
    world.hosted.releases.append(Release(tag="v2", published_at="2026-01-01T00:00:00Z"))
    released = Released(repository=NAME, tag="v2", key="c", head=HEAD)
    shown = preview(assignment("description", "labels", "release", released=released), doors(world, tmp_path))
    assert [title for title, _ in shown] == [
        "description of octo/docs#7, our block",
        "labels of octo/docs#7",
        "release v2 of octo/docs, our block",
    ]
    assert world.writes.served == []


def test_notes_that_leave_no_room_are_left_alone_and_named(world: World, tmp_path: Path) -> None:
    world.hosted.git("tag", "v2", "main")
    notes = "x" * 124_500
    world.hosted.releases.append(Release(tag="v2", published_at="2026-01-01T00:00:00Z", body=notes))
    released = Released(repository=NAME, tag="v2", key="c", head=HEAD)
    failed = publish(assignment("release", by_name=True, released=released), doors(world, tmp_path)).error()
    assert "leaves no room for the report" in str(failed)
    assert world.hosted.releases[0].body == notes
