"""From a run result to what is published: computed whole first, then written, each publisher on its own.

A publisher that runs by default and may not write gives way to the job summary with a warning that names
the permission; one that was asked for by name fails the step, after all others have had their turn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from diff_insight.action.inputs import Inputs, Publisher
from diff_insight.action.ranges import RangeRequest
from diff_insight.action.runner import Log, Runner
from diff_insight.errors import DiffInsightError, PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.pacing import Clock
from diff_insight.model import RunResult
from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.comment_body import comment_parts
from diff_insight.publish.commit import BranchWriter
from diff_insight.publish.degrade import permission_advice, read_only_reason
from diff_insight.publish.files import Workspace
from diff_insight.publish.outputs import Published
from diff_insight.publish.plan import Publication, workspace_files
from diff_insight.publish.pull_request import PullRequestWriter
from diff_insight.publish.refusals import NotAllowedError, ProtectedError

_BY_EVENT: dict[str, tuple[Publisher, ...]] = {
    "pull_request": ("comment", "summary"),
    "pull_request_target": ("comment", "summary"),
    "workflow_run": ("comment", "summary"),
    "release": ("files", "summary"),
}
_ORDER: tuple[Publisher, ...] = ("files", "commit", "pull-request", "comment", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every publisher needs.

    Attributes:
        inputs: What the workflow said.
        runner: Where it runs.
        request: The range that was chosen.
        client: GitHub.
        log: Where warnings go.
        clock: Time.
    """

    inputs: Inputs
    runner: Runner
    request: RangeRequest
    client: GitHubClient
    log: Log
    clock: Clock

    @property
    def target(self) -> str:
        """The repository that commits go to."""
        return self.inputs.target_repository or self.runner.repository

    @property
    def branch(self) -> str | None:
        """The branch that commits go to: the one asked for, else the pushed one, else the default branch."""
        pushed = self.runner.event == "push" and self.target == self.request.repository
        return self.inputs.target_branch or (self.request.branch if pushed else None)


def publishers(inputs: Inputs, event: str) -> tuple[Publisher, ...]:
    """Give the publishers of a run in the order in which they write; the summary tells of all others."""
    chosen = inputs.publish or _BY_EVENT.get(event, ("commit", "summary"))
    return tuple(name for name in _ORDER if name in chosen)


def publish(
    desk: Desk, publication: Publication, *, result: RunResult, comments: Sequence[str]
) -> tuple[Published, list[DiffInsightError]]:
    """Write everything but the summary.

    Args:
        desk: What every publisher needs.
        publication: The files of the run.
        result: The run.
        comments: The reports rendered for GitHub, in result order.

    Returns:
        What was published, and the failures of publishers that were asked for by name.
    """
    done = Published(
        report_paths=tuple(publication.reports),
        result_path=publication.result[0] if publication.result else None,
    )
    failures: list[DiffInsightError] = []
    writers: dict[Publisher, Callable[[Published], Published]] = {
        "files": lambda done: _files(desk, publication, done),
        "commit": lambda done: _commit(desk, publication, done),
        "pull-request": lambda done: _pull_request(desk, publication, done),
        "comment": lambda done: _comment(desk, comments, done),
    }
    chosen = publishers(desk.inputs, desk.runner.event)
    for name in chosen:
        if name not in writers or not result.reports:
            continue
        by_name = desk.inputs.publish is not None
        reason = read_only_reason(desk.runner.event, desk.runner.payload, actor=desk.runner.actor)
        if reason and not by_name and name != "files":
            desk.log.warning(permission_advice(name, reason))
            continue
        try:
            done = writers[name](done)
        except NotAllowedError as error:
            if by_name:
                failures.append(error)
            else:
                desk.log.warning(permission_advice(name, error.what.rstrip(".")))
        except ProtectedError as error:
            if name == "commit" and "pull-request" in chosen:
                again = f"{error} The reports go through a pull request instead."
                desk.log.warning(again)
            else:
                failures.append(
                    PublishError(
                        error.what, remedy="Add `pull-request` to `publish`, or let this token pass the rule."
                    )
                )
        except DiffInsightError as error:
            failures.append(error)
    return done, failures


def preview(desk: Desk, publication: Publication, *, result: RunResult, comments: Sequence[str]) -> None:
    """Show exactly what `publish` would write, and write nothing."""
    for name in publishers(desk.inputs, desk.runner.event):
        if not result.reports:
            desk.log.line(f"dry run: {name} would write nothing, as there is no report")
        elif name in {"commit", "pull-request"}:
            writer = BranchWriter(
                client=desk.client, repository=desk.target, branch=_branch(desk), clock=desk.clock
            )
            place = f"{name} to {writer.branch} of {desk.target} with the message {publication.message!r}"
            _show(desk, place, writer.preview(publication))
        elif name == "files":
            _show(desk, "files", workspace_files(publication, Workspace(desk.runner.workspace)))
        elif name == "comment":
            parts = _parts(desk, comments)
            _show(desk, "comment", {f"part {number}": part.encode() for number, part in enumerate(parts, 1)})


def _show(desk: Desk, place: str, files: Mapping[str, bytes]) -> None:
    if not files:
        desk.log.line(f"dry run: {place}: nothing would change")
    for path, content in files.items():
        with desk.log.step(f"dry run: {place}: {path} ({len(content)} bytes)"):
            desk.log.line(content.decode("utf-8", "replace"))


def _files(desk: Desk, publication: Publication, done: Published) -> Published:
    workspace = Workspace(desk.runner.workspace)
    workspace.write(workspace_files(publication, workspace))
    return done


def _branch(desk: Desk) -> str:
    from diff_insight.publish.branch import read_repository  # noqa: PLC0415 - one request, only where needed

    return desk.branch or read_repository(desk.client, desk.target).default_branch


def _commit(desk: Desk, publication: Publication, done: Published) -> Published:
    writer = BranchWriter(client=desk.client, repository=desk.target, branch=_branch(desk), clock=desk.clock)
    return replace(done, commit_sha=writer.commit(publication).sha)


def _pull_request(desk: Desk, publication: Publication, done: Published) -> Published:
    if done.commit_sha:
        return done  # the commit stands on the branch itself
    writer = PullRequestWriter(
        client=desk.client, repository=desk.target, target=desk.branch, clock=desk.clock
    )
    opened = writer.publish(publication)
    return replace(done, pull_request_url=opened.url, commit_sha=opened.committed.sha)


def _parts(desk: Desk, comments: Sequence[str]) -> tuple[str, ...]:
    return comment_parts(comments, configuration=_configuration(desk), full_report=desk.runner.run_url)


def _comment(desk: Desk, comments: Sequence[str], done: Published) -> Published:
    number = desk.inputs.pull_request or desk.request.pull_request
    if number is None:
        raise PublishError(
            f"No comment was made: the event {desk.runner.event} names no pull request.",
            remedy="Give its number as `pull-request`, or leave `comment` out of `publish`.",
        )
    writer = CommentWriter(
        client=desk.client,
        repository=desk.request.repository,
        number=number,
        configuration=_configuration(desk),
        clock=desk.clock,
    )
    return replace(done, comment_url=writer.publish(_parts(desk, comments)))


def _configuration(desk: Desk) -> str:
    return f"{desk.runner.workflow}\n{desk.inputs.config or ''}"
