"""What the authors of a range on GitHub say: its commits and the pull request that it belongs to.

Compare shows the newest 250 commits beside the files; the older ones are asked for by the hundred. None of it
is needed for a true report, so what cannot be read is a warning.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pydantic import BaseModel, TypeAdapter, ValidationError

from diff_insight.errors import InputError, SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed
from diff_insight.model import Commit, PullRequest
from diff_insight.sources.github.fetch import EMPTY_TREE
from diff_insight.sources.github.ranges import Comparison, ListedCommit, compare
from diff_insight.sources.told import MOST_COMMITS, Told, left_out

_PAGE = 100
_MOST_TEXT = 65_536


class _Page(BaseModel):
    commits: list[ListedCommit]


class _Label(BaseModel):
    name: str


class _User(BaseModel):
    login: str


class _Pull(BaseModel):
    number: int
    title: str
    body: str | None = None
    labels: list[_Label] = []
    user: _User | None = None


def told_of(
    client: GitHubClient, comparison: Comparison, *, compared: bool, pull_request: int | None
) -> Told:
    """Give the commits and the pull request of a range.

    Args:
        client: The API.
        comparison: The range.
        compared: Whether it holds compare's answer; else compare is asked, or where there is no base all that
            the head has.
        pull_request: Number of the one that the range belongs to.
    """
    told = Told()
    try:
        told = _commits(client, comparison, compared=compared)
    except (GitHubError, InputError, SourceError) as error:
        said = f"Not all commits of the range are told. {error.what}"
        told = Told(commits=comparison.commits, warnings=(said,))
    if pull_request is None:
        return told
    try:
        return replace(told, pull_request=_pull_request(client, comparison.repository, pull_request))
    except GitHubError as error:
        said = f"What pull request #{pull_request} says is not told. {error.what}"
        return replace(told, warnings=(*told.warnings, said))


def _commits(client: GitHubClient, comparison: Comparison, *, compared: bool) -> Told:
    if comparison.base == EMPTY_TREE:
        newest_first = list(islice(_history(client, comparison), MOST_COMMITS + 1))
        warnings: tuple[str, ...] = ()
        if len(newest_first) > MOST_COMMITS:
            warnings = (
                f"The range has more than {MOST_COMMITS} commits; the newest {MOST_COMMITS} are told.",
            )
        return Told(commits=tuple(newest_first[MOST_COMMITS - 1 :: -1]), warnings=warnings)
    if not compared:
        comparison = compare(client, comparison.repository, comparison.base, comparison.head)
    commits = (*_older(client, comparison), *comparison.commits)
    return Told(commits=commits, warnings=left_out(comparison.total_commits))


def _older(client: GitHubClient, comparison: Comparison) -> Iterator[Commit]:
    """Give the commits before those that compare's answer shows, oldest first, as far as they are told."""
    missing = comparison.total_commits - len(comparison.commits)
    first = max(0, comparison.total_commits - MOST_COMMITS)
    path = f"/repos/{comparison.repository}/compare/{comparison.base}...{comparison.head}"
    for page in range(first // _PAGE, -(-missing // _PAGE)):
        reply = client.get(path, parameters={"per_page": _PAGE, "page": page + 1})
        try:
            listed = _Page.model_validate(reply.json()).commits
        except ValidationError as error:
            raise malformed(reply.request, str(error.errors()[0]["msg"])) from error
        start = page * _PAGE
        for each in listed[max(0, first - start) : missing - start]:
            yield each.read


def _history(client: GitHubClient, comparison: Comparison) -> Iterator[Commit]:
    """Give all commits that the head has, newest first."""
    page = 1
    while True:
        parameters: dict[str, str | int] = {"sha": comparison.head, "per_page": _PAGE, "page": page}
        reply = client.get(f"/repos/{comparison.repository}/commits", parameters=parameters)
        try:
            listed = TypeAdapter(list[ListedCommit]).validate_python(reply.json())
        except ValidationError as error:
            raise malformed(reply.request, str(error.errors()[0]["msg"])) from error
        for each in listed:
            yield each.read
        if len(listed) < _PAGE:
            return
        page += 1


def _pull_request(client: GitHubClient, repository: str, number: int) -> PullRequest:
    reply = client.get(f"/repos/{repository}/pulls/{number}")
    try:
        pull = _Pull.model_validate(reply.json())
    except ValidationError as error:
        raise malformed(reply.request, str(error.errors()[0]["msg"])) from error
    return PullRequest(
        number=pull.number,
        title=" ".join(pull.title.split()),
        body=(pull.body or "").replace("\r\n", "\n").strip()[:_MOST_TEXT],
        labels=tuple(label.name for label in pull.labels),
        author=pull.user.login if pull.user else "",
    )
