"""What of GitHub's event payloads is read, as shapes: a payload holds what a stranger wrote.

Only the fields that a rule needs are named; GitHub adds others at any time.
"""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

CommitId = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
FullName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+/[A-Za-z0-9._-]+$")]


class RepositoryPart(BaseModel):
    """The repository of the event."""

    full_name: FullName
    default_branch: str = Field(min_length=1)


class HeadCommit(BaseModel):
    """The commit that a push ends with."""

    id: CommitId


class PushPayload(BaseModel):
    """`push`."""

    ref: str
    before: CommitId
    after: CommitId
    deleted: bool = False
    head_commit: HeadCommit | None = None
    repository: RepositoryPart


class Owner(BaseModel):
    """Who owns a repository."""

    login: str


class SideRepository(BaseModel):
    """The repository of one side of a pull request."""

    full_name: FullName
    owner: Owner


class Side(BaseModel):
    """One side of a pull request; its repository is null where a fork was deleted."""

    sha: CommitId
    ref: str
    repo: SideRepository | None


class PullRequestPart(BaseModel):
    """A pull request; reviews leave out what only a closed one has."""

    number: int
    base: Side
    head: Side
    merged_at: str | None = None
    merge_commit_sha: CommitId | None = None


class PullRequestPayload(BaseModel):
    """`pull_request`, `pull_request_target`, `pull_request_review`, `pull_request_review_comment`."""

    pull_request: PullRequestPart


class IssuePart(BaseModel):
    """An issue; a pull request is one that has a `pull_request`."""

    number: int
    pull_request: dict[str, object] | None = None


class CommentPart(BaseModel):
    """A comment on an issue or pull request."""

    body: str | None = None


class IssueCommentPayload(BaseModel):
    """`issue_comment`."""

    issue: IssuePart
    comment: CommentPart


class MergeGroupPart(BaseModel):
    """A group of pull requests in a merge queue."""

    base_sha: CommitId
    base_ref: str
    head_sha: CommitId


class MergeGroupPayload(BaseModel):
    """`merge_group`."""

    merge_group: MergeGroupPart


class RunPart(BaseModel):
    """A finished run of another workflow."""

    head_sha: CommitId
    head_branch: str | None
    head_repository: SideRepository | None


class WorkflowRunPayload(BaseModel):
    """`workflow_run`."""

    workflow_run: RunPart


class ReleasePart(BaseModel):
    """A release."""

    tag_name: str = Field(min_length=1)
    draft: bool = False


class ReleasePayload(BaseModel):
    """`release`."""

    action: str
    release: ReleasePart
