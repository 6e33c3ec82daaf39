"""Publishes what a run computed: in a fixed order, each publisher once, the summary last.

Nothing is computed here that a publisher could fail on halfway. What one publisher cannot do keeps no
other from its work; the summary tells of it, and so does the error at the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from diff_insight.errors import DiffInsightError, PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.pacing import Clock
from diff_insight.model import RunResult
from diff_insight.publish.branch import read_repository
from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.comment_body import comment_parts
from diff_insight.publish.commit import BranchWriter
from diff_insight.publish.degrade import PublisherName, permission_advice
from diff_insight.publish.files import Workspace
from diff_insight.publish.job_summary import job_summary, with_summary
from diff_insight.publish.outcome import Outcome
from diff_insight.publish.plan import Publication, workspace_files
from diff_insight.publish.pull_request import PullRequestWriter
from diff_insight.publish.refusals import NotAllowedError, ProtectedError

ORDER: tuple[PublisherName, ...] = ("files", "commit", "pull-request", "comment", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Where the sticky comment goes.

    Attributes:
        repository: `owner/name`.
        number: The pull request.
        configuration: What tells this report from another on the same pull request.
    """

    repository: str
    number: int
    configuration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is to be published, all of it computed.

    Attributes:
        result: The run.
        texts: The reports rendered for GitHub's pages, in result order.
        publication: The files.
        publishers: Which publishers, in any order.
        by_name: Whether somebody asked for these by name: then one that fails fails the step.
        repository: Where `commit` and `pull-request` write, `owner/name`.
        branch: The branch there; the default branch if None.
        thread: Where `comment` writes, None where there is no pull request.
        run_url: The page of this run, which shows the job summary; None outside a workflow.
        read_only: Why the token is known to be read-only, else None.
        chosen: The rule that chose the range, as a sentence for the summary.
        notes: Warnings from before, for the summary.
    """

    result: RunResult
    texts: tuple[str, ...]
    publication: Publication
    publishers: tuple[PublisherName, ...]
    by_name: bool
    repository: str
    branch: str | None = None
    thread: Thread | None = None
    run_url: str | None = None
    read_only: str | None = None
    chosen: str = ""
    notes: tuple[str, ...] = ()

    def comment(self) -> tuple[Thread, tuple[str, ...]]:
        """Give where the sticky comment goes, and its bodies.

        Raises:
            PublishError: There is no pull request.
        """
        if self.thread is None:
            raise PublishError(
                "There is no pull request to comment on.",
                remedy="Run on a pull request, or name one with `pull-request`.",
            )
        configuration = self.thread.configuration
        return self.thread, comment_parts(self.texts, configuration=configuration, full_report=self.run_url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the publishers write through.

    Attributes:
        client: GitHub.
        clock: Time.
        workspace: For `files`.
        summary_file: The file of `GITHUB_STEP_SUMMARY`; None outside a workflow.
    """

    client: GitHubClient
    clock: Clock
    workspace: Workspace | None = None
    summary_file: Path | None = None

    def branch_writer(self, assignment: Assignment) -> BranchWriter:
        """Give what writes to the assignment's branch, the default branch where it names none."""
        name = assignment.repository
        branch = assignment.branch or read_repository(self.client, name).default_branch
        return BranchWriter(client=self.client, repository=name, branch=branch, clock=self.clock)


def publish(assignment: Assignment, doors: Doors) -> Outcome:
    """Publish everything that can be published.

    Raises nothing that a publisher runs into: see `Outcome.failures`.
    """
    outcome = Outcome()
    work: Mapping[PublisherName, Callable[[Assignment, Doors, Outcome], None]] = {
        "files": _files,
        "commit": _commit,
        "pull-request": _pull_request,
        "comment": _comment,
    }
    for name in ORDER:
        if name in assignment.publishers and name in work:
            _try(name, lambda: work[name](assignment, doors, outcome), assignment, outcome)  # noqa: B023
    if "summary" in assignment.publishers or outcome.warnings or outcome.failures:
        _try("summary", lambda: _summary(assignment, doors, outcome), assignment, outcome)
    return outcome


