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
from diff_insight.model import ModificationType, RunResult
from diff_insight.publish.branch import read_repository
from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.comment_body import comment_body
from diff_insight.publish.commit import BranchWriter, Committed
from diff_insight.publish.degrade import PublisherName, permission_advice, refusal_advice
from diff_insight.publish.description import DescriptionWriter
from diff_insight.publish.folder import Workspace
from diff_insight.publish.job_summary import job_summary, with_summary
from diff_insight.publish.labels import LabelWriter
from diff_insight.publish.outcome import Outcome
from diff_insight.publish.plan import Publication, workspace_files
from diff_insight.publish.pull_request import PullRequestWriter
from diff_insight.publish.refusals import NotAllowedError, ProtectedError
from diff_insight.publish.release import ReleaseWriter
from diff_insight.reports.fitting import fitting
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates

ORDER: tuple[PublisherName, ...] = (
    "files", "commit", "pull-request", "comment", "description", "labels", "release", "summary",
)  # fmt: skip
_WRITES_TO_GITHUB: frozenset[PublisherName] = frozenset(ORDER) - {"files", "summary"}
LEAST_ROOM = 1_000
"""UTF-16 units that a report needs at least: its heading, its counts and the link to the whole."""

_LEFT = "left to the run on a newer head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The pull request that is written to.

    Attributes:
        repository: `owner/name`.
        number: The pull request.
        key: What tells this report from another on the same pull request.
        head: The commit id that the report ends with.
        labels: The label of each type that has one.
    """

    repository: str
    number: int
    key: str
    head: str
    labels: Mapping[ModificationType, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """The release that is written to.

    Attributes:
        repository: `owner/name`.
        tag: Its tag.
        key: What tells this report from another in the same notes.
        head: The commit id that the report ends with.
    """

    repository: str
    tag: str
    key: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is to be published, all of it computed.

    Attributes:
        result: The run.
        publication: The files.
        publishers: Which publishers, in any order.
        by_name: Whether somebody asked for these by name: then one that fails fails the step.
        repository: Where `commit` and `pull-request` write, `owner/name`.
        branch: The branch there; the default branch if None.
        thread: Where `comment`, `description` and `labels` write, None where there is no pull request.
        released: Where `release` writes, None where there is no release.
        number: Which of the ranges of the run this is, from 1.
        own: Templates of the user's.
        run_url: The page of this run, which shows the job summary; None outside a workflow.
        read_only: Why the token is known to be read-only, else None.
        chosen: The rule that chose the range, as a sentence for the summary.
        notes: Warnings from before, for the summary.
    """

    result: RunResult
    publication: Publication
    publishers: tuple[PublisherName, ...]
    by_name: bool
    repository: str
    branch: str | None = None
    thread: Thread | None = None
    released: Released | None = None
    number: int = 1
    own: OwnTemplates = NO_TEMPLATES
    run_url: str | None = None
    read_only: str | None = None
    chosen: str = ""
    notes: tuple[str, ...] = ()

    def pull_request(self) -> Thread:
        """Give the pull request to write to.

        Raises:
            PublishError: There is none.
        """
        if self.thread is None:
            raise PublishError(
                "There is no pull request to comment on.",
                remedy="Run on a pull request, or name one with `pull-request`.",
            )
        return self.thread

    def comment(self) -> tuple[Thread, tuple[str, ...]]:
        """Give where the sticky comment goes, and its bodies.

        Raises:
            PublishError: There is no pull request.
        """
        thread = self.pull_request()
        body = comment_body(
            self.result, key=thread.key, head=thread.head, full_report=self.run_url, own=self.own
        )
        return thread, (body,) if body else ()

    def release(self) -> Released:
        """Give the release to write to.

        Raises:
            PublishError: There is none.
        """
        if self.released is None:
            raise PublishError(
                "There is no release to write to.",
                remedy="Run on a release or on the push of a tag, or leave `release` out of `publish`.",
            )
        return self.released

    def block(self, room: int) -> str:
        """Give what a description or a release shows, in so many UTF-16 units.

        Raises:
            PublishError: There is no room for it.
        """
        if not self.result.reports:
            return ""
        if room < LEAST_ROOM:
            raise PublishError(
                "The text that stands there leaves no room for the report.",
                remedy="Shorten it; the report is in the job summary.",
            )
        return fitting(self.result, limit=room, full_report=self.run_url, own=self.own).rstrip("\n")

    def types(self) -> tuple[ModificationType, ...]:
        """Give the types of all files."""
        files = (file for report in self.result.reports for file in report.files)
        return tuple(dict.fromkeys(file.summary.modification_type for file in files))


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

    def description_writer(self, thread: Thread) -> DescriptionWriter:
        """Give what writes to the description of a pull request."""
        return DescriptionWriter(
            client=self.client,
            repository=thread.repository,
            number=thread.number,
            key=thread.key,
            head=thread.head,
            clock=self.clock,
        )

    def release_writer(self, released: Released) -> ReleaseWriter:
        """Give what writes to the notes of a release."""
        return ReleaseWriter(
            client=self.client,
            repository=released.repository,
            tag=released.tag,
            key=released.key,
            head=released.head,
            clock=self.clock,
        )


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
        "description": _description,
        "labels": _labels,
        "release": _release,
    }
    for name in ORDER:
        if name in assignment.publishers and name != "summary":  # which tells of all the others
            _try(name, lambda: work[name](assignment, doors, outcome), assignment, outcome)  # noqa: B023
    if "summary" in assignment.publishers or outcome.notices or outcome.warnings or outcome.failures:
        _try("summary", lambda: _summary(assignment, doors, outcome), assignment, outcome)
    return outcome


