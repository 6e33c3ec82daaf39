"""From inputs, event and run result to what is published where; `publish.publishing` does the work."""

from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.action.inputs import Inputs, Publisher
from diff_insight.action.ranges import RangeRequest
from diff_insight.action.runner import Log, Runner
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.pacing import Clock
from diff_insight.model import RunResult
from diff_insight.publish.degrade import read_only_reason
from diff_insight.publish.dry_run import preview
from diff_insight.publish.files import Workspace
from diff_insight.publish.outcome import Outcome
from diff_insight.publish.plan import Publication
from diff_insight.publish.publishing import ORDER, Assignment, Doors, Thread
from diff_insight.publish.publishing import publish as publish_all

_BY_EVENT: dict[str, tuple[Publisher, ...]] = {
    "pull_request": ("comment", "summary"),
    "pull_request_target": ("comment", "summary"),
    "workflow_run": ("comment", "summary"),
    "release": ("files", "summary"),
}


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
    return tuple(name for name in ORDER if name in chosen)


def assignment_of(
    desk: Desk, publication: Publication, *, result: RunResult, comments: Sequence[str]
) -> Assignment:
    """Say what is to be published, and through which publishers.

    Args:
        desk: What every publisher needs.
        publication: The files of the run.
        result: The run.
        comments: The reports rendered for GitHub, in result order.
    """
    runner, inputs, request = desk.runner, desk.inputs, desk.request
    number = inputs.pull_request or request.pull_request
    return Assignment(
        result=result,
        texts=tuple(comments),
        publication=publication,
        publishers=publishers(inputs, runner.event),
        by_name=inputs.publish is not None,
        repository=desk.target,
        branch=desk.branch,
        thread=Thread(repository=request.repository, number=number, configuration=_configuration(desk))
        if number
        else None,
        run_url=runner.run_url,
        read_only=read_only_reason(runner.event, runner.payload, actor=runner.actor),
        chosen=request.words,
        # the summary takes the run's own warnings from the result
        notes=tuple(warning for warning in desk.log.warnings if warning not in result.warnings),
    )


def publish(desk: Desk, assignment: Assignment) -> Outcome:
    """Write everything, and say in the log what gave way."""
    outcome = publish_all(assignment, _doors(desk))
    for warning in outcome.warnings:
        desk.log.warning(warning)
    return outcome


def show(desk: Desk, assignment: Assignment) -> None:
    """Show exactly what `publish` would write, and write nothing."""
    for title, content in preview(assignment, _doors(desk)):
        with desk.log.step(f"dry run: {title}"):
            desk.log.line(content)
    desk.log.line("dry run: nothing was published")


def _doors(desk: Desk) -> Doors:
    return Doors(
        client=desk.client,
        clock=desk.clock,
        workspace=Workspace(desk.runner.workspace),
        summary_file=desk.runner.summary_file,
    )


def _configuration(desk: Desk) -> str:
    return f"{desk.runner.workflow}\n{desk.inputs.config or ''}"
