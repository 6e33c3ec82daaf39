"""What the rules of the events table ask GitHub for; each answer is a value or a clear None."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, TypeAdapter, ValidationError

from diff_insight.errors import InputError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed
from diff_insight.sources.github.contents import full_name
from diff_insight.sources.github.ranges import CommitId, commit_of, compare, no_repository
from diff_insight.sources.tags import Tag

T = TypeVar("T")

_PAGE = 100
MOST_TAG_PAGES = 100
"""Pages of tags that are read: 10,000 tags."""
MOST_HISTORY_PAGES = 50
"""Pages of a history in which the nearest tag is looked for: 5,000 commits."""


class _Id(BaseModel):
    sha: CommitId


class _Branch(BaseModel):
    name: str
    commit: _Id


class _Commit(BaseModel):
    parents: list[_Id]


class _Repository(BaseModel):
    default_branch: str


class _Release(BaseModel):
    tag_name: str


class _TagRow(BaseModel):
    name: str
    commit: _Id


class _User(BaseModel):
    login: str
    type: str = "User"


class _SideRepository(BaseModel):
    owner: _User


class _Side(BaseModel):
    sha: CommitId
    ref: str
    repo: _SideRepository | None


class _Pull(BaseModel):
    number: int
    state: str
    base: _Side
    head: _Side
    user: _User | None = None
    merged_at: str | None = None
    merge_commit_sha: CommitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A pull request.

    Attributes:
        number: Its number.
        base: Commit id of its base when somebody last pushed: stale as soon as the base branch moves.
        base_branch: The branch that it is to be merged into.
        head: Commit id of its head.
        head_branch: The branch that it comes from.
        head_owner: Who owns the head's repository.
        merge_commit: The commit that merged it; None where it is not merged.
        by_bot: Whether a bot opened it.
    """

    number: int
    base: str
    base_branch: str
    head: str
    head_branch: str
    head_owner: str
    merge_commit: str | None = None
    by_bot: bool = False


