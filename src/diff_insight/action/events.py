"""From an event to a plan for its range: pure functions of payload and inputs.

A plan is either a range or what has to be looked up for one; `diff_insight.action.range_lookup` does the
looking up. The rules are the rows of `diff_insight.action.event_table`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from diff_insight.action.event_table import TABLE, Topic
from diff_insight.action.payloads import (
    IssueCommentPayload,
    MergeGroupPayload,
    PullRequestPart,
    PullRequestPayload,
    PushPayload,
    ReleasePayload,
    RunPart,
    WorkflowRunPayload,
)
from diff_insight.action.plans import (
    Fixed,
    Nothing,
    Plan,
    PullOf,
    PullRange,
    Pushed,
    SinceLast,
    SinceRelease,
)
from diff_insight.errors import InputError
from diff_insight.publish.comment_body import is_own_comment
from diff_insight.publish.degrade import PublisherName

_BRANCH = "refs/heads/"
_TAG = "refs/tags/"
_PULL_REQUEST_EVENTS = frozenset(
    {"pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment"}
)
_BY_KEY = (
    ("merge_group", "merge_group"),
    ("workflow_run", "workflow_run"),
    ("release", "release"),
    ("pull_request", "pull_request"),
    ("issue", "issue_comment"),
    ("before", "push"),
    ("schedule", "schedule"),
)
"""What of a payload tells the event, for a called workflow whose own name of the event says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What started the run and what its inputs say; empty inputs are None.

    Attributes:
        event: `GITHUB_EVENT_NAME`.
        payload: The JSON of `GITHUB_EVENT_PATH`.
        workflow_repository: `GITHUB_REPOSITORY`.
        repository: The repository to report on.
        base: The input of that name.
        head: The input of that name; alone, with a state file, it is the watched branch.
        pull_request: The number of a pull request.
        tag_prefix: Which tags are releases of this package; None: it follows from the tag.
    """

    event: str
    payload: Mapping[str, Any]
    workflow_repository: str
    repository: str
    base: str | None = None
    head: str | None = None
    pull_request: int | None = None
    tag_prefix: str | None = None

    @property
    def kind(self) -> str:
        """The event; of a called workflow the caller's, which its payload shows."""
        if self.event != "workflow_call":
            return self.event
        return next((event for key, event in _BY_KEY if key in self.payload), "workflow_dispatch")

    @property
    def is_elsewhere(self) -> bool:
        """Whether the report is on another repository, of which the event says nothing."""
        return self.repository.lower() != self.workflow_repository.lower()


P = TypeVar("P", bound=BaseModel)


def topic_of(trigger: Trigger) -> Topic:
    """Say which row of the table a run belongs to."""
    kind = trigger.kind
    if kind == "workflow_run":
        return "workflow run"
    if trigger.pull_request is not None:
        return "named pull request"
    if kind == "push":
        return "tag push" if str(trigger.payload.get("ref", "")).startswith(_TAG) else "branch push"
    if kind in _PULL_REQUEST_EVENTS or kind == "issue_comment":
        return "pull request"
    named: Mapping[str, Topic] = {"merge_group": "merge group", "schedule": "schedule", "release": "release"}
    return named.get(kind, "dispatch")


def default_publishers(trigger: Trigger) -> tuple[PublisherName, ...]:
    """Say where the report of a run goes when `publish` says nothing."""
    found = TABLE[topic_of(trigger)].publishes
    # The pull request of the event is none of the other repository's: there is nowhere to comment.
    elsewhere = trigger.is_elsewhere and trigger.pull_request is None
    return tuple(name for name in found if not (elsewhere and name == "comment"))


