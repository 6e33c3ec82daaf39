"""A range as GitHub and as a clone show it, compared as far as both can tell."""

from collections.abc import Iterable
from dataclasses import replace

from diff_insight.github_api.client import GitHubClient
from diff_insight.model import FileChange, RangeDiff
from diff_insight.sources.git import GitSource
from diff_insight.sources.github.compare import GitHubSource
from tests.fakes.github import GitHubServer
from tests.repositories import Repository

TOKEN = "loopback-token"
ABOUT = "".join(f"Line {number} of the page.\n" for number in range(40))
IMAGE = b"\x89PNG\r\n\x1a\n\0\0\0" + bytes(range(200))


def read(client: GitHubClient, base: str, head: str, *, dots: int = 3) -> RangeDiff:
    return GitHubSource(
        client=client, repository="octo/docs", base=base, head=head, three_dots=dots == 3
    ).read()


def from_clone(repository: Repository, base: str, head: str, *, dots: int = 3) -> tuple[FileChange, ...]:
    return without_blobs(GitSource(repository.folder, base, head, dots == 3).read().changes)


def paths(github: GitHubServer) -> list[str]:
    return [request.path.removeprefix("/repos/octo/docs") for request in github.requests]


def without_blobs(changes: Iterable[FileChange]) -> tuple[FileChange, ...]:
    """A patch and compare's answer do not name the content of both sides in full."""
    return tuple(replace(change, old_blob=None, new_blob=None) for change in changes)
