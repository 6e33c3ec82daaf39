"""Which of two heads is the newer one, so that a run on an older head never replaces a newer report.

The branch as it is now decides first: its head is newer than any other. Two heads that are both overtaken
are ordered by history. Where neither tells, nothing is known to be older, and whoever comes later writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.response_shapes import CompareRow, Made, PullRow


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one line of work.

    Attributes:
        client: GitHub.
        repository: Where the commits are, `owner/name`.
        now: Asks for the head as it is now; None where nobody knows.
    """

    client: GitHubClient
    repository: str
    now: Callable[[], str | None]

    def is_older(self, head: str, than: str) -> bool:
        """Tell whether the first is known to be older than the second."""
        if head == than:
            return False
        current = self.now()
        if current in {head, than}:
            return current == than
        return is_behind(self.client, self.repository, head, than)


def is_behind(client: GitHubClient, repository: str, commit: str, other: str) -> bool:
    """Tell whether a commit is an ancestor of another one."""
    path = f"/repos/{repository}/compare/{quote(commit, safe='')}...{quote(other, safe='')}"
    try:
        return client.get(path, parameters={"per_page": 1}).read(CompareRow)["status"] == "ahead"
    except GitHubError:
        return False  # one of them is gone: what this run read is what there is


def head_of_pull_request(client: GitHubClient, repository: str, number: int) -> str | None:
    """Give the commit id that a pull request ends with now; None where it cannot be read."""
    try:
        return client.get(f"/repos/{repository}/pulls/{number}").read(PullRow)["head"]["sha"]
    except GitHubError:
        return None


def commit_of_tag(client: GitHubClient, repository: str, tag: str) -> str | None:
    """Give the commit id that a tag leads to now; None where it cannot be read."""
    try:
        return client.get(f"/repos/{repository}/commits/tags/{quote(tag)}").read(Made)["sha"]
    except GitHubError:
        return None
