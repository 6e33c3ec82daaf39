"""What landed on a branch, and when: its line of first parents, through the API."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from pydantic import AwareDatetime, BaseModel, TypeAdapter, ValidationError

from diff_insight.errors import InputError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed
from diff_insight.sources.github.contents import full_name
from diff_insight.sources.github.ranges import CommitId

_PAGE = 100
_MAX_PAGES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """One commit of the line.

    Attributes:
        commit: Its id.
        parent: Its first parent's id; None for the first commit of all.
        at: When it was committed.
    """

    commit: str
    parent: str | None
    at: datetime


class _Parent(BaseModel):
    sha: CommitId


class _Committer(BaseModel):
    date: AwareDatetime


class _Commit(BaseModel):
    committer: _Committer | None


class _Row(BaseModel):
    sha: CommitId
    commit: _Commit
    parents: list[_Parent]


def landed_since(
    client: GitHubClient, repository: str, branch: str, *, since: datetime
) -> tuple[Landed, ...]:
    """Give what landed on a branch since a moment, newest first.

    One request per hundred commits, those of merged branches included.

    Raises:
        InputError: There is no such branch, or too much landed since.
        GitHubError: GitHub could not be asked.
    """
    place = full_name(client, repository)  # a redirect would lose the query
    rows: dict[str, _Row] = {}
    head: str | None = None
    for page in range(1, _MAX_PAGES + 1):
        found = _page(client, place, branch, since=since, page=page)
        head = head or (found[0].sha if found else None)
        rows |= {row.sha: row for row in found}
        if len(found) < _PAGE:
            return tuple(_first_parents(rows, head, since))
    raise InputError(
        f"More than {_PAGE * _MAX_PAGES} commits of {place} {branch} lie behind {since:%Y-%m-%d}.",
        remedy="Begin with a later --since.",
    )


def _page(client: GitHubClient, place: str, branch: str, *, since: datetime, page: int) -> list[_Row]:
    moment = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    query = urlencode({"sha": branch, "since": moment, "per_page": _PAGE, "page": page})
    try:
        reply = client.get(f"/repos/{place}/commits?{query}")
    except GitHubError as error:
        if error.kind == "not found":
            raise InputError(f"{place} has no branch {branch!r}.", remedy="Check the name.") from error
        raise
    try:
        return TypeAdapter(list[_Row]).validate_python(reply.json())
    except ValidationError as error:
        first = error.errors()[0]
        raise malformed(reply.request, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _first_parents(rows: dict[str, _Row], head: str | None, since: datetime) -> list[Landed]:
    line: list[Landed] = []
    row = rows.get(head) if head else None
    while row is not None:
        parent = row.parents[0].sha if row.parents else None
        # A commit whose committer GitHub does not show takes its place from its neighbour.
        at = row.commit.committer.date if row.commit.committer else line[-1].at if line else since
        line.append(Landed(commit=row.sha, parent=parent, at=at))
        row = rows.get(parent) if parent else None
    return line