def _try(name: PublisherName, work: Callable[[], None], assignment: Assignment, outcome: Outcome) -> None:
    if assignment.read_only and not assignment.by_name and name in _WRITES_TO_GITHUB:
        outcome.warnings.append(permission_advice(name, assignment.read_only))
        return
    try:
        work()
    except NotAllowedError as error:
        advice = refusal_advice(name, error)
        if assignment.by_name:
            outcome.failures[name] = PublishError(advice)
        else:
            outcome.warnings.append(advice)
    except ProtectedError as error:
        if assignment.by_name:
            outcome.failures[name] = error
        else:
            outcome.warnings.append(str(error))
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
    _name_files(assignment.publication, outcome, committed=committed)
    outcome.published = replace(outcome.published, commit_sha=committed.sha)
    if committed.overtaken:
        outcome.notices.append(f"The reports on {writer.branch} were {_LEFT}.")
        outcome.done.append(f"commit ({_LEFT})")
        return
    made = f"{committed.sha[:12]} on {writer.branch}" if committed.sha else f"{writer.branch} had it already"
    outcome.done.append(f"commit ({made})")


def _pull_request(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    if any(done.startswith("commit") for done in outcome.done):
        return  # only what the branch itself did not take goes through a pull request
    writer = PullRequestWriter(
        client=doors.client, repository=assignment.repository, target=assignment.branch, clock=doors.clock
    )
    opened = writer.publish(assignment.publication)
    _name_files(assignment.publication, outcome, committed=opened.committed)
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
        key=thread.key,
        head=thread.head,
        clock=doors.clock,
    )
    url = writer.publish(parts)
    outcome.published = replace(outcome.published, comment_url=url)
    said = _left(outcome, "comment", thread) if writer.gave_way else url or "nothing to say"
    outcome.done.append(f"comment ({said})")


def _description(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    thread = assignment.pull_request()
    writer = doors.description_writer(thread)
    writer.publish(assignment.block(writer.room()))
    said = _left(outcome, "description", thread) if writer.gave_way else f"#{thread.number}"
    outcome.done.append(f"description ({said})")


def _labels(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    thread = assignment.pull_request()
    writer = LabelWriter(
        client=doors.client,
        repository=thread.repository,
        number=thread.number,
        head=thread.head,
        names=thread.labels,
        clock=doors.clock,
    )
    names = writer.publish(assignment.types())
    said = _left(outcome, "labels", thread) if writer.gave_way else ", ".join(names) or "none"
    outcome.done.append(f"labels ({said})")


def _release(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    released = assignment.release()
    writer = doors.release_writer(released)
    url = writer.publish(assignment.block(writer.room()))
    outcome.done.append(f"release ({_LEFT if writer.gave_way else url})")


def _left(outcome: Outcome, name: str, thread: Thread) -> str:
    """Say that something newer stands there, so that nobody looks for this run's report in vain."""
    outcome.notices.append(
        f"The {name} of #{thread.number} was {_LEFT}: this run is on {thread.head[:7]}, which is overtaken."
    )
    return _LEFT


def _summary(assignment: Assignment, doors: Doors, outcome: Outcome) -> None:
    if doors.summary_file is None:
        if assignment.by_name and "summary" in assignment.publishers:
            raise PublishError("There is no job summary outside a workflow (GITHUB_STEP_SUMMARY is not set).")
        return
    failures = (f"{name}: {error}" for name, error in outcome.failures.items())
    text = job_summary(
        assignment.result,
        published=outcome.published,
        chosen=assignment.chosen,
        warnings=[*assignment.notes, *outcome.notices, *outcome.warnings, *failures],
        number=assignment.number,
        own=assignment.own,
    )
    file = doors.summary_file
    before = file.read_bytes().decode("utf-8", "replace") if file.exists() else ""
    file.write_bytes(with_summary(before, text).encode("utf-8", "replace"))
    outcome.done.append("job summary")


def _name_files(publication: Publication, outcome: Outcome, *, committed: Committed | None = None) -> None:
    path = publication.result[0] if publication.result else None
    if committed and not publication.reports and path not in committed.paths:
        path = None  # a result alone makes no commit
    outcome.published = replace(outcome.published, report_paths=tuple(publication.reports), result_path=path)