def plan_of(trigger: Trigger) -> Plan:
    """Say which range a run is about, or what has to be looked up for it.

    Raises:
        InputError: The event names no range and the inputs do not either, or the payload is none.
    """
    if trigger.base and trigger.head:
        return Fixed(repository=trigger.repository, base=trigger.base, head=trigger.head, rule="inputs")
    if trigger.pull_request is not None and trigger.kind != "workflow_run":
        return PullOf(repository=trigger.repository, number=trigger.pull_request, since=trigger.base)
    if trigger.base:
        return _with_base(trigger, trigger.base)
    if trigger.head or trigger.is_elsewhere:
        # The event tells of this repository and its own head only.
        return SinceLast(
            repository=trigger.repository,
            ref=trigger.head and short_ref(trigger.head),
            tag_prefix=trigger.tag_prefix,
        )
    return _of_event(trigger)


def thread_number(trigger: Trigger) -> int | None:
    """The pull request that the event is about, where it is one of the repository reported on."""
    if trigger.pull_request is not None:
        return trigger.pull_request
    if trigger.is_elsewhere or topic_of(trigger) != "pull request":
        return None
    if trigger.kind == "issue_comment":
        issue = _read(IssueCommentPayload, trigger).issue
        return issue.number if issue.pull_request is not None else None
    return _read(PullRequestPayload, trigger).pull_request.number


def tag_of(trigger: Trigger) -> str | None:
    """The tag of the release that the event is about, where it is one of the repository reported on."""
    topic = topic_of(trigger)
    if trigger.is_elsewhere or topic not in {"release", "tag push"}:
        return None
    if topic == "tag push":
        return short_ref(_read(PushPayload, trigger).ref)
    return _read(ReleasePayload, trigger).release.tag_name


def short_ref(ref: str) -> str:
    """A branch or tag without `refs/heads/` or `refs/tags/`."""
    return ref.removeprefix(_BRANCH).removeprefix(_TAG)


def _of_event(trigger: Trigger) -> Plan:  # noqa: PLR0911 - one return per kind of event
    match trigger.kind:
        case "push":
            return _pushed(_read(PushPayload, trigger), trigger)
        case "pull_request" | "pull_request_target" | "pull_request_review" | "pull_request_review_comment":
            return _pull_range(_read(PullRequestPayload, trigger).pull_request, trigger.repository)
        case "issue_comment":
            return _commented(_read(IssueCommentPayload, trigger), trigger.repository)
        case "merge_group":
            return _merge_group(_read(MergeGroupPayload, trigger), trigger.repository)
        case "workflow_run":
            return _pull_of_run(_read(WorkflowRunPayload, trigger).workflow_run, trigger)
        case "workflow_dispatch" | "repository_dispatch" | "schedule":
            ref = trigger.payload.get("ref") or trigger.payload.get("branch")
            return SinceLast(
                repository=trigger.repository,
                ref=short_ref(ref) if isinstance(ref, str) else None,
                tag_prefix=trigger.tag_prefix,
            )
        case "release":
            return _released(_read(ReleasePayload, trigger), trigger)
        case _:
            raise InputError(
                f"The event {trigger.event!r} names no commit range.",
                remedy="Give the inputs `base` and `head`, or `pull-request`.",
            )


def _with_base(trigger: Trigger, base: str) -> Plan:
    """The given base and the event's own head, or the default branch's where it has none."""
    head = "HEAD"
    if not trigger.is_elsewhere:
        match trigger.kind:
            case "push":
                push = _read(PushPayload, trigger)
                if _is_deleted(push):
                    return _deleted(push)
                head = _head_of_push(push)
            case (
                "pull_request" | "pull_request_target" | "pull_request_review" | "pull_request_review_comment"
            ):
                return _pull_range(_read(PullRequestPayload, trigger).pull_request, trigger.repository, base)
            case "issue_comment":
                return _commented(_read(IssueCommentPayload, trigger), trigger.repository, base)
            case "merge_group":
                head = _read(MergeGroupPayload, trigger).merge_group.head_sha
            case "workflow_run":
                return _pull_of_run(_read(WorkflowRunPayload, trigger).workflow_run, trigger)
            case "release":
                head = _read(ReleasePayload, trigger).release.tag_name
            case "workflow_dispatch":
                head = short_ref(str(trigger.payload.get("ref") or "HEAD"))
            case _:
                pass
    return Fixed(repository=trigger.repository, base=base, head=head, rule="inputs")


