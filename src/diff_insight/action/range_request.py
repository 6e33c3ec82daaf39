"""A range that was chosen, and what has to be asked to choose one."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from diff_insight.action.plans import Rule
from diff_insight.sources.github.lookups import Pull
from diff_insight.sources.tags import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRequest:
    """A range to be read.

    Attributes:
        repository: `owner/name`.
        base: A commit id or ref; None: everything that the head holds, against the empty tree.
        head: A commit id or ref.
        rule: What chose the range.
        words: The same, as a sentence for the log and the job summary.
        three_dots: Compare with the merge base of both sides; else tree against tree.
        base_name: What people call the base; None: what `base` itself says.
        head_name: The same for the head.
        notes: What the report has to say about the range.
        branch: The branch that ends at the head, where that is known: the pushed or the watched one.
        moves_state: Whether the state file has to say, in the same commit as the reports, that `branch`
            was reported up to the head. Only what begins at the state file's word moves it: a push
            may come after one that nobody reported.
        pull_request: The pull request's number.
        by_bot: Whether a bot opened the pull request.
        head_owner: Who owns the head's repository, if somebody else: for the link.
        configuration_ref: Where the configuration is read; None: on the default branch.
    """

    repository: str
    base: str | None
    head: str
    rule: Rule
    words: str
    three_dots: bool = True
    base_name: str | None = None
    head_name: str | None = None
    notes: tuple[str, ...] = ()
    branch: str | None = None
    moves_state: bool = False
    pull_request: int | None = None
    by_bot: bool = False
    head_owner: str | None = None
    configuration_ref: str | None = None


class Lookups(Protocol):
    """What has to be asked for. Each raises `SourceError` where it cannot be asked."""

    def merge_base(self, repository: str, base: str, head: str) -> str | None:
        """The commit that a three-dot comparison starts from; None where the two have none or one is lost."""
        ...

    def exists(self, repository: str, commit: str) -> bool:
        """Whether the server still has a commit."""
        ...

    def parent(self, repository: str, commit: str) -> str | None:
        """The first parent; None for the first commit."""
        ...

    def default_branch(self, repository: str) -> str:
        """The name of the default branch."""
        ...

    def branch_head(self, repository: str, branch: str) -> str | None:
        """The commit id at the end of a branch; None where there is no such branch."""
        ...

    def commit(self, repository: str, ref: str) -> str:
        """The commit id that a branch, tag or id names; `InputError` where it names none."""
        ...

    def last_release(self, repository: str) -> str | None:
        """The tag of the latest release."""
        ...

    def tags(self, repository: str) -> tuple[Tag, ...]:
        """Every tag, however many there are."""
        ...

    def nearest(self, repository: str, head: str, commits: Collection[str]) -> str | None:
        """The first of these commits in the head's history, from the newest; the head itself is none."""
        ...

    def pull_request(self, repository: str, number: int) -> Pull | None:
        """A pull request."""
        ...

    def pull_requests_of(
        self, repository: str, head_sha: str, *, owner: str | None, branch: str | None
    ) -> tuple[Pull, ...]:
        """The open pull requests whose head is a commit, oldest first."""
        ...

    def last_reported(self, repository: str, branch: str) -> str | None:
        """The head in the state file."""
        ...
