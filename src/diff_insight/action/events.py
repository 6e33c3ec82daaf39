"""From an event to a plan for its range: pure functions of payload and inputs.

A plan is either a range or what has to be looked up for one; `diff_insight.action.ranges` does the
looking up. The rules are the table in section 3 of the contract. A payload holds what a stranger wrote,
so only the fields below are read; GitHub adds others at any time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from diff_insight.errors import InputError

Rule = Literal[
    "inputs",
    "push",
    "new branch",
    "lost before",
    "pull request",
    "workflow run",
    "state file",
    "last release",
    "previous release",
    "last commit",
]
"""What chose the range, as the run result has it."""

_BRANCH = "refs/heads/"
_TAG = "refs/tags/"

CommitId = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
FullName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+/[A-Za-z0-9._-]+$")]


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
    """

    event: str
    payload: Mapping[str, Any]
    workflow_repository: str
    repository: str
    base: str | None = None
    head: str | None = None
    pull_request: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """There is nothing to report; the run ends well. `why` is a sentence for people."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A range that needs no looking up; `branch` is what the state file calls its head."""

    repository: str
    base: str
    head: str
    rule: Rule
    branch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """A push. `before` is None for a new ref, and may be lost otherwise; a tag has no `branch`."""

    repository: str
    before: str | None
    after: str
    branch: str | None
    default_branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRange:
    """A pull request's range as the payload has it.

    Attributes:
        repository: Where the pull request is.
        number: Its number.
        base: Commit id; the configuration is read there.
        head: Commit id; GitHub serves it from this repository also for a fork.
        head_owner: Who owns the head's repository.
    """

    repository: str
    number: int
    base: str
    head: str
    head_owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PullOf:
    """A pull request to be looked up: by number, or as the open one with this head.

    `head_sha` of a workflow run is checked against a given number too: a number may come from an
    artifact that a stranger's code wrote.
    """

    repository: str
    number: int | None
    head_sha: str | None = None
    head_owner: str | None = None
    head_branch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """Since the last report on a branch, release or commit.

    `ref` is the watched branch, None the default branch; a tag or a commit id has no last report.
    """

    repository: str
    ref: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceRelease:
    """Since the release before this one."""

    repository: str
    tag: str


Plan = Nothing | Fixed | Pushed | PullRange | PullOf | SinceLast | SinceRelease


class _Repository(BaseModel):
    full_name: FullName
    default_branch: str = Field(min_length=1)


class _HeadCommit(BaseModel):
    id: CommitId


class _Push(BaseModel):
    ref: str
    before: CommitId
    after: CommitId
    deleted: bool = False
    head_commit: _HeadCommit | None = None
    repository: _Repository


class _Owner(BaseModel):
    login: str


class _SideRepository(BaseModel):
    full_name: FullName
    owner: _Owner


class _Side(BaseModel):
    sha: CommitId
    ref: str
    repo: _SideRepository | None


class _PullRequest(BaseModel):
    number: int
    base: _Side
    head: _Side


class _PullRequestEvent(BaseModel):
    pull_request: _PullRequest


class _Run(BaseModel):
    head_sha: CommitId
    head_branch: str | None
    head_repository: _SideRepository | None


class _WorkflowRunEvent(BaseModel):
    workflow_run: _Run


class _Release(BaseModel):
    tag_name: str = Field(min_length=1)
    draft: bool = False


class _ReleaseEvent(BaseModel):
    action: str
    release: _Release


P = TypeVar("P", bound=BaseModel)


def plan_of(trigger: Trigger) -> Plan:
    """Say which range a run is about, or what has to be looked up for it.

    Raises:
        InputError: The event names no range and the inputs do not either, or the payload is none.
    """
    if trigger.base and trigger.head:
        return Fixed(repository=trigger.repository, base=trigger.base, head=trigger.head, rule="inputs")
    if trigger.base:
        return _with_base(trigger, trigger.base)
    if trigger.pull_request is not None and trigger.event != "workflow_run":
        return PullOf(repository=trigger.repository, number=trigger.pull_request)
    if trigger.head or trigger.repository.lower() != trigger.workflow_repository.lower():
        # The event tells of this repository and its own head only.
        return SinceLast(repository=trigger.repository, ref=trigger.head and _short(trigger.head))
    return _of_event(trigger)


