"""From inputs, event and run result to what is published where; `publish.publishing` does the work."""

from dataclasses import dataclass

from diff_insight.action.events import Trigger, default_publishers, tag_of, thread_number
from diff_insight.action.inputs import Inputs
from diff_insight.action.range_request import RangeRequest
from diff_insight.action.runner import Log, Runner
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.pacing import Clock
from diff_insight.model import RunResult
from diff_insight.publish.degrade import PublisherName, read_only_reason
from diff_insight.publish.dry_run import preview
from diff_insight.publish.folder import Workspace
from diff_insight.publish.outcome import Outcome
from diff_insight.publish.plan import Publication
from diff_insight.publish.publishing import ORDER, Assignment, Doors, Released, Thread
from diff_insight.publish.publishing import publish as publish_all
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates
from diff_insight.settings.resolve import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every publisher needs.

    Attributes:
        inputs: What the workflow said.
        runner: Where it runs.
        trigger: What started the run.
        request: The range that was chosen.
        settings: Of the run.
        client: GitHub.
        log: Where warnings go.
        clock: Time.
        number: Which of the ranges of the run this is, from 1.
    """

    inputs: Inputs
    runner: Runner
    trigger: Trigger
    request: RangeRequest
    settings: Settings
    client: GitHubClient
    log: Log
    clock: Clock
    number: int = 1

    @property
    def target(self) -> str:
        """The repository that commits go to."""
        return self.inputs.target_repository or self.runner.repository

    @property
    def branch(self) -> str | None:
        """The branch that commits go to: the one asked for, else the pushed one, else the default branch."""
        pushed = self.runner.event == "push" and self.target == self.request.repository
        return self.inputs.target_branch or (self.request.branch if pushed else None)


def publishers(inputs: Inputs, trigger: Trigger) -> tuple[PublisherName, ...]:
    """Give the publishers of a run in the order in which they write; the summary tells of all others."""
    chosen = inputs.publish or default_publishers(trigger)
    return tuple(name for name in ORDER if name in chosen)


def assignment_of(
    desk: Desk, publication: Publication, *, result: RunResult, own: OwnTemplates = NO_TEMPLATES
) -> Assignment:
    """Say what is to be published, and through which publishers.

    Args:
        desk: What every publisher needs.
        publication: The files of the run.
        result: The run.
        own: Templates of the user's.
    """
    runner, inputs, request = desk.runner, desk.inputs, desk.request
    number = request.pull_request or thread_number(desk.trigger)
    tag = tag_of(desk.trigger)
    head = result.range.head or ""
    return Assignment(
        result=result,
        own=own,
        publication=publication,
        publishers=publishers(inputs, desk.trigger),
        by_name=inputs.publish is not None,
        repository=desk.target,
        branch=desk.branch,
        thread=Thread(
            repository=request.repository,
            number=number,
            key=comment_key(desk),
            head=head,
            labels=desk.settings.labels,
        )
        if number
        else None,
        released=Released(repository=request.repository, tag=tag, key=comment_key(desk), head=head)
        if tag
        else None,
        number=desk.number,
        run_url=runner.run_url,
        read_only=read_only_reason(runner.event, runner.payload, actor=runner.actor),
        chosen=request.words,
        # the summary takes the run's own warnings from the result
        notes=tuple(warning for warning in desk.log.warnings if warning not in result.warnings),
    )


def publish(desk: Desk, assignment: Assignment) -> Outcome:
    """Write everything, and say in the log what gave way."""
    outcome = publish_all(assignment, _doors(desk))
    for notice in outcome.notices:
        desk.log.notice(notice)
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


def comment_key(desk: Desk) -> str:
    """Say what tells this job's comment from another's on the same pull request."""
    if desk.inputs.comment_key:
        return desk.inputs.comment_key
    return "\n".join((desk.runner.workflow, desk.runner.job, ",".join(desk.settings.locales)))
