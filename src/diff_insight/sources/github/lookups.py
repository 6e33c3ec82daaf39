"""What the rules of the events table ask GitHub for; each answer is a value or a clear None."""

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, TypeAdapter, ValidationError

from diff_insight.errors import InputError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed
from diff_insight.sources.github.ranges import CommitId, commit_of, compare, no_repository

T = TypeVar("T")


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
    draft: bool
    prerelease: bool
    published_at: str | None = None


class _Owner(BaseModel):
    login: str


class _SideRepository(BaseModel):
    owner: _Owner


class _Side(BaseModel):
    sha: CommitId
    repo: _SideRepository | None


class _Pull(BaseModel):
    number: int
    base: _Side
    head: _Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A pull request: its number, the commit ids of its sides, and who owns the head's repository."""

    number: int
    base: str
    head: str
    head_owner: str


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

    def previous_release(self, repository: str, tag: str) -> str | None:
        """The tag of the release published last before this one; prereleases count only before another."""
        releases = self._get(f"/repos/{repository}/releases?per_page=100", list[_Release]) or []
        this = next((release for release in releases if release.tag_name == tag), None)
        until = this.published_at if this and this.published_at else "9999"
        earlier = [
            (release.published_at, release.tag_name)
            for release in releases
            if release.published_at
            and release.published_at < until
            and release.tag_name != tag
            and not release.draft
            and (not release.prerelease or (this is not None and this.prerelease))
        ]
        return max(earlier)[1] if earlier else None

    def pull_request(self, repository: str, number: int) -> Pull | None:
        """A pull request; None where there is none of that number."""
        found = self._get(f"/repos/{repository}/pulls/{number}", _Pull)
        return _pull(found, repository) if found else None

    def open_pull_requests(self, repository: str, owner: str, branch: str) -> tuple[Pull, ...]:
        """The open pull requests from a branch of somebody's repository, oldest first."""
        head = quote(f"{owner}:{branch}", safe="")
        path = f"/repos/{repository}/pulls?state=open&per_page=100&head={head}"
        found = self._get(path, list[_Pull]) or []
        return tuple(_pull(pull, repository) for pull in sorted(found, key=lambda pull: pull.number))

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
    owner = pull.head.repo.owner.login if pull.head.repo else repository.partition("/")[0]
    return Pull(number=pull.number, base=pull.base.sha, head=pull.head.sha, head_owner=owner)