def _of_event(trigger: Trigger) -> Plan:
    match trigger.event:
        case "push":
            return _pushed(_read(_Push, trigger))
        case "pull_request" | "pull_request_target":
            return _pull_range(_read(_PullRequestEvent, trigger).pull_request, trigger.repository)
        case "workflow_run":
            return _pull_of_run(_read(_WorkflowRunEvent, trigger).workflow_run, trigger)
        case "workflow_dispatch" | "repository_dispatch" | "schedule":
            ref = trigger.payload.get("ref") or trigger.payload.get("branch")
            return SinceLast(repository=trigger.repository, ref=_short(ref) if isinstance(ref, str) else None)
        case "release":
            return _released(_read(_ReleaseEvent, trigger), trigger.repository)
        case _:
            raise InputError(
                f"The event {trigger.event!r} names no commit range.",
                remedy="Give the inputs `base` and `head`, or `pull-request`.",
            )


def _with_base(trigger: Trigger, base: str) -> Plan:
    """The given base and the event's own head, or the default branch's where it has none."""
    head = "HEAD"
    if trigger.repository.lower() == trigger.workflow_repository.lower():
        match trigger.event:
            case "push":
                push = _read(_Push, trigger)
                if push.deleted:
                    return _deleted(push)
                head = _head_of_push(push)
            case "pull_request" | "pull_request_target":
                head = _read(_PullRequestEvent, trigger).pull_request.head.sha
            case "release":
                head = _read(_ReleaseEvent, trigger).release.tag_name
            case "workflow_dispatch":
                head = _short(str(trigger.payload.get("ref") or "HEAD"))
            case _:
                pass
    return Fixed(repository=trigger.repository, base=base, head=head, rule="inputs")


def _pushed(push: _Push) -> Plan:
    if push.deleted or _is_zero(push.after):
        return _deleted(push)
    return Pushed(
        repository=push.repository.full_name,
        before=None if _is_zero(push.before) else push.before,
        after=_head_of_push(push),
        branch=None if push.ref.startswith(_TAG) else _short(push.ref),
        default_branch=push.repository.default_branch,
    )


def _deleted(push: _Push) -> Nothing:
    return Nothing(why=f"The push deleted {_short(push.ref)}: there is nothing to report.")


def _head_of_push(push: _Push) -> str:
    """The pushed commit; `after` of an annotated tag is the tag's own id."""
    is_tag = push.ref.startswith(_TAG)
    return push.head_commit.id if is_tag and push.head_commit else push.after


def _pull_range(pull: _PullRequest, repository: str) -> PullRange:
    owner = pull.head.repo.owner.login if pull.head.repo else repository.partition("/")[0]
    return PullRange(
        repository=repository,
        number=pull.number,
        base=pull.base.sha,
        head=pull.head.sha,
        head_owner=owner,
    )


def _pull_of_run(run: _Run, trigger: Trigger) -> PullOf:
    return PullOf(
        repository=trigger.repository,
        number=trigger.pull_request,
        head_sha=run.head_sha,
        head_owner=run.head_repository.owner.login if run.head_repository else None,
        head_branch=run.head_branch,
    )


def _released(event: _ReleaseEvent, repository: str) -> Plan:
    tag = event.release.tag_name
    if event.action in {"deleted", "unpublished"}:
        return Nothing(why=f"The release {tag} was {event.action}: there is nothing to report.")
    if event.release.draft:
        return Nothing(why=f"The release {tag} is a draft, whose tag need not exist yet.")
    return SinceRelease(repository=repository, tag=tag)


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


def _short(ref: str) -> str:
    return ref.removeprefix(_BRANCH).removeprefix(_TAG)


def _is_zero(commit: str) -> bool:
    return not commit.strip("0")
