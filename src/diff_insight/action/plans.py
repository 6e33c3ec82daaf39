"""What an event asks for: a range as it stands, or what has to be looked up for one."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "inputs",
    "push",
    "rewritten branch",
    "new branch",
    "lost before",
    "pull request",
    "merge group",
    "workflow run",
    "state file",
    "last release",
    "previous release",
    "first release",
    "last commit",
]
"""What chose the range, as the run result has it."""


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
    base_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """A push to a branch. `before` is None for a new branch, and may be lost otherwise."""

    repository: str
    before: str | None
    after: str
    branch: str
    default_branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRange:
    """A pull request as the payload has it.

    Attributes:
        repository: Where the pull request is.
        number: Its number.
        base: Commit id of the base when the event happened: stale as soon as the base branch moves.
        base_branch: The branch that it is to be merged into.
        head: Commit id; GitHub serves it from this repository also for a fork.
        head_branch: The branch that it comes from.
        head_owner: Who owns the head's repository.
        merge_commit: The commit that merged it; None where it is not merged.
        since: The input `base`, in place of the base branch.
    """

    repository: str
    number: int
    base: str
    base_branch: str
    head: str
    head_branch: str
    head_owner: str
    merge_commit: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PullOf:
    """Pull requests to be looked up: by number, or as the open ones with this head.

    `head_sha` of a workflow run is checked against a given number too: a number may come from an
    artifact that a stranger's code wrote.
    """

    repository: str
    number: int | None
    head_sha: str | None = None
    head_owner: str | None = None
    head_branch: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """Since the last report on a branch, release or commit.

    `ref` is the watched branch, None the default branch; a tag or a commit id has no last report.
    """

    repository: str
    ref: str | None
    tag_prefix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceRelease:
    """Since the release before this one, among the tags that begin with the prefix (None: like this tag)."""

    repository: str
    tag: str
    tag_prefix: str | None = None


Plan = Nothing | Fixed | Pushed | PullRange | PullOf | SinceLast | SinceRelease