def _try(name: PublisherName, work: Callable[[], None], assignment: Assignment, outcome: Outcome) -> None:
    if assignment.read_only and not assignment.by_name and name in {"commit", "comment", "pull-request"}:
        outcome.warnings.append(permission_advice(name, assignment.read_only))
        return
    try:
        work()
    except NotAllowedError as error:
        if assignment.by_name:
            advice = permission_advice(name, error.what.rstrip("."))
            outcome.failures[name] = PublishError(advice, remedy=error.remedy)
        else:
            outcome.warnings.append(permission_advice(name, error.what.rstrip(".")))
    except ProtectedError as error:
        said = PublishError(
            f"{error.what.rstrip('.')}. The branch is protected.",
            remedy="Publish through a pull request (`publish: pull-request`), write to another branch "
            "(`target-branch`), or let this token pass the protection.",
        )
        if assignment.by_name:
            outcome.failures[name] = said
        else:
            outcome.warnings.append(str(said))
    except (DiffInsightError, OSError) as error:
        failure = error if isinstance(error, DiffInsightError) else PublishError(f"{name}: {error}.")
        outcome.failures[name] = failure


def _files(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    if doors.workspace is None:
        raise PublishError(
            "There is no workspace to write files to.", remedy="Check the repository out first."
        )
    publication = assignment.publication
    changed = workspace_files(publication, doors.workspace)
    doors.workspace.write(changed)
    _name_files(publication, outcome)
    outcome.done.append(f"files ({len(changed)} written)")


def _commit(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    writer = doors.branch_writer(assignment)
    try:
        committed = writer.commit(assignment.publication)
    except ProtectedError:
        if "pull-request" in assignment.publishers:
            return  # which comes next
        raise
    _name_files(assignment.publication, outcome)
    outcome.published = replace(outcome.published, commit_sha=committed.sha)
    made = f"{committed.sha[:12]} on {writer.branch}" if committed.sha else f"{writer.branch} had it already"
    outcome.done.append(f"commit ({made})")


def _pull_request(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    if any(done.startswith("commit") for done in outcome.done):
        return  # only what the branch itself did not take goes through a pull request
    writer = PullRequestWriter(
        client=doors.client, repository=assignment.repository, target=assignment.branch, clock=doors.clock
    )
    opened = writer.publish(assignment.publication)
    _name_files(assignment.publication, outcome)
    outcome.published = replace(
        outcome.published, commit_sha=opened.committed.sha, pull_request_url=opened.url
    )
    outcome.done.append(f"pull request ({opened.url or 'the branch had it already'})")


def _comment(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    thread, parts = assignment.comment()
    writer = CommentWriter(
        client=doors.client,
        repository=thread.repository,
        number=thread.number,
        configuration=thread.configuration,
        clock=doors.clock,
    )
    url = writer.publish(parts)
    outcome.published = replace(outcome.published, comment_url=url)
    outcome.done.append(f"comment ({url or 'nothing to say'})")


def _summary(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    if doors.summary_file is None:
        if assignment.by_name and "summary" in assignment.publishers:
            raise PublishError("There is no job summary outside a workflow (GITHUB_STEP_SUMMARY is not set).")
        return
    failures = (f"{name}: {error}" for name, error in outcome.failures.items())
    text = job_summary(
        assignment.result,
        assignment.texts,
        published=outcome.published,
        chosen=assignment.chosen,
        warnings=[*assignment.notes, *outcome.warnings, *failures],
    )
    file = doors.summary_file
    before = file.read_bytes().decode("utf-8", "replace") if file.exists() else ""
    file.write_bytes(with_summary(before, text).encode("utf-8", "replace"))
    outcome.done.append("job summary")


def _name_files(publication: Publication, outcome: Outcome) -> None:
    outcome.published = replace(
        outcome.published,
        report_paths=tuple(publication.reports),
        result_path=publication.result[0] if publication.result else None,
    )