@dataclass(frozen=True, slots=True)
class GitHubLookups:
    """Looks things up through the API.

    Attributes:
        client: The API.
    """

    client: GitHubClient

    def merge_base(self, repository: str, base: str, head: str) -> str | None:
        """The commit that a three-dot comparison starts from; None where there is none or a side is lost.

        Asks what reading the range asks too, so that the second time is a conditional request.
        """
        try:
            return compare(self.client, repository, base, head).merge_base
        except InputError:
            return None

    def parent(self, repository: str, commit: str) -> str | None:
        """The first parent; None for the first commit."""
        found = self._get(f"/repos/{repository}/commits/{quote(commit)}", _Commit)
        return found.parents[0].sha if found and found.parents else None

    def default_branch(self, repository: str) -> str:
        """The name of the default branch."""
        found = self._get(f"/repos/{repository}", _Repository)
        if found is None:
            raise no_repository(repository, self.client)
        return found.default_branch

    def branch_head(self, repository: str, branch: str) -> str | None:
        """The commit id at the end of a branch; None where there is no such branch."""
        found = self._get(f"/repos/{repository}/branches/{quote(branch)}", _Branch)
        # A renamed branch redirects; its old name is no branch any more, and the state knows the new one.
        return found.commit.sha if found else None

    def commit(self, repository: str, ref: str) -> str:
        """The commit id that a branch, tag or id names."""
        return commit_of(self.client, repository, ref)

    def last_release(self, repository: str) -> str | None:
        """The tag of the latest release; no draft and no prerelease."""
        found = self._get(f"/repos/{repository}/releases/latest", _Release)
        return found.tag_name if found else None

    def exists(self, repository: str, commit: str) -> bool:
        """Whether the server still has a commit; one that no branch reaches may be gone at any time."""
        try:
            commit_of(self.client, repository, commit)
        except InputError:
            return False
        return True

    def tags(self, repository: str) -> tuple[Tag, ...]:
        """Every tag with the commit that it leads to.

        Tags, not releases: a release may name a tag that is gone, and a tag need not have a release.
        """
        rows = self._pages(repository, "tags?", _TagRow, most=MOST_TAG_PAGES)
        return tuple(Tag(row.name, row.commit.sha) for row in rows)

    def nearest(self, repository: str, head: str, commits: Collection[str]) -> str | None:
        """The first of these commits in the head's history, from the newest; the head itself is none."""
        wanted = set(commits) - {head}
        if not wanted:
            return None
        history = self._pages(repository, f"commits?sha={quote(head)}&", _Id, most=MOST_HISTORY_PAGES)
        return next((row.sha for row in history if row.sha in wanted), None)

    def nearest_tag(self, repository: str, head: str, *, prefix: str) -> Tag:
        """The nearest tag in a history that begins with a prefix; the head's own tags are none.

        Raises:
            InputError: There is none.
        """
        tags = {tag.commit: tag for tag in reversed(self.tags(repository)) if tag.name.startswith(prefix)}
        commit = self.nearest(repository, self.commit(repository, head), tags)
        if commit is None:
            which = f"begins with {prefix!r}" if prefix else "is there"
            raise InputError(
                f"No tag of {repository} in the history of {head} {which}.",
                remedy=f"See {self.client.server_url}/{repository}/tags, or name the base.",
            )
        return tags[commit]

    def pull_request(self, repository: str, number: int) -> Pull | None:
        """A pull request; None where there is none of that number."""
        found = self._get(f"/repos/{repository}/pulls/{number}", _Pull)
        return _pull(found, repository) if found else None

    def pull_requests_of(
        self, repository: str, head_sha: str, *, owner: str | None, branch: str | None
    ) -> tuple[Pull, ...]:
        """The open pull requests whose head is a commit, oldest first.

        GitHub tells them by the commit, where that lies in this repository, and by the branch, where that
        is known; neither way finds all.
        """
        rows = (
            self._get(f"/repos/{repository}/commits/{quote(head_sha)}/pulls?per_page=100", list[_Pull]) or []
        )
        if owner and branch:
            head = quote(f"{owner}:{branch}", safe="")
            path = f"/repos/{repository}/pulls?state=open&per_page=100&head={head}"
            rows += self._get(path, list[_Pull]) or []
        found = {
            row.number: _pull(row, repository)
            for row in rows
            if row.state == "open" and row.head.sha == head_sha
        }
        return tuple(found[number] for number in sorted(found))

    def _pages(self, repository: str, rest: str, shape: type[T], *, most: int) -> Iterator[T]:
        place = full_name(self.client, repository)  # a redirect would lose the query
        for page in range(1, most + 1):
            path = f"/repos/{place}/{rest}per_page={_PAGE}&page={page}"
            rows: list[T] = self._get(path, list[shape]) or []  # type: ignore[valid-type]
            yield from rows
            if len(rows) < _PAGE:
                return

    def _get(self, path: str, shape: type[T]) -> T | None:
        """Read a path as a shape; None where GitHub has nothing there."""
        try:
            reply = self.client.get(path)
        except GitHubError as error:
            if error.kind in {"not found", "invalid"}:
                return None
            raise
        try:
            return TypeAdapter(shape).validate_python(reply.json())
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            raise malformed(reply.request, f"{where}: {first['msg']}") from error


def _pull(pull: _Pull, repository: str) -> Pull:
    user = pull.user
    return Pull(
        number=pull.number,
        base=pull.base.sha,
        base_branch=pull.base.ref,
        head=pull.head.sha,
        head_branch=pull.head.ref,
        head_owner=pull.head.repo.owner.login if pull.head.repo else repository.partition("/")[0],
        merge_commit=pull.merge_commit_sha if pull.merged_at else None,
        by_bot=user is not None and (user.type == "Bot" or user.login.endswith("[bot]")),
    )