def _pushed(push: PushPayload, trigger: Trigger) -> Plan:
    if _is_deleted(push):
        return _deleted(push)
    if push.ref.startswith(_TAG):
        return _since_release(short_ref(push.ref), trigger)
    return Pushed(
        repository=push.repository.full_name,
        before=None if _is_zero(push.before) else push.before,
        after=push.after,
        branch=short_ref(push.ref),
        default_branch=push.repository.default_branch,
    )


def _is_deleted(push: PushPayload) -> bool:
    return push.deleted or _is_zero(push.after)


def _deleted(push: PushPayload) -> Nothing:
    return Nothing(why=f"The push deleted {short_ref(push.ref)}: there is nothing to report.")


def _head_of_push(push: PushPayload) -> str:
    """The pushed commit; `after` of an annotated tag is the tag's own id."""
    is_tag = push.ref.startswith(_TAG)
    return push.head_commit.id if is_tag and push.head_commit else push.after


def _pull_range(pull: PullRequestPart, repository: str, since: str | None = None) -> PullRange:
    owner = pull.head.repo.owner.login if pull.head.repo else repository.partition("/")[0]
    return PullRange(
        repository=repository,
        number=pull.number,
        base=pull.base.sha,
        base_branch=pull.base.ref,
        head=pull.head.sha,
        head_branch=pull.head.ref,
        head_owner=owner,
        merge_commit=pull.merge_commit_sha if pull.merged_at else None,
        since=since,
    )


def _commented(event: IssueCommentPayload, repository: str, since: str | None = None) -> Plan:
    number = event.issue.number
    if event.issue.pull_request is None:
        return Nothing(why=f"The comment is on issue #{number}, which is no pull request.")
    if is_own_comment(event.comment.body or ""):
        return Nothing(why=f"The comment on #{number} is Diff Insight's own.")
    return PullOf(repository=repository, number=number, since=since)


def _merge_group(event: MergeGroupPayload, repository: str) -> Fixed:
    group = event.merge_group
    return Fixed(
        repository=repository,
        base=group.base_sha,
        head=group.head_sha,
        rule="merge group",
        base_name=short_ref(group.base_ref),
    )


def _pull_of_run(run: RunPart, trigger: Trigger) -> PullOf:
    return PullOf(
        repository=trigger.repository,
        number=trigger.pull_request,
        head_sha=run.head_sha,
        head_owner=run.head_repository.owner.login if run.head_repository else None,
        head_branch=run.head_branch,
        since=trigger.base,
    )


def _released(event: ReleasePayload, trigger: Trigger) -> Plan:
    tag = event.release.tag_name
    if event.action in {"deleted", "unpublished"}:
        return Nothing(why=f"The release {tag} was {event.action}: there is nothing to report.")
    if event.release.draft:
        return Nothing(why=f"The release {tag} is a draft, whose tag need not exist yet.")
    return _since_release(tag, trigger)


def _since_release(tag: str, trigger: Trigger) -> Plan:
    prefix = trigger.tag_prefix
    if prefix is not None and not tag.startswith(prefix):
        return Nothing(why=f"The tag {tag} is a release of another package: it does not begin with {prefix}.")
    return SinceRelease(repository=trigger.repository, tag=tag, tag_prefix=prefix)


def _read(model: type[P], trigger: Trigger) -> P:
    try:
        return model.model_validate(trigger.payload)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise InputError(
            f"The payload of {trigger.event!r} is not as GitHub describes it: {where}: {first['msg']}.",
            remedy="Check GITHUB_EVENT_NAME and GITHUB_EVENT_PATH, or give the inputs `base` and `head`.",
        ) from error


def _is_zero(commit: str) -> bool:
    return not commit.strip("0")
